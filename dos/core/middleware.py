"""The first and the last word on every request: what is refused before routing, and which policy an answer carries."""

import logging
import re
from collections.abc import Callable

from auditlog.middleware import AuditlogMiddleware
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from dos.core import rest
from dos.core.errors import passes

logger = logging.getLogger(__name__)

Answer = Callable[[HttpRequest], HttpResponse]
MAX_ADDRESS_BYTES = 8 * 1024
# What the public may send at once, pictures included; the desk takes larger files and judges them itself.
MAX_BODY_BYTES = 10 * 1024 * 1024
# How much of a larger one is read and thrown away, so that browsers show the refusal and no broken connection.
MAX_THROWN_AWAY = 5 * MAX_BODY_BYTES
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
# The desk is Wagtail's; its scripts write into the page. Only people who have signed in ever get it.
DESK_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
}
# What every answer carries at least, also one that was refused before any other middleware saw it.
FLOOR = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
# What only one person may see; the pages among them have the parts of language and city in front.
PRIVATE = re.compile(r"/desk/|/(?:[\w-]+/){0,2}(?:konto|anmelden)/")


class GuardMiddleware:
    """Refuses what no view should ever see, and turns a missing database or a full disk into 503 instead of 500.

    It stands outermost: no answer leaves without a policy, and none to HEAD with a body.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._refusal(request) or self._answer(request)
        for name, value in FLOOR.items():
            response.headers.setdefault(name, value)
        if request.method == "HEAD" and not response.streaming:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except Exception as failure:
            if not passes(failure):
                raise
            return self._unavailable()

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 503 when database or disk fail for now; other exceptions take their way."""
        if passes(exception):
            logger.error("database or disk not available: %s", exception)
            return self._unavailable()
        return None

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        query = request.META.get("QUERY_STRING", "")
        if request.method not in METHODS:
            response = _refused(request, 405, "method", "Diese Anfrage ist nicht vorgesehen.")
            response.headers["Allow"] = ", ".join(METHODS)
            return response
        if len(request.path) + len(query) > MAX_ADDRESS_BYTES:
            sentence = "Die Adresse ist zu lang. Bitte kürzen Sie sie auf unter 8.000 Zeichen."
            return _refused(request, 414, "too-long", sentence)
        if _is_too_large(request):
            _read_to_the_end(request)
            sentence = "Die Anfrage enthält zu viele Daten auf einmal. Es gehen höchstens 10 MB."
            return _refused(request, 413, "too-large", sentence)
        if "\x00" in request.path or "%00" in query:
            return _refused(request, 400, "invalid", "Die Adresse enthält ein Zeichen, das dort nicht stehen darf.")
        if request.META.get("HTTP_CONTENT_ENCODING"):
            return _refused(request, 415, "media-type", "Bitte senden Sie die Daten unkomprimiert.")
        return None

    def _unavailable(self) -> HttpResponse:
        response = HttpResponse(render_to_string("503.html"), status=503)
        response["Retry-After"] = "30"
        return response


class PolicyMiddleware:
    """Gives every answer its policy: strict for the public, the desk's own for the desk, framing for embeds alone."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "geolocation=(), camera=(), microphone=(), interest-cohort=()"
        )
        if request.path.startswith("/desk/"):
            response._csp_config = DESK_POLICY  # type: ignore[attr-defined]  # django-csp's own way to set a policy
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        elif "/einbetten/" in request.path and getattr(response, "xframe_options_exempt", False):
            response._csp_replace = {"frame-ancestors": ["*"]}  # type: ignore[attr-defined]  # as above
        if PRIVATE.match(request.path):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class ActorMiddleware(AuditlogMiddleware):
    """Tells the log of changes who acts; who sent no session is not looked up, so that public answers can be shared."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return super().__call__(request)
        return self.get_response(request)


def _is_too_large(request: HttpRequest) -> bool:
    sent = request.META.get("CONTENT_LENGTH") or "0"
    is_more = not sent.isdecimal() or int(sent) > MAX_BODY_BYTES
    return is_more and not request.path.startswith("/desk/")


def _read_to_the_end(request: HttpRequest) -> None:
    left = MAX_THROWN_AWAY
    while left > 0 and (piece := request.read(64 * 1024)):
        left -= len(piece)


def _refused(request: HttpRequest, status: int, kind: str, sentence: str) -> HttpResponse:
    if request.path.startswith("/api/"):
        return rest.known_problem(status, kind, sentence)
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
