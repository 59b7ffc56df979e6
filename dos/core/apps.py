"""Wiring of the room core."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """The ground floor."""

    name = "dos.core"
    label = "core"
    verbose_name = _("Grundlagen")

    def ready(self) -> None:
        """Notice what is written to the tables whose answers are remembered; sort as German lists do."""
        from dos.core.db import teach_german
        from dos.core.remembered import watch

        connection_created.connect(watch)
        connection_created.connect(teach_german)
