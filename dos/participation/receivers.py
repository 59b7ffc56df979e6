"""Framework signals of the room participation."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from dos.core import search
from dos.participation.models import Idea, Process
from dos.participation.services import announcing, finding, processes


@receiver(published, sender=Process)
def process_published(sender: type[Process], instance: Process, **kwargs: Any) -> None:
    """Check what goes public; a refusal takes the publication back."""
    processes.record_publication(instance)


@receiver(unpublished, sender=Process)
def process_unpublished(sender: type[Process], instance: Process, **kwargs: Any) -> None:
    """Let nobody find it any more, nor be told of it."""
    finding.take_out_process(instance)
    announcing.call_back_process(instance)


@receiver(post_save, sender=Idea)
def idea_saved(sender: type[Idea], instance: Idea, **kwargs: Any) -> None:
    """Let everybody find what is public, and nobody what is not."""
    finding.follow_idea(instance)


@receiver(post_delete, sender=Idea)
def idea_deleted(sender: type[Idea], instance: Idea, **kwargs: Any) -> None:
    """Let nobody find it any more."""
    search.take_out("idea", instance.reference)
