"""The operator's door to scheduled publishing; stands in place of the library's command of the same name."""

from typing import Any

from django.core.management.base import BaseCommand

from dos.strategy.services import schedule


class Command(BaseCommand):
    """Publish what is due."""

    help = "Veröffentlicht, was die Redaktion geplant hat; was nicht erlaubt ist, wird mit Grund abgesagt."

    def handle(self, *args: Any, **options: Any) -> None:
        """Call the deed and say what it did."""
        due = schedule.publish_due()
        if options["verbosity"] > 0:
            self.stdout.write(f"published: {due.published}, withdrawn: {due.withdrawn}, called off: {due.called_off}")
