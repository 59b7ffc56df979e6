"""The thread around one object, whatever room it lives in: as a page and as JSON."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core import thread as threads
from dos.core.http import page
from dos.core.remembered import remembered
from dos.core.rest import open_to_all


@require_safe
def thread_page(request: CityRequest, kind: str, slug: str) -> HttpResponse:
    """Show the whole thread around one object, kind by kind."""
    key = ("thread", kind, slug)
    context = remembered(request, key, lambda: _around(request, kind, slug))
    request.canonical = address.canonical("portal:thread_page", kind, slug)  # type: ignore[attr-defined]  # read by the frame
    return page(request, "portal/thread_page.html", {"key": key, **context})


def _around(request: CityRequest, kind: str, slug: str) -> dict[str, Any]:
    walked = _walked(request, kind, slug)
    here = next(node for node in walked.nodes if node.is_here)
    return {
        "crumbs": [(_("Start"), reverse("portal:home")), (here.label, here.url), (_("Der rote Faden"), "")],
        "thread": walked,
        "here": here,
        "groups": [
            (label, [(node, _thread_url(node)) for node in walked.of_kind(name)])
            for name, label in threads.KIND_LABELS.items()
            if walked.of_kind(name)
        ],
        "structured": threads.json_ld(walked.nodes, base=settings.PUBLIC_URL),
    }


@open_to_all
@require_safe
def thread_data(request: CityRequest, kind: str, slug: str) -> HttpResponse:
    """Hand out the same as JSON."""
    walked = _walked(request, kind, slug)
    document = {"kind": threads.KINDS_BY_WORD[kind], "slug": slug, "is_cut": walked.is_cut}
    nodes = [_record(node) for node in walked.nodes]
    return JsonResponse({**document, "nodes": nodes}, json_dumps_params={"ensure_ascii": False})


def _walked(request: CityRequest, word: str, slug: str) -> threads.Thread:
    kind = threads.KINDS_BY_WORD.get(word)
    found = threads.thread_object(kind, slug, request.user) if kind else None
    if found is None:
        raise Http404
    return threads.walk(found, request.user)


def _thread_url(node: threads.Node) -> str:
    """Return where the thread around another node is; a value has none of its own."""
    if node.is_here or not node.slug or node.kind == "value":
        return ""
    return reverse("portal:thread_page", args=[threads.PATH_WORDS[node.kind], node.slug])


def _record(node: threads.Node) -> dict[str, Any]:
    record = {name: value for name, value in asdict(node).items() if name not in ("rank", "level")}
    return {**record, "url": settings.PUBLIC_URL + node.url if node.url else None}
