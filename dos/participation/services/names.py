"""Names that nobody can guess: reference numbers, secrets of status links, keyed hashes of people."""

import hashlib
import secrets

from django.utils.crypto import salted_hmac

# No letters that sound or look alike when read out on the telephone.
_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"


def new_reference() -> str:
    """Return a number for a contribution, as people read it out: "k7m2-9qpx" (39 bit; it opens nothing)."""
    word = "".join(secrets.choice(_LETTERS) for _letter in range(8))
    return f"{word[:4]}-{word[4:]}"


def new_secret() -> str:
    """Return the secret of a status link (192 bit)."""
    return secrets.token_urlsafe(24)


def hashed(secret: str) -> str:
    """Return what is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def bare_address(email: str) -> str:
    """Return an address without its plus part and in lower case: one mailbox is one person."""
    name, _at, host = email.strip().lower().rpartition("@")
    return f"{name.split('+', 1)[0]}@{host}"


def keyed(purpose: str, who: str) -> str:
    """Return a keyed hash of a person for one purpose: the same person has another one elsewhere."""
    return salted_hmac(f"participation:{purpose}", who, algorithm="sha256").hexdigest()
