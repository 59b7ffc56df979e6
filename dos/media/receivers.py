"""Framework signals of media: a stored document is read, a deleted one is no longer found."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from dos.core import search
from dos.media import selectors, services
from dos.media.models import Download


@receiver(post_save, sender=Download)
def download_was_saved(instance: Download, **kwargs: Any) -> None:
    """Read its text."""
    services.read_text_soon(download=instance)


@receiver(post_delete, sender=Download)
def download_was_deleted(instance: Download, **kwargs: Any) -> None:
    """Forget it in the search."""
    search.take_out(selectors.KIND, str(instance.pk))
