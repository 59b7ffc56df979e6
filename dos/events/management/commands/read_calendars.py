"""The schedule's door: let the worker read the calendars of others whose time has come."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.events.services.sources import ask_for_due_readings


class Command(BaseCommand):
    """Asks for the readings that are due."""

    help = "Lässt fremde Kalender lesen, die seit sechs Stunden niemand gelesen hat."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, and say for how many."""
        number = ask_for_due_readings(now=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{number} Kalender werden gelesen.")
