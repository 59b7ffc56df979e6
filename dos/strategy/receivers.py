"""Framework signals of the room strategy."""

from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import published

from dos.strategy.models import ActionField, Indicator, Objective, ProgrammeGoal, Project, StatusNote
from dos.strategy.selectors.skeleton import forget_skeleton
from dos.strategy.services import indicators, notes, projects


@receiver(published, sender=Project)
def project_published(sender: type[Project], instance: Project, revision: Any, **kwargs: Any) -> None:
    """Check and write down; a refusal takes the publication back."""
    projects.record_publication(instance, revision.before, user=revision.user)


@receiver(published, sender=Indicator)
def indicator_published(sender: type[Indicator], instance: Indicator, revision: Any, **kwargs: Any) -> None:
    """Check and write down; a refusal takes the publication back."""
    indicators.record_publication(instance, revision.before, user=revision.user)


@receiver(published, sender=StatusNote)
def status_note_published(sender: type[StatusNote], instance: StatusNote, **kwargs: Any) -> None:
    """Begin the review of the project anew."""
    if instance.live:
        notes.record_note(instance)


@receiver([post_save, post_delete], sender=ActionField)
@receiver([post_save, post_delete], sender=Objective)
@receiver([post_save, post_delete], sender=ProgrammeGoal)
@receiver(m2m_changed, sender=Objective.goals.through)
@receiver(m2m_changed, sender=ProgrammeGoal.action_fields.through)
def skeleton_changed(**kwargs: Any) -> None:
    """Read the skeleton of the strategy anew: at once, and again when everybody can see the change."""
    forget_skeleton()
    transaction.on_commit(forget_skeleton)
