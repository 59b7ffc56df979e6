"""`remind_of_profiles`: ask the keepers of old profiles whether everything still holds."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.actors.services import profiles


class Command(BaseCommand):
    """Asks once a year, and again every 60 days."""

    help = "Bittet um die jährliche Bestätigung der Profile, die Organisationen selbst pflegen."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the letters."""
        number = profiles.remind_of_profiles(today=timezone.localdate())
        if options["verbosity"]:
            self.stdout.write(f"{number} Profile angemahnt.")
