"""The web door of the one search."""

from functools import partial

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from dos.cities.middleware import CityRequest
from dos.core.http import once_sent
from dos.core.http import page as show
from dos.core.search import note_miss
from dos.portal.selectors import finding


@require_safe
def search(request: CityRequest) -> HttpResponse:
    """Show what was found, with the kinds to narrow by."""
    found = finding.find(
        request.GET.get("q", ""),
        city=request.city,
        city_choice=request.GET.get("stadt", ""),
        kind=request.GET.get("art", ""),
        page=request.GET.get("seite", ""),
    )
    context = {"query": found.query, "found": found}
    response = show(request, "portal/search.html", context, fragment="portal/_search_hits.html")
    return once_sent(response, partial(note_miss, found.query)) if found.is_miss else response


@require_safe
def suggestions(request: CityRequest) -> HttpResponse:
    """Give titles that begin with what is being typed, as options of the search field."""
    titles = finding.suggested(request.GET.get("q", ""), city=request.city)
    return show(request, "portal/_suggestions.html", {"titles": titles})
