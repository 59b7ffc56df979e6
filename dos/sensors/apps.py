"""Wiring of the room sensors."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class SensorsConfig(AppConfig):
    """What is measured in the cities."""

    name = "dos.sensors"
    verbose_name = _("Messwerte")

    def ready(self) -> None:
        """Show the room to the others; calculate in SQLite as in PostgreSQL."""
        from dos.core.module import register
        from dos.sensors.module import MODULE
        from dos.sensors.storage.dialect import teach_arithmetic

        connection_created.connect(teach_arithmetic)
        register(MODULE)
