"""What was searched for in vain: counted without a person, and read by nobody before it was wanted on several days.

Whoever types a name into the search types it once. Until a text was wanted on `DAYS_UNTIL_READ` days only a keyed
hash of it is stored: it can be counted, but not read.
"""

import logging
import re
from datetime import date, timedelta

from django.db import DatabaseError
from django.utils import timezone
from django.utils.crypto import salted_hmac

from dos.core.db import count_one
from dos.core.models import SearchMiss
from dos.core.search.analyser import fold
from dos.core.text import clean_line, cut

logger = logging.getLogger(__name__)

# Nothing that could be a person: no mail address, no number of a telephone, a house or an identity card.
KEPT_DAYS, MAX_LETTERS, MAX_A_DAY, MAX_DIGITS = 30, 80, 2_000, 4
DAYS_UNTIL_READ = 3


def note_miss(text: str, *, day: date | None = None) -> None:
    """Count a text for which the search held nothing; what may tell of a person is not noted. Never fails.

    Called when the page is with the reader already.
    """
    words = cut(fold(clean_line(text)), MAX_LETTERS)
    if not _is_noted(words):
        return
    day = day or timezone.localdate()
    key = salted_hmac("search-miss", words).hexdigest()[:32]
    try:
        days = set(SearchMiss.objects.filter(key=key, day__gte=_oldest(day)).values_list("day", flat=True))
        if day not in days and SearchMiss.objects.filter(day=day).count() >= MAX_A_DAY:
            return
        is_read = len(days | {day}) >= DAYS_UNTIL_READ
        count_one(SearchMiss, {"key": key, "day": day}, words=words if is_read else "")
    except DatabaseError:
        logger.warning("a search without a result could not be noted")


def forget_misses(*, today: date) -> int:
    """Delete what was noted more than 30 days ago; return how many rows."""
    deleted, _by_table = SearchMiss.objects.filter(day__lt=_oldest(today)).delete()
    return deleted


def _oldest(today: date) -> date:
    return today - timedelta(days=KEPT_DAYS)


def _is_noted(words: str) -> bool:
    digits = sum(char.isdigit() for char in words)
    return "@" not in words and digits <= MAX_DIGITS and re.search(r"[^\W\d_]{2}", words) is not None
