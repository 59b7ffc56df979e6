"""`simulate_values`: let the simulated stations of the demonstration go on measuring."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from dos.sensors.services.simulation.values import simulate_values


class Command(BaseCommand):
    """Adds the values that are due; outside the demonstration it does nothing."""

    help = "Ergänzt die Werte der simulierten Stationen der Demonstration; sonst geschieht nichts."

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them."""
        number = simulate_values() if settings.DEMO else 0
        if options["verbosity"]:
            self.stdout.write(f"{number} simulierte Werte ergänzt.")
