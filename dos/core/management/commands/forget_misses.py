"""The schedule's door: what was searched for in vain, and how often pages were opened, is kept for 30 days."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.core import search


class Command(BaseCommand):
    """Delete searches without a result and counts of opened pages that are older than 30 days."""

    help = "Delete searches without a result and counts of opened pages that are older than 30 days."

    def handle(self, *args: Any, **options: Any) -> None:
        """Call the deeds and say what they did."""
        today = timezone.localdate()
        misses, counts = search.forget_misses(today=today), search.forget_openings(today=today)
        if options["verbosity"]:
            self.stdout.write(f"{misses} searches and {counts} counts of opened pages deleted")
