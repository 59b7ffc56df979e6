"""The component gallery: every component in every state, with made-up data."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

ERRORS = (400, 403, 404, 405, 429, 500, 503)


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    """Show an error page as visitors get it, so that it can be looked at and checked."""
    if status not in ERRORS:
        raise Http404
    return render(request, f"{status}.html", {"is_shown_for_review": True})


def gallery(request: HttpRequest) -> HttpResponse:
    """Show all components on one page."""
    return render(request, "design/gallery.html", {})
