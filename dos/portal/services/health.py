"""Deeds that tell operators how things are."""

from django.core.cache import cache
from django.utils import timezone

from dos.portal.selectors.health import HEARTBEAT_KEY

KEPT_SECONDS = 7 * 24 * 3600


def beat() -> None:
    """Write down that the worker lives."""
    cache.set(HEARTBEAT_KEY, timezone.now(), KEPT_SECONDS)
