"""The schedule's door: messages are kept for a year."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.portal.services import feedback


class Command(BaseCommand):
    """Delete feedback that is older than a year."""

    help = "Delete feedback that was sent more than a year ago."

    def handle(self, *args: Any, **options: Any) -> None:
        """Call the deed and say what it did."""
        deleted = feedback.forget_old_feedback(now=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{deleted} messages deleted")
