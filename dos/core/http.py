"""Small pieces for views: pages with fragments, permissions, refusals on forms."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from dos.core.errors import Refused

_PROGRAMS = re.compile(
    r"bot\b|crawl|spider|slurp|headless|preview|monitor|lighthouse|archive|scan|^\W*$", re.IGNORECASE
)


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    fragment: str = "",
    status: int = 200,
) -> HttpResponse:
    """Answer with the page, or with the fragment that the page includes when HTMX asks for it."""
    wants_page = request.headers.get("HX-Boosted") or request.headers.get("HX-History-Restore-Request")
    wants_fragment = bool(fragment and request.headers.get("HX-Request") and not wants_page)
    response = render(request, fragment if wants_fragment else template, dict(context or {}), status=status)
    if fragment:
        patch_vary_headers(response, ["HX-Request"])
    return response


def refused_filter(request: HttpRequest, refusal: str, crumbs: Sequence[tuple[str, str]] = ()) -> HttpResponse:
    """Say which value of a filter does not exist, and lead back to the list without one (400)."""
    return page(request, "filter_refused.html", {"refusal": refusal, "crumbs": crumbs}, status=400)


def once_sent(response: HttpResponse, deed: Callable[[], None]) -> HttpResponse:
    """Do something when the answer has been sent: nobody waits for it. The deed must not fail."""
    close = response.close

    def closed() -> None:
        deed()
        close()

    # The server calls `close` at the end of the request, as Django documents it.
    response.close = closed  # type: ignore[method-assign]
    return response


def is_opened_by_a_person(request: HttpRequest) -> bool:
    """Tell whether a browser opens the page because somebody wants to see it, as far as it says so itself.

    Programs that read ahead or gather pages do not say that they navigate, or name themselves.
    """
    headers = request.headers
    is_ahead = "prefetch" in headers.get("Sec-Purpose", "") or "prefetch" in headers.get("Purpose", "")
    is_opened = request.method == "GET" and headers.get("Sec-Fetch-Mode") == "navigate" and not is_ahead
    return is_opened and _PROGRAMS.search(headers.get("User-Agent", "bot")) is None


def require(allowed: bool, /) -> None:  # noqa: FBT001  # reads as a sentence: require(permissions.may_…)
    """Refuse with 403 what a permission did not allow."""
    if not allowed:
        raise PermissionDenied


@contextmanager
def refusal_shown_on(form: BaseForm) -> Iterator[None]:
    """Show a deed's refusal as an error of the form, at the fields that it names."""
    try:
        yield
    except Refused as refusal:
        for name, message in refusal.fields.items():
            form.add_error(name if name in form.fields else None, message)
        if not refusal.fields:
            form.add_error(None, refusal.message)


def numbered_page(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], size: int) -> Page[Any]:
    """Return the page that `?seite=` names; beyond the last one there is nothing (404)."""
    try:
        return Paginator(rows, size).page(request.GET.get("seite", "1"))
    except InvalidPage:
        raise Http404 from None


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say in plain words that a form has grown too old; nothing was saved."""
    return render(request, "403_csrf.html", status=403)
