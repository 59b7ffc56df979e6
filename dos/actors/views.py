"""The web door of organisations."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def organisation_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def organisation_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
