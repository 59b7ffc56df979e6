"""The schedule's door: what was searched for in vain is kept for 30 days."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.core import search


class Command(BaseCommand):
    """Delete searches without a result that are older than 30 days."""

    help = "Delete searches without a result that are older than 30 days."

    def handle(self, *args: Any, **options: Any) -> None:
        """Call the deed and say what it did."""
        deleted = search.forget_misses(today=timezone.localdate())
        if options["verbosity"]:
            self.stdout.write(f"{deleted} searches deleted")
