"""Deeds on authors: who an account or a guest is among the authors, and what makes a guest known again."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from dos.core.text import clean_line
from dos.participation.models import Author
from dos.participation.services.names import hashed, new_secret


@dataclass(frozen=True)
class Guest:
    """What a person without account told about themselves; everything may be empty."""

    name: str = ""
    email: str = ""
    source: str = Author.Source.WEB


def author_of(user: Any) -> Author:
    """Return the author behind an account, made at the first contribution."""
    author, _created = Author.objects.get_or_create(user=user, defaults={"language": language()})
    return author


def new_guest(guest: Guest) -> tuple[Author, str]:
    """Make an author of a guest; return it with the secret of the status link, which is stored nowhere."""
    secret = new_secret()
    author = Author(
        name=clean_line(guest.name),
        email=guest.email.strip().lower(),
        source=guest.source,
        secret_hash=hashed(secret),
        language=language(),
    )
    author.full_clean(exclude=["user"])
    author.save()
    return author, secret


def language() -> str:
    """Return the two letters of the language in which somebody acts."""
    return (get_language() or "de")[:2]
