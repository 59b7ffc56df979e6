"""What the desk asks about registrations: which dates have some, who comes to one, how many of each kind."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet, Sum

from dos.cities import permissions as cities
from dos.core.db import german_order
from dos.events.models import Admission, Event, Occurrence, Question, Registration
from dos.events.selectors.registration import free_places

S = Registration.State
DAYS_SHOWN = 60
# The list begins with those who come; who stays away stands below.
ORDER = (S.OFFERED, S.CONFIRMED, S.ATTENDED, S.NO_SHOW, S.WAITLISTED, S.REQUESTED, S.DECLINED, S.CANCELLED)


def dates_with_registration(user: Any, now: datetime) -> QuerySet[Occurrence]:
    """Return the dates that the person looks after and that take people, from two months ago on."""
    events = Event.objects.exclude(terms=None)
    if not user.is_superuser:
        events = events.writable_in(cities.role_city_ids(user, cities.PUBLISHING))
    rows = Occurrence.objects.filter(event__in=events.values("pk"), ends_at__gt=now - timedelta(days=DAYS_SHOWN))
    return rows.select_related("event", "admission").order_by("starts_at", "pk")


def events_without_registration(user: Any, now: datetime) -> QuerySet[Event]:
    """Return coming events that the person looks after and for which nobody can register yet."""
    events = Event.objects.filter(terms=None, occurrences__starts_at__gt=now)
    if not user.is_superuser:
        events = events.filter(pk__in=Event.objects.writable_in(cities.role_city_ids(user, cities.PUBLISHING)))
    return events.distinct().order_by(german_order("title"), "pk")


def people(rows: Iterable[Occurrence]) -> dict[int, dict[str, int]]:
    """Return for each date how many people are in which state, in one query."""
    ids = [row.pk for row in rows]
    found = Registration.objects.filter(admission__occurrence__in=ids).order_by()
    counted = found.values_list("admission__occurrence", "state").annotate(number=Sum("group_size"))
    told: dict[int, dict[str, int]] = {number: {} for number in ids}
    for number, state, seats in counted:
        told[number][state] = seats
    return told


def of_date(occurrence: Occurrence, text: str = "", state: str = "") -> QuerySet[Registration]:
    """Return the registrations of a date by name, narrowed to a part of name, address or number, and to a state."""
    rows = Registration.objects.filter(admission__occurrence=occurrence)
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(email__icontains=text) | Q(reference__istartswith=text.lower()))
    if state in S.values:
        rows = rows.filter(state=state)
    return (
        rows.select_related("admission__occurrence__event")
        .prefetch_related("answers")
        .order_by(german_order("name"), "pk")
    )


def figures(occurrence: Occurrence) -> dict[str, int | None]:
    """Return the numbers of a date: those of today, and those that outlive the names."""
    admission = Admission.objects.filter(occurrence=occurrence).first()
    told = people([occurrence])[occurrence.pk]
    kept = (admission.kept_registered, admission.kept_attended, admission.kept_no_show) if admission else (0, 0, 0)
    there = told.get(S.ATTENDED, 0)
    return {
        "registered": told.get(S.CONFIRMED, 0) + there + told.get(S.NO_SHOW, 0) + kept[0],
        "attended": there + kept[1],
        "no_show": told.get(S.NO_SHOW, 0) + kept[2],
        "offered": told.get(S.OFFERED, 0),
        "waiting": told.get(S.WAITLISTED, 0),
        "free": None if admission is None or admission.is_unlimited else free_places(admission),
    }


def attended(event: Event) -> int | None:
    """Return how many people were let in at the dates of an event; None where nobody kept the door."""
    rows = Registration.objects.filter(admission__occurrence__event=event, state=S.ATTENDED)
    kept = Admission.objects.filter(occurrence__event=event).aggregate(number=Sum("kept_attended"))["number"] or 0
    return rows.seats() + kept or None


def questions_of(occurrence: Occurrence) -> list[Question]:
    """Return what the event asks."""
    return list(Question.objects.filter(terms__event=occurrence.event_id))


def registration(number: int) -> Registration | None:
    """Return a registration with its date."""
    return Registration.objects.filter(pk=number).select_related("admission__occurrence__event").first()


def occurrence(number: int) -> Occurrence | None:
    """Return a date with its event."""
    return Occurrence.objects.filter(pk=number).select_related("event").first()


def event(number: int) -> Event | None:
    """Return an event."""
    return Event.objects.filter(pk=number).first()
