"""`forget_registrations`: erase who registered when the time of the event is over."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.events.services import echoes, submissions
from dos.events.services import registration_jobs as jobs


class Command(BaseCommand):
    """Erases registrations and answers, each at its own time; the numbers stay."""

    help = "Löscht Anmeldungen, deren Termin lange genug vorbei ist; die Zahlen bleiben. Ein zweites Mal findet nichts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer a dry run."""
        parser.add_argument("--dry-run", action="store_true", help="nur zählen, nichts löschen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase them, or only count."""
        is_dry_run = bool(options["dry_run"])
        gone = jobs.forget(now=timezone.now(), is_dry_run=is_dry_run)
        reported = 0 if is_dry_run else submissions.forget(now=timezone.now())
        words = 0 if is_dry_run else echoes.forget_words(now=timezone.now())
        if options["verbosity"]:
            done = "zu löschen" if is_dry_run else "gelöscht"
            self.stdout.write(
                f"{gone.registrations} Anmeldungen, {gone.answers} Antworten, {gone.unconfirmed} unbestätigte, "
                f"{reported} Terminmeldungen, {words} Rückmeldungen {done}."
            )
