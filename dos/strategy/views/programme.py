"""The web door of programme."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def programme_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def goal_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def action_field_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def action_field_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
