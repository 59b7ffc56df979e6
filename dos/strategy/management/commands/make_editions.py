"""The operator's door to the editions of the strategy."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone, translation

from dos.strategy.exports.book import manuscript, press
from dos.strategy.selectors import book as books
from dos.strategy.services.editions import save_edition


class Command(BaseCommand):
    """Writes an edition of the whole strategy, of each city and of each field where the contents have changed."""

    help = "Schreibt neue Fassungen der Strategie, wo sich der Inhalt geändert hat."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let the operator choose a single part."""
        parser.add_argument("--part", default="", help="nur diesen Teil: gesamt, eine Kommune oder ein Handlungsfeld")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write each part in each language."""
        for scope in books.scopes():
            if options["part"] in ("", scope.key):
                for language, _name in settings.LANGUAGES:
                    with translation.override(language):
                        self._keep(scope, language, is_quiet=options["verbosity"] == 0)

    def _keep(self, scope: books.Scope, language: str, *, is_quiet: bool) -> None:
        book = books.book(scope)
        if book is None:
            return
        text = manuscript.manuscript(book)
        edition = save_edition(
            key=scope.key,
            city=scope.city,
            action_field=scope.action_field,
            language=language,
            title=manuscript.title(book),
            content_hash=press.digest(text),
            write=lambda number: press.pdf(text, on=timezone.localdate(), number=number),
        )
        if not is_quiet:
            self.stdout.write(edition.key)
