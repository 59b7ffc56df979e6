"""The life of an idea: which state may follow which, and what each step needs (P6)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Conflict, Refused
from dos.participation.models import Idea, IdeaEvent
from dos.participation.services import announcing
from dos.strategy.models import Decision, Milestone, Project

S = Idea.State
MIN_REASON = 30
# The role of the person who had the idea; of their own steps they get no letter.
BY_AUTHOR = "author"

# From each state to those that may follow; what is not here is refused.
TRANSITIONS: dict[str, frozenset[str]] = {
    S.DRAFT: frozenset({S.AWAITING_CONFIRMATION, S.IN_MODERATION, S.PUBLISHED, S.WITHDRAWN}),
    S.AWAITING_CONFIRMATION: frozenset({S.IN_MODERATION, S.PUBLISHED, S.WITHDRAWN}),
    S.IN_MODERATION: frozenset({S.DRAFT, S.PUBLISHED, S.HIDDEN, S.WITHDRAWN, S.MERGED}),
    S.PUBLISHED: frozenset(
        {S.UNDER_REVIEW, S.ADOPTED, S.PARTLY_ADOPTED, S.NOT_ADOPTED, S.NOT_RESPONSIBLE, S.MERGED, S.WITHDRAWN, S.HIDDEN}
    ),
    S.UNDER_REVIEW: frozenset(
        {S.ADOPTED, S.PARTLY_ADOPTED, S.NOT_ADOPTED, S.NOT_RESPONSIBLE, S.MERGED, S.WITHDRAWN, S.HIDDEN}
    ),
    S.ADOPTED: frozenset({S.IN_IMPLEMENTATION, S.IMPLEMENTED, S.HIDDEN}),
    S.PARTLY_ADOPTED: frozenset({S.IN_IMPLEMENTATION, S.IMPLEMENTED, S.HIDDEN}),
    S.NOT_ADOPTED: frozenset({S.UNDER_REVIEW, S.HIDDEN}),
    S.NOT_RESPONSIBLE: frozenset({S.UNDER_REVIEW, S.HIDDEN}),
    S.IN_IMPLEMENTATION: frozenset({S.IMPLEMENTED, S.HIDDEN}),
    S.IMPLEMENTED: frozenset({S.HIDDEN}),
    S.MERGED: frozenset({S.PUBLISHED, S.UNDER_REVIEW, S.HIDDEN}),
    S.WITHDRAWN: frozenset(),
    S.HIDDEN: frozenset({S.PUBLISHED, S.IN_MODERATION}),
}
NEEDS_REASON = frozenset({S.NOT_ADOPTED, S.PARTLY_ADOPTED, S.NOT_RESPONSIBLE, S.HIDDEN})
NEEDS_GROUND = frozenset({S.ADOPTED, S.PARTLY_ADOPTED})


@dataclass(frozen=True)
class Step:
    """What belongs to one step beside the state that it leads to."""

    by_role: str
    by: Any = None
    reason: str = ""
    reason_en: str = ""
    reason_key: str = ""
    responsible_unit: str = ""
    decision: Decision | None = None
    project: Project | None = None
    milestone: Milestone | None = None
    is_public: bool = True
    corrects: IdeaEvent | None = None


def followers_of(state: str) -> frozenset[str]:
    """Return the states that may follow."""
    return TRANSITIONS[state]


@transaction.atomic
def move(idea: Idea, to: str, step: Step, *, now: datetime | None = None) -> IdeaEvent:
    """Lead the idea into a state and append the event; the row is locked, so that of two at once the second is refused.

    The author gets a letter about every public step that somebody else has taken, and followers are told.
    Refused when the state cannot follow, when a reason of 30 characters is missing, when "wird umgesetzt" names no
    office or neither decision nor project, when "umgesetzt" has no project or milestone that is done.
    """
    now = now or timezone.now()
    row = Idea.objects.select_for_update().get(pk=idea.pk)
    if to not in TRANSITIONS[row.state] and not _is_correction(row, to, step):
        raise Conflict(
            _("Von „%(now)s“ nach „%(next)s“ geht es nicht.") % {"now": S(row.state).label, "next": S(to).label}
        )
    _refuse_incomplete(row, to, step)
    event = IdeaEvent.objects.create(
        idea=row,
        at=now,
        by_role=step.by_role,
        by=step.by,
        from_state=row.state,
        to_state=to,
        reason=step.reason,
        reason_en=step.reason_en,
        reason_key=step.reason_key,
        responsible_unit=step.responsible_unit,
        decision=step.decision,
        project=step.project,
        is_public=step.is_public,
        corrects=step.corrects,
    )
    _carry_over(row, to, step, now)
    row.save()
    idea.refresh_from_db()
    announcing.tell_step(idea, event, is_own=event.by_role == BY_AUTHOR)
    return event


def _is_correction(idea: Idea, to: str, step: Step) -> bool:
    """A wrong answer is corrected by another answer, which names the event that it replaces."""
    last = last_answer(idea)
    return step.corrects is not None and step.corrects == last and to in Idea.ANSWERED_STATES


def last_answer(idea: Idea) -> IdeaEvent | None:
    """Return the answer that holds at present; a note in between (from a state to the same) is none."""
    if not idea.is_answered:
        return None
    answers = idea.events.filter(to_state__in=Idea.ANSWERED_STATES)
    said = answers.exclude(from_state=models.F("to_state")) | answers.exclude(corrects=None)
    return said.order_by("at", "pk").last()


def _refuse_incomplete(idea: Idea, to: str, step: Step) -> None:
    if to in NEEDS_REASON and len(step.reason.strip()) < MIN_REASON:
        message = _("Bitte begründen Sie das öffentlich, in mindestens %(n)s Zeichen.") % {"n": MIN_REASON}
        raise Refused(message, fields={"reason": message})
    unit = step.responsible_unit or idea.responsible_unit
    decision, project = step.decision or idea.decision, step.project or idea.project
    if to in NEEDS_GROUND and not unit:
        message = _("Bitte nennen Sie die Stelle, die sich darum kümmert.")
        raise Refused(message, fields={"responsible_unit": message})
    if to in NEEDS_GROUND and decision is None and project is None:
        message = _("Bitte nennen Sie den Beschluss oder das Vorhaben, mit dem die Idee umgesetzt wird.")
        raise Refused(message, fields={"project": message})
    if to == S.IMPLEMENTED and not _is_done(project, step.milestone or idea.milestone):
        message = _("„Umgesetzt“ braucht ein abgeschlossenes Vorhaben oder einen erreichten Meilenstein.")
        raise Refused(message, fields={"project": message})


def _is_done(project: Project | None, milestone: Milestone | None) -> bool:
    if milestone is not None:
        return bool(milestone.state == Milestone.State.DONE)
    return bool(project is not None and project.live and project.stage == Project.Stage.DONE)


def _carry_over(idea: Idea, to: str, step: Step, now: datetime) -> None:
    """Let the row show what the event says."""
    idea.state = to
    idea.version += 1
    idea.responsible_unit = step.responsible_unit or idea.responsible_unit
    idea.decision, idea.project = step.decision or idea.decision, step.project or idea.project
    idea.milestone = step.milestone or idea.milestone
    if to == S.PUBLISHED and idea.published_at is None:
        idea.published_at = now
        idea.answer_due_on = idea.process.answer_due_on(timezone.localtime(now))
    if to in Idea.ANSWERED_STATES and idea.answered_at is None:
        idea.answered_at = now
    if to == S.UNDER_REVIEW:
        idea.answered_at = None
