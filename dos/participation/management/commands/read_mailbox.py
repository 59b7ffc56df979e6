"""`read_mailbox`: take in the ideas that came by mail."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dos.participation.connectors.mailbox import NotReached
from dos.participation.services import incoming


class Command(BaseCommand):
    """Reads the mailbox once."""

    help = "Liest das Postfach und nimmt Ideen auf, die per E-Mail kamen."

    def handle(self, *args: Any, **options: Any) -> None:
        """Read it; a mailbox that does not answer is said in one sentence."""
        try:
            count = incoming.read_mailbox()
        except NotReached as trouble:
            raise CommandError(f"Das Postfach antwortet nicht ({trouble}).") from trouble
        if options["verbosity"]:
            self.stdout.write(f"{count} Mails gelesen.")
