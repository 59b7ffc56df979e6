"""What the page of an event says: when, where, for whom, and afterwards what came of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from dos.actors.models import Organisation
from dos.core.models import Known
from dos.core.text import listed
from dos.events.models import Event, EventLink, EventPicture, Occurrence
from dos.events.selectors import addresses, wording
from dos.events.selectors.event_list import next_dates
from dos.strategy.models import Project

NEXT_DATES = 8
ACCESS_FACTS = ("step_free", "induction_loop", "sign_language", "accessible_toilet")


@dataclass(frozen=True)
class DateLine:
    """One of the next dates of a series."""

    row: Occurrence
    when: str
    url: str


@dataclass(frozen=True)
class EventSheet:
    """An event on one of its dates; `occurrence` is the chosen one, else the next, else the last."""

    event: Event
    occurrence: Occurrence | None
    today: date
    is_one_date: bool
    dates: tuple[DateLine, ...]
    has_more_dates: bool
    organisers: tuple[Organisation, ...]
    projects: tuple[Project, ...]
    pictures: tuple[EventPicture, ...] = ()
    links: tuple[EventLink, ...] = ()

    @property
    def when(self) -> str:
        """The date in words."""
        if self.occurrence is None:
            return str(self.event.get_date_precision_display())
        return wording.when(self.occurrence)

    @property
    def rule(self) -> str:
        """The rule in words; "" for a single event."""
        return wording.rule_words(self.event, self.today)

    @property
    def is_past(self) -> bool:
        """Whether the date is over; of a series without a chosen date, whether the last one is."""
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
    def was_planned(self) -> str:
        """For when a moved date was planned, in words."""
        return wording.day_words(self.occurrence.day) if self.occurrence is not None else ""

    @property
    def reason(self) -> str:
        """Why it was moved or called off."""
        if self.event.is_cancelled:
            return self.event.cancel_reason
        return self.occurrence.reason if self.occurrence is not None else ""

    @property
    def place(self) -> str:
        """Where this date takes place."""
        return (self.occurrence.place_override if self.occurrence is not None else "") or self.event.place

    @property
    def is_located(self) -> bool:
        """Whether the place of this date can be drawn on the map."""
        event = self.event
        is_elsewhere = self.occurrence is not None and bool(self.occurrence.place_override)
        return event.latitude is not None and event.longitude is not None and not is_elsewhere

    @property
    def city_names(self) -> str:
        """The cities in words."""
        return listed(city.name for city in self.event.cities.all())

    @property
    def access(self) -> list[tuple[str, str, str]]:
        """What is known about accessibility: label, state, the state in words."""
        event = self.event
        return [
            (
                str(event._meta.get_field(name).verbose_name),  # type: ignore[union-attr]  # a plain column
                getattr(event, name),
                str(Known(getattr(event, name)).label),
            )
            for name in ACCESS_FACTS
        ]

    @property
    def is_access_known(self) -> bool:
        """Whether anything is known about accessibility."""
        return any(state != Known.UNKNOWN for _label, state, _words in self.access)

    @property
    def cost(self) -> str:
        """What it costs, in words."""
        if self.event.cost:
            return self.event.cost
        return {True: _("kostenfrei"), False: _("kostet etwas")}.get(self.event.is_free, _("nicht belegt"))  # type: ignore[arg-type]  # None is unknown

    @property
    def inviting(self) -> tuple[str, ...]:
        """The names of those who invite, also of one that is on no list."""
        return (*(one.name for one in self.organisers), *([self.event.host] if self.event.host else []))

    @property
    def canonical_url(self) -> str:
        """The one public address: of the date in a series, else of the event."""
        if self.is_one_date and self.occurrence is not None:
            return addresses.date_url(self.event, self.occurrence.day)
        return addresses.canonical_url(self.event)


def public_event(slug: str) -> Event | None:
    """Return the public event of this name with what its page needs, or None."""
    found = Event.objects.published().filter(slug=slug).select_related("district", "minutes")
    event: Event | None = found.prefetch_related("cities", "organisers", "projects__cities", "action_fields").first()
    return event


def event_sheet(event: Event, today: date, day: date | None = None) -> EventSheet | None:
    """Return the sheet of an event, or of one date of a series; None where it has no such date."""
    upcoming = next_dates(event, today, NEXT_DATES)
    if day is not None:
        occurrence = event.occurrences.filter(day=day).first()
        if occurrence is None:
            return None
    else:
        held = [row for row in upcoming if row.status != Occurrence.Status.CANCELLED]
        following = next(iter(held or upcoming), None)
        occurrence = following or event.occurrences.order_by("-starts_at", "-pk").first()
    for row in (*upcoming, *([occurrence] if occurrence else [])):
        row.event = event
    # Only a report shows them; an invitation does not ask for them.
    has_report = event.is_reported or (occurrence is not None and occurrence.ends_on < today)
    pictures = EventPicture.objects.filter(event=event).select_related("picture") if has_report else ()
    links = EventLink.objects.filter(event=event) if has_report else ()
    lines = [DateLine(row, wording.when(row), addresses.here_on(event.slug, row.day)) for row in upcoming[:NEXT_DATES]]
    return EventSheet(
        event=event,
        occurrence=occurrence,
        today=today,
        is_one_date=day is not None,
        dates=tuple(lines) if event.is_series else (),
        has_more_dates=len(upcoming) > NEXT_DATES,
        organisers=tuple(row for row in event.organisers.all() if row.live),
        projects=tuple(row for row in event.projects.all() if row.live),
        pictures=tuple(pictures),
        links=tuple(links),
    )


def just_ended(event: Event, now: datetime) -> Occurrence | None:
    """Return the date that was over last, with its event."""
    row = event.occurrences.filter(ends_at__lte=now).order_by("-ends_at", "-pk").first()
    if row is not None:
        row.event = event
    return row


def preview(event: Event, today: date) -> dict[str, Any]:
    """Return what the desk shows before saving: the rule in words, and the first dates that it gives."""
    rule = event.rule
    days: list[date] = []
    if rule is not None:
        horizon = rule.first.replace(year=min(rule.first.year + 3, 9998))
        days = [day for _n, day in zip(range(60), rule.days(horizon), strict=False) if day not in event.excluded_days]
    return {"words": wording.rule_words(event), "days": [wording.day_words(day) for day in days if day >= today][:12]}
