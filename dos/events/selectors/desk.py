"""What waits at the desk: reports that are due, and the dates of an event with what can be done to each."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet

from dos.cities import permissions as cities
from dos.events.models import Event, Occurrence
from dos.events.models.moments import local_day
from dos.events.selectors import wording
from dos.events.selectors.wording import start_of

# How long after an event its report is waited for, where nobody named a day.
DAYS_TO_REPORT = 14
# Researched events of the past have no report, and nobody owes one.
MAX_SHOWN = 50


@dataclass(frozen=True)
class Due:
    """An event that is over and has no report."""

    event: Event
    ended_on: date
    due_on: date
    days_over: int


@dataclass(frozen=True)
class DateRow:
    """One date of an event at the desk."""

    row: Occurrence
    when: str
    can_change: bool


def reports_due(user: Any, today: date) -> list[Due]:
    """Return what of the person's cities is over without a report, the longest overdue first; no facts, no examples."""
    found = _own(user).filter(live=True, is_example=False, origin=Event.Origin.CONFIRMED, report_summary="", results="")
    found = found.exclude(status=Event.Status.CANCELLED).annotate(last=Max("occurrences__ends_at"))
    rows = found.filter(last__lt=start_of(today)).order_by("last", "pk")[:MAX_SHOWN]
    waiting = [_due(event, today) for event in rows]
    return sorted(waiting, key=lambda due: due.due_on)


def _due(event: Any, today: date) -> Due:
    ended_on = local_day(event.last - timedelta(microseconds=1))
    due_on = event.report_due_on or ended_on + timedelta(days=DAYS_TO_REPORT)
    return Due(event, ended_on, due_on, (today - due_on).days)


def _own(user: Any) -> QuerySet[Event]:
    if getattr(user, "is_superuser", False):
        return Event.objects.all()
    own = cities.role_city_ids(user, cities.PUBLISHING)
    return Event.objects.filter(pk__in=Event.objects.writable_in(own).values("pk"))


def coming_dates(event: Event, today: date) -> list[DateRow]:
    """Return the dates to come, moved and called-off ones included."""
    rows = event.occurrences.filter(Q(ends_at__gt=start_of(today))).order_by("starts_at", "pk")[:MAX_SHOWN]
    shown = []
    for row in rows:
        row.event = event
        shown.append(DateRow(row, wording.when(row), not row.is_cancelled))
    return shown
