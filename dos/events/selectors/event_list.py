"""Which events the filter finds, and what a list says about each: one row for an event, at its date in the period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from dos.core.db import having_words
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
        ACCESS_FIELDS.get(wanted.access, ""): Event.Known.YES if wanted.access else "",
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


def one_each(wanted: EventFilter, offered: EventChoices, today: date) -> QuerySet[Occurrence]:
    """Return one date for each event: the next in the period; of what is past the last one, newest first."""
    return one_of_each(filtered_events(wanted, offered), wanted, today)


def one_of_each(events: QuerySet[Event], wanted: EventFilter, today: date) -> QuerySet[Occurrence]:
    """Return one date of each of these events in the period of the filter."""
    found = dates_of(events, wanted, today)
    starts, ends = wanted.period(today)
    others = Occurrence.objects.filter(event=OuterRef("event"))
    if wanted.time == PAST and starts is None:
        later = others.filter(ends_at__lte=ends).filter(
            Q(starts_at__gt=OuterRef("starts_at")) | Q(starts_at=OuterRef("starts_at"), pk__gt=OuterRef("pk"))
        )
        return found.exclude(Exists(later)).order_by("-starts_at", "-pk")
    before = Q(starts_at__lt=OuterRef("starts_at")) | Q(starts_at=OuterRef("starts_at"), pk__lt=OuterRef("pk"))
    earlier = others.filter(before)
    if starts is not None:
        earlier = earlier.filter(ends_at__gt=starts)
    return found.exclude(Exists(earlier))


def count_events(wanted: EventFilter, offered: EventChoices, today: date) -> tuple[int, int]:
    """Return how many events the filter finds, and how many dates they have in the period."""
    told = dates(wanted, offered, today).order_by().aggregate(events=Count("event", distinct=True), dates=Count("pk"))
    return told["events"], told["dates"]


def rows(found: Iterable[Occurrence], today: date, wanted: EventFilter | None = None) -> list[EventRow]:
    """Return what a list says about the dates, in three queries however many they are."""
    found = list(found)
    ids = {row.event_id for row in found}
    events = {event.pk: event for event in Event.objects.filter(pk__in=ids).prefetch_related("cities")}
    further = _further(ids, today, wanted)
    shown = []
    for row in found:
        row.event = events[row.event_id]
        shown.append(EventRow(row.event, row, today, further.get(row.event_id, 1) - 1))
    return shown


def _further(ids: set[int], today: date, wanted: EventFilter | None) -> dict[int, int]:
    """Count the dates in the period of each event that comes back."""
    if wanted is None:
        return {}
    starts, ends = wanted.period(today)
    counted = Occurrence.objects.filter(event__in=ids)
    if starts is not None:
        counted = counted.filter(ends_at__gt=starts)
    if ends is not None:
        counted = counted.filter(starts_at__lt=ends)
    return dict(counted.order_by().values_list("event").annotate(number=Count("pk")).filter(number__gt=1))


def habits(wanted: EventFilter, offered: EventChoices, today: date) -> Sequence[EventRow]:
    """Return what is known to come back or to be planned, without a confirmed date; at most some."""
    found = filtered_events(wanted, offered).filter(date_precision__in=WITHOUT_DATES).prefetch_related("cities")
    return [EventRow(event, None, today) for event in found.order_by("title", "pk").distinct()[:MAX_HABITS]]


def located(found: QuerySet[Occurrence]) -> QuerySet[Occurrence]:
    """Return only dates whose place is known."""
    return found.exclude(event__latitude=None).exclude(event__longitude=None)


def next_dates(event: Event, today: date, number: int) -> list[Occurrence]:
    """Return the next dates of an event, one more than asked for where there are more."""
    return list(event.occurrences.filter(ends_at__gt=start_of(today)).order_by("starts_at", "pk")[: number + 1])


def neighbours(row: Occurrence) -> tuple[Occurrence | None, Occurrence | None]:
    """Return the date before and after one of a series."""
    others = Occurrence.objects.filter(event_id=row.event_id)
    before = others.filter(day__lt=row.day).order_by("-day").first()
    return before, others.filter(day__gt=row.day).order_by("day").first()


def span_of(row: Occurrence) -> list[date]:
    """Return the days on which a date takes place."""
    return [row.starts_on + timedelta(days=number) for number in range((row.ends_on - row.starts_on).days + 1)]
