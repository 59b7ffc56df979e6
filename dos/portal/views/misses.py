"""The desk's page of what was searched for and not found, and the same as a table."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dos.core.exports import csv_answer, csv_lines
from dos.core.http import numbered_page
from dos.core.search.misses import DAYS_UNTIL_READ, KEPT_DAYS
from dos.portal import permissions
from dos.portal.exports import MISS_COLUMNS
from dos.portal.selectors.misses import misses, number_of_hidden

ROWS_PER_PAGE, MAX_ROWS = 50, 5_000


@require_safe
def search_misses(request: HttpRequest) -> HttpResponse:
    """List them, what is wanted most first."""
    if not permissions.may_read_misses(request.user):
        return render(request, "cities/desk_forbidden.html", status=403)
    context: dict[str, Any] = {
        "page": numbered_page(request, misses(), ROWS_PER_PAGE),
        "hidden": number_of_hidden(),
        "days": KEPT_DAYS,
        "needed": DAYS_UNTIL_READ,
    }
    return render(request, "portal/desk_misses.html", context)


@require_safe
def search_misses_csv(request: HttpRequest) -> HttpResponse:
    """Give them as a table."""
    if not permissions.may_read_misses(request.user):
        return render(request, "cities/desk_forbidden.html", status=403)
    return csv_answer(csv_lines(MISS_COLUMNS, misses()[:MAX_ROWS]), "gesucht-und-nicht-gefunden")
