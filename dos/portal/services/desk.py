"""The deed behind the one form of the desk: whatever a clerk changed on a case is done, all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model

from dos.portal.models import Feedback
from dos.portal.services.answers import answer_feedback, close_case
from dos.portal.services.cases import assign_case, held, link_case, move_case, note_case

S = Feedback.State


@dataclass(frozen=True)
class Wanted:
    """How a case should stand, as the form says it."""

    owner: Any
    state: str
    objects: Mapping[str, Model | None]
    note: str
    answer: str
    closing_reason: str


@transaction.atomic
def work_on_case(case: Feedback, *, wanted: Wanted, user: Any) -> Feedback:
    """Do what differs from how the case stands; an answer finishes it, a reason closes it. Refused as its parts are."""
    before = held(case)
    linked = {field: getattr(before, field) for field in wanted.objects}
    if wanted.owner != before.owner:
        assign_case(before, owner=wanted.owner, user=user)
    if linked != wanted.objects:
        link_case(before, objects=wanted.objects, user=user)
    if wanted.note:
        note_case(before, text=wanted.note, user=user)
    is_moved = wanted.state != before.state
    is_answered = wanted.answer != before.answer or (is_moved and wanted.state == S.ANSWERED)
    has_reason = bool(wanted.closing_reason) and wanted.closing_reason != before.closing_reason
    if is_answered:
        answer_feedback(before, answer=wanted.answer, user=user)
    if (is_moved and wanted.state == S.CLOSED) or has_reason:
        close_case(before, reason=wanted.closing_reason, user=user)
    elif is_moved and not is_answered:
        move_case(before, to=wanted.state, user=user)
    return Feedback.objects.get(pk=before.pk)
