"""`watch_stations`: tell operators whose stations have fallen silent."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.sensors.services.keeping import tell_of_silence


class Command(BaseCommand):
    """Looks for streams that have given no value for longer than expected."""

    help = "Meldet Stationen, von denen länger kein Wert kam, als zu erwarten wäre."

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell of them."""
        number = tell_of_silence(now=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{number} verstummte Datenströme gemeldet.")
