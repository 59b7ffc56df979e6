"""The schedule's door: the worker says that it lives."""

from typing import Any

from django.core.management.base import BaseCommand

from dos.portal.services import health


class Command(BaseCommand):
    """Write down that the worker lives; `/readyz` reads it."""

    help = "Write down that the worker lives."

    def handle(self, *args: Any, **options: Any) -> None:
        """Call the deed."""
        health.beat()
