"""Questions to what was searched for and not found."""

from typing import Any

from django.db.models import Max, QuerySet, Sum

from dos.core.models import SearchMiss


def misses() -> QuerySet[Any, Any]:
    """Return each text that may be read once, with how often and when last, what is wanted most first."""
    return _counted().exclude(text="").order_by("-number_of_all", "-last_on", "text")


def number_of_hidden() -> int:
    """Return how many texts are counted, but were wanted on too few days to be read."""
    return _counted().filter(text="").count()


def _counted() -> QuerySet[Any, Any]:
    rows = SearchMiss.objects.values("key")
    return rows.annotate(text=Max("words"), number_of_all=Sum("number"), last_on=Max("day"))
