"""The schedule's door: remind registered people on the day before, and note who did not come."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.events.services import registration_jobs as jobs


class Command(BaseCommand):
    """Reminds each once."""

    help = "Erinnert Angemeldete am Tag davor, jede Person einmal, und vermerkt nach dem Termin, wer nicht kam."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do both and say how many."""
        now = timezone.now()
        reminded, absent, thanked = jobs.remind(now=now), jobs.note_absences(now=now), jobs.thank(now=now)
        if options["verbosity"]:
            self.stdout.write(f"{reminded} Personen erinnert, {absent} waren nicht da, {thanked} gefragt, wie es war.")
