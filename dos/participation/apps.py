"""Wiring of the room participation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipationConfig(AppConfig):
    """Taking part."""

    name = "dos.participation"
    verbose_name = _("Beteiligung")

    def ready(self) -> None:
        """Show the room to the others, and connect its receivers."""
        from dos.core.module import register
        from dos.participation import receivers  # noqa: F401  # importing connects them
        from dos.participation.module import MODULE

        register(MODULE)
