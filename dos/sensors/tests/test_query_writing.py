"""Trees and options are written back as texts that read as the same; whatever is read ends in a tree or a refusal."""

import string
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dos.sensors.query.errors import QueryRefused
from dos.sensors.query.expression import parse_expression
from dos.sensors.query.functions import FUNCTIONS
from dos.sensors.query.geography import geography_of
from dos.sensors.query.literals import CONSTANTS, NO_NUMBERS
from dos.sensors.query.options import parse_options
from dos.sensors.query.path import parse_path
from dos.sensors.query.tree import (
    Among,
    Any,
    Call,
    Expansion,
    Expression,
    Interval,
    Literal,
    Member,
    Minus,
    Negation,
    Operation,
    Options,
    Order,
)
from dos.sensors.query.writing import query_of, text_of

OPERATORS = ("eq", "ne", "gt", "ge", "lt", "le", "and", "or", "add", "sub", "mul", "div", "mod")
WORDS = ["name", "result", "Datastream", "properties", "@iot.id", "eq", "desc", "Höhe", "a-b", "x.y", "d", "_"]

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
moments = st.datetimes(timezones=st.just(UTC))
lengths = st.timedeltas(timedelta(days=-9_999), timedelta(days=9_999))
geometries = st.sampled_from(
    ["POINT (7.46 51.51)", "POLYGON ((7 51, 8 51, 8 52, 7 52, 7 51))", "LINESTRING Z (7 51 1, 8 52 2)"]
)
first_steps = st.sampled_from(WORDS) | st.text(string.ascii_letters, min_size=1, max_size=6).filter(
    lambda word: word not in {*CONSTANTS, *NO_NUMBERS, "not"}
)
steps = st.sampled_from([*WORDS, "0", "12", "not", "null", "in"])
paths = st.tuples(first_steps, st.lists(steps, max_size=3)).map(lambda parts: (parts[0], *parts[1]))
members = st.builds(Member, paths)
literals = st.one_of(
    st.sampled_from(list(CONSTANTS.values())),
    st.integers(-(2**63), 2**63 - 1).map(lambda value: Literal(value, "integer")),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda value: Literal(value, "double")),
    texts.map(lambda value: Literal(value, "string")),
    moments.map(lambda value: Literal(value, "time")),
    st.dates().map(lambda value: Literal(value, "date")),
    st.times().map(lambda value: Literal(value, "timeofday")),
    st.tuples(moments, moments).map(lambda pair: Literal(Interval(*sorted(pair)), "interval")),
    lengths.map(lambda value: Literal(value, "duration")),
    geometries.map(lambda wkt: Literal(geography_of(wkt), "geography")),
)


def larger(smaller: st.SearchStrategy) -> st.SearchStrategy:
    calls = st.sampled_from(sorted(FUNCTIONS)).flatmap(
        lambda name: st.lists(smaller, min_size=FUNCTIONS[name][0], max_size=FUNCTIONS[name][1]).map(
            lambda arguments: Call(name, tuple(arguments))
        )
    )
    several = st.lists(smaller, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Operation, st.sampled_from(OPERATORS), smaller, smaller),
        st.builds(Operation, st.sampled_from(OPERATORS), smaller, smaller),
        st.builds(Negation, smaller),
        st.builds(Minus, smaller),
        calls,
        st.builds(Among, smaller, several | members),
        st.builds(Any, paths, st.sampled_from(["d", "o", "x1"]), smaller),
    )


expressions = st.recursive(members | literals, larger, max_leaves=12)
orders = st.lists(st.builds(Order, expressions, st.booleans()), max_size=2).map(tuple)
selections = st.lists(paths.map("/".join), max_size=3).map(tuple)


def options_with(expansions: st.SearchStrategy, **more: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(
        Options,
        filter=st.none() | st.recursive(members | literals, larger, max_leaves=3),
        count=st.booleans(),
        orderby=orders,
        skip=st.integers(0, 2**63 - 1),
        top=st.none() | st.integers(0, 1_000),
        select=selections,
        expand=st.lists(expansions, max_size=2).map(tuple),
        **more,
    )


relations = st.sampled_from([("Datastreams",), ("Thing", "Locations")])
leaves = st.builds(Expansion, relations)
nested = st.builds(Expansion, relations, options_with(leaves))
queries = options_with(
    nested,
    result_format=st.none() | st.sampled_from(["dataArray", "CSV", "GeoJSON"]),
    skiptoken=texts.filter(lambda token: not token or token.strip()),
)


def read(parse: Callable[[str], object], written: str) -> object:
    """Read what was generated; what costs more than a query may is no part of the promise."""
    try:
        return parse(written)
    except QueryRefused as refusal:
        if refusal.status == 414 or "zu tief" in refusal.message or "zu umfangreich" in refusal.message:
            return None
        raise


@settings(max_examples=400, deadline=None)
@given(expressions)
def test_a_tree_is_written_as_a_text_that_reads_as_the_same_tree(tree: Expression) -> None:
    assert read(parse_expression, text_of(tree)) in (tree, None)


@settings(max_examples=100, deadline=None)
@given(queries)
def test_options_are_written_as_a_query_that_reads_as_the_same_options(options: Options) -> None:
    query = query_of(options)

    assert query.isascii()
    assert not set(query) & set(' +#<>"')
    assert read(parse_options, query) in (options, None)


@pytest.mark.parametrize(
    ("written", "again"),
    [
        ("((a) eq (1))", "a eq 1"),
        ("a sub(b sub c)", "a sub (b sub c)"),
        ("(a sub b) sub c", "a sub b sub c"),
        ("not(a eq 1)and(b)", "not a eq 1 and b"),
        ("- 5", "- 5"),
        ("-(a mul b)", "-(a mul b)"),
        ("tags[0] in('a','b')", "tags/0 in ('a', 'b')"),
        ("Datastreams/any( d : d/name eq 'O''Neill')", "Datastreams/any(d: d/name eq 'O''Neill')"),
        ("a gt 2026-11-30T12:00:00+01:00", "a gt 2026-11-30T11:00:00Z"),
        ("duration'PT36H'", "duration'P1DT43200S'"),
        ("geometry'Point(7.46 51.51)'", "geography'Point(7.46 51.51)'"),
    ],
)
def test_a_tree_is_written_plainly(written: str, again: str) -> None:
    assert text_of(parse_expression(written)) == again


def test_a_next_link_asks_for_the_same_again() -> None:
    query = "$filter=name eq 'a%26b%2B1'&$orderby=id desc&$expand=Datastreams($top=3;$expand=Sensor)&$skiptoken=x%3D"

    assert query_of(parse_options(query)) == (
        "$filter=name%20eq%20'a%26b%2B1'&$orderby=id%20desc&$expand=Datastreams($top=3;$expand=Sensor)&$skiptoken=x="
    )


def test_an_empty_query_is_written_as_nothing() -> None:
    assert query_of(Options()) == ""


def test_a_time_of_day_keeps_its_fraction() -> None:
    assert text_of(Literal(time(1, 2, 3, 4), "timeofday")) == "01:02:03.000004"


def test_a_year_of_few_digits_keeps_four() -> None:
    assert text_of(Literal(datetime(33, 4, 3, tzinfo=UTC), "time")) == "0033-04-03T00:00:00Z"


PIECES = st.sampled_from(
    [
        "a",
        "name",
        "@iot.id",
        "Things",
        "Datastreams/any(",
        "(",
        ")",
        ",",
        ";",
        ":",
        "=",
        "-",
        "/",
        "'",
        "''",
        "$filter",
        "$expand=",
        "$top=",
        "&",
        "+",
        "%20",
        "%24",
        "%ff",
        "1",
        "1e9",
        "NaN",
        "0001-01-01",
        "2026-11-30T12:00:00Z",
        "12:00:00",
        "duration'P1D'",
        "geography'POINT(1 2)'",
        "geography'",
        "eq",
        "and",
        "or",
        "not",
        "in",
        "add",
        "sub",
        "mul",
        "null",
        "true",
        "desc",
        "st_within(",
        "now()",
        "substring(",
        "[0]",
        "\x00",
        "ä",
        "🙂",
        ".",
        "..",
        "$value",
        "$ref",
        "(1)",
        "('a')",
    ]
)
ANYTHING = (
    st.text(max_size=60) | st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join)
)


def outcome(parse: Callable[[str], object], written: str) -> object:
    try:
        return parse(written)
    except QueryRefused as refusal:
        return refusal


@pytest.mark.parametrize("parse", [parse_expression, parse_options, parse_path])
@settings(max_examples=300, deadline=None)
@given(written=ANYTHING)
def test_any_text_ends_in_a_result_or_a_refusal(parse: Callable[[str], object], written: str) -> None:
    for text in (written, f"$filter={written}", f"$expand=A({written})"):
        started = thread_time()
        found = outcome(parse, text)

        assert thread_time() - started < 0.1
        assert not isinstance(found, QueryRefused) or (found.message and found.status in {400, 404, 414, 501})
