"""What is no expression is refused with a sentence, a place and 400; nothing fails in another way."""

from time import thread_time

import pytest
from django.utils import translation

from dos.core.errors import Refused
from dos.sensors.query.errors import QueryRefused
from dos.sensors.query.expression import parse_expression
from dos.sensors.query.geography import geography_of
from dos.sensors.query.literals import moment_of
from dos.sensors.query.tree import Operation

WRONG = [
    ("", "bricht ab", 0),
    ("name eq", "bricht ab", 7),
    ("(name eq 1", "bricht ab", 10),
    ("length(", "bricht ab", 7),
    ("name eq 'abc", "Hochkomma", 8),
    ("name eq 'it''s", "Hochkomma", 8),
    ("name eq 1)", "„)“", 9),
    ("name = 1", "„=“", 5),
    ("name eq 1 1", "„1“", 10),
    ("name eq 'a'; drop table", "„;“", 11),
    ("name eq 'a' --", "„-“", 12),
    ("name eq /* */ 1", "„/“", 8),
    ('name eq "a"', '„"“', 8),
    ("name like 'a'", "„like“", 5),
    ("name EQ 'a'", "„EQ“", 5),
    ("eq 1", "„1“", 3),
    ("a eq eq 1", "„1“", 8),
    ("()", "„)“", 1),
    ("a in ()", "„)“", 6),
    ("a in (1", "bricht ab", 7),
    ("a in 1", "„1“", 5),
    ("(select 1)", "„1“", 8),
    ("$it/name", "„$it“", 0),
    ("a eq .5", "„.“", 5),
    ("a eq ٣", "„٣“", 5),
    ("pg_sleep(10)", "„pg_sleep“", 0),
    ("contains(name, 'a')", "„contains“", 0),
    ("ST_Within(a, b)", "„ST_Within“", 0),
    ("Datastreams/all(d: d/a)", "„Datastreams/all“", 0),
    ("any(d: d/a)", "„any“", 0),
    ("length()", "0 Angaben und braucht 1", 0),
    ("length(a, b)", "2 Angaben und braucht 1", 0),
    ("now(1)", "1 Angaben und braucht 0", 0),
    ("substring(a)", "1 Angaben und braucht 2 bis 3", 0),
    ("Datastreams/any()", "„any“", 16),
    ("Datastreams/any(d/name eq 1)", "„any“", 16),
    ("Datastreams/any(1: a)", "„any“", 16),
    ("Datastreams/any(d eq 1)", "„eq“", 18),
    ("Datastreams/any(d: d/a", "bricht ab", 22),
    ("a eq NaN", "keine Zahl", 5),
    ("a eq Infinity", "keine Zahl", 5),
    ("a eq -INF", "keine Zahl", 6),
    ("a eq 1e400", "keine Zahl", 5),
    ("a eq 9223372036854775808", "keine Zahl", 5),
    ("a eq -9223372036854775809", "keine Zahl", 5),
    ("a eq " + "9" * 5_000, "keine Zahl", 5),
    ("a eq 2026-13-01", "Zeitpunkt", 5),
    ("a eq 2026-02-30T00:00:00Z", "Zeitpunkt", 5),
    ("a eq 2026-01-01T24:00:00Z", "Zeitpunkt", 5),
    ("a eq 2026-01-01T00:00:00+25:00", "Zeitpunkt", 5),
    ("a eq 2026-01-01T00:00:00+01:75", "Zeitpunkt", 5),
    ("a eq 0000-01-01T00:00:00Z", "Zeitpunkt", 5),
    ("a eq 0001-01-01T00:00:00+14:00", "Zeitpunkt", 5),
    ("a eq 25:00:00", "Zeitpunkt", 5),
    ("a eq 2026-12-01/2026-11-30", "Zeitspanne", 5),
    ("a eq 9999-12-31T00:00:00Z/P9D", "Zeitspanne", 5),
    ("a eq 2026-12-01/P1M", "Zeitspanne", 5),
    ("a eq P1M/2026-12-01", "Zeitspanne", 5),
    ("a eq P9D/0001-01-01", "Zeitspanne", 5),
    ("duration'P1M'", "Zeitspanne", 0),
    ("duration'P'", "Zeitspanne", 0),
    ("duration'P1DT'", "Zeitspanne", 0),
    ("duration'P999999999W'", "Zeitspanne", 0),
    ("binary'AA'", "„binary'", 0),
    ("a eq '\x00'", "Steuerzeichen", 6),
    ("a eq '\ud800'", "Steuerzeichen", 6),
]

NO_GEOMETRY = [
    "",
    "POINT",
    "POINT (7.46, 51.51)",
    "POINT EMPTY",
    "CIRCULARSTRING (0 0, 1 1, 2 0)",
    "POLYGON ((0 0, 1 1, 1 0))",
    "POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))",
    "POINT (1 2) or 1",
    "Ö",
    '{"type": "Point"}',
]
NOWHERE = [
    "POINT (nan 1)",
    "POINT (inf 1)",
    "POINT (1e400 1)",
    "POINT (1e308 1)",
    f"POINT ({'9' * 400} 1)",
    "POINT (7 91)",
    "POINT (-361 1)",
]


def refusal_of(written: str) -> QueryRefused:
    with pytest.raises(QueryRefused) as refusal:
        parse_expression(written)
    return refusal.value


@pytest.mark.parametrize(("written", "sentence", "position"), WRONG)
def test_what_is_no_expression_is_refused_where_it_goes_wrong(written: str, sentence: str, position: int) -> None:
    refusal = refusal_of(written)

    assert sentence in refusal.message
    assert (refusal.status, refusal.position) == (400, position)


@pytest.mark.parametrize("wkt", NO_GEOMETRY)
def test_what_is_no_geometry_is_refused(wkt: str) -> None:
    assert "keine gültige Geometrie" in refusal_of(f"st_within(location, geography'{wkt}')").message


@pytest.mark.parametrize("wkt", NOWHERE)
def test_a_geometry_off_the_earth_is_refused(wkt: str) -> None:
    assert "nicht auf der Erde" in refusal_of(f"st_within(location, geography'{wkt}')").message


def test_a_geometry_in_another_grid_is_refused() -> None:
    assert "WGS 84" in refusal_of("geography'SRID=25832;POINT (393000 5707000)'").message


def test_a_geometry_of_too_many_corners_is_refused() -> None:
    line = ", ".join(f"7.{corner} 51" for corner in range(10_000))

    assert geography_of(f"LINESTRING ({line})").bounds
    with pytest.raises(QueryRefused, match="zu viele Punkte"):
        geography_of(f"LINESTRING ({line}, 8 52)")


def test_a_refusal_of_a_query_is_a_refusal_like_any_other() -> None:
    assert isinstance(refusal_of("a eq"), Refused)


@pytest.mark.parametrize("text", ["now", "2026", "2026-11-30T12", "2026-11-30T12:00:00X"])
def test_no_moment_is_made_of_other_texts(text: str) -> None:
    with pytest.raises(ValueError, match=text[-2:]):
        moment_of(text)


def test_a_refusal_speaks_english_too() -> None:
    with translation.override("en"):
        message = refusal_of("sleep(1)").message

    assert message == "There is no function “sleep”."


def test_a_refusal_repeats_only_the_beginning_of_what_was_written() -> None:
    assert len(refusal_of("f" * 8_000 + "(1)").message) < 100


DEEP = [
    "(" * 21 + "a" + ")" * 21,
    "not " * 21 + "a",
    "- " * 21 + "a",
    "trim(" * 21 + "a" + ")" * 21,
    "a in (" * 21 + "1" + ")" * 21,
    "d/any(d: " * 21 + "d/a" + ")" * 21,
    "a" + "/b" * 20,
    "a[1]" * 1 + "[1]" * 19,
    "(" * 8_000,
    "(" * 3_000 + "a" + ")" * 3_000,
    "not " * 2_000 + "a",
    "-" * 8_000 + "a",
    "a/" * 4_000 + "a",
]
LARGE = [
    "a" + " or a" * 100,
    "a" + " or a eq 1" * 700,
    "a in (" + "1," * 4_000 + "1)",
    "trim(a)" + " and trim(a)" * 500,
]
LONG = ["(" * 100_000, "not " * 100_000, "'" + "a" * 30_000 + "'", "ä" * 5_000, "a" + " or a" * 2_000, "'" * 99_999]


@pytest.mark.parametrize("written", DEEP)
def test_what_nests_too_deeply_is_refused(written: str) -> None:
    assert "zu tief" in refusal_of(written).message


@pytest.mark.parametrize("written", LARGE)
def test_what_has_too_many_parts_is_refused(written: str) -> None:
    assert "zu umfangreich" in refusal_of(written).message


@pytest.mark.parametrize("written", LONG)
def test_what_is_too_long_is_refused(written: str) -> None:
    assert refusal_of(written).status == 414


@pytest.mark.parametrize("written", ["(" * 20 + "a" + ")" * 20, "not " * 20 + "a", "a" + "/b" * 19])
def test_twenty_levels_are_read(written: str) -> None:
    assert parse_expression(written) is not None


def test_a_chain_is_no_depth() -> None:
    assert isinstance(parse_expression("a eq 1" + " or a eq 1" * 49), Operation)


@pytest.mark.parametrize(
    "written",
    [
        *DEEP,
        *LARGE,
        *LONG,
        "'" * 8_191,
        "a'" * 4_000,
        "1e" * 4_000,
        "2026-01-01/" * 700,
        "geography'" + "GEOMETRYCOLLECTION(" * 400 + ")" * 400 + "'",
        "duration'P" + "9" * 8_000 + "D'",
        "a" * 8_192 + "(",
        "@" * 8_000,
        "a." * 4_000 + " a",
        "1" * 8_000 + "e9",
        " " * 8_000 + "'",
    ],
)
def test_no_attack_takes_a_tenth_of_a_second(written: str) -> None:
    started = thread_time()
    with pytest.raises(QueryRefused):
        parse_expression(written)

    assert thread_time() - started < 0.1
