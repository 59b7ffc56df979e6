"""Framework signals of the room cities."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from dos.cities import selectors
from dos.cities.models import City, District


@receiver([post_save, post_delete], sender=City)
@receiver([post_save, post_delete], sender=District)
def city_changed(sender: type[City | District], **kwargs: Any) -> None:
    """Read the cities and their districts anew."""
    selectors.forget_directory()
