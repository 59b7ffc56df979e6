"""Wiring of the room directory."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """Finding the right office."""

    name = "dos.directory"
    verbose_name = _("Leistungen")

    def ready(self) -> None:
        """Show the room to the others, and connect its receivers."""
        from dos.core.module import register
        from dos.directory import receivers  # noqa: F401  # importing connects them
        from dos.directory.module import MODULE

        register(MODULE)
