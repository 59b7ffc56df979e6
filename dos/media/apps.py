"""Wiring of the room media."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Pictures and documents."""

    name = "dos.media"
    label = "media"
    verbose_name = _("Medien")

    def ready(self) -> None:
        """Show the room to the others, and connect its receivers."""
        from dos.core.module import register
        from dos.media import receivers  # noqa: F401  # importing connects them
        from dos.media.module import MODULE

        register(MODULE)
