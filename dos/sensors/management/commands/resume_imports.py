"""`resume_imports`: go on with imports whose worker was killed."""

from typing import Any

from django.core.management.base import BaseCommand

from dos.sensors.services.importing.job import resume_imports


class Command(BaseCommand):
    """Enqueues every import that is not finished."""

    help = "Setzt Importe von Messwerten fort, deren Prozess beendet wurde."

    def handle(self, *args: Any, **options: Any) -> None:
        """Enqueue them."""
        number = resume_imports()
        if options["verbosity"]:
            self.stdout.write(f"{number} Importe werden fortgesetzt.")
