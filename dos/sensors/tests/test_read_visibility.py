"""Nobody sees more than they may, by no way: what is hidden changes no answer, no number and no order (UA6)."""

import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from dos.cities.models import City
from dos.cities.tests.factories import CityFactory
from dos.sensors import models
from dos.sensors.api import reading
from dos.sensors.permissions import EVERYBODY, Reach
from dos.sensors.query.errors import QueryRefused
from dos.sensors.tests.factories import (
    DatastreamFactory,
    FeatureFactory,
    ObservedPropertyFactory,
    SensorFactory,
    ThingFactory,
    at,
    observe,
    place,
)
from dos.sensors.tests.reader import ids

pytestmark = pytest.mark.django_db

POINT = {"type": "Point", "coordinates": [7.5, 51.5]}
EVERYWHERE = "geography'POLYGON ((-90 -80, 90 -80, 90 80, -90 80, -90 -80))'"
SETS = [
    "Things",
    "Locations",
    "HistoricalLocations",
    "Datastreams",
    "Sensors",
    "ObservedProperties",
    "Observations",
    "FeaturesOfInterest",
]
QUESTIONS = [
    *SETS,
    *(f"{name}?$count=true&$top=1&$orderby=id desc" for name in SETS),
    *(f"{name}?$count=true&$filter=id gt 0" for name in SETS),
    "Observations?$count=true&$top=0",
    "Observations?$resultFormat=dataArray",
    "Observations?$resultFormat=CSV",
    "Locations?$resultFormat=GeoJSON",
    "Things?$expand=Datastreams($count=true;$expand=Observations($count=true),Sensor,ObservedProperty)",
    "Things?$expand=Locations($expand=Things($count=true)),HistoricalLocations/Locations/Things",
    "Locations?$expand=Things($count=true;$expand=Datastreams/Observations),HistoricalLocations($count=true)",
    "Sensors?$expand=Datastreams($count=true;$expand=Thing,Observations($count=true))",
    "ObservedProperties?$expand=Datastreams($expand=Thing;$orderby=name)",
    "FeaturesOfInterest?$expand=Observations($count=true;$expand=Datastream/Thing)",
    "Observations?$expand=Datastream/Sensor/Datastreams,FeatureOfInterest/Observations",
    "Sensors?$filter=Datastreams/name eq 'hidden' or Datastreams/Thing/name eq 'hidden'",
    "Sensors?$filter=Datastreams/any(d: d/Observations/any(o: o/result gt 90))",
    "ObservedProperties?$filter=not Datastreams/any(d: d/name eq 'hidden')",
    "Locations?$filter=Things/name eq 'hidden'&$count=true",
    "Locations?$filter=HistoricalLocations/Thing/name eq 'hidden'&$count=true",
    "Locations?$filter=Things/Datastreams/Observations/result gt 90",
    "FeaturesOfInterest?$filter=Observations/result gt 90&$count=true",
    "Datastreams?$filter=Sensor/Datastreams/any(d: d/name eq 'hidden')",
    "Observations?$filter=Datastream/Sensor/Datastreams/Thing/name eq 'hidden'&$count=true",
    f"Locations?$filter=geo.intersects(location, {EVERYWHERE})&$count=true",
    f"Things?$filter=st_within(Locations/location, {EVERYWHERE})",
    "Locations?$orderby=geo.distance(location, geography'POINT (0 0)')",
    "Datastreams?$orderby=observationCount desc,Thing/name",
]
REACHES = {
    "everybody": lambda own: EVERYBODY,
    "other city": lambda own: Reach(is_of_programme=True),
    "own city": lambda own: Reach(is_of_programme=True, city_ids=frozenset({own.pk})),
    "writer": lambda own: Reach(
        is_of_programme=True, city_ids=frozenset({own.pk}), writes_city_ids=frozenset({own.pk})
    ),
    "administrator": lambda own: Reach(is_administrator=True, is_of_programme=True),
    "device": lambda own: Reach(reads_nothing=True, appends_to=frozenset({1})),
}
VISIBLE = {
    "everybody": "public",
    "other city": "public internal",
    "own city": "public internal restricted",
    "writer": "public internal restricted",
    "administrator": "public internal restricted foreign",
    "device": "",
}


@pytest.fixture
def things(db: None, settings: LazySettings) -> dict[str, models.Thing]:
    """One thing of each kind; all share a place, a sensor and a feature, and each has some of its own."""
    settings.API_READS_PER_MINUTE = 0
    own, other = CityFactory.create(key="dortmund"), CityFactory.create(key="schwerte")
    shared = {
        "place": place("shared", POINT, (7.5, 51.5, 7.5, 51.5)),
        "sensor": SensorFactory.create(name="shared"),
        "measured": ObservedPropertyFactory.create(name="shared"),
    }
    feature = FeatureFactory.create(name="shared")
    return {
        name: _thing(name, access, city, feature=feature, **shared)
        for name, access, city in (
            ("public", "public", own),
            ("internal", "internal", other),
            ("restricted", "restricted", own),
            ("foreign", "restricted", other),
        )
    }


def _thing(name: str, access: str, city: City, **shared: Any) -> models.Thing:
    told = name if access == "public" else "hidden"
    thing = ThingFactory.create(name=told, slug=name, access=access, city=city)
    own_place = place(told, POINT, (7.5, 51.5, 7.5, 51.5))
    thing.locations.add(own_place, shared["place"])
    former = models.HistoricalLocation.objects.create(thing=thing, time=at("2025-01-01T00:00:00"))
    former.locations.add(place(told, POINT, (7.5, 51.5, 7.5, 51.5)), shared["place"])
    measured = ObservedPropertyFactory.create(name=told)
    one = DatastreamFactory.create(name=told, thing=thing, sensor=shared["sensor"], observed_property=measured)
    sensor = SensorFactory.create(name=told)
    two = DatastreamFactory.create(name=told, thing=thing, sensor=sensor, observed_property=shared["measured"])
    result = 1 if access == "public" else 99
    observe(one, {"time": "2026-01-01T00:00:00", "result": result, "feature_id": shared["feature"].pk})
    feature = FeatureFactory.create(name=told, thing=thing)
    observe(two, {"time": "2026-01-01T00:00:00", "result": result, "feature_id": feature.pk})
    return thing


@pytest.mark.parametrize("name", REACHES)
def test_what_is_hidden_changes_no_answer(things: dict[str, models.Thing], name: str) -> None:
    reach = REACHES[name](things["public"].city)
    before = {question: answer(question, reach) for question in QUESTIONS}

    for each in things.keys() - set(VISIBLE[name].split()):
        remove(things[each])
    if name == "device":
        for model in (models.Location, models.Sensor, models.ObservedProperty, models.FeatureOfInterest):
            model.objects.all().delete()

    for question in QUESTIONS:
        assert answer(question, reach) == before[question], question


@pytest.mark.parametrize("name", REACHES)
def test_each_sees_the_things_within_reach(things: dict[str, models.Thing], name: str) -> None:
    reach = REACHES[name](things["public"].city)
    seen = {key for key, thing in things.items() if thing.pk in ids("Things", reach)}

    assert seen == set(VISIBLE[name].split())


@pytest.mark.parametrize("name", REACHES)
def test_every_address_of_a_hidden_entity_leads_nowhere(things: dict[str, models.Thing], name: str) -> None:
    reach = REACHES[name](things["public"].city)
    visible = VISIBLE[name].split()

    for key, thing in things.items():
        for address in addresses(thing):
            assert (status(address, reach) < 300) == (key in visible), (address, key)


def addresses(thing: models.Thing) -> list[str]:
    stream = thing.datastreams.earliest("pk")
    (value,) = ids(f"Datastreams({stream.pk})/Observations", Reach(is_administrator=True))
    former = thing.historical_locations.get()
    own = thing.locations.exclude(name="shared").get()
    before = former.locations.exclude(name="shared").get()
    made = models.FeatureOfInterest.objects.get(thing=thing)
    return [
        f"Things({thing.pk})",
        f"Things({thing.pk})/name",
        f"Things({thing.pk})/name/$value",
        f"Things({thing.pk})/Datastreams",
        f"Things({thing.pk})/Datastreams/$ref",
        f"Things({thing.pk})/Datastreams({stream.pk})/Observations",
        f"Things({thing.pk})?$expand=Datastreams",
        f"HistoricalLocations({former.pk})",
        f"HistoricalLocations({former.pk})/Thing",
        f"Locations({own.pk})",
        f"Locations({before.pk})/HistoricalLocations",
        f"Datastreams({stream.pk})",
        f"Datastreams({stream.pk})/Sensor",
        f"Datastreams({stream.pk})/Thing/Locations",
        f"Datastreams({stream.pk})/Observations?$count=true",
        f"Observations({value})",
        f"Observations({value})/Datastream",
        f"Observations({value})/FeatureOfInterest",
        f"Sensors({thing.datastreams.latest('pk').sensor_id})",
        f"ObservedProperties({stream.observed_property_id})",
        f"FeaturesOfInterest({made.pk})",
    ]


def test_what_nothing_uses_is_there_for_the_programme(things: dict[str, models.Thing]) -> None:
    sensor, found = SensorFactory.create(), place("unused", POINT, (7.5, 51.5, 7.5, 51.5))
    city = things["public"].city

    seen = {name: sensor.pk in ids("Sensors", make(city)) for name, make in REACHES.items()}
    assert [name for name, sees in seen.items() if sees] == ["other city", "own city", "writer", "administrator"]
    seen = {name: found.pk in ids("Locations", make(city)) for name, make in REACHES.items()}
    assert [name for name, sees in seen.items() if sees] == ["writer", "administrator"]


def answer(question: str, reach: Reach) -> Any:
    told = response(question, reach).content.decode()
    return json.loads(told) if told.startswith("{") else told


def response(question: str, reach: Reach) -> HttpResponse:
    path, _mark, query = question.partition("?")
    request = RequestFactory().get(f"/api/sensorthings/v1.1/{path}", QUERY_STRING=query.replace(" ", "%20"))
    return reading.get(request, reach, path)


def status(address: str, reach: Reach) -> int:
    try:
        return response(address, reach).status_code
    except QueryRefused as refusal:
        return refusal.status


def remove(thing: models.Thing) -> None:
    """Delete a thing with everything that only it uses."""
    streams = list(thing.datastreams.values_list("pk", flat=True))
    sensors = list(thing.datastreams.exclude(sensor__name="shared").values_list("sensor_id", flat=True))
    measured = list(
        thing.datastreams.exclude(observed_property__name="shared").values_list("observed_property_id", flat=True)
    )
    with connection.cursor() as cursor:
        for stream in streams:
            cursor.execute("DELETE FROM sensors_observation WHERE datastream_id = %s", [stream])
    own = models.Location.objects.exclude(name="shared")
    (own.filter(things=thing) | own.filter(historical_locations__thing=thing)).delete()
    thing.delete()
    models.Sensor.objects.filter(pk__in=sensors).delete()
    models.ObservedProperty.objects.filter(pk__in=measured).delete()
