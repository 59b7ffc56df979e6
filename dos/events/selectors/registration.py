"""Questions about registration: whether a date takes people, how many places are left, whose link it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.events.models import Admission, Occurrence, Registration, Terms
from dos.events.models.registration import closes_at
from dos.events.selectors import addresses, wording

LOOKED_AHEAD = 60


@dataclass(frozen=True)
class Openness:
    """Whether a date takes registrations now; where not, why, and which date of the event comes next."""

    occurrence: Occurrence
    terms: Terms
    why_not: str
    closes_at: datetime
    is_unlimited: bool
    capacity: int
    free: int
    following: Occurrence | None

    @property
    def is_open(self) -> bool:
        """Whether somebody can register now."""
        return not self.why_not

    @property
    def is_full(self) -> bool:
        """Whether who registers now comes on the waiting list."""
        return not self.is_unlimited and self.free == 0

    @property
    def largest_group(self) -> int:
        """How many people one registration may bring."""
        return self.terms.max_group if self.is_unlimited else min(self.terms.max_group, self.capacity)

    @property
    def places(self) -> str:
        """How many places are left, in words; of people who wait nothing is said."""
        if self.is_unlimited:
            return _("genug Plätze")
        if self.is_full:
            return _("ausgebucht, Warteliste offen")
        words = ngettext("noch %(n)s Platz frei", "noch %(n)s Plätze frei", self.free)
        return words % {"n": self.free}

    @property
    def sentence(self) -> str:
        """Say why nobody can register, and which date comes next (A75)."""
        if self.following is None:
            return f"{self.why_not} {_('Einen weiteren Termin gibt es zurzeit nicht.')}"
        return f"{self.why_not} {_('Der nächste Termin: %(when)s.') % {'when': wording.when(self.following)}}"

    @property
    def following_url(self) -> str:
        """Where somebody registers for the next date; "" where there is none."""
        return addresses.here_on(self.occurrence.event.slug, self.following.day) if self.following else ""


def openness(occurrence: Occurrence, now: datetime) -> Openness | None:
    """Return whether the date takes people; None where the event has no registration. Five queries at most."""
    terms = Terms.objects.filter(event_id=occurrence.event_id).first()
    if terms is None:
        return None
    admission = Admission.objects.filter(occurrence=occurrence).first()
    why = why_closed(occurrence, terms, admission, now)
    unlimited = admission.is_unlimited if admission else terms.is_unlimited
    capacity = admission.capacity if admission else terms.capacity
    return Openness(
        occurrence=occurrence,
        terms=terms,
        why_not=why,
        closes_at=closes_at(occurrence, terms),
        is_unlimited=unlimited,
        capacity=capacity,
        free=0 if unlimited else free_places(admission) if admission else capacity,
        following=next_open(occurrence, terms, now) if why else None,
    )


def why_closed(occurrence: Occurrence, terms: Terms, admission: Admission | None, now: datetime) -> str:
    """Say in one sentence why the date takes nobody; "" where it does. Server time decides, at the second."""
    if occurrence.is_cancelled:
        return _("Dieser Termin ist abgesagt.")
    if now >= occurrence.starts_at:
        return _("Dieser Termin hat schon begonnen.") if now < occurrence.ends_at else _("Dieser Termin ist vorbei.")
    is_shut = not terms.is_open or (admission is not None and not admission.is_open)
    if is_shut or not occurrence.event.live:
        return _("Die Anmeldung zu diesem Termin ist geschlossen.")
    if now >= closes_at(occurrence, terms):
        return _("Der Anmeldeschluss für diesen Termin ist vorbei.")
    return ""


def next_open(occurrence: Occurrence, terms: Terms, now: datetime) -> Occurrence | None:
    """Return the next date of the same event that takes people; looks at the next sixty."""
    event = occurrence.event
    if not terms.is_open or event.is_cancelled or not event.live:
        return None
    rows = event.occurrences.exclude(status=Occurrence.Status.CANCELLED).exclude(pk=occurrence.pk)
    rows = rows.filter(starts_at__gt=now + timedelta(hours=terms.closes_hours)).exclude(admission__is_open=False)
    coming = list(rows.order_by("starts_at", "pk")[:LOOKED_AHEAD])
    later = [row for row in coming if row.starts_at >= occurrence.starts_at]
    found: Occurrence | None = next(iter(later or coming), None)
    if found is not None:
        found.event = event
    return found


def free_places(admission: Admission) -> int:
    """Return how many places nobody holds; an offered place is held."""
    return max(admission.capacity - admission.registrations.holding().seats(), 0)


def with_dates(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """Return registrations with everything that pages and letters say of them."""
    return rows.select_related("admission__occurrence__event", "user")


def of_secret(secret_hash: str) -> Registration | None:
    """Return the registration of a status link."""
    return with_dates(Registration.objects.filter(secret_hash=secret_hash)).first()


def of_ticket(ticket_hash: str) -> Registration | None:
    """Return the registration of a ticket."""
    return with_dates(Registration.objects.filter(ticket_hash=ticket_hash)).first()


def own(user: Any, ids: Iterable[int]) -> QuerySet[Registration]:
    """Return the registrations of an account and those whose link was opened, the next date first."""
    rows = Registration.objects.filter(pk__in=list(ids))
    if getattr(user, "is_authenticated", False):
        rows = rows | Registration.objects.filter(user=user)
    return with_dates(rows).order_by("admission__occurrence__starts_at", "pk")


def place_of(occurrence: Occurrence) -> str:
    """Return where the date takes place."""
    event = occurrence.event
    return occurrence.place_override or ", ".join(part for part in (event.place, event.address, event.room) if part)
