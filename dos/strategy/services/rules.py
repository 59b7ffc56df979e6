"""What a project has to fulfil before the public sees it (R2, R3); looks, refuses, writes nothing."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.text import listed
from dos.strategy.models import Milestone, Project
from dos.strategy.models.project import STAGE_STEPS
from dos.strategy.selectors import assessment

# "Nicht belegt" is no answer to these.
NEVER_OPEN = frozenset({"name", "topics", "stage"})
# Key of a statement → the field of the form that gives it, where it has another name.
FORM_FIELDS = {
    "start": "planned_start_on",
    "end": "planned_end_on",
    "area": "place",
    "topics": "action_fields",
    "funding": "is_funded",
    "decisions": "gap_decisions",
}
OVERRIDE_DAYS = 90
_ENDED = (Project.Stage.DONE, Project.Stage.STOPPED)
_NEEDS_REASON = (Project.Stage.PAUSED, Project.Stage.STOPPED)


def check(project: Project, *, old_stage: str, today: date | None = None) -> None:
    """Refuse a project that is not fit for publication.

    Researched records may be incomplete until somebody confirms them; steps between stages bind always.
    """
    refuse_wrong_step(project, old_stage)
    is_confirmed = project.origin == Project.Origin.CONFIRMED
    if is_confirmed or project.stage != old_stage:
        refuse_unfit_stage(project)
    refuse_bad_override(project, today or timezone.localdate())
    if not project.cities.all():
        raise Refused(
            _("Bitte wählen Sie mindestens eine Kommune."), fields={"cities": _("Bitte wählen Sie eine Kommune.")}
        )
    if is_confirmed:
        refuse_incomplete(project)


def missing(project: Project) -> list[assessment.Missing]:
    """Return the mandatory entries that are empty and for which no reason is given either."""
    return [
        entry
        for entry in assessment.evidence(project).missing
        if entry.key != "last_review"
        and not (entry.key == "next_step" and project.stage in _ENDED)
        and (entry.key in NEVER_OPEN or not str(project.gaps.get(entry.key, "")).strip())
    ]


def refuse_incomplete(project: Project) -> None:
    """Refuse while a mandatory entry is empty, and name all of them (R2)."""
    found = missing(project)
    if not found:
        return
    names = listed(entry.label for entry in found)
    hint = _("Bitte ausfüllen, oder unter „Nicht belegt“ einen Grund nennen.")
    raise Refused(
        _("Zum Veröffentlichen fehlen: %(names)s.") % {"names": names},
        fields={FORM_FIELDS.get(entry.key, entry.key): hint for entry in found},
    )


def refuse_wrong_step(project: Project, old_stage: str) -> None:
    """Refuse a step between stages that nobody foresaw (R3)."""
    if not old_stage or old_stage == project.stage or project.stage in STAGE_STEPS.get(old_stage, ()):
        return
    steps = [step for step in Project.Stage if step in STAGE_STEPS.get(old_stage, ())]
    message = _("Von „%(old)s“ nach „%(new)s“ führt kein Schritt. Möglich sind: %(steps)s.") % {
        "old": Project.Stage(old_stage).label,
        "new": Project.Stage(project.stage).label,
        "steps": listed(str(step.label) for step in steps),
    }
    raise Refused(message, fields={"stage": message})


def refuse_unfit_stage(project: Project) -> None:
    """Refuse a pause or a stop without public reason, and an end without result or with open milestones (R3)."""
    if project.stage in _NEEDS_REASON and not project.stage_reason.strip():
        message = _("Bitte nennen Sie öffentlich, warum das Vorhaben ruht oder endet.")
        raise Refused(message, fields={"stage_reason": message})
    if project.stage != Project.Stage.DONE:
        return
    if not project.result.strip():
        message = _("Bitte tragen Sie das Ergebnis ein: Was ist nun anders?")
        raise Refused(message, fields={"result": message})
    still_open = [
        step.title
        for step in project.milestones.all()
        if step.state not in (Milestone.State.DONE, Milestone.State.STOPPED)
    ]
    if still_open:
        message = _("Noch nicht erreicht: %(steps)s.") % {"steps": listed(still_open)}
        raise Refused(message, fields={"stage": message})


def refuse_bad_override(project: Project, today: date) -> None:
    """Refuse a traffic light set by hand without reason, or for longer than 90 days (R3)."""
    if not project.light_override:
        return
    if not project.light_override_reason.strip() or project.light_override_until is None:
        message = _("Eine Ampel von Hand braucht einen Grund und ein Ablaufdatum.")
        raise Refused(message, fields={"light_override_reason": message})
    if project.light_override_until > today + timedelta(days=OVERRIDE_DAYS):
        message = _("Eine Ampel von Hand gilt höchstens 90 Tage.")
        raise Refused(message, fields={"light_override_until": message})
