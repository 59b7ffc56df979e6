"""The deeds that finish a case: the answer, or the reason why there is none; told to those who left an address.

The letter is a row of the same transaction: when mail is down it waits, and nothing is lost.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from dos.cities import address
from dos.core.errors import Refused
from dos.core.text import clean_text
from dos.notifications import services as notifications
from dos.portal.models import Feedback
from dos.portal.models.template import PLACEHOLDERS
from dos.portal.services.cases import held, note_in_history


@transaction.atomic
def answer_feedback(feedback: Feedback, *, answer: str, user: Any = None) -> Feedback:
    """Answer a case; the letter is written with the answer. A second answer replaces the first and is a new letter.

    Refused without words, and while a template's placeholder is left in it.
    """
    answer = clean_text(answer)
    _refuse_unfit(answer)
    row = held(feedback)
    is_new = row.answer != answer or row.answered_at is None
    row.answer, row.answered_at, row.state = answer, row.answered_at or timezone.now(), Feedback.State.ANSWERED
    row.closing_reason, row.closed_at = "", None
    row.save(update_fields=["answer", "answered_at", "state", "closing_reason", "closed_at"])
    note_in_history(row, "answered", user)
    if is_new:
        _tell(row, "answer", gettext_noop("Antwort auf Ihr Anliegen %(reference)s"), answer.split("\n\n"))
    return row


@transaction.atomic
def close_case(case: Feedback, *, reason: str = "", user: Any = None) -> Feedback:
    """Close a case. Without an answer the reason is told to the person; refused when there is neither."""
    row, reason = held(case), clean_text(reason)
    if row.answered_at is None and not reason:
        message = _("Bitte sagen Sie, warum es keine Antwort gibt.")
        raise Refused(message, fields={"closing_reason": message})
    row.state, row.closed_at, row.closing_reason = Feedback.State.CLOSED, timezone.now(), reason
    row.save(update_fields=["state", "closed_at", "closing_reason"])
    note_in_history(row, "closed", user)
    if reason:
        _tell(row, "closed", gettext_noop("Ihr Anliegen %(reference)s ist abgeschlossen"), [reason])
    return row


def status_url(case: Feedback) -> str:
    """Return the whole status link in the active language; empty where a case has none."""
    return address.canonical("portal:case_status", case.secret) if case.secret else ""


def _refuse_unfit(answer: str) -> None:
    message = "" if answer else _("Bitte schreiben Sie eine Antwort.")
    for left in PLACEHOLDERS:
        if left in answer:
            message = _("In der Antwort steht noch ein Platzhalter: %(left)s.") % {"left": left}
    if message:
        raise Refused(message, fields={"answer": message})


def _tell(row: Feedback, what: str, subject: str, paragraphs: Sequence[str]) -> None:
    """Write the letter in the language of the person; the moment makes each letter one of its own."""
    if not row.email:
        return
    with translation.override(row.language):
        url = status_url(row)
        notifications.send_mail(
            key=f"feedback:{what}:{row.pk}:{timezone.now().isoformat()}",
            to=row.email,
            subject=_(subject) % {"reference": row.reference},
            paragraphs=paragraphs,
            action=(_("Stand Ihres Anliegens"), url) if url else None,
            language=row.language,
            about=f"feedback:{row.pk}",
        )
