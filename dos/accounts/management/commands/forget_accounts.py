"""`forget_accounts`: erase accounts whose time is over, and tell those whose time comes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.accounts import services


class Command(BaseCommand):
    """Erases once; a second time on the same day finds nothing."""

    help = "Löscht Konten, deren Frist um ist, und erinnert an die, deren Frist naht."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer a dry run."""
        parser.add_argument("--dry-run", action="store_true", help="nur zählen, nichts löschen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Forget them, or only count."""
        found = services.forget_accounts(now=timezone.now(), is_dry_run=bool(options["dry_run"]))
        if options["verbosity"]:
            self.stdout.write(f"unbestätigt {found.unconfirmed}, gelöscht {found.erased}, erinnert {found.warned}")
