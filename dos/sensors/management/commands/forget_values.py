"""`forget_values`: delete values beyond their retention, and what imports and messages left behind."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.sensors.services.keeping import forget_old


class Command(BaseCommand):
    """Keeps no value longer than its stream says."""

    help = "Löscht Messwerte nach Ablauf ihrer Frist, liegen gebliebene Importdateien und alte Meldungsnummern."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them."""
        number = forget_old(now=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{number} Messwerte gelöscht.")
