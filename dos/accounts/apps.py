"""Wiring of the room accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "dos.accounts"
    label = "accounts"
    verbose_name = _("Konten")

    def ready(self) -> None:
        """Register the room."""
        from dos.accounts.module import MODULE
        from dos.core import module

        module.register(MODULE)
