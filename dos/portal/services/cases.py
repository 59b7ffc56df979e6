"""Deeds of clerks on cases: keep one, link it, note something, lead it on. Each stands in the history of the desk."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dos.core.errors import Conflict, Refused
from dos.core.text import clean_text
from dos.portal.models import CaseNote, Feedback
from dos.portal.permissions import may_keep_case

# BITVNRW section 5: an answer within two weeks, an interim notice if it takes longer, six weeks at most.
ANSWER_DAYS, LATEST_DAYS = 14, 42
# Each deed is an action of its own: of those that one form sets off the history shows one of each.
LOGGED = "dos.case."
S = Feedback.State


@transaction.atomic
def assign_case(case: Feedback, *, owner: Any, user: Any = None) -> Feedback:
    """Say who looks after a case (None: nobody); a new one is in progress from then on.

    Refused for somebody who may not work for the city.
    """
    row = held(case)
    if owner is not None and not may_keep_case(owner, row):
        message = _("Diese Person arbeitet nicht für die Kommune des Anliegens.")
        raise Refused(message, fields={"owner": message})
    row.owner = owner
    if owner is not None and row.state == S.NEW:
        row.state = S.IN_PROGRESS
    row.save(update_fields=["owner", "state"])
    note_in_history(row, "assigned", user)
    return row


@transaction.atomic
def link_case(case: Feedback, *, objects: Mapping[str, Model | None], user: Any = None) -> Feedback:
    """Say which project, organisation and event a case is about."""
    row = held(case)
    for field in ("project", "organisation", "event"):
        setattr(row, field, objects.get(field))
    row.save(update_fields=["project", "organisation", "event"])
    note_in_history(row, "linked", user)
    return row


@transaction.atomic
def note_case(case: Feedback, *, text: str, user: Any) -> CaseNote:
    """Append a note for colleagues; the person who asked never reads it. Refused without words."""
    text = clean_text(text)
    if not text:
        message = _("Bitte schreiben Sie die Notiz.")
        raise Refused(message, fields={"note": message})
    note = CaseNote.objects.create(case=held(case), author=user, text=text)
    note_in_history(note.case, "noted", user)
    return note


@transaction.atomic
def move_case(case: Feedback, *, to: str, user: Any = None) -> Feedback:
    """Say that a case is in progress (again) or waits for somebody; a finished one gets a new day for the answer.

    Refused for states that another deed leads to.
    """
    row = held(case)
    if to not in (S.IN_PROGRESS, S.WAITING):
        message = _("Dieser Stand ergibt sich von selbst. Bitte wählen Sie einen anderen.")
        raise Refused(message, fields={"state": message})
    reopen(row)
    row.state = to
    row.save()
    note_in_history(row, "moved", user, state=to)
    return row


def held(case: Feedback) -> Feedback:
    """Return the row, locked; a conflict when the person has withdrawn it."""
    row = Feedback.objects.select_for_update().get(pk=case.pk)
    if row.withdrawn_at is not None:
        raise Conflict(_("Die Person hat dieses Anliegen zurückgezogen. Es gibt nichts mehr zu tun."))
    return row


def reopen(row: Feedback) -> None:
    """Let a finished case begin anew, with a new day for the answer; the caller saves."""
    if row.is_finished:
        row.answered_at, row.closed_at, row.closing_reason = None, None, ""
        row.due_on = timezone.localdate() + timedelta(days=ANSWER_DAYS)
    row.state = S.IN_PROGRESS


def note_in_history(row: Feedback, act: str, user: Any, **more: str) -> None:
    """Write into the history of the desk what was done; never what was written."""
    log(instance=row, action=LOGGED + act, user=user, content_changed=True, data=more)
