"""`load_demo`: bring the content of the demonstration into the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from dos.portal.services import demo


class Command(BaseCommand):
    """Loads `demo/`; a second time changes nothing."""

    help = "Lädt die Inhalte der Demonstration; ein zweites Mal ändert nichts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name folder and file of logins."""
        parser.add_argument("--folder", default=str(settings.BASE_DIR / "demo"), help="Ordner mit den Inhalten")
        parser.add_argument("--logins", default="", help="Datei mit den Zugängen; wird angelegt, wenn sie fehlt")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything or nothing."""
        passwords = demo.passwords_in(Path(options["logins"])) if options["logins"] else {}
        demo.load_demo(Path(options["folder"]), passwords)
        if options["verbosity"]:
            self.stdout.write("Die Inhalte der Demonstration sind geladen.")
