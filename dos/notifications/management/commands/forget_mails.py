"""The schedule's door: addresses and mails are kept no longer than they are needed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from dos.notifications.services import persons


class Command(BaseCommand):
    """Erase unconfirmed addresses, idle ones, and mails of 30 days ago."""

    help = "Erase addresses that nobody confirmed or that follow nothing, and the text of mails sent 30 days ago."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the wish to count only."""
        parser.add_argument("--dry-run", action="store_true", help="only count")

    def handle(self, *args: Any, **options: Any) -> None:
        """Call the deed and say what it did."""
        counts = persons.forget_old(now=timezone.now(), is_dry_run=options["dry_run"])
        if options["verbosity"]:
            self.stdout.write(", ".join(f"{number} {what}" for what, number in counts.items()))
