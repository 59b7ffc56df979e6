"""The schedule's door: write what is due, distribute what was left, send what waits."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.notifications.services import notices, outbox


class Command(BaseCommand):
    """Queue a run of the outbox, after everything that is due has been written."""

    help = "Write letters that are due and send the mails that wait."

    def handle(self, *args: Any, **options: Any) -> None:
        """Call the deeds and say what they did."""
        late = notices.fan_out_waiting()
        written = notices.write_digests(now=timezone.now())
        outbox.send_waiting.enqueue()
        if options["verbosity"]:
            self.stdout.write(f"{written} letters written, {late} notices taken up again")
