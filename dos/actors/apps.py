"""Wiring of the room actors."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActorsConfig(AppConfig):
    """Organisations."""

    name = "dos.actors"
    label = "actors"
    verbose_name = _("Akteure")

    def ready(self) -> None:
        """Register the room."""
        from dos.actors.module import MODULE
        from dos.core import module

        module.register(MODULE)
