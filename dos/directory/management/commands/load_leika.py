"""`load_leika FILE`: take over the keys of the national catalogue of services."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dos.core.errors import Refused
from dos.directory.services.leika import load_leika


class Command(BaseCommand):
    """Reads a CSV file with the columns leika_key and name."""

    help = "Übernimmt die Schlüssel des LeiKa-Katalogs aus einer CSV-Datei (Spalten leika_key und name)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file."""
        parser.add_argument("file", type=Path, help="CSV-Datei")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it."""
        try:
            new, changed = load_leika(options["file"].read_bytes())
        except OSError as error:
            raise CommandError(f"{options['file']} lässt sich nicht lesen: {error}") from error
        except Refused as refusal:
            raise CommandError(refusal.message) from None
        if options["verbosity"]:
            self.stdout.write(f"{new} neue Schlüssel, {changed} mit anderem Namen.")
