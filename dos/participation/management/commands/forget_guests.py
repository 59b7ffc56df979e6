"""`forget_guests`: erase what is personal when its time is over."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.participation.services import incoming, persons


class Command(BaseCommand):
    """Forgets guests of closed processes and notes on incoming mails."""

    help = "Löscht Angaben von Gästen, deren Verfahren lange vorbei sind; ein zweites Mal findet nichts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer a dry run."""
        parser.add_argument("--dry-run", action="store_true", help="nur zählen, nichts löschen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Forget them, or only count."""
        now, is_dry_run = timezone.now(), bool(options["dry_run"])
        guests = persons.forget_guests(now=now, is_dry_run=is_dry_run)
        if not is_dry_run:
            incoming.forget_incoming(now=now)
        if options["verbosity"]:
            self.stdout.write(f"{guests} Gäste {'zu vergessen' if is_dry_run else 'vergessen'}.")
