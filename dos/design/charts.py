"""Geometry of the drawings: pure functions from dated values to coordinates, ready for the SVG templates.

Across, coordinates are percentages and stretch with the page; down, they are pixels. So text keeps its size on a phone.
All coordinates are strings, because a template would write numbers with a German comma.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil, floor, log10

LEFT, RIGHT = 2.0, 92.0
TOP, BOTTOM, HEIGHT = 34.0, 206.0, 236


@dataclass(frozen=True)
class Point:
    """One measured value on a day; `label` replaces the formatted value where a page has better words."""

    on: date
    value: float | int | Decimal
    label: str = ""


@dataclass(frozen=True)
class Dot:
    """A drawn point with the place of its label."""

    x: str
    y: str
    point: Point
    is_last: bool
    anchor: str


@dataclass(frozen=True)
class Tick:
    """A mark on an axis."""

    at: str
    value: float
    anchor: str = "middle"


@dataclass(frozen=True)
class LineChart:
    """A line of dated values, its axes, and the target where there is one."""

    height: int
    bottom: str
    path: str
    dots: tuple[Dot, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    target: Dot | None


@dataclass(frozen=True)
class Sparkline:
    """The small line beside a number."""

    path: str
    x: str
    y: str
    width: int = 120
    height: int = 32


@dataclass(frozen=True)
class Bar:
    """One row of a timeline as a page describes it; a missing end means that it is open."""

    label: str
    starts_on: date | None
    ends_on: date | None = None
    url: str = ""
    text: str = ""
    fill: str = "open"


@dataclass(frozen=True)
class Row:
    """A drawn row of a timeline; without a known start there is nothing to draw."""

    bar: Bar
    x: str
    width: str
    has_open_end: bool
    is_drawn: bool


@dataclass(frozen=True)
class Timeline:
    """Rows under a common axis of years; `today` is empty when the day lies outside."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    today: str


def line_chart(points: Iterable[Point], *, target: Point | None = None) -> LineChart | None:
    """Draw the values in order of time; nothing to draw without a value."""
    ordered = sorted(points, key=lambda point: point.on)
    if not ordered:
        return None
    wanted = [*ordered, target] if target else ordered
    days = _span([point.on for point in wanted])
    steps = nice_steps([float(point.value) for point in wanted])
    dots = tuple(_dot(point, days, steps, is_last=point is ordered[-1]) for point in ordered)
    return LineChart(
        height=HEIGHT,
        bottom=_number(BOTTOM),
        path=_path([(float(dot.x), float(dot.y)) for dot in dots]),
        dots=dots,
        x_ticks=_year_ticks(*days),
        y_ticks=tuple(Tick(at=_number(_height_of(step, steps)), value=step) for step in steps),
        target=_dot(target, days, steps, is_last=False) if target else None,
    )


def sparkline(points: Iterable[Point], *, width: int = 120, height: int = 32) -> Sparkline | None:
    """Draw the trend without axes; a single value has no trend."""
    ordered = sorted(points, key=lambda point: point.on)
    if len(ordered) < 2:
        return None
    first, last = _span([point.on for point in ordered])
    values = [float(point.value) for point in ordered]
    low, high = min(values), max(values)
    room = 5.0
    places = [
        (
            room + (width - 2 * room) * _share(point.on, first, last),
            height - room - (height - 2 * room) * ((float(point.value) - low) / (high - low) if high > low else 0.5),
        )
        for point in ordered
    ]
    return Sparkline(_path(places), _number(places[-1][0]), _number(places[-1][1]), width, height)


def timeline(bars: Sequence[Bar], *, today: date) -> Timeline | None:
    """Draw periods under one axis of years.

    An unknown end claims nothing: what runs reaches to today, what is planned to the last year, the rest is a mark.
    """
    known = [day for bar in bars for day in (bar.starts_on, bar.ends_on) if day]
    if not known:
        return None
    first = date(min(*known, today).year, 1, 1)
    last = date(min(max(*known, today).year, date.max.year - 1) + 1, 1, 1)
    rows = tuple(_row(bar, first, last, {"open": last, "half": today}) for bar in bars)
    return Timeline(rows, _year_ticks(first, last, whole=True), _number(100 * _share(today, first, last)))


def nice_steps(values: Sequence[float]) -> tuple[float, ...]:
    """Give three to six round values that enclose the given ones; counts begin at zero."""
    low, high = min(values), max(values)
    low = min(low, 0.0) if (low >= 0 and low < 0.7 * high) or low == high else low
    # Values that differ by less than a float can show are one value; their axis is one wide.
    high = high if high - low > 1e-9 * max(abs(low), abs(high), 1) else low + 1
    rough = (high - low) / 4
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)
    start, end = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(start, end + 1))


def _row(bar: Bar, first: date, last: date, unknown_ends: Mapping[str, date]) -> Row:
    if bar.starts_on is None and bar.ends_on is None:
        return Row(bar, "0", "0", has_open_end=False, is_drawn=False)
    start = bar.starts_on or bar.ends_on or first
    end = bar.ends_on or max(start, unknown_ends.get(bar.fill, start))
    left, right = 100 * _share(start, first, last), 100 * _share(end, first, last)
    width = max(right - left, 0.8)
    return Row(bar, _number(left), _number(width), has_open_end=bar.ends_on is None, is_drawn=True)


def _dot(point: Point, days: tuple[date, date], steps: Sequence[float], *, is_last: bool) -> Dot:
    x = LEFT + (RIGHT - LEFT) * _share(point.on, *days)
    anchor = "start" if x < 20 else "end" if x > 80 else "middle"
    return Dot(_number(x), _number(_height_of(float(point.value), steps)), point, is_last, anchor)


def _height_of(value: float, steps: Sequence[float]) -> float:
    return BOTTOM - (BOTTOM - TOP) * (value - steps[0]) / (steps[-1] - steps[0])


def _year_ticks(first: date, last: date, *, whole: bool = False) -> tuple[Tick, ...]:
    """Give at most six years; where no year begins in between, the two ends serve."""
    years = [year for year in range(first.year, last.year + 1) if first <= date(year, 1, 1) <= last]
    if whole:
        years = years[:-1]
    every = ceil(len(years) / 6) or 1
    left, right = (0.0, 100.0) if whole else (LEFT, RIGHT)
    return tuple(
        Tick(at=_number(left + (right - left) * share), value=year, anchor="start" if share < 0.05 else "middle")
        for year in years[::every]
        for share in [_share(date(year, 1, 1), first, last)]
    )


def _span(days: Sequence[date]) -> tuple[date, date]:
    first, last = min(days), max(days)
    return (first, last) if last > first else (first - timedelta(days=1), last + timedelta(days=1))


def _share(day: date, first: date, last: date) -> float:
    return (day - first).days / (last - first).days


def _path(places: Sequence[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{_number(x)} {_number(y)}" for x, y in places)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
