"""The operator's door to the editions of the strategy."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from dos.strategy.exports.book.writing import write_editions


class Command(BaseCommand):
    """Writes an edition of the whole strategy, of each city and of each field where the contents have changed."""

    help = "Schreibt neue Fassungen der Strategie, wo sich der Inhalt geändert hat."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let the operator choose a single part."""
        parser.add_argument("--part", default="", help="nur diesen Teil: gesamt, eine Kommune oder ein Handlungsfeld")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write each part in each language."""
        for edition in write_editions(options["part"]):
            if options["verbosity"] > 0:
                self.stdout.write(edition.key)
