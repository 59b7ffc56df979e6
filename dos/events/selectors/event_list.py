"""Which events the filter finds, and what a list says about each: one row for an event, at its date in the period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, Max, Min, QuerySet

from dos.core.db import german_order, having_words
from dos.core.models import Known
from dos.core.text import listed
from dos.events.models import Event, Occurrence
from dos.events.models.choices import WITHOUT_DATES
from dos.events.selectors import addresses, wording
from dos.events.selectors.event_filter import ACCESS_FIELDS, PAST, EventChoices, EventFilter
from dos.events.selectors.wording import start_of

_WORDS = ("title", "title_en", "summary", "summary_en", "place", "address")
MAX_HABITS = 30


@dataclass(frozen=True)
class EventRow:
    """An event at one of its dates, as a list shows it; without a date it is a habit or not yet fixed."""

    event: Event
    occurrence: Occurrence | None
    today: date
    further: int = 0

    @property
    def url(self) -> str:
        """The page: of the date in a series, else of the event."""
        if self.occurrence is not None and self.event.is_series:
            return addresses.here_on(self.event.slug, self.occurrence.day)
        return addresses.here(self.event.slug)

    @property
    def when(self) -> str:
        """The date in words, else the rule."""
        if self.occurrence is not None:
            return wording.when(self.occurrence)
        return wording.rule_words(self.event) or str(self.event.get_date_precision_display())

    @property
    def rule(self) -> str:
        """The rule in words; "" for a single event."""
        return wording.rule_words(self.event, self.today)

    @property
    def where(self) -> str:
        """The place of this date."""
        override = self.occurrence.place_override if self.occurrence is not None else ""
        return override or self.event.place or self.event.address

    @property
    def city_names(self) -> str:
        """The cities in words."""
        return listed(city.name for city in self.event.cities.all())

    @property
    def is_past(self) -> bool:
        """Whether the date is over."""
        return self.occurrence is not None and self.occurrence.ends_on < self.today

    @property
    def is_cancelled(self) -> bool:
        """Whether the date or all of it was called off."""
        return self.occurrence.is_cancelled if self.occurrence is not None else self.event.is_cancelled

    @property
    def is_moved(self) -> bool:
        """Whether the date was moved."""
        return self.occurrence is not None and self.occurrence.status == Occurrence.Status.MOVED

    @property
    def is_tentative(self) -> bool:
        """Whether it may still change."""
        return self.event.status == Event.Status.TENTATIVE


@dataclass(frozen=True)
class Key:
    """An event with its date in the period, and how many it has there, before its row is read."""

    event_id: int
    at: datetime
    number: int


def filtered_events(wanted: EventFilter, offered: EventChoices) -> QuerySet[Event]:
    """Return the public events that the filter finds, whenever they are."""
    found: QuerySet[Event] = Event.objects.published()
    if wanted.city:
        found = found.in_city(offered.cities[wanted.city])  # type: ignore[attr-defined]  # our own queryset
    conditions = {
        "action_fields__slug": wanted.field,
        "projects__slug": wanted.project,
        "organisers__slug": wanted.organiser,
        "kind": wanted.kind,
        "district": offered.districts[wanted.district] if wanted.district else "",
        ACCESS_FIELDS.get(wanted.access, ""): Known.YES if wanted.access else "",
    }
    found = found.filter(**{name: value for name, value in conditions.items() if name and value})
    if wanted.cost:
        found = found.filter(is_free=True) if wanted.cost == "kostenfrei" else found.filter(is_free=False)
    if wanted.mode:
        own = Event.Mode.ONLINE if wanted.mode == "online" else Event.Mode.PLACE
        found = found.filter(mode__in=[own, Event.Mode.HYBRID])
    if wanted.text:
        found = found.filter(having_words(_WORDS, wanted.text))
    return found


def dates(wanted: EventFilter, offered: EventChoices, today: date) -> QuerySet[Occurrence]:
    """Return every date that the filter finds, in order of time."""
    return dates_of(filtered_events(wanted, offered), wanted, today)


def dates_of(events: QuerySet[Event], wanted: EventFilter, today: date) -> QuerySet[Occurrence]:
    """Return every date of these events in the period of the filter, in order of time."""
    starts, ends = wanted.period(today)
    found = Occurrence.objects.filter(event__in=events.values("pk"))
    if starts is not None:
        found = found.filter(ends_at__gt=starts)
    if ends is not None:
        found = found.filter(ends_at__lte=ends) if starts is None else found.filter(starts_at__lt=ends)
    return found.order_by("starts_at", "pk")


def one_each(wanted: EventFilter, offered: EventChoices, today: date, *, on_map: bool = False) -> list[Key]:
    """Return one date for each event that the filter finds; for the map only those whose place is known."""
    events = filtered_events(wanted, offered)
    if on_map:
        events = events.exclude(latitude=None).exclude(longitude=None)
    return one_of_each(events, wanted, today)


def one_of_each(events: QuerySet[Event], wanted: EventFilter, today: date) -> list[Key]:
    """Return one date of each of these events in the period, in one query.

    It is the next one; of what is past the last one, newest first. The keys of all events are read, not their rows.
    """
    is_past = wanted.time == PAST and not wanted.month and not wanted.day
    chosen = Max("starts_at") if is_past else Min("starts_at")
    found = dates_of(events, wanted, today).order_by().values_list("event").annotate(at=chosen, number=Count("pk"))
    ordered = found.order_by("-at", "-event") if is_past else found.order_by("at", "event")
    return [Key(*values) for values in ordered]


def changed_last(wanted: EventFilter, offered: EventChoices, today: date, number: int) -> list[Key]:
    """Return the events that changed last of those that the filter finds, the newest change first."""
    found = filtered_events(wanted, offered)
    dated = found.filter(pk__in=dates(wanted, offered, today).order_by().values("event"))
    ids = list(dated.order_by("-changed_at", "-pk").values_list("pk", flat=True)[:number])
    keys = {key.event_id: key for key in one_of_each(Event.objects.filter(pk__in=ids), wanted, today)}
    return [keys[pk] for pk in ids]


def rows(keys: Sequence[Key], today: date) -> list[EventRow]:
    """Return what a list says about these dates, in three queries however many they are."""
    numbers = {key.event_id: key.number for key in keys}
    found = Occurrence.objects.filter(event__in=numbers, starts_at__in={key.at for key in keys}).order_by("-pk")
    dates_at = {(row.event_id, row.starts_at): row for row in found}
    kept = [dates_at[key.event_id, key.at] for key in keys if (key.event_id, key.at) in dates_at]
    return [replace(row, further=numbers[row.event.pk] - 1) for row in date_rows(kept, today)]


def date_rows(found: Iterable[Occurrence], today: date) -> list[EventRow]:
    """Return a row for each of these dates, in two queries more."""
    found = list(found)
    ids = {row.event_id for row in found}
    events = {event.pk: event for event in Event.objects.filter(pk__in=ids).prefetch_related("cities")}
    for row in found:
        row.event = events[row.event_id]
    return [EventRow(row.event, row, today) for row in found]


def habits(wanted: EventFilter, offered: EventChoices, today: date) -> Sequence[EventRow]:
    """Return what is known to come back or to be planned, without a confirmed date; at most some."""
    found = filtered_events(wanted, offered).filter(date_precision__in=WITHOUT_DATES).prefetch_related("cities")
    return [
        EventRow(event, None, today) for event in found.order_by(german_order("title"), "pk").distinct()[:MAX_HABITS]
    ]


def next_dates(event: Event, today: date, number: int) -> list[Occurrence]:
    """Return the next dates of an event, one more than asked for where there are more."""
    return list(event.occurrences.filter(ends_at__gt=start_of(today)).order_by("starts_at", "pk")[: number + 1])
