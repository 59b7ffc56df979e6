"""Wiring of the room cities."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CitiesConfig(AppConfig):
    """Partner cities, districts, roles."""

    name = "dos.cities"
    label = "cities"
    verbose_name = _("Kommunen")

    def ready(self) -> None:
        """Register the room and its receivers."""
        from dos.cities import receivers  # noqa: F401  # importing connects them
        from dos.cities.module import MODULE
        from dos.core import module

        module.register(MODULE)
