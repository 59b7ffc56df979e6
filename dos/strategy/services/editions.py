"""Deeds on editions of the strategy: keep a new one when the contents changed, take in the councils' original."""

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from dos.cities.models import City
from dos.strategy.models import ActionField, Edition
from dos.strategy.selectors import editions


@transaction.atomic
def save_edition(
    *,
    key: str,
    city: City | None,
    action_field: ActionField | None,
    language: str,
    title: str,
    content_hash: str,
    write: Callable[[int], bytes],
) -> Edition:
    """Keep an edition under the next number; where the contents are those of the last one, that one stays.

    `write` is given the number and returns the PDF; it is only called for a new edition.
    """
    last = editions.latest(city=city, action_field=action_field, language=language)
    if last is not None and last.content_hash == content_hash:
        return last
    number = last.number + 1 if last is not None else 1
    name = f"{key}-{language}-{number}"
    edition = Edition(
        key=name,
        title=title,
        city=city,
        action_field=action_field,
        language=language,
        number=number,
        content_hash=content_hash,
    )
    edition.file.save(f"{name}.pdf", ContentFile(write(number)), save=False)
    edition.save()
    return edition


@transaction.atomic
def add_original(*, key: str, title: str, file: Any, city: City | None = None, language: str = "de") -> Edition:
    """Put the councils' original beside what is generated."""
    edition = Edition(
        key=key, title=title, city=city, language=language, origin=Edition.Origin.COUNCIL, content_hash="", file=file
    )
    edition.full_clean()
    edition.save()
    return edition
