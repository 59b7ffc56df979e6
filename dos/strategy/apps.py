"""Wiring of the room strategy."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StrategyConfig(AppConfig):
    """The programme and its projects."""

    name = "dos.strategy"
    label = "strategy"
    verbose_name = _("Strategie und Vorhaben")

    def ready(self) -> None:
        """Register the room and its receivers."""
        from dos.core import module
        from dos.strategy import receivers  # noqa: F401  # importing connects them
        from dos.strategy.module import MODULE

        module.register(MODULE)
