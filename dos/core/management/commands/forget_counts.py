"""`forget_counts`: delete the counts of forms whose window is over."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.core import throttle


class Command(BaseCommand):
    """Deletes once; a second time finds nothing."""

    help = "Löscht die Zähler der Formularbremse, deren Zeit um ist."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them."""
        count = throttle.forget_counts(now=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{count} Zähler gelöscht.")
