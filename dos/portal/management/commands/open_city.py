"""`open_city`: open a partner city from the command line."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dos.core import geo
from dos.core.errors import Refused
from dos.portal.services.cities import open_city


class Command(BaseCommand):
    """Opens a partner city with its site, groups and pages."""

    help = "Öffnet eine weitere Kommune: Website, Gruppen, Startseite, Ablage."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name what the deed needs."""
        parser.add_argument("key", help="Kürzel in der Adresse, zum Beispiel luenen")
        parser.add_argument("name", help="Name, zum Beispiel Lünen")
        parser.add_argument("--host", action="append", default=[], help="Rechnername, mehrmals möglich")
        parser.add_argument("--colour", default="#00515e", help="Farbe der Website")
        parser.add_argument("--district", action="append", default=[], help="Stadtbezirk, mehrmals möglich")
        parser.add_argument("--outline", type=Path, help="GeoJSON-Datei mit der Grenze")
        parser.add_argument("--outline-source", default="", help="Quelle der Grenze, zum Beispiel © GeoBasis-DE / BKG")
        parser.add_argument(
            "--editor", default="", help="E-Mail-Adresse der ersten Redaktion; Passwort: changepassword"
        )
        parser.add_argument("--ags", default="", help="Amtlicher Gemeindeschlüssel")

    def handle(self, *args: Any, **options: Any) -> None:
        """Open the city or say why not."""
        try:
            city = open_city(
                key=options["key"],
                name=options["name"],
                hosts=options["host"],
                colour=options["colour"],
                districts=options["district"],
                ags=options["ags"],
                outline=_geometry(options["outline"]),
                outline_source=options["outline_source"],
                editor=options["editor"],
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        if options["verbosity"]:
            self.stdout.write(f"{city.name} ist geöffnet: /{city.key}/")


def _geometry(file: Path | None) -> dict[str, Any] | None:
    """Read the outline from a GeoJSON file: a geometry, a feature, or a collection with one."""
    return None if file is None else geo.read_area(file.read_text(encoding="utf-8"))
