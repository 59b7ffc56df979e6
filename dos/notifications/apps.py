"""Wiring of the room notifications."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    """Following and mail."""

    name = "dos.notifications"
    label = "notifications"
    verbose_name = _("Benachrichtigungen")

    def ready(self) -> None:
        """Register the room."""
        from dos.core import module
        from dos.notifications.module import MODULE

        module.register(MODULE)
