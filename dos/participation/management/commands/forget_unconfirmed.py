"""`forget_unconfirmed`: delete what nobody has confirmed within 72 hours."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.participation.services import retention


class Command(BaseCommand):
    """Deletes unconfirmed ideas and comments, and pictures whose idea was never sent."""

    help = "Löscht Ideen und Kommentare, deren Adresse niemand binnen 72 Stunden bestätigt hat."

    def handle(self, *args: Any, **options: Any) -> None:
        """Call the deed and say what it did."""
        gone = retention.forget_unconfirmed(now=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{gone.ideas} Ideen, {gone.comments} Kommentare, {gone.pictures} Bilder gelöscht.")
