"""`put_counters_right`: count supports and comments anew where a counter differs from its rows."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dos.participation.services import counting


class Command(BaseCommand):
    """Repairs the counters of ideas and comments."""

    help = "Zählt Unterstützungen und Kommentare neu, wo eine Zahl nicht stimmt; ein zweites Mal findet nichts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer a dry run."""
        parser.add_argument("--dry-run", action="store_true", help="nur suchen, nichts ändern")

    def handle(self, *args: Any, **options: Any) -> None:
        """Repair them, or only look."""
        is_dry_run = bool(options["dry_run"])
        ideas = counting.put_counters_right(is_dry_run=is_dry_run)
        comments = counting.put_comment_counters_right(is_dry_run=is_dry_run)
        if options["verbosity"]:
            done = "zu berichtigen" if is_dry_run else "berichtigt"
            self.stdout.write(f"{ideas} Ideen und {comments} Kommentare {done}.")
