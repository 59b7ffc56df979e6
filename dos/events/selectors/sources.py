"""Questions about calendars of others: which a person may see, how old what they told is, what was different."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from dos.events.models import CalendarRun, CalendarSource
from dos.events.models.moments import local_day
from dos.events.permissions import running_city_ids

# From then on what came from there is called old.
OLD_AFTER = timedelta(days=2)
SHOWN_RUNS = 10


@dataclass(frozen=True)
class Standing:
    """How one calendar stands: the day of which its entries are, and whether that is long ago."""

    source: CalendarSource
    as_of: date | None
    is_old: bool


def sources(user: Any) -> QuerySet[CalendarSource]:
    """Return the calendars for cities in which the person publishes."""
    return CalendarSource.objects.filter(city__in=running_city_ids(user)).select_related("city")


def standing(source: CalendarSource, now: Any) -> Standing:
    """Return how a calendar stands; one that could never be read has no day."""
    read = source.read_at
    is_old = source.is_active and (read is None or now - read > OLD_AFTER)
    return Standing(source, local_day(read) if read else None, is_old)


def runs(source: CalendarSource) -> list[CalendarRun]:
    """Return the latest readings, newest first."""
    return list(source.runs.all()[:SHOWN_RUNS])
