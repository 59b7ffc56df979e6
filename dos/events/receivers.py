"""Framework signals of the room events."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from dos.events.models import Event
from dos.events.services import changes, submissions


@receiver(published, sender=Event)
def event_published(sender: type[Event], instance: Event, **kwargs: Any) -> None:
    """Check what goes public and draw its dates; a refusal takes the publication back."""
    changes.record_publication(instance)
    submissions.record_acceptance(instance)


@receiver(unpublished, sender=Event)
def event_unpublished(sender: type[Event], instance: Event, **kwargs: Any) -> None:
    """Let nobody find it any more."""
    changes.take_out(instance)


@receiver(post_delete, sender=Event)
def event_deleted(sender: type[Event], instance: Event, **kwargs: Any) -> None:
    """Let nobody find it any more."""
    changes.take_out(instance)
