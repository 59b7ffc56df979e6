"""Deeds on dates that others report: take in, confirm, ask back, accept, refuse, withdraw. Nothing is public by itself.

What is confirmed lies at the desk as a draft like every other; accepting publishes it by the one way there is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils import translation as language
from django.utils.translation import gettext as _

from dos.actors.models import Organisation
from dos.cities.models import City
from dos.core.errors import Conflict, Refused
from dos.core.text import clean_line, clean_text, cut, slug_from, without_markup
from dos.events.models import Event, Submission
from dos.events.models.moments import local_day
from dos.events.services import submission_letters as letters
from dos.events.services.registration import checked_name
from dos.events.services.registration_names import new_names
from dos.notifications.services.letters import checked_address

S = Submission.State
CONFIRMING, KEPT, KEPT_AT_MOST = timedelta(hours=72), timedelta(days=90), timedelta(days=365)
AHEAD_DAYS, MIN_WORDS = 730, 5
# What may be told of a date; everything else the desk adds.
TELLABLE = (
    "summary",
    "description",
    "kind",
    "starts_on",
    "start_time",
    "end_time",
    "mode",
    "place",
    "address",
    "is_free",
    "cost",
    "step_free",
    "source_url",
)


@dataclass(frozen=True)
class Proposal:
    """What somebody reports: the date, who invites, and by which address they can be reached."""

    city: City
    title: str
    organiser: str
    name: str
    email: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def submit(*, proposal: Proposal, form_token: str, user: Any = None, now: datetime | None = None) -> Submission:
    """Take in a date that somebody reports; the same form is one report.

    A guest confirms the address first, an account's address is known. Refused for days that are over or more than two
    years ahead, for ends before starts, and for hours that the clock skips.
    """
    now = now or timezone.now()
    known = Submission.objects.filter(form_token=form_token).first()
    if known is not None:
        return known
    names = new_names()
    row = Submission(
        city=proposal.city,
        user=user,
        title=cut(clean_line(without_markup(proposal.title)), 160),
        organiser=cut(clean_line(without_markup(proposal.organiser)), 160),
        told={name: _cleaned(proposal.values[name]) for name in TELLABLE if name in proposal.values},
        name=checked_name(proposal.name),
        email=checked_address(proposal.email if user is None else user.email),
        language=(language.get_language() or "de")[:2],
        form_token=form_token,
        created_at=now,
        **{name: names[name] for name in ("reference", "nonce", "secret_hash")},
    )
    _refuse_impossible(row, now)
    row.save()
    if user is not None:
        return _arrived(row, now)
    letters.confirm_letter(row)
    return row


@transaction.atomic
def confirm(*, submission: Submission, now: datetime | None = None) -> Submission:
    """Confirm the address; the draft lies at the desk from now on. Pressing twice is one. Refused after three days."""
    now = now or timezone.now()
    row = _locked(submission)
    if row.state != S.REQUESTED:
        return row
    if now >= row.created_at + CONFIRMING:
        raise Conflict(_("Die drei Tage zum Bestätigen sind vorbei. Bitte melden Sie den Termin noch einmal."))
    return _arrived(row, now)


@transaction.atomic
def ask(*, submission: Submission, question: str) -> Submission:
    """Ask the person who reported; the date waits until they answer. Refused when it is decided, or asked already."""
    row = _undecided(submission)
    if row.state == S.ASKED:
        raise Conflict(_("Sie haben schon gefragt. Bitte warten Sie auf die Antwort."))
    row.question, row.reply = _words(question, "question", 1_000), ""
    row.state = S.ASKED
    row.save(update_fields=["question", "reply", "state"])
    letters.asked_letter(row)
    return row


@transaction.atomic
def reply(*, submission: Submission, text: str, now: datetime | None = None) -> Submission:
    """Answer what the desk asked; it is the desk's turn again."""
    row = _locked(submission)
    if row.state != S.ASKED:
        raise Conflict(_("Zu dieser Meldung ist keine Frage offen."))
    row.reply, row.state = _words(text, "text", 2_000), S.WAITING
    row.waiting_since = now or timezone.now()
    row.save(update_fields=["reply", "state", "waiting_since"])
    return row


@transaction.atomic
def accept(*, submission: Submission, user: Any) -> Submission:
    """Publish the draft as it stands at the desk; refused where it could not be published there."""
    row = _undecided(submission)
    if row.event is None or row.event.latest_revision is None:
        raise Conflict(_("Den Entwurf gibt es nicht mehr. Bitte lehnen Sie die Meldung mit einem Grund ab."))
    row.event.latest_revision.publish(user=user, skip_permission_checks=True)
    row.refresh_from_db()
    return row


@transaction.atomic
def refuse(*, submission: Submission, reason: str, now: datetime | None = None) -> Submission:
    """Do not take the date over, and say why; its draft is deleted."""
    row = _undecided(submission)
    row.reason = _words(reason, "reason", 500)
    _close(row, S.REFUSED, now or timezone.now())
    letters.refused_letter(row)
    return row


@transaction.atomic
def withdraw(*, submission: Submission, now: datetime | None = None) -> Submission:
    """Take the own report back while it is undecided; its draft is deleted. Twice is one."""
    row = _locked(submission)
    if row.state == S.WITHDRAWN:
        return row
    if row.state not in (S.REQUESTED, *Submission.UNDECIDED):
        raise Conflict(_("Über diese Meldung ist schon entschieden. Bitte schreiben Sie dem Projektteam."))
    _close(row, S.WITHDRAWN, now or timezone.now())
    return row


@transaction.atomic
def record_acceptance(event: Event, *, now: datetime | None = None) -> None:
    """Note that a reported date is public, whoever published it, and tell who reported it."""
    row = Submission.objects.select_for_update().filter(event=event, state__in=Submission.UNDECIDED).first()
    if row is None:
        return
    row.state, row.decided_at = S.ACCEPTED, now or timezone.now()
    row.save(update_fields=["state", "decided_at"])
    letters.accepted_letter(row)


@transaction.atomic
def forget(*, now: datetime) -> int:
    """Erase what nobody confirmed after three days, what is decided after 90, and anything after a year."""
    unconfirmed = Q(state=S.REQUESTED, created_at__lte=now - CONFIRMING)
    old = Q(decided_at__lte=now - KEPT) | Q(created_at__lte=now - KEPT_AT_MOST)
    return _erase(Submission.objects.filter(unconfirmed | old))


@transaction.atomic
def erase_person(user: Any) -> None:
    """Erase what an account, or its address, reported; what is public stays, without a name."""
    _erase(Submission.objects.filter(Q(user=user) | Q(email__iexact=user.email)))


def _erase(rows: Any) -> int:
    for row in rows.select_related("event"):
        _drop_draft(row)
    number: int = rows.delete()[1].get(Submission._meta.label, 0)
    return number


def _arrived(row: Submission, now: datetime) -> Submission:
    event = _event(row)
    event.slug = f"{slug_from(row.title, 80)}-{row.reference}"
    _refuse_impossible(row, now)
    event.cities = [row.city]
    known = list(Organisation.objects.published().filter(name__iexact=row.organiser)[:1])
    event.organisers, event.host = known, "" if known else row.organiser
    event.save()
    event.save_revision(user=row.user, log_action=True)
    row.event, row.state, row.waiting_since = event, S.WAITING, now
    row.save(update_fields=["event", "state", "waiting_since"])
    letters.received_letter(row)
    return row


def _event(row: Submission) -> Event:
    """Return the draft that the report becomes."""
    values = {name: Event._meta.get_field(name).to_python(value) for name, value in row.told.items()}  # type: ignore[union-attr]  # plain columns
    with language.override("de"):
        note = _("Gemeldet von %(name)s") % {"name": row.organiser}
    return Event(title=row.title, slug="x", live=False, source_note=note, **values)


def _refuse_impossible(row: Submission, now: datetime) -> None:
    event = _event(row)
    try:
        event.full_clean(exclude=["slug", "uid"])
        row.clean_fields(exclude=["city", "user", "event"])
    except ValidationError as fault:
        fields = {name: texts[0] for name, texts in fault.message_dict.items()}
        raise Refused(next(iter(fields.values())), fields=fields) from fault
    today: date = local_day(now)
    if event.starts_on is None or not today <= event.starts_on <= today + timedelta(days=AHEAD_DAYS):
        message = _("Bitte geben Sie einen Tag an, der noch kommt, höchstens zwei Jahre im Voraus.")
        raise Refused(message, fields={"starts_on": message})
    if event.mode != Event.Mode.ONLINE and not (event.place or event.address):
        message = _("Bitte geben Sie an, wo der Termin stattfindet.")
        raise Refused(message, fields={"place": message})


def _locked(submission: Submission) -> Submission:
    rows = Submission.objects.select_for_update(of=("self",)).select_related("event", "user", "city")
    found: Submission = rows.get(pk=submission.pk)
    return found


def _undecided(submission: Submission) -> Submission:
    row = _locked(submission)
    if not row.is_undecided:
        raise Conflict(_("Über diese Meldung ist schon entschieden."))
    return row


def _close(row: Submission, state: str, now: datetime) -> None:
    _drop_draft(row)
    row.state, row.decided_at = state, now
    row.save()


def _drop_draft(row: Submission) -> None:
    """Delete the draft of a report; what was ever public stays."""
    if row.event is not None and row.event.first_published_at is None and not row.event.live:
        row.event.delete()
        row.event = None


def _words(text: str, name: str, limit: int) -> str:
    said = cut(clean_text(text), limit)
    if len(said) < MIN_WORDS:
        message = _("Bitte schreiben Sie einen Satz.")
        raise Refused(message, fields={name: message})
    return said


def _cleaned(value: Any) -> Any:
    return clean_text(without_markup(value)) if isinstance(value, str) else value
