"""Deeds on the search index, and on what was not found."""

import logging
import re
from datetime import date, timedelta

from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from dos.core import search
from dos.core.jobs import task
from dos.core.text import clean_line, cut
from dos.portal.models import SearchMiss

logger = logging.getLogger(__name__)

# Nothing that could be a person: no mail address, no number of a telephone, a house or an identity card.
KEPT_DAYS, MAX_LETTERS, MAX_A_DAY, MAX_DIGITS = 30, 80, 2_000, 4

_QUEUED = "search-rebuild-queued"
_SECONDS = 3600


@task()
def rebuild_search() -> int:
    """Bring the index up to date; what is published meanwhile queues the next run."""
    cache.delete(_QUEUED)
    return search.rebuild()


def rebuild_search_soon() -> None:
    """Queue a run once the present change is stored, unless one is waiting already."""
    transaction.on_commit(_queue)


def _queue() -> None:
    if cache.add(_QUEUED, "yes", _SECONDS):
        rebuild_search.enqueue()


def note_miss(text: str, *, day: date | None = None) -> None:
    """Count a text for which the search held nothing; what may tell of a person is not noted. Never fails.

    Called when the page is with the reader already.
    """
    words = cut(search.fold(clean_line(text)), MAX_LETTERS)
    if not _is_noted(words):
        return
    day = day or timezone.localdate()
    known = SearchMiss.objects.filter(day=day)
    try:
        if known.count() >= MAX_A_DAY and not known.filter(words=words).exists():
            return
        SearchMiss.objects.bulk_create([SearchMiss(words=words, day=day)], ignore_conflicts=True)
        known.filter(words=words).update(number=F("number") + 1)
    except DatabaseError:
        logger.warning("a search without a result could not be noted")


def forget_misses(*, today: date) -> int:
    """Delete what was noted more than 30 days ago; return how many rows."""
    deleted, _by_table = SearchMiss.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
    return deleted


def _is_noted(words: str) -> bool:
    digits = sum(char.isdigit() for char in words)
    return "@" not in words and digits <= MAX_DIGITS and re.search(r"[^\W\d_]{2}", words) is not None
