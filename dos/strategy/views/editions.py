"""The web door of editions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def edition_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def edition_file(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
