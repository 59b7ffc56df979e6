"""The web door of projects."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def project_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def project_export(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
