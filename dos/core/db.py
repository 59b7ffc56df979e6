"""The only place that knows in which database we are."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import reduce
from operator import and_, or_

from django.db import connection
from django.db.models import Q

_LOCK_NUMBER = 2030
MAX_WORDS = 8


# The last code point: behind it comes no text.
_LAST = chr(0x10FFFF)


def begins_with(column: str, beginning: str) -> Q:
    """Return the condition "begins with", in the form that an index serves (SQLite's LIKE uses none)."""
    if is_postgresql():
        return Q(**{f"{column}__startswith": beginning})
    return Q(**{f"{column}__gte": beginning, f"{column}__lt": beginning + _LAST})


def is_postgresql() -> bool:
    """Tell whether the default database is a PostgreSQL."""
    return connection.vendor == "postgresql"


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold an advisory lock, so that of two starting processes one migrates and the other waits.

    SQLite needs none: its transactions are IMMEDIATE and wait for each other.
    """
    if not is_postgresql():
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK_NUMBER])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK_NUMBER])


def having_words(fields: Iterable[str], text: str) -> Q:
    """Return the condition that each of the first words of the text stands in one of the fields."""
    return reduce(and_, [_having_word(fields, word) for word in text.split()[:MAX_WORDS]], Q())


def _having_word(fields: Iterable[str], word: str) -> Q:
    # SQLite compares only ASCII without regard to case, therefore the spellings of words with umlauts.
    spellings = [word] if word.isascii() else sorted({word, word.lower(), word.upper(), word.capitalize()})
    return reduce(or_, [Q(**{f"{field}__icontains": spelling}) for field in fields for spelling in spellings])
