"""Framework signals of the directory."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from dos.directory.models import Office, Provision, Service
from dos.directory.services import announcing, finding, publishing


@receiver(published, sender=Service)
@receiver(published, sender=Provision)
@receiver(published, sender=Office)
def checked(sender: type[Any], instance: Service | Provision | Office, **kwargs: Any) -> None:
    """Check what goes public; a refusal takes the publication back. Then let it be found, and tell who follows it."""
    publishing.refuse_unready(instance)
    finding.let_be_found(instance)
    if isinstance(instance, Service | Provision):
        announcing.announce_change(instance, kwargs.get("revision"))


@receiver(unpublished, sender=Service)
@receiver(unpublished, sender=Provision)
@receiver(unpublished, sender=Office)
@receiver(post_delete, sender=Service)
@receiver(post_delete, sender=Provision)
@receiver(post_delete, sender=Office)
def taken_away(sender: type[Any], instance: Service | Provision | Office, **kwargs: Any) -> None:
    """Let nobody find it any more."""
    finding.let_be_found(instance)
