"""Refusals and failures as pages that help; under `/api/` as problem details."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from dos.core.errors import passes
from dos.core.rest import problem

_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request cannot be read, or that it is too big."""
    if isinstance(exception, _TOO_MUCH):
        return _answer(request, 413, _("Zu groß"), _("Die Anfrage enthält zu viele Daten auf einmal."))
    return _answer(request, 400, _("Ungültige Anfrage"), _("Die Anfrage lässt sich nicht lesen."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a right is missing."""
    return _answer(request, 403, _("Nicht erlaubt"), _("Dafür fehlt Ihnen das Recht."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Help on: a search field and the main doors."""
    return _answer(request, 404, _("Nicht gefunden"), _("Unter dieser Adresse gibt es nichts."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Apologise, without touching anything that may be broken; a database or disk that fails comes back by itself."""
    if passes(sys.exception()):
        return _unavailable()
    if request.path.startswith("/api/"):
        return problem(500, "failed", "Interner Fehler", "Der Fehler liegt bei uns. Bitte versuchen Sie es später.")
    return HttpResponse(render_to_string("500.html"), status=500)


def _answer(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem(status, {404: "not-found", 403: "forbidden"}.get(status, "invalid"), title, sentence)
    try:
        return render(request, f"{status}.html", status=status)
    except (OperationalError, InterfaceError):
        return _unavailable()


def _unavailable() -> HttpResponse:
    response = HttpResponse(render_to_string("503.html"), status=503)
    response.headers["Retry-After"] = "30"
    return response
