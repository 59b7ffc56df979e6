"""Questions to what was searched for and not found."""

from typing import Any

from django.db.models import Max, QuerySet, Sum

from dos.portal.models import SearchMiss


def misses() -> QuerySet[Any, Any]:
    """Return each text once, with how often and when last, what is wanted most first."""
    counted = SearchMiss.objects.values("words").annotate(number_of_all=Sum("number"), last_on=Max("day"))
    return counted.order_by("-number_of_all", "-last_on", "words")
