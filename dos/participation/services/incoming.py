"""Deeds on mails that come in: an idea waits for its sender's confirmation; nothing is published by itself (P2, A37).

Whoever writes a sender's name on a letter is not yet that sender: the idea stays unseen until the link in our letter to
that address is used. Machines are never answered (RFC 3834), people at most three times an hour.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from dos.cities import address
from dos.core.errors import Refused
from dos.core.text import clean_line, clean_text, cut, first_sentence, paragraphs_of
from dos.notifications import services as notifications
from dos.participation.connectors import mailbox
from dos.participation.connectors.mailbox import IncomingLetter
from dos.participation.models import Activity, Author, IncomingMail, Process
from dos.participation.services.authors import Guest
from dos.participation.services.ideas import MAX_TITLE, MIN_TITLE, Draft, submit_idea
from dos.participation.services.names import bare_address, hashed, keyed

Outcome = IncomingMail.Outcome
RETENTION = timedelta(days=90)
ANSWERS_PER_HOUR = 3
MACHINES = re.compile(r"^(mailer-daemon|postmaster|no-?reply|noreply|bounces?|do-?not-?reply)\b", re.IGNORECASE)
_ANSWER_MARK = re.compile(r"^\s*((re|aw|fwd?|wg|antw)\s*:\s*)+", re.IGNORECASE)
_QUOTE = re.compile(
    r"^\s*(Am .{5,120} schrieb|On .{5,120} wrote:|-{3,} ?(Original|Ursprüngliche|Weitergeleitete)|_{10,}|Von: .+@)"
)


def read_mailbox(*, now: datetime | None = None) -> int:
    """Take in every new letter of the mailbox; return how many. Does nothing where no mailbox is named."""
    if not mailbox.is_configured():
        return 0
    return mailbox.read_new(lambda letter: take_in(letter, now=now) == Outcome.IDEA)


def take_in(letter: IncomingLetter, *, now: datetime | None = None) -> str:
    """Decide on one letter and note it; the same letter a second time changes nothing."""
    now = now or timezone.now()
    message = hashed(letter.message_id)
    known = IncomingMail.objects.filter(message_hash=message).first()
    if known is not None:
        return known.outcome
    try:
        with transaction.atomic():
            row = IncomingMail(message_hash=message, sender_hash=keyed("incoming", bare_address(letter.sender)), at=now)
            row.outcome = _unanswered(letter, row) or _answered(letter, row)
            row.save()
    except IntegrityError:
        return IncomingMail.objects.get(message_hash=message).outcome
    return row.outcome


def forget_incoming(*, now: datetime) -> int:
    """Delete the notes that are older than 90 days; return how many."""
    deleted, _by_table = IncomingMail.objects.filter(at__lt=now - RETENTION).delete()
    return deleted


def _unanswered(letter: IncomingLetter, row: IncomingMail) -> str:
    """Return the outcome of what gets no answer: machines, ourselves, forgers, floods; empty for people."""
    if letter.failed_recipients:
        for email in letter.failed_recipients[:20]:
            notifications.record_bounce(email=email, message_ids=letter.returned_ids)
        return Outcome.BOUNCE
    if not _is_address(letter.sender) or _is_ours(letter):
        return Outcome.LOOP
    if _is_machine(letter):
        return Outcome.AUTOMATIC
    if re.search(r"\b(dmarc|spf)=fail\b", letter.headers.get("authentication-results", ""), re.IGNORECASE):
        return Outcome.FORGED
    recent = IncomingMail.objects.filter(sender_hash=row.sender_hash, at__gt=row.at - timedelta(hours=1)).count()
    return Outcome.TOO_MANY if recent >= ANSWERS_PER_HOUR else ""


def _answered(letter: IncomingLetter, row: IncomingMail) -> str:
    """Return the outcome of what gets an answer, and write that answer."""
    if letter.trouble:
        _write_back(letter, [_TROUBLES[letter.trouble]()])
        return letter.trouble
    process = _process_for(letter, row.at)
    if process is None or process.city is None:
        _write_back(letter, [_("Wir wissen nicht, zu welchem Verfahren Ihre Idee gehört."), _ways()])
        return Outcome.NO_PROCESS
    title, text = words_of(letter)
    try:
        with translation.override("de"), transaction.atomic():
            sent = submit_idea(
                process=process,
                draft=Draft(title=title, text=text, city=process.city),
                form_token=f"mail-{row.message_hash[:40]}",
                guest=Guest(email=letter.sender, source=Author.Source.MAIL),
                now=row.at,
            )
    except (Refused, ValidationError) as refusal:
        said = refusal.message if isinstance(refusal, Refused) else " ".join(refusal.messages)
        _write_back(letter, [_("So konnten wir Ihre Idee nicht annehmen: %(why)s") % {"why": said}, _ways()])
        return Outcome.REFUSED
    row.idea = sent.idea
    return Outcome.IDEA


def words_of(letter: IncomingLetter) -> tuple[str, str]:
    """Return title and text of an idea from a letter: without answer marks, quotations and signature."""
    body = letter.text if letter.text.strip() else paragraphs_of(letter.html)
    kept: list[str] = []
    for line in clean_text(body).split("\n"):
        if line.rstrip() == "--" or _QUOTE.match(line):
            break
        if not line.startswith(">"):
            kept.append(line)
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    title = clean_line(_ANSWER_MARK.sub("", letter.subject))
    if len(title) < MIN_TITLE:
        title = first_sentence(text, MAX_TITLE - 10)
    return cut(title, MAX_TITLE), text


def _process_for(letter: IncomingLetter, now: datetime) -> Process | None:
    """Return the process that the address names (ideen+<slug>@…), else the only one that is open for ideas."""
    takes = Process.objects.published().filter(allows_guests=True, kind__in=(Process.Kind.IDEAS, Process.Kind.MAP))
    takes = takes.exclude(city=None).select_related("city").prefetch_related("phases")
    for recipient in letter.recipients:
        name = recipient.partition("@")[0]
        if "+" in name:
            found = takes.filter(slug=name.split("+", 1)[1]).first()
            if found is not None:
                return found
    opened = [process for process in takes.order_by("pk")[:50] if process.allows(Activity.SUBMIT, now)]
    return opened[0] if len(opened) == 1 else None


def _write_back(letter: IncomingLetter, paragraphs: Sequence[str]) -> None:
    notifications.send_mail(
        key=f"participation:incoming:{hashed(letter.message_id)}",
        to=letter.sender,
        subject=_("Ihre Mail ist noch keine Idee"),
        paragraphs=paragraphs,
        action=(_("Alle Wege zum Mitmachen"), address.canonical("participation:overview")),
        headers={"Auto-Submitted": "auto-replied"},
    )


def _ways() -> str:
    return _("Über das Formular auf unserer Website geht es immer. Dort sehen Sie auch, was gerade offen ist.")


_TROUBLES: dict[str, Callable[[], str]] = {
    Outcome.TOO_BIG: lambda: _("Ihre Mail ist zu groß. Wir nehmen Mails bis 10 MB an, Text genügt."),
    Outcome.ENCRYPTED: lambda: _("Ihre Mail ist verschlüsselt. Wir können sie hier nicht lesen."),
    Outcome.UNREADABLE: lambda: _("Ihre Mail ließ sich nicht lesen. Schreiben Sie bitte einfachen Text."),
}


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


def _is_ours(letter: IncomingLetter) -> bool:
    own = {
        bare_address(settings.INBOX["address"]),
        bare_address(settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].strip(">")),
    }
    return bare_address(letter.sender) in own or "x-loop" in letter.headers


def _is_machine(letter: IncomingLetter) -> bool:
    """Tell whether a machine wrote it (RFC 3834, section 2): it must not be answered, and it has no ideas."""
    said = letter.headers
    return (
        said.get("auto-submitted", "no").lower() != "no"
        or said.get("precedence", "").lower() in ("bulk", "junk", "list", "auto_reply")
        or said.get("return-path") == "<>"
        or "list-id" in said
        or "x-autoreply" in said
        or bool(MACHINES.match(letter.sender))
    )
