"""Every operator, every pair of neighbours in precedence, every function and every kind of value becomes its tree."""

from datetime import UTC, date, datetime, time, timedelta
from typing import cast

import pytest

from dos.sensors.query.expression import parse_expression
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
    Operator,
)

A, B, C = Member(("a",)), Member(("b",)), Member(("c",))
NAME = Member(("name",))
WHEN = Member(("phenomenonTime",))
PLACE = Member(("location",))
POINT = Literal(Geography("POINT (7.46 51.51)", (7.46, 51.51, 7.46, 51.51)), "geography")


def number(value: int) -> Literal:
    return Literal(value, "integer")


def text(value: str) -> Literal:
    return Literal(value, "string")


def since_midnight(hours: int = 0, minutes: int = 0, seconds: int = 0, microseconds: int = 0) -> timedelta:
    return timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)


def moment(year: int, month: int, day: int, *clock: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC) + since_midnight(*clock)


def when(year: int, month: int, day: int, *clock: int) -> Literal:
    return Literal(moment(year, month, day, *clock), "time")


def op(left: Expression, name: str, right: Expression) -> Operation:
    return Operation(cast("Operator", name), left, right)


OPERATORS = [
    (f"a {name} b", op(A, name, B))
    for name in ("eq", "ne", "gt", "ge", "lt", "le", "and", "or", "add", "sub", "mul", "div", "mod")
]

# Each pair of neighbours, closer one first and last.
PRECEDENCE = [
    ("-a mul b", op(Minus(A), "mul", B)),
    ("a mul -b", op(A, "mul", Minus(B))),
    ("a mul b add c", op(op(A, "mul", B), "add", C)),
    ("a add b mul c", op(A, "add", op(B, "mul", C))),
    ("a sub b div c", op(A, "sub", op(B, "div", C))),
    ("a mod b sub c", op(op(A, "mod", B), "sub", C)),
    ("a add b gt c", op(op(A, "add", B), "gt", C)),
    ("a gt b add c", op(A, "gt", op(B, "add", C))),
    ("a gt b eq c", op(op(A, "gt", B), "eq", C)),
    ("a eq b gt c", op(A, "eq", op(B, "gt", C))),
    ("a ne b le c", op(A, "ne", op(B, "le", C))),
    ("a eq b and c", op(op(A, "eq", B), "and", C)),
    ("a and b eq c", op(A, "and", op(B, "eq", C))),
    ("a and b or c", op(op(A, "and", B), "or", C)),
    ("a or b and c", op(A, "or", op(B, "and", C))),
    ("a in (1) eq b", op(Among(A, (number(1),)), "eq", B)),
    ("a add b in (1)", Among(op(A, "add", B), (number(1),))),
    ("not a and b", op(Negation(A), "and", B)),
    ("a and not b or c", op(op(A, "and", Negation(B)), "or", C)),
    ("not a gt b", Negation(op(A, "gt", B))),
    ("(not a) eq b", op(Negation(A), "eq", B)),
    # the same rank is joined from the left
    ("a sub b sub c", op(op(A, "sub", B), "sub", C)),
    ("a sub (b sub c)", op(A, "sub", op(B, "sub", C))),
    ("a div b mul c", op(op(A, "div", B), "mul", C)),
    ("a or b or c", op(op(A, "or", B), "or", C)),
    ("(a or b) and c", op(op(A, "or", B), "and", C)),
    ("((a))", A),
]

VALUES = [
    ("a eq null", op(A, "eq", Literal(None, "null"))),
    ("a eq true", op(A, "eq", Literal(value=True, kind="boolean"))),
    ("a eq false", op(A, "eq", Literal(value=False, kind="boolean"))),
    ("a eq 0", op(A, "eq", number(0))),
    ("a eq -5", op(A, "eq", number(-5))),
    ("- 5", Minus(number(5))),
    ("9223372036854775807", number(2**63 - 1)),
    ("-9223372036854775808", number(-(2**63))),
    ("a lt 20.5", op(A, "lt", Literal(20.5, "double"))),
    ("1e3", Literal(1000.0, "double")),
    ("-2.5E-3", Literal(-0.0025, "double")),
    ("''", text("")),
    ("'O''Neill'", text("O'Neill")),
    ("'a; b, (c) = $d & e'", text("a; b, (c) = $d & e")),
    ("'Größe 5 µm'", text("Größe 5 µm")),
    ("'2026-11-30T12:00:00Z'", text("2026-11-30T12:00:00Z")),
    ("2026-11-30T12:00:00Z", when(2026, 11, 30, 12)),
    ("2026-11-30t12:00:00z", when(2026, 11, 30, 12)),
    ("2026-11-30T12:00Z", when(2026, 11, 30, 12)),
    ("2026-11-30T12:00:00.25Z", when(2026, 11, 30, 12, 0, 0, 250_000)),
    ("2026-11-30T12:00:00.123456789Z", when(2026, 11, 30, 12, 0, 0, 123_456)),
    ("2026-11-30T12:00:00+01:00", when(2026, 11, 30, 11)),
    ("2026-11-30T12:00:00 01:00", when(2026, 11, 30, 11)),
    ("2026-11-30T12:00:00-0530", when(2026, 11, 30, 17, 30)),
    ("2026-11-30T12:00:00", when(2026, 11, 30, 12)),
    ("2026-11-30", Literal(date(2026, 11, 30), "date")),
    ("12:30:15", Literal(time(12, 30, 15), "timeofday")),
    ("12:30:15.5", Literal(time(12, 30, 15, 500_000), "timeofday")),
    (
        "2026-11-30T00:00:00Z/2026-12-01T00:00:00Z",
        Literal(Interval(moment(2026, 11, 30), moment(2026, 12, 1)), "interval"),
    ),
    ("2026-11-30/2026-12-01", Literal(Interval(moment(2026, 11, 30), moment(2026, 12, 1)), "interval")),
    ("2026-11-30T00:00:00Z/PT6H", Literal(Interval(moment(2026, 11, 30), moment(2026, 11, 30, 6)), "interval")),
    ("PT6H/2026-11-30T06:00:00Z", Literal(Interval(moment(2026, 11, 30), moment(2026, 11, 30, 6)), "interval")),
    ("Place/name", Member(("Place", "name"))),
    ("duration'P1D'", Literal(timedelta(days=1), "duration")),
    ("duration'PT10M'", Literal(timedelta(minutes=10), "duration")),
    ("duration'-P1DT2H3M4.5S'", Literal(-timedelta(days=1, hours=2, minutes=3, seconds=4.5), "duration")),
    ("duration'P2W'", Literal(timedelta(weeks=2), "duration")),
    ("geography'POINT (7.46 51.51)'", POINT),
    ("geometry'POINT (7.46 51.51)'", POINT),
    ("geography'SRID=4326;POINT (7.46 51.51)'", POINT),
    ("geography'SRID=0; POINT (7.46 51.51) '", POINT),
]

PATHS = [
    ("@iot.id eq 1", op(Member(("@iot.id",)), "eq", number(1))),
    ("Datastream/@iot.id eq 1", op(Member(("Datastream", "@iot.id")), "eq", number(1))),
    ("Datastream/Thing/properties/a/b", Member(("Datastream", "Thing", "properties", "a", "b"))),
    ("unitOfMeasurement/name eq 'x'", op(Member(("unitOfMeasurement", "name")), "eq", text("x"))),
    ("properties/list/0", Member(("properties", "list", "0"))),
    ("properties/list[0]", Member(("properties", "list", "0"))),
    ("properties/list[0]/b[12]", Member(("properties", "list", "0", "b", "12"))),
    ("properties/Höhe-über.NN", Member(("properties", "Höhe-über.NN"))),
    # words of the language are names where a name can stand
    ("time gt date", op(Member(("time",)), "gt", Member(("date",)))),
    ("properties/not and properties/eq", op(Member(("properties", "not")), "and", Member(("properties", "eq")))),
    ("eq eq in", op(Member(("eq",)), "eq", Member(("in",)))),
    ("name in ('a', 'b')", Among(NAME, (text("a"), text("b")))),
    ("name in('a')", Among(NAME, (text("a"),))),
    ("'noise' in properties/tags", Among(text("noise"), Member(("properties", "tags")))),
    ("not name in ('a')", Negation(Among(NAME, (text("a"),)))),
    (
        "Datastreams/any(d: d/name eq 'x')",
        Any(("Datastreams",), "d", op(Member(("d", "name")), "eq", text("x"))),
    ),
    (
        "Thing/Datastreams/any(d:d/Observations/any(o:o/result gt d/properties/limit))",
        Any(
            ("Thing", "Datastreams"),
            "d",
            Any(
                ("d", "Observations"),
                "o",
                op(Member(("o", "result")), "gt", Member(("d", "properties", "limit"))),
            ),
        ),
    ),
    (
        "phenomenonTime ge now() sub duration'PT10M'",
        op(WHEN, "ge", op(Call("now", ()), "sub", Literal(timedelta(minutes=10), "duration"))),
    ),
    ("result sub 5 gt 10", op(op(Member(("result",)), "sub", number(5)), "gt", number(10))),
    ("not startswith(name,'test')", Negation(Call("startswith", (NAME, text("test"))))),
    ("not(name eq 'a')", Negation(op(NAME, "eq", text("a")))),
    ("-(a add b)", Minus(op(A, "add", B))),
    ("--5", Minus(number(-5))),
    (
        "concat(concat(unitOfMeasurement/symbol,', '), unitOfMeasurement/name)",
        Call(
            "concat",
            (
                Call("concat", (Member(("unitOfMeasurement", "symbol")), text(", "))),
                Member(("unitOfMeasurement", "name")),
            ),
        ),
    ),
    ("substring(name, 1, 2)", Call("substring", (NAME, number(1), number(2)))),
    ("fractionalsecond(phenomenonTime)", Call("fractionalseconds", (WHEN,))),
    (
        "during(phenomenonTime, 2026-11-30/2026-12-01)",
        Call("during", (WHEN, Literal(Interval(moment(2026, 11, 30), moment(2026, 12, 1)), "interval"))),
    ),
    ("geo.distance(location, geography'POINT (7.46 51.51)')", Call("geo.distance", (PLACE, POINT))),
    (
        "st_relate(location, geography'POINT (7.46 51.51)', 'T********')",
        Call("st_relate", (PLACE, POINT, text("T********"))),
    ),
    ("\tname\n eq  'a' ", op(NAME, "eq", text("a"))),
]


@pytest.mark.parametrize(("written", "tree"), [*OPERATORS, *PRECEDENCE, *VALUES, *PATHS])
def test_an_expression_becomes_its_tree(written: str, tree: Expression) -> None:
    assert parse_expression(written) == tree


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_each_function_takes_as_many_arguments_as_it_says(name: str) -> None:
    for amount in range(FUNCTIONS[name][0], FUNCTIONS[name][1] + 1):
        arguments = (A, B, C)[:amount]
        written = ",".join("abc"[:amount])

        assert parse_expression(f"{name}({written})") == Call(name, arguments)


def test_the_functions_of_the_standard_are_all_there() -> None:
    standard = (
        "substringof endswith startswith length indexof substring tolower toupper trim concat "
        "year month day hour minute second fractionalseconds date time totaloffsetminutes now mindatetime maxdatetime "
        "round floor ceiling geo.distance geo.length geo.intersects st_equals st_disjoint st_touches st_within "
        "st_overlaps st_crosses st_intersects st_contains st_relate"
    )
    times = "before after meets during overlaps starts finishes"

    assert {*standard.split(), *times.split()} == set(FUNCTIONS)


def test_a_geometry_knows_its_bounds() -> None:
    tree = parse_expression("geography'POLYGON ((7 51, 8 51, 8 52, 7 52, 7 51))'")

    assert isinstance(tree, Literal)
    assert isinstance(tree.value, Geography)
    assert tree.value.bounds == (7.0, 51.0, 8.0, 52.0)
