"""The web door of editions: what the strategy is, and every edition of it as PDF."""

import threading
from datetime import timedelta
from typing import Any

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core import rest
from dos.core.http import numbered_page, page
from dos.core.remembered import remembered
from dos.strategy.exports.book import manuscript, press
from dos.strategy.models import Edition
from dos.strategy.selectors import book as books
from dos.strategy.selectors import editions, published

PAGE_SIZE = 20
FRESH_PER_MINUTE = 10
KEPT_SECONDS = int(timedelta(hours=1).total_seconds())
# One PDF is written at a time, one reader may wait; the threads left over keep the pages quick.
_PRESS = threading.Lock()
_WAITING = threading.BoundedSemaphore(2)
_ASKED = rest.Counter()


@require_safe
def edition_list(request: CityRequest) -> HttpResponse:
    """Show what the strategy is and where its editions are; `?teil=` shows all editions of one part."""
    key = ("editions", request.GET.get("teil", ""), request.GET.get("seite", ""))
    context = remembered(request, key, lambda: _shelves(request))
    request.canonical = address.canonical("strategy:edition_list")  # type: ignore[attr-defined]  # the frame asks for it
    return page(request, "strategy/edition_list.html", {"key": key, **context})


def _shelves(request: CityRequest) -> dict[str, Any]:
    scopes = books.scopes()
    home = request.city.key if request.city else books.WHOLE
    scopes.sort(key=lambda scope: scope.key != home)
    wanted = request.GET.get("teil", "")
    chosen = next((scope for scope in scopes if scope.key == wanted), None)
    if wanted and chosen is None:
        raise Http404
    context: dict[str, Any] = {
        "crumbs": [(_("Start"), reverse("portal:home")), (_("Strategie"), "")],
        "programme": published.programme(),
        "shelves": editions.shelves(scopes),
        "originals": editions.originals(),
        "decisions": editions.founding_decisions(),
        "chosen": chosen,
    }
    if chosen:
        rows = editions.generated(city=chosen.city, action_field=chosen.action_field)
        context |= {"page": numbered_page(request, rows, PAGE_SIZE), "query": f"teil={chosen.key}"}
    return context


@require_safe
def edition_file(request: HttpRequest, key: str) -> HttpResponse:
    """Send one kept edition. It never changes, but an original can be taken back, so copies of it live an hour."""
    edition = get_object_or_404(Edition, key=key)
    try:
        with edition.file.open("rb") as file:
            content: bytes = file.read()
    except FileNotFoundError:
        raise Http404 from None
    response = _pdf(content, key)
    stays = edition.origin == Edition.Origin.GENERATED
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if stays else "public, max-age=3600"
    return rest.conditional(request, response)


@require_safe
def edition_now(request: HttpRequest, key: str) -> HttpResponse:
    """Write the part of the strategy as it stands at this moment."""
    scope = books.scope(key)
    if scope is None:
        raise Http404
    seconds = _ASKED.seconds_to_wait(rest.client_address(request), FRESH_PER_MINUTE)
    if seconds or not _WAITING.acquire(blocking=False):
        return HttpResponse(status=429, headers={"Retry-After": str(seconds or 5)})
    try:
        with _PRESS:
            content = _written(scope)
    finally:
        _WAITING.release()
    return rest.conditional(request, _pdf(content, f"{key}-{timezone.localdate():%Y-%m-%d}"))


def _written(scope: books.Scope) -> bytes:
    """Read the rows; set them only when they differ from what this process set last."""
    book = books.book(scope)
    if book is None:
        raise Http404
    text = manuscript.manuscript(book)
    today = timezone.localdate()
    name = f"book:{scope.key}:{get_language()}:{today}:{press.digest(text)}"
    content: bytes | None = caches["local"].get(name)
    if content is None:
        content = press.pdf(text, on=today, number=None)
        caches["local"].set(name, content, KEPT_SECONDS)
    return content


def _pdf(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="strategie-{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
