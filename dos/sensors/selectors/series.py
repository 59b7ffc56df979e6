"""The values of one stream over a day to ten years: which grain, from when to when, in which order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from dos.core.errors import Refused
from dos.sensors.models import NOT_COUNTED, Datastream
from dos.sensors.selectors import wording
from dos.sensors.storage import series, times
from dos.sensors.storage.series import Span

DAY, WEEK, MONTH, YEAR, DECADE = "tag", "woche", "monat", "jahr", "zehn-jahre"
LABELS = {
    DAY: pgettext_lazy("span of time", "Tag"),
    WEEK: pgettext_lazy("span of time", "Woche"),
    MONTH: pgettext_lazy("span of time", "Monat"),
    YEAR: pgettext_lazy("span of time", "Jahr"),
    DECADE: pgettext_lazy("span of time", "Zehn Jahre"),
}
DAYS = {DAY: 1, WEEK: 7, MONTH: 31, YEAR: 365, DECADE: 3652}
# More than one value in ten seconds is thinned out by leaving the oldest.
MOST_OF_A_DAY = 8_640
_WEEK_DAYS = 7


@dataclass(frozen=True)
class Entry:
    """A value, or what an hour, a day or a week holds; `mark` is the time at which it is drawn."""

    start: int
    mark: int
    number: float
    low: float | None = None
    high: float | None = None
    count: int | None = None
    doubts: tuple[str, ...] = ()
    is_counted: bool = True


@dataclass(frozen=True)
class Shown:
    """What a chart and its table show: the entries oldest first, and how far apart two of them may be."""

    span: str
    begin: int
    end: int
    entries: tuple[Entry, ...]
    grain: int

    @property
    def is_raw(self) -> bool:
        """Whether these are single values, and not means."""
        return self.span == DAY


def wanted_span(told: str) -> str:
    """Read the span of an address; refused when there is none of this name."""
    if told and told not in LABELS:
        raise Refused(_("Diese Zeitspanne gibt es nicht. Es gibt Tag, Woche, Monat, Jahr und zehn Jahre."))
    return told or DAY


def shown(stream: Datastream, span: str, now: int) -> Shown:
    """Return the entries of a stream: values of today, hours of a week, days of a year, weeks of ten years."""
    begin, end = bounds(span, now)
    if span == DAY:
        grain = stream.expected_every * times.SECOND if stream.expected_every else times.HOUR
        return Shown(span, begin, end, tuple(_raw(stream, begin, end)), grain)
    if span == WEEK:
        hours = series.hours([stream.pk], begin, end)[stream.pk]
        return Shown(span, begin, end, tuple(_entries(hours, times.HOUR)), times.HOUR)
    days = series.days([stream.pk], begin, end)[stream.pk]
    if span == DECADE:
        return Shown(span, begin, end, tuple(_weeks(days)), _WEEK_DAYS * times.DAY)
    return Shown(span, begin, end, tuple(_entries(days, times.DAY)), times.DAY)


def yesterday(stream: Datastream, now: int) -> tuple[Entry, ...]:
    """Return the hours of the day before, moved to the hours of today."""
    begin, _end = bounds(DAY, now)
    before = local_midnight(now, -1)
    hours = series.hours([stream.pk], before, begin)[stream.pk]
    return tuple(_entries([span._replace(start=span.start + begin - before) for span in hours], times.HOUR))


def trends(streams: Sequence[Datastream], now: int) -> Mapping[int, list[float]]:
    """Return the means of the last 24 hours of several streams, for the small lines."""
    hours = series.hours([stream.pk for stream in streams], times.hour_of(now) - times.DAY, now + times.HOUR)
    return {pk: [span.mean for span in spans] for pk, spans in hours.items()}


def bounds(span: str, now: int) -> tuple[int, int]:
    """Return begin and end of a span that ends with today, in local days."""
    return local_midnight(now, 1 - DAYS[span]), local_midnight(now, 1)


def local_midnight(now: int, days: int) -> int:
    """Return local midnight of a day counted from today."""
    local = times.moment(now).astimezone(times.HERE)
    day = local.date() + timedelta(days=days)
    return times.microseconds(datetime(day.year, day.month, day.day, tzinfo=times.HERE))


def _raw(stream: Datastream, begin: int, end: int) -> Iterable[Entry]:
    for start, number, flags in series.numbers(stream.pk, begin, end, MOST_OF_A_DAY):
        yield Entry(start, start, number, doubts=wording.doubts(flags), is_counted=not flags & NOT_COUNTED)


def _entries(spans: Iterable[Span], length: int) -> Iterable[Entry]:
    for start, count, mean, low, high in spans:
        yield Entry(start, start + length // 2, mean, low, high, count)


def _weeks(days: Iterable[Span]) -> Iterable[Entry]:
    """Join days to weeks that begin on Monday."""
    weeks: dict[int, list[Span]] = {}
    for span in days:
        local = times.moment(span.start).astimezone(times.HERE)
        weeks.setdefault(span.start - local.weekday() * times.DAY, []).append(span)
    for start, spans in weeks.items():
        count = sum(span.counted for span in spans)
        mean = sum(span.mean * span.counted for span in spans) / count
        low, high = min(span.low for span in spans), max(span.high for span in spans)
        yield Entry(start, start + _WEEK_DAYS * times.DAY // 2, mean, low, high, count)
