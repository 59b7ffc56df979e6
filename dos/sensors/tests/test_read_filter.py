"""$filter finds what the standard says (OGC 18-088, 9.3.3.5); the same rows in SQLite and PostgreSQL."""

import pytest

from dos.core.db import is_postgresql
from dos.sensors.query.errors import QueryRefused
from dos.sensors.tests.reader import Stations, ask, ids, stations

pytestmark = pytest.mark.django_db

ALL = "0 1 2 3 4 5 6 7 8 9"
# Values of one stream, told by their place in the list. req/request-data/built-in-filter-operations, then -functions.
VALUES = [
    # comparisons
    ("result eq 2", "1"),
    ("result eq 2.0", "1"),
    ("result ne 2", "0 2 3 4 5 6 7 8 9"),
    ("result gt 2", "3 9"),
    ("result ge 2", "1 3 9"),
    ("result lt 0", "2"),
    ("result le 0", "2 8"),
    ("2 lt result", "3 9"),
    ("result eq -7.5", "2"),
    ("result lt -7", "2"),
    ("result gt 1e299", "9"),
    # texts, truths and numbers are different things
    ("result eq '10'", "4"),
    ("result eq 10", "3"),
    ("result ne '10'", "0 1 2 3 5 6 7 8 9"),
    ("result gt '0'", "4"),
    ("result eq true", "5"),
    ("result eq false", ""),
    ("result eq 1", ""),
    ("result", "5"),
    # nothing
    ("result eq null", "6"),
    ("result ne null", "0 1 2 3 4 5 7 8 9"),
    ("null eq result", "6"),
    ("result gt null", ""),
    ("null eq null", ALL),
    ("resultTime eq null", "0 1 3 4 5 6 7 8 9"),
    ("resultTime ne null", "2"),
    ("parameters ne null", "6"),
    ("not (result gt 2)", "0 1 2 4 5 6 7 8"),
    ("not (result eq null)", "0 1 2 3 4 5 7 8 9"),
    ("not (resultTime gt 2000-01-01T00:00:00Z)", "0 1 3 4 5 6 7 8 9"),
    # and, or, not, and what binds closer
    ("result gt 0 and result lt 5", "0 1"),
    ("result lt 0 or result gt 5", "2 3 9"),
    ("result eq 2 or result eq 10 and result eq 0", "1"),
    ("(result eq 2 or result eq 10) and result eq 10", "3"),
    ("not result eq 2 and result gt 1", "0 3 9"),
    ("not (not (result eq 2))", "1"),
    ("true", ALL),
    ("false", ""),
    ("(result eq 2) eq true", "1"),
    # arithmetic
    ("result add 1 eq 3", "1"),
    ("result sub 1 eq 1", "1"),
    ("result mul 2 eq 3", "0"),
    ("result div 4 eq 0.5", "1"),
    ("5 div 2 eq 2.5", ALL),
    ("result mod 4 eq 2", "1 3"),
    ("result mod 4 eq -3.5", "2"),
    ("result div 0 gt 0", ""),
    ("result mod 0 eq 0", ""),
    ("result add 2 mul 3 eq 8", "1"),
    ("(result add 2) mul 3 eq 12", "1"),
    ("result sub 1 sub 1 eq 0", "1"),
    ("-result gt 7", "2"),
    ("result mul -1 eq 7.5", "2"),
    ("2147483647 add 2147483647 gt 0", ALL),
    ("9223372036854775807 add 1 gt 0", ALL),
    # in
    ("result in (2, 10, 'x')", "1 3"),
    ("result in ('10', null)", "4 6"),
    ("parameters/q/v in (5)", "6"),
    ("'x' in parameters/tags", "6"),
    ("7 in parameters/tags", "6"),
    ("'7' in parameters/tags", ""),
    # JSON below a property
    ("parameters/q/v eq 5", "6"),
    ("parameters/q/v ne 5", "0 1 2 3 4 5 7 8 9"),
    ("parameters/q/v eq '5'", ""),
    ("parameters/q/w eq null", ALL),
    ("parameters/q ne null", "6"),
    ("parameters/tags/1 eq 7", "6"),
    ("result/a eq 1", "7"),
    ("result/b/1 eq 2", "7"),
    ("resultQuality eq 'gut'", "6"),
    # numbers
    ("round(result) eq 2", "0 1"),
    ("round(result) eq -8", "2"),
    ("floor(result) eq 1", "0"),
    ("floor(result) eq -8", "2"),
    ("ceiling(result) eq -7", "2"),
    ("ceiling(result) eq 2", "0 1"),
    # texts
    ("length(result) eq 2", "4"),
    ("startswith(result, '1')", "4"),
    ("concat(result, 'x') eq '10x'", "4"),
    ("substringof('1', result) eq false", ""),
    # times
    ("phenomenonTime eq 2026-01-01T00:00:00Z", "0"),
    ("phenomenonTime eq 2026-01-01T01:00:00+01:00", "0"),
    ("phenomenonTime ne 2026-01-01T00:00:00Z", "1 2 3 4 5 6 7 8 9"),
    ("phenomenonTime gt 2026-03-02T06:00:00Z", "6 7 9"),
    ("phenomenonTime ge 2026-03-02T06:00:00Z", "5 6 7 9"),
    ("phenomenonTime lt 1970-01-01T00:00:00Z", "3 8"),
    ("phenomenonTime le 1969-12-31T23:59:58.5Z", "3 8"),
    ("phenomenonTime lt 1969-12-31T23:59:58.5Z", "8"),
    ("phenomenonTime gt 2026-02-28T23:59:59.999998Z and phenomenonTime lt 2026-03-01T00:00:00Z", "1"),
    ("phenomenonTime gt '2026-04-02T00:00:00Z'", "9"),
    ("phenomenonTime gt 2026-03-31", "7 9"),
    ("2026-03-31 lt phenomenonTime", "7 9"),
    ("resultTime gt phenomenonTime", "2"),
    ("resultTime sub phenomenonTime eq duration'PT44.75S'", "2"),
    ("phenomenonTime add duration'P1D' eq 2026-01-02T00:00:00Z", "0"),
    ("phenomenonTime sub duration'PT1H' lt 1969-12-31T23:00:00Z", "3 8"),
    ("duration'PT1H' mul 24 eq duration'P1D'", ALL),
    ("duration'P1D' div 2 eq duration'PT12H'", ALL),
    ("duration'P1D' gt duration'PT23H'", ALL),
    ("-duration'P1D' lt duration'PT0S'", ALL),
    ("year(phenomenonTime) eq 2026", "0 1 4 5 6 7"),
    ("year(phenomenonTime) eq 1969", "3"),
    ("year(phenomenonTime) eq 1", "8"),
    ("month(phenomenonTime) eq 2", "1 2"),
    ("month(phenomenonTime) eq 12", "3"),
    ("day(phenomenonTime) eq 29", "2"),
    ("day(phenomenonTime) eq 31", "3"),
    ("hour(phenomenonTime) eq 23", "1 3"),
    ("hour(phenomenonTime) eq 12", "2"),
    ("minute(phenomenonTime) eq 59", "1 3"),
    ("minute(phenomenonTime) eq 30", "2"),
    ("second(phenomenonTime) eq 15", "2"),
    ("second(phenomenonTime) eq 58", "3"),
    ("fractionalseconds(phenomenonTime) eq 0.25", "2"),
    ("fractionalseconds(phenomenonTime) eq 0.5", "3"),
    ("fractionalseconds(phenomenonTime) gt 0.999998", "1"),
    ("date(phenomenonTime) eq 2024-02-29", "2"),
    ("date(phenomenonTime) eq 1969-12-31", "3"),
    ("date(phenomenonTime) lt 1970-01-01", "3 8"),
    ("time(phenomenonTime) eq 12:30:15.25", "2"),
    ("time(phenomenonTime) ge 23:59:58.5", "1 3"),
    ("totaloffsetminutes(phenomenonTime) eq 0", ALL),
    ("hour(resultTime) eq 12", "2"),
    ("phenomenonTime lt now()", "0 1 2 3 4 5 6 7 8"),
    ("phenomenonTime ge mindatetime()", ALL),
    ("phenomenonTime le maxdatetime()", ALL),
    ("date(now()) ge 2026-01-01", ALL),
    # relations of times, as FROST has them
    ("phenomenonTime eq 2026-04-01/2026-04-02", "7"),
    ("phenomenonTime gt 2026-03-01/2026-04-01", "7 9"),
    ("phenomenonTime lt 2026-04-02T00:00:00Z and phenomenonTime gt 2026-03-03T00:00:00Z", "7"),
    ("before(phenomenonTime, 1970-01-01)", "3 8"),
    ("after(phenomenonTime, 2026-04-02)", "9"),
    ("after(phenomenonTime, 2026-03-01/2026-04-01)", "7 9"),
    ("before(phenomenonTime, 2026-04-02/2026-04-03) and after(phenomenonTime, 2026-03-10)", "7"),
    ("meets(phenomenonTime, 2026-04-02/2026-05-01)", "7"),
    ("during(phenomenonTime, 2026-03-01/2026-03-03)", "4 5"),
    ("during(phenomenonTime, 2026-03-31/2026-05-01)", "7"),
    ("during(phenomenonTime, 2026-04-01/P1D)", "7"),
    ("overlaps(phenomenonTime, 2026-04-01T12:00:00Z/2026-05-01)", "7"),
    ("overlaps(phenomenonTime, 2026-03-03/2026-04-01)", "6"),
    ("starts(phenomenonTime, 2026-04-01/2026-06-01)", "7"),
    ("finishes(phenomenonTime, 2026-03-01/2026-04-02)", "7"),
    ("validTime eq 2026-03-03/2026-03-04", "6"),
    ("validTime ne null", "6"),
    ("overlaps(validTime, 2026-03-03T12:00:00Z/2026-03-05)", "6"),
    # other entities
    ("Datastream/name eq 'Temperature'", ALL),
    ("Datastream/Thing/name eq 'beta'", ""),
    ("Datastream/Thing/properties/floor eq 3 and result eq 2", "1"),
    ("FeatureOfInterest/name eq 'Luft am Postplatz'", ALL),
    ("st_within(FeatureOfInterest/feature, geography'POLYGON ((7 51, 8 51, 8 52, 7 52, 7 51))')", ALL),
    ("Datastream/Thing/Datastreams/any(d: d/name eq 'Humidity') and result eq 0", "8"),
    ("not (Datastream/Thing/name eq 'Alpha')", ""),
    ("not (Datastream/name eq 'x') and result eq 0", "8"),
    ("Datastream/name eq Datastream/Thing/name", ""),
    ("overlaps(Datastream/phenomenonTime, phenomenonTime) and result eq 2", "1"),
    ("Datastream/Thing/Datastreams/name eq 'Humidity'", ALL),
    ("Datastream/@iot.id gt 0", ALL),
    # id
    ("id eq 0", ""),
    ("@iot.id lt 0", ""),
    ("id mod 2 eq 0", "0 2 4 6 8"),
    # injection is nothing but text
    ("result eq ''' or 1=1 --'", ""),
    ("Datastream/name eq 'x''); DROP TABLE sensors_thing; --'", ""),
]
THINGS = [
    ("name eq 'Alpha'", "alpha"),
    ("name lt 'a'", "alpha gamma"),
    ("name gt 'a'", "beta"),
    ("description eq 'It''s here'", "alpha"),
    ("tolower(name) eq 'größe'", "gamma"),
    ("toupper(name) eq 'BETA'", "beta"),
    ("toupper(name) eq 'GRÖSSE'", "gamma"),
    ("length(name) eq 5", "alpha gamma"),
    ("trim(description) eq '50%'", "beta"),
    ("concat(concat(name, ' '), 'x') eq 'beta x'", "beta"),
    ("substringof('ph', name)", "alpha"),
    ("substringof('%', description)", "beta"),
    ("substringof('_', description)", ""),
    ("substringof('', name)", "alpha beta gamma"),
    ("startswith(name, 'Al')", "alpha"),
    ("startswith(name, '')", "alpha beta gamma"),
    ("endswith(name, 'a')", "alpha beta"),
    ("endswith(name, 'xxAlpha')", ""),
    ("endswith(name, '')", "alpha beta gamma"),
    ("indexof(name, 'ö') eq 2", "gamma"),
    ("indexof(name, 'q') eq -1", "alpha beta gamma"),
    ("substring(name, 3) eq 'ha'", "alpha"),
    ("substring(name, 1, 2) eq 'et'", "beta"),
    ("substring(name, -5, 2) eq 'be'", "beta"),
    ("substring(name, 1, -2) eq ''", "alpha beta gamma"),
    ("substring(name, 99999999999) eq ''", "alpha beta gamma"),
    ("properties/floor eq 3", "alpha"),
    ("properties/floor eq '3'", "beta"),
    ("properties/floor ne 3", "beta gamma"),
    ("properties/floor gt 2", "alpha"),
    ("properties/floor eq null", "gamma"),
    ("properties/indoor", "beta"),
    ("properties/indoor eq false", "alpha"),
    ("not properties/indoor", "alpha gamma"),
    ("properties/owner/name eq 'Stadt'", "alpha"),
    ("properties/owner/no eq null", "alpha beta gamma"),
    ("properties/rooms/1/x eq 2", "gamma"),
    ("properties/rooms[0]/x eq 1", "gamma"),
    ("'heat' in properties/tags", "alpha"),
    ("properties/floor eq properties/floor", "alpha beta"),
    ("Datastreams/name eq 'Humidity'", "alpha"),
    ("Datastreams/name ne 'Temperature'", "alpha gamma"),
    ("not (Datastreams/name eq 'Temperature')", "gamma"),
    ("Datastreams/ObservedProperty/name eq 'Temperature'", "alpha beta"),
    ("Datastreams/unitOfMeasurement/name eq 'Percent'", "alpha"),
    ("Datastreams/Observations/result eq 99", "gamma"),
    ("Datastreams/Sensor/name eq 'It''s a sensor'", "alpha"),
    ("Datastreams/phenomenonTime gt 1900-01-01T00:00:00Z", "alpha gamma"),
    ("Datastreams/observationCount gt 5", "alpha"),
    ("Datastreams/observationCount eq 0", "beta"),
    ("Datastreams/name eq 'Humidity' and Datastreams/name eq 'Temperature'", "alpha"),
    ("Datastreams/any(d: d/name eq 'Humidity' and d/name eq 'Temperature')", ""),
    ("Datastreams/any(d: d/name eq 'Temperature' and name eq 'beta')", "beta"),
    ("Datastreams/any(d: d/Observations/any(o: o/result gt 90 and o/phenomenonTime lt now()))", "gamma"),
    ("not Datastreams/any(d: d/observationCount gt 0)", "beta"),
    ("Locations/name eq 'Weg'", "gamma"),
    ("HistoricalLocations/time lt 2025-06-01T00:00:00Z", "alpha beta gamma"),
    ("HistoricalLocations/Locations/name eq 'Postplatz'", "alpha"),
    ("st_within(Locations/location, geography'POLYGON ((7 51, 8 51, 8 52, 7 52, 7 51))')", "alpha beta"),
    ("not st_within(Locations/location, geography'POLYGON ((7 51, 8 51, 8 52, 7 52, 7 51))')", "gamma"),
    ("name eq 'Alpha' or geo.distance(Locations/location, geography'POINT (0 0)') lt 1", "alpha gamma"),
]
PLACES = [
    ("geo.intersects(location, geography'POINT (7.5 51.5)')", "area"),
    ("geo.intersects(geography'POLYGON ((7.5 51.4, 7.6 51.4, 7.6 51.5, 7.5 51.5, 7.5 51.4))', location)", "point area"),
    ("geo.distance(location, geography'POINT (7.57 51.44)') eq 0", "point area"),
    ("geo.distance(location, geography'POINT (7.57 52.44)') gt 0.9", "point line"),
    ("geo.length(location) eq 5", "line"),
    ("geo.length(location) eq 0", "point"),
    ("st_equals(location, geography'POINT (7.57 51.44)')", "point"),
    ("st_disjoint(location, geography'POINT (7.57 51.44)')", "line"),
    ("st_touches(location, geography'POINT (7 51)')", "area"),
    ("st_within(location, geography'POLYGON ((6 50, 9 50, 9 53, 6 53, 6 50))')", "point area"),
    ("st_overlaps(location, geography'POLYGON ((7.5 51.5, 9 51.5, 9 53, 7.5 53, 7.5 51.5))')", "area"),
    ("st_crosses(location, geography'LINESTRING (0 4, 3 0)')", "line"),
    ("st_intersects(location, geography'LINESTRING (0 4, 3 0)')", "line"),
    ("st_contains(location, geography'POINT (7.5 51.5)')", "area"),
    ("st_relate(location, geography'POINT (7.5 51.5)', 'T********')", "area"),
    ("not geo.intersects(location, geography'POINT (7.5 51.5)')", "point line"),
    ("location ne null", "point area line"),
    ("encodingType eq 'application/geo+json'", "point area line"),
    ("Things/name eq 'Alpha'", "point"),
]
REFUSED = [
    "name gt 5",
    "name eq true",
    "nosuch eq 1",
    "name/x eq 1",
    "Datastreams/nosuch eq 1",
    "Nosuch/name eq 'x'",
    "name add 1 eq 2",
    "name",
    "5",
    "not name",
    "id eq '1'",
    "year(name) eq 2026",
    "year('x') eq 2026",
    "length(id) eq 1",
    "geo.intersects(name, geography'POINT (1 1)')",
    "geo.intersects(geography'POINT (1 1)', geography'POINT (1 1)')",
    "properties/a eq 2026-01-01T00:00:00Z",
    "properties eq duration'PT1S'",
    "name/any(d: d eq 1)",
    "Datastreams/Thing/any(d: d/name eq 'x')",
    "'x' in name",
    "Datastreams eq null",
    "round(name) eq 1",
    "HistoricalLocations/time eq 'morgen'",
    "st_relate(Locations/location, geography'POINT (1 1)', 'quatsch') ",
]


@pytest.fixture
def scene(db: None) -> Stations:
    return stations()


@pytest.mark.parametrize(("condition", "expected"), VALUES)
def test_values_of_a_stream_are_found(scene: Stations, condition: str, expected: str) -> None:
    found = ids(f"Datastreams({scene.streams['warm'].pk})/Observations?$filter={condition}")

    assert " ".join(str(scene.values.index(number)) for number in sorted(found)) == expected


@pytest.mark.parametrize(("condition", "expected"), THINGS)
def test_things_are_found(scene: Stations, condition: str, expected: str) -> None:
    assert scene.named(ids(f"Things?$filter={condition}")) == expected


@pytest.mark.parametrize(("condition", "expected"), PLACES)
def test_places_are_found(scene: Stations, condition: str, expected: str) -> None:
    found = ids(f"Locations?$filter={condition}")

    assert " ".join(name for name, place in scene.places.items() if place.pk in found) == expected


@pytest.mark.parametrize("condition", REFUSED)
def test_what_does_not_fit_is_refused_in_words(scene: Stations, condition: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        ids(f"Things?$filter={condition}")

    assert refused.value.status == 400
    assert len(refused.value.message) > 20


@pytest.mark.parametrize(("condition", "expected"), VALUES[:60:5])
def test_the_number_counts_what_is_found(scene: Stations, condition: str, expected: str) -> None:
    found = ask(f"Datastreams({scene.streams['warm'].pk})/Observations?$filter={condition}&$count=true&$top=1")

    assert found.page.count == len(expected.split())


def test_a_query_that_takes_too_long_is_refused(scene: Stations, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL has a limit for every statement, which is tested where it is set."""
    monkeypatch.setattr("dos.sensors.storage.statement.LONGEST_SECONDS", -1)
    monkeypatch.setattr("dos.sensors.storage.statement._STEPS_BETWEEN_LOOKS", 1)
    if is_postgresql():
        assert ids("Things")
        return
    with pytest.raises(QueryRefused, match="dauert zu lange"):
        ids("Things")
