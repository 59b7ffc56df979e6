"""`remind_of_reviews`: remind offices of the texts that are to be checked."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.directory.services.review import remind_of_reviews


class Command(BaseCommand):
    """Reminds once for each day on which a text is due."""

    help = "Erinnert die Dienststellen per Mail an Texte von Leistungen, die zu prüfen sind."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the mails."""
        number = remind_of_reviews(today=timezone.localdate())
        if options["verbosity"]:
            self.stdout.write(f"{number} Texte angemahnt.")
