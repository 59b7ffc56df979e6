"""Deeds on editions of the strategy: keep a new one when the contents changed, take in the councils' original."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dos.cities.models import City
from dos.core.errors import Refused
from dos.media.selectors import MAX_DOWNLOAD_BYTES, is_what_it_says
from dos.strategy.models import ActionField, Edition
from dos.strategy.permissions import may_keep_original
from dos.strategy.selectors import editions

WRITING_SECONDS = 15 * 60
_WRITING = "editions:writing"


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


def begin_writing() -> bool:
    """Note that all editions are being written; False when somebody began already and it is not done yet.

    The note goes away by itself, so that a job that was cut off keeps nobody waiting for long.
    """
    return cache.add(_WRITING, timezone.now(), WRITING_SECONDS)


def end_writing() -> None:
    """Note that the editions are written."""
    cache.delete(_WRITING)


def writing_since() -> datetime | None:
    """Return since when the editions are being written, or nothing."""
    since: datetime | None = cache.get(_WRITING)
    return since


@transaction.atomic
def add_original(*, user: Any, title: str, content: bytes, city: City | None = None, language: str = "de") -> Edition:
    """Put the councils' original beside what is generated.

    Its address is made from its content: one address never stands for two documents, whatever is taken back and
    uploaded again. Refused for foreign cities, what is no PDF or too large, and a document that is there already.
    """
    if not may_keep_original(user, city):
        raise Refused(_("Ein Original legt nur die eigene Kommune ab, das gemeinsame die Verwaltung des Programms."))
    _refuse_content(content)
    digest = hashlib.sha256(content).hexdigest()
    key = f"original-{city.key if city else 'programm'}-{digest[:16]}"
    if Edition.objects.filter(key=key).exists():
        raise _refused_file(_("Dieses Dokument liegt hier schon."))
    edition = Edition(
        key=key, title=title, city=city, language=language, origin=Edition.Origin.COUNCIL, content_hash=digest
    )
    edition.file.save(f"{key}.pdf", ContentFile(content), save=False)
    edition.full_clean()
    edition.save()
    log(instance=edition, action="wagtail.create", user=user, content_changed=True)
    return edition


@transaction.atomic
def take_back_original(edition: Edition, *, user: Any) -> None:
    """Take a mistaken upload away, file included. Refused for foreign cities and for generated editions."""
    if edition.origin != Edition.Origin.COUNCIL:
        raise Refused(_("Erzeugte Fassungen bleiben stehen. Zurücknehmen lässt sich nur ein hochgeladenes Original."))
    if not may_keep_original(user, edition.city):
        raise Refused(_("Zurücknehmen darf das nur, wer es auch hochladen darf."))
    log(instance=edition, action="wagtail.delete", user=user)
    storage, name = edition.file.storage, str(edition.file.name)
    edition.delete()
    transaction.on_commit(lambda: storage.delete(name))


def _refuse_content(content: bytes) -> None:
    if not content:
        raise _refused_file(_("Die Datei ist leer."))
    if len(content) > MAX_DOWNLOAD_BYTES:
        raise _refused_file(_("Die Datei ist größer als 10 MB."))
    if not is_what_it_says("pdf", content):
        raise _refused_file(_("Das ist kein PDF. Bitte wählen Sie das Dokument als PDF-Datei."))


def _refused_file(sentence: str) -> Refused:
    return Refused(sentence, fields={"file": sentence})
