"""The geometry of drawings."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dos.design import charts
from dos.design.charts import Bar, Point

POINTS = [Point(date(2024, 1, 1), 10), Point(date(2022, 1, 1), 0), Point(date(2023, 1, 1), Decimal(5))]


def test_line_runs_in_order_of_time() -> None:
    chart = charts.line_chart(POINTS)

    assert chart is not None
    assert [dot.point.on.year for dot in chart.dots] == [2022, 2023, 2024]
    assert chart.path == "M2 206 L47 120 L92 34"
    assert [dot.is_last for dot in chart.dots] == [False, False, True]


def test_line_leaves_room_for_a_target_in_the_future() -> None:
    chart = charts.line_chart(POINTS, target=Point(date(2030, 1, 1), 40))

    assert chart is not None
    assert chart.target is not None
    assert (chart.target.x, chart.target.y, chart.target.anchor) == ("92", "34", "end")


def test_there_is_no_line_without_values() -> None:
    assert charts.line_chart([], target=Point(date(2030, 1, 1), 40)) is None


def test_one_value_stands_in_the_middle() -> None:
    chart = charts.line_chart([Point(date(2024, 5, 1), 3)])

    assert chart is not None
    assert [dot.x for dot in chart.dots] == ["47"]


def test_two_values_of_one_day_do_not_break_the_axis() -> None:
    assert charts.line_chart([Point(date(2024, 5, 1), 3), Point(date(2024, 5, 1), 4)]) is not None


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ([0, 10], (0, 2.5, 5, 7.5, 10)),
        ([12, 76], (0, 20, 40, 60, 80)),
        ([76], (0, 20, 40, 60, 80)),
        ([0], (0, 0.25, 0.5, 0.75, 1)),
        ([998, 1002], (998, 999, 1000, 1001, 1002)),
        ([-5, 5], (-5, -2.5, 0, 2.5, 5)),
        ([0.0, 5e-324], (0, 0.25, 0.5, 0.75, 1)),
    ],
)
def test_axis_has_round_steps(values: list[float], steps: tuple[float, ...]) -> None:
    assert charts.nice_steps(values) == steps


@given(st.lists(st.floats(min_value=-1e9, max_value=1e9), min_size=1, max_size=20))
def test_axis_encloses_every_value(values: list[float]) -> None:
    steps = charts.nice_steps(values)

    slack = 1e-6 * max(map(abs, [*values, 1]))
    assert steps[0] - slack <= min(values)
    assert steps[-1] + slack >= max(values)
    assert 2 <= len(steps) <= 8


def test_sparkline_needs_two_values() -> None:
    assert charts.sparkline(POINTS[:1]) is None
    line = charts.sparkline(POINTS)
    assert line is not None
    assert (line.x, line.y) == ("115", "5")


def test_unknown_end_claims_nothing() -> None:
    bars = [Bar(fill, date(2023, 1, 1), fill=fill) for fill in ("open", "half", "full")]

    drawn = charts.timeline(bars, today=date(2024, 1, 1))

    assert drawn is not None
    assert [row.width for row in drawn.rows] == ["100", "49.93", "0.8"]
    assert all(row.has_open_end for row in drawn.rows)
    assert [tick.value for tick in drawn.ticks] == [2023, 2024]


def test_period_that_nobody_knows_is_not_drawn() -> None:
    drawn = charts.timeline([Bar("bekannt", date(2023, 1, 1)), Bar("unbekannt", None)], today=date(2024, 7, 1))

    assert drawn is not None
    assert [row.is_drawn for row in drawn.rows] == [True, False]


def test_there_is_no_timeline_without_a_known_day() -> None:
    assert charts.timeline([Bar("unbekannt", None)], today=date(2024, 7, 1)) is None
