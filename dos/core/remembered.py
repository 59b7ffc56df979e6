"""What was computed from the register and holds until somebody writes to it.

The register is read thousands of times between two changes. What a question found is kept in the memory of the
process under a stamp that every commit to the watched tables replaces, in whichever process it happens: one short
query tells whether the answer still holds. Inside a transaction nothing is remembered, so a deed sees what it wrote.
"""

import contextlib
import secrets
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest
from django.urls import get_urlconf
from django.utils import timezone, translation

from dos.core import module

Found = TypeVar("Found")

# A process that dies between its commit and the new stamp leaves the old one: so long at most, an answer is old.
SECONDS = 60

_WRITING = ("INSERT", "UPDATE", "DELETE")
_TABLE_WITHIN = 60
_NEW_STAMP = (
    "INSERT INTO core_stamp (id, number) VALUES (1, %s) ON CONFLICT (id) DO UPDATE SET number = excluded.number"
)


def remembered(request: HttpRequest, key: tuple[Hashable, ...], build: Callable[[], Found]) -> Found:
    """Return what `build` finds, or what it found for this key, site, language and day since the last change.

    The object is shared by all who ask: nobody changes it. `build` may depend on nothing but the key and what rooms
    write to their tables (`Module.tables`). Whoever is signed in may see more, so for them it is built each time;
    that there is nothing (None) is not remembered, because whoever guesses could fill the memory with it.
    """
    stamp = _stamp_of(request)
    if stamp is None:
        return build()
    place = repr((key, *_place_of(request)))
    known = caches["local"].get(place)
    if known is not None and known[0] == stamp:
        return known[1]
    found = build()
    if found is not None:
        caches["local"].set(place, (stamp, found), SECONDS)
    return found


def watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Let a new connection notice what it writes to the tables that rooms have named."""
    connection.execute_wrappers.append(_noticing)


def _stamp_of(request: HttpRequest) -> int | None:
    # Who sent no session is not looked up, so that public answers can be shared.
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    if connection.in_atomic_block or (has_session and request.user.is_authenticated):
        return None
    # Asked once for each request, before anything is built: all of a page is of one state or a newer one.
    if not hasattr(request, "stamp"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT number FROM core_stamp")
            row = cursor.fetchone()
        request.stamp = row[0] if row else None  # type: ignore[attr-defined]
    stamp: int | None = request.stamp  # type: ignore[attr-defined]
    return stamp


def _place_of(request: HttpRequest) -> tuple[Hashable, ...]:
    city_part = getattr(get_urlconf(), "city_part", "")
    return str(getattr(request, "city", "")), city_part, translation.get_language(), timezone.localdate()


def _noticing(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: FBT001  Django's signature
    result = execute(sql, params, many, context)
    if sql.startswith(_WRITING) and _is_watched(sql[:_TABLE_WITHIN]):
        writer = context["connection"]
        if not writer.in_atomic_block:
            _renew()
        elif not any(deed is _renew for _points, deed, *_more in writer.run_on_commit):
            transaction.on_commit(_renew, robust=True)
    return result


def _is_watched(beginning: str) -> bool:
    _verb, quote, rest = beginning.partition('"')
    return bool(quote) and rest.startswith(tuple(table for room in module.modules() for table in room.tables))


def _renew() -> None:
    # While the very first migrations run there is no such table, and nobody who remembers. A plain statement, because
    # outside a transaction the one that wrote may not have handed out all its rows yet: SQLite begins none then.
    with contextlib.suppress(DatabaseError), connection.cursor() as cursor:
        cursor.execute(_NEW_STAMP, [secrets.randbits(62)])
