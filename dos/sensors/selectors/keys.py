"""Questions about keys."""

import hashlib

from dos.sensors.models import AccessKey


def digest_of(secret: str) -> str:
    """Return what is kept of a key: it has 256 random bits, so that a plain digest cannot be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def valid_key(secret: str) -> AccessKey | None:
    """Return the key with this secret, unless it has run out or was withdrawn."""
    return AccessKey.objects.valid().filter(digest=digest_of(secret)).first() if secret else None
