"""The web door of one project: its page, its data, its card for foreign pages."""

from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db.models import Model
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from dos.cities.middleware import CityRequest
from dos.core import module
from dos.core.errors import Refused
from dos.core.http import page
from dos.core.remembered import remembered
from dos.core.rest import open_to_all
from dos.core.text import translated
from dos.strategy.exports import sheet as exports
from dos.strategy.models import Project
from dos.strategy.selectors import history, project_views, renamed
from dos.strategy.selectors import sheet as sheets
from dos.strategy.selectors.addresses import canonical_url
from dos.strategy.selectors.projects import register_rows


@require_safe
def project_detail(request: CityRequest, slug: str) -> HttpResponseBase:
    """Show everything that is public about one project."""
    try:
        wanted = history.wanted_history(request.GET.get("verlauf", ""))
    except Refused as refusal:
        raise BadRequest(refusal.message) from None
    number = page_number(request)
    key = ("project", slug, wanted, number)
    shown = remembered(request, key, lambda: _shown(slug, request.user, wanted, number))
    if shown is None:
        return moved_or_missing(request, Project, slug)
    sheet, panels = shown
    project = sheet.project
    url = canonical_url(project, sheet.cities)
    request.canonical = url  # type: ignore[attr-defined]  # the frame of the page looks for it
    context = {
        "key": key,
        "crumbs": [
            (_("Start"), reverse("portal:home")),
            (_("Projekte"), reverse("strategy:project_list")),
            (translated(project, "name").text, ""),
        ],
        "sheet": sheet,
        "panels": panels,
        "structured": exports.sheet_json_ld(sheet),
        "page_url": url,
        "mail_url": f"mailto:?{urlencode({'subject': translated(project, 'name').text, 'body': url}, quote_via=quote)}",
        "embed_url": settings.PUBLIC_URL + reverse("strategy:project_embed", args=[slug]),
        **_map(sheet),
    }
    return page(request, "strategy/project_detail.html", context)


def _shown(
    slug: str, viewer: Any, wanted: history.Wanted, number: int
) -> tuple[sheets.ProjectSheet, list[module.Panel]] | None:
    project = sheets.published_project(slug)
    if project is None:
        return None
    sheet = sheets.project_sheet(project, viewer, timezone.localdate(), wanted=wanted, number=number)
    if sheet is None:
        raise Http404
    return sheet, panels_of(project, viewer)


def _map(sheet: sheets.ProjectSheet) -> dict[str, Any]:
    if not sheet.is_located:
        return {}
    project = sheet.project
    point = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [project.longitude, project.latitude]},
        "properties": {"label": translated(project, "name").text, "text": project.place},
    }
    return {"places": {"type": "FeatureCollection", "features": [point]}, "areas": project_views.boundary_areas()}


@open_to_all
@require_safe
def project_export(request: CityRequest, slug: str, extension: str) -> HttpResponse:
    """Hand out one project as data, or what happened to it as a feed."""
    project = sheets.published_project(slug)
    if project is None:
        return moved_or_missing(request, Project, slug, extension=extension)
    if extension == "atom":
        entries = history.latest_entries(project, exports.ENTRIES)
        feed_url = settings.PUBLIC_URL + request.path
        return HttpResponse(
            exports.history_feed(project, entries, feed_url), content_type="application/atom+xml; charset=utf-8"
        )
    today = timezone.localdate()
    sheet = sheets.project_sheet(project, request.user, today)
    entry = next(register_rows([project], today))
    document = exports.sheet_document(sheet, entry) if sheet is not None else {}
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False, "allow_nan": False})


@xframe_options_exempt
@require_safe
def project_embed(request: CityRequest, slug: str) -> HttpResponse:
    """Show one project as a card that may stand in foreign frames."""
    project = sheets.published_project(slug)
    if project is None:
        return moved_or_missing(request, Project, slug)
    sheet = sheets.project_sheet(project, request.user, timezone.localdate())
    return page(request, "strategy/project_embed.html", {"sheet": sheet, "page_url": canonical_url(project)})


def panels_of(obj: Model, viewer: Any) -> list[module.Panel]:
    """Return what other rooms add to the page, in their order."""
    found = [panel for room in module.modules() if room.panels is not None for panel in room.panels(obj, viewer)]
    return sorted(found, key=lambda panel: panel.order)


def page_number(request: CityRequest) -> int:
    """Return the page that `?seite=` names; what is no number names none (404)."""
    number = request.GET.get("seite", "1")
    if not (number.isascii() and number.isdecimal() and len(number) < 7):
        raise Http404
    return int(number)


def moved_or_missing(request: CityRequest, model: Any, slug: str, **more: str) -> HttpResponsePermanentRedirect:
    """Lead who asks for a former name to the present one in one hop; otherwise there is nothing (404)."""
    name, match = renamed.renamed(model, slug), request.resolver_match
    if name is None or match is None:
        raise Http404
    return HttpResponsePermanentRedirect(reverse(match.view_name, kwargs={"slug": name, **more}))
