"""The database finds what a plain reading of the standard finds: random filters against an evaluator in Python."""

import operator
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any as Free

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as patience
from hypothesis import strategies as st

from dos.sensors.query.tree import Expression, Literal, Member, Minus, Negation, Operation
from dos.sensors.query.writing import text_of
from dos.sensors.storage import times
from dos.sensors.tests.factories import at
from dos.sensors.tests.reader import VALUES, Stations, ids, stations

pytestmark = pytest.mark.django_db

COMPARISONS: dict[str, Callable[[Free, Free], bool]] = {
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
}
ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
}
RESULT, SECOND = Member(("result",)), Member(("parameters", "q", "v"))
WHEN, KNOWN = Member(("phenomenonTime",)), Member(("resultTime",))
COMPARED = ["eq", "ne", *COMPARISONS]


def number(value: float) -> Literal:
    return Literal(value, "integer" if isinstance(value, int) else "double")


FIXED = st.sampled_from([0, 1, 2, 5, 10, -7.5, 1.5]).map(number)
# Only small numbers multiply: PostgreSQL refuses what runs over, SQLite goes on with infinity.
NUMBERS: st.SearchStrategy[Expression] = st.recursive(
    st.one_of(st.sampled_from([RESULT, SECOND]), FIXED),
    lambda inner: st.one_of(
        st.builds(Operation, st.sampled_from(["add", "sub"]), inner, inner),
        st.builds(Operation, st.just("mul"), inner, FIXED),
        st.builds(Minus, inner),
    ),
    max_leaves=3,
)
MOMENTS = [at(value["time"]) for value in VALUES]
TIMES = st.one_of(
    st.just(KNOWN), st.sampled_from(MOMENTS).map(lambda moment: Literal(times.moment(moment), "time")), st.just(WHEN)
)
NOTHING = Literal(None, "null")
CONDITIONS: st.SearchStrategy[Expression] = st.recursive(
    st.one_of(
        st.builds(Operation, st.sampled_from(COMPARED), NUMBERS, NUMBERS),
        st.builds(Operation, st.sampled_from(COMPARED), TIMES, TIMES),
        st.builds(Operation, st.sampled_from(["eq", "ne"]), st.sampled_from([RESULT, SECOND, KNOWN]), st.just(NOTHING)),
        st.builds(Operation, st.sampled_from(COMPARED), st.just(RESULT), st.just(Literal("10", "string"))),
        st.builds(Operation, st.sampled_from(["eq", "ne"]), st.just(RESULT), st.just(Literal(True, "boolean"))),  # noqa: FBT003
    ),
    lambda inner: st.one_of(
        st.builds(Operation, st.sampled_from(["and", "or"]), inner, inner), st.builds(Negation, inner)
    ),
    max_leaves=6,
)


@pytest.fixture
def scene(db: None) -> Stations:
    return stations()


@patience(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(condition=CONDITIONS)
def test_random_filters_find_what_the_standard_says(scene: Stations, condition: Expression) -> None:
    found = ids(f"Datastreams({scene.streams['warm'].pk})/Observations?$filter={text_of(condition)}")

    assert {scene.values.index(number) for number in found} == {
        place for place, value in enumerate(VALUES) if holds(condition, value)
    }


def holds(node: Expression, row: dict[str, Free]) -> bool:
    """Tell whether a row meets a condition: with nothing on one side there is neither less nor more."""
    match node:
        case Operation("and", left, right):
            return holds(left, row) and holds(right, row)
        case Operation("or", left, right):
            return holds(left, row) or holds(right, row)
        case Negation(operand):
            return not holds(operand, row)
        case Operation(name, left, Literal(None)):
            return (value_of(left, row) is None) == (name == "eq")
        case Operation(name, left, right):
            return compared(name, value_of(left, row), value_of(right, row))
    raise AssertionError(node)


def compared(name: str, left: Free, right: Free) -> bool:
    if name == "ne":
        return not compared("eq", left, right)
    if kind_of(left) != kind_of(right) or kind_of(left) in {"NoneType", "dict"}:
        return False
    if name == "eq":
        return bool(left == right)
    return compared_times(name, left, right) if isinstance(left, tuple) else COMPARISONS[name](left, right)


def compared_times(name: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    match name:
        case "gt":
            return left[0] > right[0] and left[0] >= right[1]
        case "lt":
            return right[0] > left[0] and right[0] >= left[1]
        case "ge":
            return left[0] >= right[0]
    return left[1] <= right[1]


def kind_of(value: Free) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "number" if isinstance(value, int | float) else type(value).__name__


def value_of(node: Expression, row: dict[str, Free]) -> Free:
    match node:
        case Literal(datetime() as moment):
            kept = times.microseconds(moment.astimezone(UTC))
            return kept, kept
        case Literal(value):
            return value
        case Member(path):
            return MEMBERS[path[0]](row)
        case Minus(operand):
            value = as_number(value_of(operand, row))
            return None if value is None else -value
        case Operation(name, left, right):
            values = as_number(value_of(left, row)), as_number(value_of(right, row))
            return None if None in values else ARITHMETIC[name](*values)  # type: ignore[arg-type]
    raise AssertionError(node)


MEMBERS: dict[str, Callable[[dict[str, Free]], Free]] = {
    "result": lambda row: row.get("result"),
    "parameters": lambda row: 5 if "parameters" in row else None,
    "phenomenonTime": lambda row: (at(row["time"]), at(row.get("end", row["time"]))),
    "resultTime": lambda row: (row["result_time"],) * 2 if "result_time" in row else None,
}


def as_number(value: Free) -> float | None:
    return value if kind_of(value) == "number" else None
