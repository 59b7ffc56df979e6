"""Deeds on the search index."""

from django.core.cache import cache
from django.db import transaction

from dos.core import search
from dos.core.jobs import task

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
