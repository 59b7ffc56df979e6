"""Framework signals of the directory."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import published

from dos.directory.models import Office, Provision, Service
from dos.directory.services import announcing, publishing


@receiver(published, sender=Service)
@receiver(published, sender=Provision)
@receiver(published, sender=Office)
def checked(sender: type[Any], instance: Service | Provision | Office, **kwargs: Any) -> None:
    """Check what goes public; a refusal takes the publication back. Then tell those who follow it."""
    publishing.refuse_unready(instance)
    if isinstance(instance, Service | Provision):
        announcing.announce_change(instance, kwargs.get("revision"))
