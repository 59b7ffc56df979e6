"""Deeds of registration: ask for a place, confirm the address, take an offer, come with fewer, stay away."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.core.errors import Conflict, Refused
from dos.core.text import clean_line, cut, is_of_one_alphabet, without_markup
from dos.events.models import Admission, Occurrence, Question, Registration, RegistrationAnswer
from dos.events.selectors.registration import openness, why_closed
from dos.events.services import registration_letters as letters
from dos.events.services.registration_names import mail_key, new_names
from dos.events.services.registration_places import give_place, locked, move_up, refuse_too_large
from dos.notifications.services.letters import checked_address

S = Registration.State
CONFIRMING = timedelta(hours=72)
MAX_ANSWER = 300


class Closed(Refused):
    """The date takes nobody now; the message names the next one (A75)."""


@dataclass(frozen=True)
class Wish:
    """What somebody asks for: a name, an address (may be empty at the desk), how many, answers by question."""

    name: str
    email: str = ""
    group_size: int = 1
    answers: Mapping[int, str] = field(default_factory=dict)


@transaction.atomic
def register(
    *, occurrence: Occurrence, wish: Wish, user: Any = None, form_token: str = "", now: datetime | None = None
) -> Registration:
    """Take in a registration. An account gets a place or waits at once, a guest when the address is confirmed.

    The same form is one registration. A mailbox that is registered already gets its link again, and nobody else
    learns of it; an account is told. Refused for dates that are over, called off or closed, with the next one named.
    """
    now = now or timezone.now()
    known = Registration.objects.filter(form_token=form_token).first() if form_token else None
    if known is not None:
        return known
    admission = locked(occurrence)
    if why_closed(admission.occurrence, admission.occurrence.event.terms, admission, now):
        refuse_closed(admission.occurrence, now)
    email = checked_address(wish.email if user is None else user.email)
    refuse_too_large(wish.group_size, admission)
    answers = _checked_answers(occurrence, wish.answers)
    own = admission.registrations.filter(mail_key=mail_key(occurrence.pk, email), state__in=Registration.ACTIVE).first()
    if own is not None:
        return _again(own, admission, wish, user, now)
    row = _row(admission, wish, email, user=user, form_token=form_token or None, created_at=now)
    row.save()
    _keep_answers(row, answers)
    if user is None:
        letters.confirm_letter(row)
        return row
    return _placed(row, admission)


@transaction.atomic
def confirm(*, registration: Registration, now: datetime | None = None) -> Registration:
    """Confirm the address of a guest: a place, or the end of the waiting list. Pressing twice is one.

    What counts for the closing time is when the form came; until the date begins it can be confirmed, for 72 hours.
    """
    now = now or timezone.now()
    admission = locked(registration.occurrence)
    row = _fresh(registration, admission)
    if row.state != S.REQUESTED:
        return row
    occurrence = admission.occurrence
    if occurrence.is_cancelled or now >= occurrence.starts_at:
        refuse_closed(occurrence, now)
    if now >= row.created_at + CONFIRMING:
        raise Conflict(_("Die drei Tage zum Bestätigen sind vorbei. Bitte melden Sie sich noch einmal an."))
    return _placed(row, admission)


@transaction.atomic
def enter(
    *, occurrence: Occurrence, wish: Wish, source: str = Registration.Source.PHONE, now: datetime | None = None
) -> Registration:
    """Write down at the desk who called or came by; an address is not needed, and needs no confirmation.

    The desk may also enter after closing time, until the date is over; never beyond the places.
    """
    now = now or timezone.now()
    if occurrence.is_cancelled or now >= occurrence.ends_at > occurrence.starts_at:
        refuse_closed(occurrence, now)
    admission = locked(occurrence)
    email = checked_address(wish.email) if wish.email else ""
    key = mail_key(occurrence.pk, email)
    if key and admission.registrations.filter(mail_key=key, state__in=Registration.ACTIVE).exists():
        message = _("Unter dieser Adresse ist schon jemand angemeldet.")
        raise Conflict(message, fields={"email": message})
    row = _row(admission, wish, email, user=None, source=source, created_at=now)
    return _placed(row, admission)


@transaction.atomic
def cancel(*, registration: Registration, now: datetime | None = None, by_office: bool = False) -> Registration:
    """Give the place back, leave the waiting list, or say no to an offer; the next one moves up. Twice is one.

    Nobody comes back on the waiting list this way: who changes their mind registers anew, at its end.
    """
    now = now or timezone.now()
    admission = locked(registration.occurrence)
    row = _fresh(registration, admission)
    if row.state not in (S.REQUESTED, *Registration.COMING):
        return row
    if now >= admission.occurrence.ends_at > admission.occurrence.starts_at:
        raise Conflict(_("Dieser Termin ist vorbei."))
    was_requested, had_entry = row.state == S.REQUESTED, row.state in (S.CONFIRMED, S.OFFERED)
    row.state, row.offered_until = (S.DECLINED if row.state == S.OFFERED else S.CANCELLED), None
    row.save(update_fields=["state", "offered_until"])
    if not was_requested:
        letters.cancelled_letter(row, by_office=by_office, had_entry=had_entry)
    move_up(admission, now)
    return row


@transaction.atomic
def accept(*, registration: Registration, now: datetime | None = None) -> Registration:
    """Take the offered place, until the moment at which the offer ends. Pressing twice is one."""
    now = now or timezone.now()
    admission = locked(registration.occurrence)
    row = _fresh(registration, admission)
    if row.state == S.CONFIRMED:
        return row
    is_over = row.offered_until is None or now >= row.offered_until or now >= admission.occurrence.starts_at
    if row.state != S.OFFERED or is_over:
        raise Conflict(_("Dieses Angebot gilt nicht mehr."))
    if admission.occurrence.is_cancelled:
        refuse_closed(admission.occurrence, now)
    row.state, row.offered_until = S.CONFIRMED, None
    row.save(update_fields=["state", "offered_until"])
    letters.confirmed_letter(row)
    return row


@transaction.atomic
def come_with_fewer(*, registration: Registration, group_size: int, now: datetime | None = None) -> Registration:
    """Make the group smaller; the places that become free go to those who wait. More people register anew."""
    now = now or timezone.now()
    admission = locked(registration.occurrence)
    row = _fresh(registration, admission)
    if row.state not in Registration.COMING or now >= admission.occurrence.starts_at:
        raise Conflict(_("Diese Anmeldung lässt sich nicht mehr ändern."))
    if not 1 <= group_size <= row.group_size:
        message = _("Mehr Personen passen nicht in diese Anmeldung. Bitte melden Sie sie eigens an.")
        raise Refused(message, fields={"group_size": message})
    row.group_size = group_size
    row.save(update_fields=["group_size"])
    move_up(admission, now)
    return _fresh(row, admission)


def refuse_closed(occurrence: Occurrence, now: datetime) -> None:
    """Refuse a date that takes nobody, and name the next one."""
    found = openness(occurrence, now)
    if found is None:
        raise Closed(_("Für diese Veranstaltung gibt es keine Anmeldung."))
    if not found.is_open:
        raise Closed(found.sentence)


def checked_name(name: str) -> str:
    """Return a name on one line; refused when it is none or mixes alphabets."""
    name = clean_line(without_markup(name))
    if not name or len(name) > 120:
        message = _("Bitte geben Sie einen Namen an, höchstens 120 Zeichen.")
        raise Refused(message, fields={"name": message})
    if not is_of_one_alphabet(name):
        message = _("Bitte schreiben Sie jedes Wort Ihres Namens in einer Schrift.")
        raise Refused(message, fields={"name": message})
    return name


def _fresh(registration: Registration, admission: Admission) -> Registration:
    row: Registration = Registration.objects.select_related("user").get(pk=registration.pk)
    row.admission = admission
    return row


def _row(admission: Admission, wish: Wish, email: str, **values: Any) -> Registration:
    row = Registration(
        admission=admission,
        name=checked_name(wish.name),
        email=email,
        mail_key=mail_key(admission.occurrence_id, email),
        group_size=wish.group_size,
        language=(get_language() or "de")[:2],
        **new_names(),
        **values,
    )
    try:
        row.clean_fields(exclude=["admission", "user"])
    except ValidationError as fault:
        raise Refused(fault.messages[0]) from fault
    return row


def _placed(row: Registration, admission: Admission) -> Registration:
    row.admission = admission
    give_place(row, admission)
    letter = letters.confirmed_letter if row.state == S.CONFIRMED else letters.waitlisted_letter
    letter(row)
    return row


def _again(own: Registration, admission: Admission, wish: Wish, user: Any, now: datetime) -> Registration:
    """Answer a mailbox that is here already; an account takes over what its guest began."""
    own.admission = admission
    if own.state == S.REQUESTED:
        own.name, own.group_size, own.created_at = checked_name(wish.name), wish.group_size, now
        own.user = user
        own.save()
        if user is not None:
            return _placed(own, admission)
        letters.confirm_letter(own)
        return own
    if user is not None:
        raise Conflict(_("Sie sind zu diesem Termin schon angemeldet."))
    letters.already_letter(own, now)
    return own


def _checked_answers(occurrence: Occurrence, told: Mapping[int, str]) -> dict[int, str]:
    """Return the answers to questions that the event asks; refused when a needed one is missing."""
    found = {}
    for question in Question.objects.filter(terms__event=occurrence.event_id):
        text = cut(clean_line(told.get(question.pk, "")), MAX_ANSWER)
        if question.is_required and not text:
            message = _("Bitte beantworten Sie diese Frage.")
            raise Refused(message, fields={f"question_{question.pk}": message})
        if text:
            found[question.pk] = text
    return found


def _keep_answers(row: Registration, answers: Mapping[int, str]) -> None:
    RegistrationAnswer.objects.bulk_create(
        RegistrationAnswer(registration=row, question_id=number, text=text) for number, text in answers.items()
    )
