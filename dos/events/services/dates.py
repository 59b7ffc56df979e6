"""Draw the dates of an event from its rule, inside a bounded window."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.deletion import ProtectedError
from django.utils import timezone

from dos.events.models import Event, Occurrence
from dos.events.models.moments import local_day

# Dates stand this far ahead, so that at any moment the next 24 months are complete, and reach back one year.
DAYS_AHEAD, DAYS_BACK = 760, 366
# What a rule may draw at most; a daily event fills the window.
MAX_DATES = 1_200
AT_ONCE = 500


@transaction.atomic
def draw_dates(*, event: Event, today: date | None = None) -> int:
    """Bring the dates of an event up to what its rule says; return how many were written or taken away.

    Dates that were moved or cancelled keep what was said about them. A date that the rule no longer has is taken
    away; where somebody has registered for it, it stays and is cancelled. A single event keeps its one date.
    """
    today = today or timezone.localdate()
    event = Event.objects.select_for_update().get(pk=event.pk)
    days = _days(event, today)
    known = {row.day: row for row in event.occurrences.all()}
    if not event.is_series and len(days) == 1 and len(known) == 1 and days[0] not in known:
        known = dict.fromkeys(days, *known.values())
    written = _write(event, known, days)
    gone = [row for day, row in known.items() if day not in set(days) and _is_open(event, row, today)]
    for row in gone:
        _take_away(row)
    horizon = today + timedelta(days=DAYS_AHEAD)
    Event.objects.filter(pk=event.pk).exclude(drawn_until=horizon).update(drawn_until=horizon)
    return written + len(gone)


def draw_all_dates(*, today: date | None = None) -> int:
    """Let the window of every public series move on by the days that have passed; return the number of new dates."""
    today = today or timezone.localdate()
    series = Event.objects.published().exclude(repeats=Event._meta.get_field("repeats").default)
    due = series.filter(Q(drawn_until=None) | Q(drawn_until__lt=today + timedelta(days=DAYS_AHEAD)))
    return sum(draw_dates(event=event, today=today) for event in due.order_by("pk").iterator())


def _days(event: Event, today: date) -> list[date]:
    rule = event.rule
    if rule is None:
        return []
    if not event.is_series:
        return [rule.first]
    earliest = today - timedelta(days=DAYS_BACK)
    days = (day for day in rule.days(today + timedelta(days=DAYS_AHEAD)) if day >= earliest)
    return [day for _number, day in zip(range(MAX_DATES), days, strict=False) if day not in event.excluded_days]


def _write(event: Event, known: dict[date, Occurrence], days: list[date]) -> int:
    fresh = [Occurrence(event=event, day=day) for day in days if day not in known]
    for row in fresh:
        _follow(event, row, row.day)
    Occurrence.objects.bulk_create(fresh, batch_size=AT_ONCE)
    changed = [known[day] for day in days if day in known and _follow(event, known[day], day)]
    for row in changed:
        row.changed_at = timezone.now()
    names = ["day", "original_starts_at", "starts_at", "ends_at", "all_day", "end_is_known", "changed_at"]
    Occurrence.objects.bulk_update(changed, names, batch_size=AT_ONCE // 4)
    return len(fresh) + len(changed)


def _follow(event: Event, row: Occurrence, day: date) -> bool:
    """Set what the event says of this day; tell whether anything changed."""
    starts_at, ends_at = event.moments_on(day)
    says = {"day": day, "original_starts_at": starts_at}
    if row.status != Occurrence.Status.MOVED:
        known = event.is_all_day or event.end_time is not None
        says |= {"starts_at": starts_at, "ends_at": ends_at, "all_day": event.is_all_day, "end_is_known": known}
    differs = any(getattr(row, name) != value for name, value in says.items())
    for name, value in says.items():
        setattr(row, name, value)
    return differs


def _is_open(event: Event, row: Occurrence, today: date) -> bool:
    """Whether a date that the rule does not have may go: of a series what has passed stays."""
    return not event.is_series or local_day(row.starts_at) >= today


def _take_away(row: Occurrence) -> None:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        now = timezone.now()
        Occurrence.objects.filter(pk=row.pk).exclude(status=Occurrence.Status.CANCELLED).update(
            status=Occurrence.Status.CANCELLED, status_at=now, changed_at=now, sequence=row.sequence + 1
        )
