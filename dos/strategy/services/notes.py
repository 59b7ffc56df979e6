"""Deeds on status notes, milestones, decisions and adoptions that need no form of the desk."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.text import clean_text
from dos.strategy.models import Decision, Milestone, Project, StatusNote
from dos.strategy.services import announcing, projects


@transaction.atomic
def add_status_note(
    *, project: Project, text: str, user: Any, on: date | None = None, source_url: str = "", publish: bool = True
) -> StatusNote:
    """Say how a project stands; who says it has looked at the project, so its review begins anew.

    Refused without text, and for a day to come.
    """
    today = timezone.localdate()
    on, text = on or today, clean_text(text)
    if not text:
        raise Refused(_("Bitte schreiben Sie den Sachstand."), fields={"text": _("Bitte schreiben Sie den Sachstand.")})
    if on > today:
        raise Refused(_("Der Tag liegt in der Zukunft."), fields={"on": _("Der Tag liegt in der Zukunft.")})
    note = StatusNote(project=project, on=on, text=text, source_url=source_url, live=False)
    note.full_clean()
    note.save()
    revision = note.save_revision(user=user)
    if publish:
        revision.publish(user=user, skip_permission_checks=True)
        note.refresh_from_db()
    return note


@transaction.atomic
def record_note(note: StatusNote) -> None:
    """Take note of a published status note: its project has been looked at on that day, and followers are told."""
    known = note.project.last_reviewed_on
    if known is None or note.on > known:
        Project.objects.filter(pk=note.project_id).update(last_reviewed_on=note.on)
    announcing.announce_note(note)


@transaction.atomic
def reach_milestone(milestone: Milestone, *, on: date, user: Any) -> Project:
    """Note that a step is reached, in the row and in the public log at once.

    Refused for a day to come, and when the project has a draft that somebody is still working on.
    """
    if on > timezone.localdate():
        raise Refused(_("Der Tag liegt in der Zukunft."), fields={"reached_on": _("Der Tag liegt in der Zukunft.")})
    project = Project.objects.get(pk=milestone.project_id)
    if project.has_unpublished_changes:
        raise Refused(
            _("Zu diesem Vorhaben gibt es einen Entwurf. Bitte veröffentlichen oder verwerfen Sie ihn zuerst.")
        )
    for step in project.milestones.all():
        if step.pk == milestone.pk:
            step.state, step.reached_on = Milestone.State.DONE, on
            project.milestones.add(step)
    return projects.publish_project(project, user=user)


@transaction.atomic
def link_decision(decision: Decision, project: Project) -> None:
    """Say that a decision is about a project."""
    decision.projects.add(project)
    decision.save()
