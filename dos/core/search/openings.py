"""How often what can be found is opened: a number for each thing and day, without a person, cookie or address."""

import contextlib
from datetime import date, timedelta

from django.core.cache import caches
from django.db import DatabaseError
from django.db.models import Sum
from django.utils import timezone

from dos.core.db import count_one
from dos.core.models import SearchOpening

KEPT_DAYS = 30
_CACHE_KEY, _SECONDS = "search-openings", 600


def note_opening(kind: str, key: str) -> None:
    """Count one opening, in one statement. Called when the page is with the reader already; never fails."""
    with contextlib.suppress(DatabaseError):
        count_one(SearchOpening, {"kind": kind, "key": key, "day": timezone.localdate()})


def openings() -> dict[tuple[str, str], int]:
    """Return how often each thing was opened in the last 30 days, by kind and key; at most ten minutes old."""
    found: dict[tuple[str, str], int] | None = caches["local"].get(_CACHE_KEY)
    if found is None:
        rows = SearchOpening.objects.values_list("kind", "key").annotate(all=Sum("number")).order_by()
        found = {(kind, key): number for kind, key, number in rows}
        caches["local"].set(_CACHE_KEY, found, _SECONDS)
    return found


def forget_openings(*, today: date) -> int:
    """Delete what was counted more than 30 days ago; return how many rows."""
    deleted, _by_table = SearchOpening.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
    return deleted
