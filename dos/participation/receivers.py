"""Framework signals of the room participation."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import published

from dos.participation.models import Process
from dos.participation.services import processes


@receiver(published, sender=Process)
def process_published(sender: type[Process], instance: Process, **kwargs: Any) -> None:
    """Check what goes public; a refusal takes the publication back."""
    processes.record_publication(instance)
