"""Framework signals of the room strategy."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import published

from dos.strategy.models import Indicator, Project, StatusNote
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
