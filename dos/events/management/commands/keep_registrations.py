"""The schedule's door: end offers whose time is over, and tell what changed."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dos.events.services import registration_jobs as jobs


class Command(BaseCommand):
    """Ends offers and tells changes; a second time finds nothing."""

    help = "Beendet abgelaufene Angebote und meldet Angemeldeten, was sich an ihrem Termin geändert hat."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do both and say how much it was."""
        now = timezone.now()
        ended, told = jobs.expire_offers(now=now), jobs.tell_changes(now=now)
        if options["verbosity"]:
            self.stdout.write(f"{ended} Angebote beendet, Änderungen an {told} Terminen gemeldet.")
