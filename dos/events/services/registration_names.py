"""Names that nobody can guess: the secret of a status link, the code of a ticket, the key of a mailbox."""

import base64
import hashlib
import secrets
from typing import Protocol

from django.utils.crypto import salted_hmac

from dos.events.models import Registration

BYTES = 24
# No letters that sound or look alike when read out on the telephone.
_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"


def new_names() -> dict[str, str]:
    """Return what a new registration is known by; nonce 190 bit, the number (39 bit) opens nothing."""
    nonce = secrets.token_urlsafe(BYTES)
    word = "".join(secrets.choice(_LETTERS) for _letter in range(8))
    return {
        "nonce": nonce,
        "reference": f"{word[:4]}-{word[4:]}",
        "secret_hash": hashed(_drawn("status", nonce)),
        "ticket_hash": hashed(_drawn("ticket", nonce)),
    }


class Named(Protocol):
    """What has a page of its own behind a secret link: a registration, a submission."""

    nonce: str


def secret_of(row: Named) -> str:
    """Return the secret of the status link (192 bit), which is stored nowhere."""
    return _drawn("status", row.nonce)


def ticket_of(registration: Registration) -> str:
    """Return the code of the ticket (192 bit), which is stored nowhere."""
    return _drawn("ticket", registration.nonce)


def hashed(secret: str) -> str:
    """Return what is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def mail_key(occurrence_id: int, email: str) -> str | None:
    """Return by what a mailbox is known at one date; what stands behind a plus is the same mailbox."""
    name, _at, host = email.strip().lower().rpartition("@")
    bare = f"{name.split('+', 1)[0]}@{host}"
    return salted_hmac(f"events:registration:{occurrence_id}", bare, algorithm="sha256").hexdigest() if email else None


def _drawn(purpose: str, nonce: str) -> str:
    digest = salted_hmac(f"events:registration:{purpose}", nonce, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:BYTES]).decode()
