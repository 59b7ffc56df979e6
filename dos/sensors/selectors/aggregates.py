"""Sums over even spans of time, so that a chart of a year needs no single values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.sensors.models import DatastreamState
from dos.sensors.permissions import Reach
from dos.sensors.selectors import visible
from dos.sensors.selectors.resources import nowhere
from dos.sensors.storage import series, times
from dos.sensors.storage.series import Span

HOUR, DAY, MONTH, YEAR = INTERVALS = ("PT1H", "P1D", "P1M", "P1Y")
# How much time one page covers: at most a thousand rows, or ten years of days to be joined.
_PAGE = {HOUR: 1_000 * times.HOUR, DAY: 1_000 * times.DAY, MONTH: 3_650 * times.DAY, YEAR: 3_650 * times.DAY}


@dataclass(frozen=True)
class Aggregate:
    """One span: begin and end (not included) in microseconds since 1970, and what its counted values come to."""

    start: int
    end: int
    count: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Aggregates:
    """The spans of a page that have values, oldest first, and where the next page begins."""

    rows: tuple[Aggregate, ...]
    following: int | None


def aggregates(reach: Reach, key: int, *, interval: str, begin: int | None, end: int | None) -> Aggregates:
    """Return means and extremes of a stream's counted values by hour, or by day, month or year of local time.

    Spans without values are left out: a gap is no zero. Refused is an unknown interval, and an end before the begin.
    """
    if not visible.entities("Datastreams", reach).filter(pk=key).exists():
        raise nowhere()
    if interval not in INTERVALS:
        raise Refused(_("Das Intervall muss PT1H, P1D, P1M oder P1Y sein."))
    state = DatastreamState.objects.filter(datastream_id=key).first()
    if state is None or state.phenomenon_start is None or state.phenomenon_end is None:
        return Aggregates((), None)
    first = begin_of(interval, max(state.phenomenon_start, begin if begin is not None else state.phenomenon_start))
    last = state.phenomenon_end + 1 if end is None else min(end, state.phenomenon_end + 1)
    if begin is not None and end is not None and end < begin:
        raise Refused(_("Der Zeitraum endet vor dem Beginn."))
    page_end = begin_of(interval, first + _PAGE[interval])
    rows = tuple(_rows(key, interval, first, min(last, page_end)))
    return Aggregates(rows, page_end if page_end < last else None)


def begin_of(interval: str, moment: int) -> int:
    """Return the begin of the span in which a time lies."""
    if interval == HOUR:
        return times.hour_of(moment)
    local = times.moment(moment).astimezone(times.HERE)
    day = 1 if interval in (MONTH, YEAR) else local.day
    month = 1 if interval == YEAR else local.month
    return times.microseconds(datetime(local.year, month, day, tzinfo=times.HERE))


def _rows(key: int, interval: str, first: int, last: int) -> Iterator[Aggregate]:
    read = series.hours if interval == HOUR else series.days
    spans = read([key], first, last)[key]
    for start, several in groupby(spans, key=lambda span: begin_of(interval, span.start)):
        yield _joined(interval, start, list(several))


def _joined(interval: str, start: int, spans: list[Span]) -> Aggregate:
    count = sum(span.counted for span in spans)
    return Aggregate(
        start=start,
        end=_end_of(interval, start),
        count=count,
        mean=sum(span.mean * span.counted for span in spans) / count,
        low=min(span.low for span in spans),
        high=max(span.high for span in spans),
    )


def _end_of(interval: str, start: int) -> int:
    """Return the begin of the next span; a day of local time has 23 to 25 hours."""
    longest = {HOUR: times.HOUR, DAY: 26 * times.HOUR, MONTH: 32 * times.DAY, YEAR: 367 * times.DAY}
    return begin_of(interval, start + longest[interval])
