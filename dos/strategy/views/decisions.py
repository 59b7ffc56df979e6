"""The web door of decisions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def decision_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def decision_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
