"""Places of one date: who gets one, who waits, whose turn it is. Each deed locks the date's places first.

A place is held by those who are registered and by those to whom it was offered, so that two never get the same one.
Rank is the order of arrival; a group takes places only if all of it fits, and keeps its rank when it is stepped over.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from dos.core.errors import Conflict, Refused
from dos.events.models import Admission, Occurrence, Registration, Terms
from dos.events.selectors.registration import free_places, place_of
from dos.events.services import registration_letters as letters

S = Registration.State
SHORTEST_OFFER = timedelta(minutes=30)


def locked(occurrence: Occurrence) -> Admission:
    """Return the places of the date with its event and terms, locked until the transaction ends; made at first need."""
    found = _places(occurrence)
    if found is not None:
        return found
    terms = Terms.objects.filter(event_id=occurrence.event_id).first()
    if terms is None:
        raise Refused(_("Für diese Veranstaltung gibt es keine Anmeldung."))
    start = {
        "is_unlimited": terms.is_unlimited,
        "capacity": terms.capacity,
        "told_starts_at": occurrence.starts_at,
        "told_place": place_of(occurrence)[:200],
    }
    Admission.objects.get_or_create(occurrence=occurrence, defaults=start)
    return locked(occurrence)


def _places(occurrence: Occurrence) -> Admission | None:
    rows = Admission.objects.select_for_update(of=("self",)).select_related("occurrence__event__terms")
    return rows.filter(occurrence=occurrence, occurrence__event__terms__isnull=False).first()


def give_place(row: Registration, admission: Admission) -> None:
    """Confirm the registration, or put it at the end of the waiting list; the places are locked."""
    refuse_too_large(row.group_size, admission)
    admission.last_rank += 1
    admission.save(update_fields=["last_rank"])
    fits = admission.is_unlimited or row.group_size <= free_places(admission)
    row.state, row.rank = (S.CONFIRMED if fits else S.WAITLISTED), admission.last_rank
    row.save()


def refuse_too_large(size: int, admission: Admission) -> None:
    """Refuse a group that would wait for ever."""
    terms = admission.occurrence.event.terms
    most = terms.max_group if admission.is_unlimited else min(terms.max_group, admission.capacity)
    if not 1 <= size <= most:
        message = _("Bitte melden Sie höchstens %(n)s Personen zusammen an.") % {"n": most}
        raise Refused(message, fields={"group_size": message})


def move_up(admission: Admission, now: datetime) -> int:
    """Offer free places to those who wait, in the order of arrival; return how many offers went out."""
    occurrence = admission.occurrence
    if occurrence.is_cancelled or now >= occurrence.starts_at:
        return 0
    waiting = admission.registrations.filter(state=S.WAITLISTED).order_by("rank", "pk")
    free, offers = free_places(admission), 0
    until = offer_ends(occurrence, now)
    for row in waiting:
        if not admission.is_unlimited:
            if not free:
                break
            if row.group_size > free:
                continue
            free -= row.group_size
        row.state, row.offered_until = S.OFFERED, until
        row.save(update_fields=["state", "offered_until"])
        row.admission = admission
        letters.offer_letter(row)
        offers += 1
    return offers


def offer_ends(occurrence: Occurrence, now: datetime) -> datetime:
    """Return until when an offered place is held: 48 hours, near the date half of what is left, never beyond it."""
    hours = occurrence.event.terms.offer_hours
    left = occurrence.starts_at - now
    return now + min(timedelta(hours=hours), max(left / 2, SHORTEST_OFFER), left)


@transaction.atomic
def set_capacity(
    *, occurrence: Occurrence, capacity: int, now: datetime, is_unlimited: bool = False, is_open: bool = True
) -> Admission:
    """Change the places of a date; those who wait move up. Refused below what is promised already."""
    admission = locked(occurrence)
    taken = admission.registrations.holding().seats()
    if not is_unlimited and capacity < taken:
        offered = admission.registrations.filter(state=S.OFFERED).seats()
        words = _("%(taken)s Plätze sind schon vergeben, davon %(offered)s angeboten. Weniger geht nicht.")
        message = words % {"taken": taken, "offered": offered}
        raise Conflict(message, fields={"capacity": message})
    if not is_unlimited and capacity < 1:
        message = _("Bitte geben Sie mindestens einen Platz an. Ohne Grenze: wählen Sie „unbegrenzt“.")
        raise Refused(message, fields={"capacity": message})
    admission.is_unlimited, admission.is_open = is_unlimited, is_open
    admission.capacity = max(capacity, 1)
    admission.full_clean(exclude=["occurrence"])
    admission.save()
    move_up(admission, now)
    return admission
