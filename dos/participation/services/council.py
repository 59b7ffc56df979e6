"""Deeds on the duty of a committee to deal with an idea: plan the day, close it with the decision."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from dos.core.errors import Conflict, Refused
from dos.core.text import clean_line
from dos.participation.models import CouncilStep, Idea, IdeaEvent
from dos.participation.services import announcing
from dos.participation.services.moderation import role_of
from dos.strategy.models import Decision

PLANNED = gettext_lazy("%(body)s berät am %(day)s über die Idee.")
CLOSED = gettext_lazy("%(body)s hat am %(day)s über die Idee beraten.")


def mark_of(step: CouncilStep) -> str:
    """Return what changes whenever somebody changes the step: of two at once the second is told."""
    return f"{step.body}|{step.planned_on}|{step.decision_id}|{step.closed_at is not None}"


@transaction.atomic
def plan_council(
    *, step: CouncilStep, planned_on: date | None, body: str, user: Any, mark: str, now: datetime | None = None
) -> CouncilStep:
    """Say which committee deals with the idea and on which day; everybody reads it in the idea's history.

    Refused for a day in the past; a conflict when it is closed, or when somebody has changed it meanwhile.
    """
    now = now or timezone.now()
    row = _held(step, mark)
    if planned_on is not None and planned_on < timezone.localdate(now) and planned_on != row.planned_on:
        message = _("Dieser Tag liegt in der Vergangenheit.")
        raise Refused(message, fields={"planned_on": message})
    body = clean_line(body)
    if (row.planned_on, row.body) == (planned_on, body):
        return row
    row.planned_on, row.body = planned_on, body
    row.save(update_fields=["planned_on", "body"])
    if planned_on is not None:
        _tell(row, user, now, PLANNED, planned_on, None)
    step.refresh_from_db()
    return step


@transaction.atomic
def close_council(
    *, step: CouncilStep, decision: Decision, user: Any, mark: str, now: datetime | None = None
) -> CouncilStep:
    """Attach the decision: the committee has dealt with the idea. The city's answer is a step of its own.

    Refused for a decision that the public cannot read; a conflict when it is closed already.
    """
    now = now or timezone.now()
    row = _held(step, mark)
    if not decision.live:
        message = _("Dieser Beschluss ist nicht öffentlich.")
        raise Refused(message, fields={"decision": message})
    row.decision, row.closed_at = decision, now
    row.save(update_fields=["decision", "closed_at"])
    Idea.objects.filter(pk=row.idea_id).update(decision=decision)
    _tell(row, user, now, CLOSED, decision.on, decision)
    step.refresh_from_db()
    return step


def _held(step: CouncilStep, mark: str) -> CouncilStep:
    row = (
        CouncilStep.objects.select_for_update(of=("self",))
        .select_related("idea__process", "idea__city")
        .get(pk=step.pk)
    )
    if row.closed_at is not None:
        raise Conflict(_("Diese Beratung ist schon abgeschlossen."))
    if mark_of(row) != mark:
        words = _("Inzwischen hat jemand anderes etwas eingetragen: %(body)s, %(day)s.")
        raise Conflict(words % {"body": row.body, "day": _day(row.planned_on) if row.planned_on else "–"})
    return row


def _tell(step: CouncilStep, user: Any, now: datetime, words: Any, on: date, decision: Decision | None) -> None:
    """Append it to the idea's history and tell author and followers."""
    idea = Idea.objects.select_for_update().get(pk=step.idea_id)
    said = {}
    for language in ("de", "en"):
        with override(language):
            said[language] = str(words) % {"body": step.body, "day": _day(on)}
    event = IdeaEvent.objects.create(
        idea=idea,
        at=now,
        by_role=role_of(user, idea.city),
        by=user,
        from_state=idea.state,
        to_state=idea.state,
        reason=said["de"],
        reason_en=said["en"],
        reason_key="council",
        decision=decision,
    )
    idea.version += 1
    idea.save(update_fields=["version", "changed_at"])
    announcing.tell_step(idea, event)


def _day(on: date) -> str:
    return date_format(on, "j. F Y")
