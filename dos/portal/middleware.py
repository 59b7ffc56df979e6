"""What operators ask for, answered before hosts, cities and sessions: alive, ready, metrics; and readable refusals."""

import hmac
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest

from dos.portal.selectors import health

Answer = Callable[[HttpRequest], HttpResponse]

_ANSWERS = Counter("dos_answers_total", "Answers by class of status", ["status"])
_SECONDS = Histogram("dos_answer_seconds", "Time to answer", buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5))


class ProbeMiddleware:
    """Answers `/healthz`, `/readyz` and `/metrics` for any host name, and counts all other answers."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self._probes = {"/healthz": _alive, "/readyz": _ready, "/metrics": _metrics}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        probe = self._probes.get(request.path)
        if probe is not None:
            if request.method not in ("GET", "HEAD"):
                return HttpResponseNotAllowed(["GET", "HEAD"])
            answer = probe(request)
            answer.headers["Cache-Control"] = "no-store"
            return answer
        begun = time.monotonic()
        response = self.get_response(request)
        _ANSWERS.labels(f"{response.status_code // 100}xx").inc()
        _SECONDS.observe(time.monotonic() - begun)
        return response


class ReadableRefusalMiddleware:
    """Gives a refusal that a view made without words the page that explains it to people."""

    _pages = (405, 429)

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code not in self._pages or response.streaming or response.content:
            return response
        if request.method == "HEAD" or request.path.startswith("/api/"):
            return response
        readable = render(request, f"{response.status_code}.html", status=response.status_code)
        for name in ("Allow", "Retry-After"):
            if name in response.headers:
                readable.headers[name] = response.headers[name]
        return readable


def _alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def _ready(request: HttpRequest) -> HttpResponse:
    report = health.report()
    answer = JsonResponse(report.as_dict(), status=200 if report.is_ready else 503)
    if not report.is_ready:
        answer.headers["Retry-After"] = "10"
    return answer


def _metrics(request: HttpRequest) -> HttpResponse:
    """Answer whoever knows the token; for everybody else there is no such page."""
    sent = request.headers.get("Authorization", "").encode()
    if not settings.METRICS_TOKEN or not hmac.compare_digest(sent, f"Bearer {settings.METRICS_TOKEN}".encode()):
        return HttpResponse("Not found\n", status=404, content_type="text/plain; charset=utf-8")
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
