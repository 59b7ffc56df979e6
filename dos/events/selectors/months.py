"""One month as a sheet of weeks: which dates lie on which day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from dos.events.models import Event, Occurrence, Repeats
from dos.events.models.moments import ZONE, last_day, local_day
from dos.events.selectors import addresses
from dos.events.selectors.event_filter import FIRST_YEAR, LAST_YEAR
from dos.events.selectors.wording import clock, day_words, month_words, next_month

# A day shows so many dates, then how many more there are.
MAX_OF_DAY = 5
_COLUMNS = (
    *("event__slug", "event__title", "event__title_en", "event__repeats", "event__status", "event__is_example"),
    *("event__date_precision", "day", "starts_at", "ends_at", "all_day", "status"),
)


@dataclass(frozen=True)
class Entry:
    """One date in the sheet."""

    at: str
    title: str
    url: str
    is_cancelled: bool
    is_moved: bool
    is_example: bool
    order: tuple[Any, ...]


@dataclass(frozen=True)
class Day:
    """One day of the sheet with its first dates, and how many more it has."""

    on: date
    entries: tuple[Entry, ...]
    rest: int
    is_today: bool

    @property
    def label(self) -> str:
        """The day in words, for those who do not see the column."""
        return day_words(self.on)


@dataclass(frozen=True)
class Month:
    """The sheet: weeks of seven days, None where a day belongs to another month; `whole` is what has no single day."""

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]
    whole: tuple[Entry, ...]
    count: int

    @property
    def label(self) -> str:
        """The month in words."""
        return month_words(self.first)

    @property
    def before(self) -> str:
        """The month before, as it stands in addresses; "" where the calendar begins."""
        day = self.first - timedelta(days=1)
        return f"{day:%Y-%m}" if day.year >= FIRST_YEAR else ""

    @property
    def after(self) -> str:
        """The month after; "" where the calendar ends."""
        day = next_month(self.first)
        return f"{day:%Y-%m}" if day.year <= LAST_YEAR else ""


def month(found: QuerySet[Occurrence], first: date, today: date) -> Month:
    """Lay the dates out on the days of the month, in one query."""
    days: dict[date, list[Entry]] = defaultdict(list)
    whole, count = [], 0
    for values in found.order_by("starts_at", "pk").values(*_COLUMNS):
        count += 1
        entry = _entry(values)
        if values["event__date_precision"] == Event.Precision.MONTH:
            whole.append(entry)
            continue
        for day in _days(values["starts_at"], values["ends_at"], first):
            days[day].append(entry)
    return Month(first, tuple(_weeks(first, days, today)), tuple(whole), count)


def _weeks(first: date, days: dict[date, list[Entry]], today: date) -> Iterator[tuple[Day | None, ...]]:
    last = next_month(first) - timedelta(days=1)
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        week = (monday + timedelta(days=number) for number in range(7))
        yield tuple(_day(day, days[day], today) if first <= day <= last else None for day in week)
        monday += timedelta(days=7)


def _day(on: date, entries: Iterable[Entry], today: date) -> Day:
    ordered = sorted(entries, key=lambda entry: entry.order)
    # One more is shown rather than the words "and one more".
    shown = ordered if len(ordered) <= MAX_OF_DAY + 1 else ordered[:MAX_OF_DAY]
    return Day(on, tuple(shown), len(ordered) - len(shown), on == today)


def _days(starts_at: datetime, ends_at: datetime, first: date) -> Iterator[date]:
    day = max(local_day(starts_at), first)
    last = min(last_day(max(ends_at, starts_at + timedelta(microseconds=1))), next_month(first) - timedelta(days=1))
    while day <= last:
        yield day
        day += timedelta(days=1)


def _entry(values: dict[str, Any]) -> Entry:
    is_english = not (get_language() or "de").startswith("de")
    slug, title = values["event__slug"], values["event__title"]
    is_single = values["event__repeats"] == Repeats.NEVER
    cancelled = values["status"] == Occurrence.Status.CANCELLED or values["event__status"] == Event.Status.CANCELLED
    at = "" if values["all_day"] else clock(values["starts_at"].astimezone(ZONE).time())
    return Entry(
        at=at,
        title=(is_english and values["event__title_en"]) or title,
        url=addresses.here(slug) if is_single else addresses.here_on(slug, values["day"]),
        is_cancelled=cancelled,
        is_moved=values["status"] == Occurrence.Status.MOVED,
        is_example=values["event__is_example"],
        order=(not values["all_day"], values["starts_at"], title),
    )
