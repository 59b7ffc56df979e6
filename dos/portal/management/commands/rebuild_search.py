"""The operator's door to the search index."""

from typing import Any

from django.core.management.base import BaseCommand

from dos.core import search


class Command(BaseCommand):
    """Bring the search index up to date."""

    help = "Bring the search index up to date with what the rooms offer."

    def handle(self, *args: Any, **options: Any) -> None:
        """Call the deed and say what it did."""
        changed = search.rebuild()
        if options["verbosity"]:
            self.stdout.write(f"{changed} documents written or removed")
