"""What the clock does for registrations: offers end, changes are told, the day before is remembered, names are erased.

Each can run at any time and any number of times: what is done is not done again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dos.events.models import Admission, Occurrence, Registration, RegistrationAnswer
from dos.events.models.moments import local_day
from dos.events.selectors.registration import place_of, with_dates
from dos.events.services import registration_letters as letters
from dos.events.services.echoes import is_open
from dos.events.services.registration import CONFIRMING
from dos.events.services.registration_places import locked, move_up

S = Registration.State
REMINDER_HOUR, THANKS_AFTER = 8, timedelta(hours=12)


@dataclass(frozen=True)
class Forgotten:
    """How much was erased, or would be."""

    registrations: int
    answers: int
    unconfirmed: int


def expire_offers(*, now: datetime) -> int:
    """End the offers whose time is over and offer the places to the next; return how many ended."""
    is_over = Q(offered_until__lte=now) | Q(admission__occurrence__starts_at__lte=now)
    over = Registration.objects.filter(is_over, state=S.OFFERED)
    ended = 0
    for number in list(over.values_list("admission__occurrence", flat=True).distinct()):
        ended += _expire(Occurrence.objects.get(pk=number), now)
    return ended


@transaction.atomic
def _expire(occurrence: Occurrence, now: datetime) -> int:
    admission = locked(occurrence)
    offered = admission.registrations.filter(state=S.OFFERED)
    rows = list(offered if now >= admission.occurrence.starts_at else offered.filter(offered_until__lte=now))
    for row in rows:
        row.state, row.offered_until = S.DECLINED, None
        row.save(update_fields=["state", "offered_until"])
        row.admission = admission
        letters.lapsed_letter(row)
    move_up(admission, now)
    return len(rows)


def tell_changes(*, now: datetime) -> int:
    """Tell registered people what became of their date since they were last told; return of how many dates.

    It compares the date with what they know, so it does not matter who changed it, and where.
    """
    rows = Admission.objects.filter(occurrence__ends_at__gte=now - timedelta(days=1))
    changed = [row.occurrence for row in rows.select_related("occurrence__event") if _news(row)]
    return sum(_tell(occurrence) for occurrence in changed)


def _news(admission: Admission) -> bool:
    """Whether the date differs from what the registered people know of it."""
    row, known = admission.occurrence, (admission.told_starts_at, admission.told_place, admission.told_cancelled)
    return known != (row.starts_at, place_of(row)[:200], row.is_cancelled)


@transaction.atomic
def _tell(occurrence: Occurrence) -> int:
    admission = locked(occurrence)
    row = admission.occurrence
    if not _news(admission):
        return 0
    letter = letters.called_off_letter if row.is_cancelled else letters.moved_letter
    for registration in admission.registrations.coming().select_related("user"):
        registration.admission = admission
        letter(registration)
    admission.told_starts_at, admission.told_place = row.starts_at, place_of(row)[:200]
    admission.told_cancelled = row.is_cancelled
    admission.save(update_fields=["told_starts_at", "told_place", "told_cancelled"])
    return 1


def remind(*, now: datetime) -> int:
    """Remind those who have a place on the day before, from eight o'clock; return how many were reminded."""
    if timezone.localtime(now).hour < REMINDER_HOUR:
        return 0
    tomorrow = local_day(now) + timedelta(days=1)
    rows = with_dates(Registration.objects.filter(state=S.CONFIRMED).exclude(email=""))
    rows = rows.filter(
        admission__occurrence__starts_at__gt=now, admission__occurrence__starts_at__lt=now + timedelta(days=2)
    )
    due = [row for row in rows if row.occurrence.starts_on == tomorrow and not row.occurrence.is_cancelled]
    for row in due:
        letters.reminder_letter(row)
    return len(due)


def thank(*, now: datetime) -> int:
    """Ask those who came how it was, once, on the day after; return how many letters that is.

    Where nobody kept the door, everybody who had a place is asked.
    """
    rows = with_dates(Registration.objects.filter(state__in=(S.ATTENDED, S.CONFIRMED)).exclude(email=""))
    rows = rows.filter(
        admission__occurrence__ends_at__lte=now - THANKS_AFTER,
        admission__occurrence__ends_at__gt=now - THANKS_AFTER - timedelta(days=3),
    )
    kept = set(rows.filter(state=S.ATTENDED).values_list("admission", flat=True))
    due = [row for row in rows if row.state == S.ATTENDED or row.admission_id not in kept]
    due = [row for row in due if is_open(row.occurrence, now)]
    for row in due:
        letters.thanks_letter(row)
    return len(due)


def note_absences(*, now: datetime) -> int:
    """Note who did not come, the day after, where somebody was let in by list; where nobody was, nobody knows."""
    over = Registration.objects.filter(
        state=S.CONFIRMED,
        admission__occurrence__ends_at__lt=now - timedelta(days=1),
        admission__in=Admission.objects.filter(registrations__state=S.ATTENDED),
    )
    return over.update(state=S.NO_SHOW)


def forget(*, now: datetime, is_dry_run: bool = False) -> Forgotten:
    """Erase who registered when the event's time is over, and each answer at its own; the numbers stay.

    What nobody confirmed goes after three days. A dry run only counts; a second run finds nothing.
    """
    with transaction.atomic():
        unconfirmed = Registration.objects.filter(state=S.REQUESTED, created_at__lte=now - CONFIRMING).delete()[1]
        answers = sum(_forget_answers(days, now) for days in _spans(RegistrationAnswer, "question__retention_days"))
        gone = sum(forget_names(admission) for admission in _over(now))
        transaction.set_rollback(is_dry_run)
    label = Registration._meta.label
    return Forgotten(gone, answers, unconfirmed.get(label, 0))


def forget_names(admission: Admission, **only: object) -> int:
    """Erase the registrations of a date, or only those named, and add them to the numbers that stay."""
    row = Admission.objects.select_for_update().get(pk=admission.pk)
    found = row.registrations.filter(**only)
    kept = (S.CONFIRMED, S.ATTENDED, S.NO_SHOW)
    row.kept_registered += found.filter(state__in=kept).seats()
    row.kept_attended += found.filter(state=S.ATTENDED).seats()
    row.kept_no_show += found.filter(state=S.NO_SHOW).seats()
    row.save(update_fields=["kept_registered", "kept_attended", "kept_no_show"])
    return found.delete()[1].get(Registration._meta.label, 0)


def _over(now: datetime) -> list[Admission]:
    """Return dates whose names are to go, each event by its own number of days."""
    rows = Admission.objects.exclude(registrations=None)
    found = Q(pk=None)
    for days in _spans(Admission, "occurrence__event__terms__retention_days"):
        found |= Q(occurrence__event__terms__retention_days=days, occurrence__ends_at__lte=now - timedelta(days=days))
    return list(rows.filter(found).distinct())


def _spans(model: type[Admission] | type[RegistrationAnswer], path: str) -> list[int]:
    return list(model._default_manager.order_by().values_list(path, flat=True).distinct())


def _forget_answers(days: int, now: datetime) -> int:
    old = RegistrationAnswer.objects.filter(
        question__retention_days=days,
        registration__admission__occurrence__ends_at__lte=now - timedelta(days=days),
    )
    return old.delete()[0]
