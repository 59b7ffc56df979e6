"""`draw_dates`: let the dates of every series reach as far ahead as before."""

from typing import Any

from django.core.management.base import BaseCommand

from dos.events.services.dates import draw_all_dates


class Command(BaseCommand):
    """Draws the dates that have come into the window since yesterday."""

    help = "Ergänzt die Termine der Reihen: Das Fenster rückt jeden Tag um einen Tag vor."

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw them."""
        number = draw_all_dates()
        if options["verbosity"]:
            self.stdout.write(f"{number} Termine ergänzt.")
