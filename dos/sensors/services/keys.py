"""Deeds with keys: given once, withdrawn at any time."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.cache import caches
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.cities.models import City
from dos.core.errors import Refused
from dos.sensors.models import Access, AccessKey, Datastream
from dos.sensors.selectors.keys import digest_of, memory_name


@transaction.atomic
def issue_key(
    *,
    name: str,
    city: City,
    purpose: str = AccessKey.Purpose.DEVICE,
    datastreams: Iterable[Datastream] = (),
    new_access: str = Access.INTERNAL,
    expires_at: datetime | None = None,
    issued_by: Any = None,
) -> tuple[AccessKey, str]:
    """Make a key and return it with its secret, which nobody can read again.

    Refused where a device names no stream, or one of another city.
    """
    streams = list(datastreams)
    if purpose == AccessKey.Purpose.DEVICE and not streams:
        raise Refused(_("Nennen Sie mindestens einen Datenstrom, an den das Gerät Werte anhängen darf."))
    if any(stream.thing.city_id != city.pk for stream in streams):
        raise Refused(_("Ein Schlüssel gilt nur für Datenströme seiner eigenen Kommune."))
    secret = secrets.token_urlsafe(32)
    key = AccessKey(
        name=name,
        city=city,
        purpose=purpose,
        new_access=new_access,
        expires_at=expires_at,
        digest=digest_of(secret),
        created_by=issued_by,
    )
    key.full_clean()
    key.save()
    key.datastreams.set(streams)
    return key, secret


def withdraw_key(*, key: AccessKey) -> None:
    """Let a key open nothing any more; that it was there stays visible."""
    AccessKey.objects.filter(pk=key.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
    caches["local"].delete(memory_name(key.digest))
