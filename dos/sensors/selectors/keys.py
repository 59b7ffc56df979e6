"""Questions about keys."""

import hashlib

from django.core.cache import caches

from dos.sensors import permissions
from dos.sensors.models import AccessKey
from dos.sensors.permissions import Reach
from dos.sensors.selectors.streams import SECONDS_KNOWN


def digest_of(secret: str) -> str:
    """Return what is kept of a key: it has 256 random bits, so that a plain digest cannot be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def reach_of_secret(secret: str) -> Reach | None:
    """Return how far the key with this secret reaches; nothing where it has run out or was withdrawn.

    A process keeps the answer for two seconds, because devices send value after value: so long a withdrawn key may
    still be good in other processes.
    """
    digest = digest_of(secret)
    known: Reach | None = caches["local"].get(memory_name(digest))
    if known is None:
        key = AccessKey.objects.valid().filter(digest=digest).first() if secret else None
        if key is None:
            return None
        known = permissions.reach_of_key(key)
        caches["local"].set(memory_name(digest), known, SECONDS_KNOWN)
    return known


def memory_name(digest: str) -> str:
    """Return under which name a process keeps the reach of a key."""
    return f"sensors:key:{digest}"
