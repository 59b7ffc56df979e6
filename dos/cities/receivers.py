"""Framework signals of the room cities."""

from typing import Any

from allauth.account.signals import user_logged_in
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from dos.accounts import selectors as accounts
from dos.cities import selectors, services
from dos.cities.models import City, District


@receiver([post_save, post_delete], sender=City)
@receiver([post_save, post_delete], sender=District)
def city_changed(sender: type[City | District], **kwargs: Any) -> None:
    """Read the cities and their districts anew."""
    selectors.forget_directory()


@receiver(user_logged_in)
def signed_in(sender: Any, user: Any, sociallogin: Any = None, **kwargs: Any) -> None:
    """Take over the roles of whom an identity provider sent, and let the rights of all roles be those of today."""
    claimed = accounts.claimed_roles(sociallogin) if sociallogin is not None else None
    if claimed is not None:
        services.take_over_roles(user=user, claimed=claimed)
    services.renew_rights(user=user)
