"""Which events a calendar feed tells, with the dates that it needs of each."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Min, Prefetch, Q, QuerySet

from dos.events.models import Event, Occurrence, Repeats
from dos.events.selectors.event_filter import UPCOMING, EventChoices, EventFilter
from dos.events.selectors.event_list import filtered_events
from dos.events.selectors.wording import start_of
from dos.strategy.models import ActionField

# What has passed stays in subscribed calendars for so long, what was called off among it.
DAYS_KEPT = 90
MAX_EVENTS = 2_000
# Columns that no feed tells.
_UNTOLD = (
    *("description", "description_en", "audience", "audience_en", "report_summary", "report_summary_en", "results"),
    *("results_en", "more_source_urls", "source_url", "source_note", "online_url", "accessibility_note", "cost"),
)
Told = tuple[Event, Sequence[Occurrence]]


def feed(wanted: EventFilter, offered: EventChoices, today: date) -> list[Told]:
    """Return the events that the filter finds, the nearest first, in five queries and at most 2,000."""
    starts, ends = wanted.period(today)
    if wanted.time == UPCOMING and not wanted.month and not wanted.day:
        starts = start_of(today - timedelta(days=DAYS_KEPT))
    found = Occurrence.objects.filter(event__in=filtered_events(wanted, offered).values("pk"))
    found = found.filter(event__date_precision=Event.Precision.DAY)
    if starts is not None:
        found = found.filter(ends_at__gt=starts)
    if ends is not None:
        found = found.filter(starts_at__lt=ends)
    nearest = found.order_by().values("event").annotate(first=Min("starts_at")).order_by("first", "event")
    ids = list(nearest.values_list("event", flat=True)[:MAX_EVENTS])
    events = {event.pk: told for told in of_events(Event.objects.filter(pk__in=ids)) for event in told[:1]}
    return [events[pk] for pk in ids if pk in events]


def of_events(events: QuerySet[Event]) -> list[Told]:
    """Return events with their one date, or with the dates that differ from their rule."""
    differs = ~Q(status=Occurrence.Status.PLANNED) | ~Q(place_override="") | ~Q(note="")
    rows = Occurrence.objects.filter(Q(event__repeats=Repeats.NEVER) | differs).order_by("starts_at", "pk")
    found = events.defer(*_UNTOLD).prefetch_related(
        "cities",
        Prefetch("action_fields", ActionField.objects.only("name", "name_en"), to_attr="topics"),
        Prefetch("occurrences", rows, to_attr="told"),
    )
    return [(event, event.told) for event in found]
