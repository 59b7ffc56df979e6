"""The web door of sheet."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def project_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def project_export(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def project_embed(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
