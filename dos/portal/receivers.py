"""Framework signals of the portal: whatever is published or withdrawn can soon be found, or no longer."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished, published, unpublished

from dos.portal.services import finding


@receiver([published, unpublished, page_published, page_unpublished])
def something_was_published(sender: type[Any], **kwargs: Any) -> None:
    """Bring the search up to date."""
    finding.rebuild_search_soon()


@receiver(post_delete)
def something_was_deleted(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Bring the search up to date when what was public is gone."""
    if getattr(instance, "live", False):
        finding.rebuild_search_soon()
