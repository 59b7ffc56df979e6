"""The schedule's door: tell followers of phases that have begun."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.participation.services import announcing


class Command(BaseCommand):
    """Tell each phase once, when its time has come."""

    help = "Tell those who follow a process that a phase has begun."

    def handle(self, *args: Any, **options: Any) -> None:
        """Call the deed and say how many phases were told."""
        told = announcing.announce_phases(now=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{told} phases announced")
