"""Geometry of the chart of a station: pure functions from entries to coordinates, ready for the SVG template.

As in `design.charts`: across in percent, down in pixels, all as text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import formats
from django.utils.translation import gettext as _

from dos.design.charts import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, Sparkline, Tick, nice_steps
from dos.sensors.models import Threshold
from dos.sensors.selectors import series
from dos.sensors.selectors.series import Entry, Shown
from dos.sensors.storage import times

# Two entries farther apart than so many usual distances have a gap between them.
GAP = 2.5
SPARK_WIDTH, SPARK_HEIGHT, SPARK_ROOM = 120, 32, 5.0
# A limit so far above what is measured would press the line flat: it stands in the table alone.
FARTHEST_LIMIT = 1.6


@dataclass(frozen=True)
class Mark:
    """A value that stands for itself: the last one, or one that somebody should doubt."""

    x: str
    y: str
    label: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Limit:
    """A threshold as a line across."""

    y: str
    label: str


@dataclass(frozen=True)
class Drawing:
    """A chart; paths are broken where values are missing."""

    height: int
    bottom: str
    line: str
    before: str
    other: str
    band: str
    last: Mark | None
    doubtful: tuple[Mark, ...]
    x_ticks: tuple[tuple[str, str, str], ...]
    y_ticks: tuple[Tick, ...]
    limits: tuple[Limit, ...]


@dataclass(frozen=True)
class _Frame:
    """From times and values to places."""

    begin: int
    end: int
    steps: tuple[float, ...]

    def x(self, at: int) -> float:
        """Percent from the left."""
        return LEFT + (RIGHT - LEFT) * (at - self.begin) / (self.end - self.begin)

    def y(self, value: float) -> float:
        """Pixels from above; what is beyond the axis stands at its end."""
        low, high = self.steps[0], self.steps[-1]
        return BOTTOM - (BOTTOM - TOP) * (min(max(value, low), high) - low) / (high - low)


def drawing(
    shown: Shown,
    before: Sequence[Entry] = (),
    other: Shown | None = None,
    thresholds: Iterable[Threshold] = (),
) -> Drawing | None:
    """Draw a span with the day before and another station beside it; nothing without a value that counts."""
    counted = [entry for entry in shown.entries if entry.is_counted]
    beside = [entry for entry in (other.entries if other else ()) if entry.is_counted]
    values = [entry.number for entry in (*counted, *before, *beside)]
    if not values:
        return None
    values += [edge for entry in counted if _has_band(shown) for edge in (entry.low, entry.high) if edge is not None]
    limits = [row for row in thresholds if 0 < row.value <= FARTHEST_LIMIT * max(values)]
    frame = _Frame(shown.begin, shown.end, nice_steps([*values, *(row.value for row in limits)]))
    return Drawing(
        height=HEIGHT,
        bottom=_number(BOTTOM),
        line=_line(counted, shown.grain, frame),
        before=_line(before, times.HOUR, frame),
        other=_line(beside, other.grain if other else 0, frame),
        band=_band(counted, shown, frame) if _has_band(shown) and not other else "",
        last=_mark(counted[-1], frame) if counted else None,
        doubtful=tuple(_mark(entry, frame) for entry in shown.entries if entry.doubts),
        x_ticks=_ticks(shown, frame),
        y_ticks=tuple(Tick(at=_number(frame.y(step)), value=step) for step in frame.steps),
        limits=tuple(Limit(_number(frame.y(row.value)), str(row.get_level_display())) for row in limits),
    )


def spark(values: Sequence[float]) -> Sparkline | None:
    """Draw a small line of values at equal distances; a single value has no trend."""
    if len(values) < 2:
        return None
    low, high = min(values), max(values)
    across, down = SPARK_WIDTH - 2 * SPARK_ROOM, SPARK_HEIGHT - 2 * SPARK_ROOM
    places = [
        (
            SPARK_ROOM + across * at / (len(values) - 1),
            SPARK_HEIGHT - SPARK_ROOM - down * ((value - low) / (high - low) if high > low else 0.5),
        )
        for at, value in enumerate(values)
    ]
    x, y = places[-1]
    return Sparkline(f"M{_path(places)}", _number(x), _number(y), SPARK_WIDTH, SPARK_HEIGHT)


def _has_band(shown: Shown) -> bool:
    return shown.span in (series.MONTH, series.YEAR, series.DECADE)


def _line(entries: Sequence[Entry], grain: int, frame: _Frame) -> str:
    """Write a path with a new beginning after each gap; a lonely value becomes a short stroke."""
    parts: list[list[tuple[float, float]]] = []
    last: int | None = None
    for entry in entries:
        if last is None or entry.mark - last > GAP * grain:
            parts.append([])
        parts[-1].append((frame.x(entry.mark), frame.y(entry.number)))
        last = entry.mark
    return " ".join(f"M{_path(part if len(part) > 1 else _stroke(part[0]))}" for part in parts)


def _stroke(place: tuple[float, float]) -> list[tuple[float, float]]:
    return [(place[0] - 0.15, place[1]), (place[0] + 0.15, place[1])]


def _band(entries: Sequence[Entry], shown: Shown, frame: _Frame) -> str:
    """Write the area between the least and the greatest values, broken where the line is."""
    parts: list[list[Entry]] = []
    for entry in entries:
        if not parts or entry.mark - parts[-1][-1].mark > GAP * shown.grain:
            parts.append([])
        parts[-1].append(entry)
    areas = []
    for part in parts:
        above = [(frame.x(entry.mark), frame.y(entry.high or entry.number)) for entry in part]
        below = [(frame.x(entry.mark), frame.y(entry.number if entry.low is None else entry.low)) for entry in part]
        areas.append(f"M{_path([*above, *reversed(below)])}Z")
    return " ".join(areas)


def _mark(entry: Entry, frame: _Frame) -> Mark:
    x = frame.x(entry.mark)
    anchor = "start" if x < 20 else "end" if x > 80 else "middle"
    return Mark(_number(x), _number(frame.y(entry.number)), ", ".join(entry.doubts), anchor)


def _ticks(shown: Shown, frame: _Frame) -> tuple[tuple[str, str, str], ...]:
    """Give at most eight words under the axis: place, words, how they stand to the place."""
    begin = times.moment(shown.begin).astimezone(times.HERE)
    marks = list(_tick_times(shown, begin))
    ticks = []
    for when, words in marks:
        x = frame.x(times.microseconds(when))
        if LEFT - 0.1 <= x <= RIGHT + 0.1:
            ticks.append((_number(x), words, "start" if x < 6 else "end" if x > RIGHT - 3 else "middle"))
    return tuple(ticks)


def _tick_times(shown: Shown, begin: datetime) -> Iterable[tuple[datetime, str]]:
    if shown.span == series.DAY:
        for hour in (0, 6, 12, 18):
            yield begin.replace(hour=hour), _("%(clock)s Uhr") % {"clock": hour}
    elif shown.span == series.WEEK:
        for day in range(7):
            when = begin + timedelta(days=day, hours=12)
            yield when, formats.date_format(when, "D")
    elif shown.span == series.MONTH:
        for day in range(0, 31, 7):
            when = begin + timedelta(days=day, hours=12)
            yield (
                when,
                formats.date_format(when, "j. M.")
                if formats.get_format("DECIMAL_SEPARATOR") == ","
                else formats.date_format(when, "j M"),
            )
    else:
        yield from _years_or_months(begin, is_long=shown.span == series.DECADE)


def _years_or_months(begin: datetime, *, is_long: bool) -> Iterable[tuple[datetime, str]]:
    if is_long:
        for year in range(begin.year + 1, begin.year + 11, 2):
            yield begin.replace(year=year, month=1, day=1), str(year)
        return
    for number in range(1, 13, 3):
        month, year = (begin.month + number - 1) % 12 + 1, begin.year + (begin.month + number - 1) // 12
        when = begin.replace(year=year, month=month, day=1)
        yield when, formats.date_format(when, "M y")


def _path(places: Sequence[tuple[float, float]]) -> str:
    return " L".join(f"{_number(x)} {_number(y)}" for x, y in places)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
