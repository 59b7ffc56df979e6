"""`remind_of_answers`: tell the teams which answers are due soon or late."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.participation.services import answers


class Command(BaseCommand):
    """Reminds of answers when 75 % and all of the time has passed."""

    help = "Erinnert die Teams an Antworten, deren Frist bald abläuft oder abgelaufen ist; jede Idee je Stufe einmal."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the letters."""
        number = answers.remind_of_answers(now=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{number} Ideen angemahnt.")
