"""Wiring of the room portal."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """What the visitor sees as one."""

    name = "dos.portal"
    label = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        """Register the room and its receivers."""
        from dos.core import module
        from dos.portal import receivers  # noqa: F401  # importing connects them
        from dos.portal.module import MODULE

        module.register(MODULE)
