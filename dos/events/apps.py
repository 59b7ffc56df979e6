"""Wiring of the room events."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Meeting."""

    name = "dos.events"
    verbose_name = _("Veranstaltungen")

    def ready(self) -> None:
        """Show the room to the others, and connect its receivers."""
        from dos.core.module import register
        from dos.events import receivers  # noqa: F401  # importing connects them
        from dos.events.module import MODULE

        register(MODULE)
