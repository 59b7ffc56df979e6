"""The web door of indicators."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def indicator_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def indicator_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def indicator_export(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
