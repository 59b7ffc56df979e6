"""Whatever is asked, the answer is a good one or a refusal in words, and never a failure (UA8, A47 to A52)."""

from datetime import UTC, datetime, timedelta
from typing import Any as Free
from urllib.parse import quote

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as patience
from hypothesis import strategies as st

from dos.core.db import is_postgresql
from dos.sensors.query.functions import FUNCTIONS
from dos.sensors.query.tree import (
    Among,
    Any,
    Call,
    Expression,
    Geography,
    Interval,
    Literal,
    Member,
    Minus,
    Negation,
    Operation,
)
from dos.sensors.query.writing import text_of
from dos.sensors.tests.machine import ROOT, Machine
from dos.sensors.tests.reader import Stations, stations

pytestmark = pytest.mark.django_db

EVERYBODY = Machine()
ALLOWED = {200, 204, 400, 404, 414, 501}
SETS = ["Things", "Locations", "Datastreams", "Observations", "FeaturesOfInterest", "HistoricalLocations", "Sensors"]
NAMES = [
    "id",
    "name",
    "description",
    "properties/floor",
    "properties/tags/0",
    "properties",
    "result",
    "result/a",
    "resultTime",
    "phenomenonTime",
    "validTime",
    "time",
    "parameters/q/v",
    "resultQuality",
    "location",
    "feature",
    "observedArea",
    "unitOfMeasurement/symbol",
    "observationCount",
    "metadata",
    "Datastreams/name",
    "Datastreams/Observations/result",
    "Datastream/Thing/name",
    "Locations/location",
    "Things/Locations/location",
    "Thing/Datastreams/phenomenonTime",
    "FeatureOfInterest/feature",
    "nosuch",
]
NUMBERS = [0, 1, -1, 2**31, 2**53 + 1, 2**63 - 1, -(2**63), 0.5, -2.5, 1e308, -1e308, 5e-324]
TEXTS = ["", "'", "%", "_", "\\", "x' OR 1=1 --", "ß", "\U0001f321", "2026-01-01T00:00:00Z", "%(p0)s", "{t}", "10"]
MOMENTS = [
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(1969, 12, 31, 23, tzinfo=UTC),
    datetime(2026, 3, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
]
LENGTHS = [timedelta(0), timedelta(days=1), timedelta(microseconds=-1), timedelta(days=9_000_000)]
PLACES = [
    Geography("POINT (7.57 51.44)", (7.57, 51.44, 7.57, 51.44)),
    Geography("POLYGON ((7 51, 8 51, 8 52, 7 52, 7 51))", (7, 51, 8, 52)),
    Geography("LINESTRING (0 0, 8 52)", (0, 0, 8, 52)),
]


def literals() -> st.SearchStrategy[Literal]:
    return st.one_of(
        st.just(Literal(None, "null")),
        st.sampled_from([Literal(True, "boolean"), Literal(False, "boolean")]),  # noqa: FBT003  a value
        st.sampled_from([Literal(number, "integer" if isinstance(number, int) else "double") for number in NUMBERS]),
        st.sampled_from([Literal(text, "string") for text in TEXTS]),
        st.sampled_from([Literal(moment, "time") for moment in MOMENTS]),
        st.sampled_from([Literal(moment.date(), "date") for moment in MOMENTS]),
        st.sampled_from([Literal(moment.time(), "timeofday") for moment in MOMENTS]),
        st.sampled_from([Literal(length, "duration") for length in LENGTHS]),
        st.just(Literal(Interval(MOMENTS[1], MOMENTS[2]), "interval")),
        st.sampled_from([Literal(found, "geography") for found in PLACES]),
    )


def members() -> st.SearchStrategy[Member]:
    return st.sampled_from([Member(tuple(name.split("/"))) for name in NAMES])


def larger(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    joined = ["eq", "ne", "gt", "ge", "lt", "le", "and", "or", "add", "sub", "mul", "div", "mod"]
    return st.one_of(
        st.builds(Operation, st.sampled_from(joined), inner, inner),
        st.builds(Negation, inner),
        st.builds(Minus, inner),
        st.builds(Among, inner, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Among, inner, members()),
        st.builds(Any, st.sampled_from([("Datastreams",), ("Thing", "Datastreams"), ("Things",)]), st.just("d"), inner),
        st.sampled_from(sorted(FUNCTIONS)).flatmap(
            lambda name: st.lists(inner, min_size=FUNCTIONS[name][0], max_size=FUNCTIONS[name][1]).map(
                lambda arguments: Call(name, tuple(arguments))
            )
        ),
    )


EXPRESSIONS = st.recursive(st.one_of(literals(), members()), larger, max_leaves=8)
PATIENT = patience(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def scene(db: None, settings: Free) -> Stations:
    settings.API_READS_PER_MINUTE = 0
    return stations()


@PATIENT
@given(name=st.sampled_from(SETS), node=EXPRESSIONS)
def test_any_filter_is_answered_or_refused(scene: Stations, name: str, node: Expression) -> None:
    assert asked(f"{name}?$filter={text_of(node)}&$count=true&$top=5") in ALLOWED


@PATIENT
@given(name=st.sampled_from(SETS), node=EXPRESSIONS, direction=st.sampled_from(["", " asc", " desc"]))
def test_any_order_is_answered_or_refused(scene: Stations, name: str, node: Expression, direction: str) -> None:
    assert asked(f"{name}?$orderby={text_of(node)}{direction}&$top=1") in ALLOWED


@PATIENT
@given(
    path=st.lists(
        st.sampled_from([*SETS, "Things(1)", "Datastreams(1)", "Datastream", "Thing", "name", "$ref", "$value", "id"]),
        max_size=5,
    ).map("/".join),
    query=st.text(alphabet="$filterxpandso=&(),;'/ %019:-T", max_size=40),
)
def test_any_address_is_answered_or_refused(scene: Stations, path: str, query: str) -> None:
    assert asked(f"{path}?{query}") in ALLOWED


@pytest.mark.parametrize(
    "question",
    [
        "Things?$filter=" + "not " * 19 + "(name eq 'x')",
        "Things?$filter=" + "(" * 20 + "name eq 'x'" + ")" * 20,
        "Things?$filter=" + " or ".join(["name eq 'x'"] * 49),
        "Things?$filter=" + "floor(" * 19 + "properties/floor" + ")" * 19 + " eq 3",
        "Things?$filter=" + "round(1 add " * 9 + "1" + ")" * 9 + " gt 3",
        "Things?$filter=name eq " + "concat('a'," * 19 + "'b'" + ")" * 19,
        "Things?$filter=" + "Datastreams/any(d: d/Observations/any(o: o/Datastream/" + "name eq 'x'))",
        "Things?$filter=" + "/".join(["Datastreams", "Thing"] * 4) + "/name eq 'x'",
        "Things?$expand=" + ",".join(["Datastreams/Observations"] * 30),
        "Things?$top=1000&$expand=Datastreams/Observations/FeatureOfInterest/Observations",
    ],
)
def test_deep_and_wide_questions_are_answered(scene: Stations, question: str) -> None:
    assert asked(question) == 200


@pytest.mark.parametrize(
    "question",
    [
        "Things?$filter=" + "(1 add " * 19 + "1" + ")" * 19 + " eq 20",
        "Observations?$filter=" + "(result mod " * 19 + "7" + ")" * 19 + " eq 20",
        "Things?$filter=" + "Datastreams/any(d: d/Thing/" * 9 + "Datastreams/name eq 'x'" + ")" * 9,
    ],
)
def test_what_is_too_deep_for_the_database_is_refused(scene: Stations, question: str) -> None:
    """SQLite reads about ten levels of arithmetic, PostgreSQL all twenty."""
    assert asked(question) in ({200, 400} if is_postgresql() else {400})


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Things(99999999999999999999)", 404),
        ("Things('a')", 404),
        ("Things(1);drop", 404),
        ("Things(-1)", 404),
        ("Things(9223372036854775807)", 404),
        ("Observations(9223372036854775807)", 404),
        ("/".join(["Things(1)"] * 200), 404),
        ("Nosuch", 404),
        ("Things/Datastreams", 404),
        ("Things?$count=maybe", 400),
        ("Things?$top=-1", 400),
        ("Things?$top=1&$top=2", 400),
        ("Things?$nosuch=1", 501),
        ("Things?$skip=99999999999999999999", 400),
        ("Things?$top=1000000000", 200),
        ("Things?$filter=" + "(" * 3000 + "1" + ")" * 3000, 400),
        ("Things?$filter=" + "x" * 9000, 414),
        ("Things?$select=nosuch", 400),
        ("Things?$resultFormat=dataArray", 400),
        ("Things?$resultFormat=GeoJSON", 400),
        ("Things?$filter=pg_sleep(5) eq 1", 400),
    ],
)
def test_what_makes_no_sense_has_its_status(scene: Stations, question: str, expected: int) -> None:
    assert asked(question) == expected


def asked(question: str) -> int:
    """Ask, and take back whatever a database leaves behind when it refuses."""
    before = transaction.savepoint()
    path, _mark, query = question.partition("?")
    target = ROOT + quote(path, safe="/()$';")
    told = quote(query, safe="$&=/(),;:'")
    answer = EVERYBODY.client.get(f"{target}?{told}")
    transaction.savepoint_rollback(before)
    if answer.status_code >= 400 and answer.headers["Content-Type"] == "application/json":
        assert answer.json()["message"]
    return int(answer.status_code)
