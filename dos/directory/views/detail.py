"""The web door of one service and of one office."""

from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities.middleware import CityRequest
from dos.core import lists
from dos.core.errors import Refused
from dos.core.filters import page_number
from dos.core.http import is_opened_by_a_person, once_sent, page, refused_filter
from dos.core.remembered import remembered
from dos.core.search import note_opening
from dos.core.text import translated
from dos.directory.exports.structured import office_data, service_data
from dos.directory.models import Office
from dos.directory.selectors import addresses, office_page, service_list, service_page
from dos.directory.selectors.service_list import ServiceRow
from dos.strategy.selectors.project_views import boundary_areas

SERVICES_PER_PAGE = 20
DAYS_AHEAD = 60


@require_safe
def service_detail(request: CityRequest, slug: str) -> HttpResponse:
    """Show one service: who is responsible, how it is done, what it takes, then office and law."""
    service = remembered(request, ("service", slug), lambda: service_page.public_service(slug))
    if service is None:
        raise Http404
    title, url = translated(service, "title").text, addresses.service_url(service)
    crumbs = [*_crumbs(), (title, "")]
    try:
        choice = service_page.wanted_city(request.GET.get("stadt", ""))
    except Refused as refusal:
        return refused_filter(request, refusal.message, crumbs)
    sheet = service_page.service_sheet(service, timezone.now(), timezone.localdate(), request.city, choice)
    request.canonical = url  # type: ignore[attr-defined]  # the frame of the page looks for it
    context = {
        # What the clock says belongs to the key: a door that opens makes it another page.
        "key": ("service", slug, choice, [card.now for card in sheet.cards]),
        "crumbs": crumbs,
        "sheet": sheet,
        "service": service,
        "switch": lambda: service_page.switch(sheet),
        "places": lambda: service_page.points(card.office for card in sheet.cards),
        "areas": boundary_areas,
        "structured": lambda: service_data(sheet),
        "formats": lambda: _formats(sheet),
        **_taking(title, url),
    }
    response = page(request, "directory/service_detail.html", context)
    return once_sent(response, partial(note_opening, "service", slug)) if is_opened_by_a_person(request) else response


@require_safe
def office_detail(request: CityRequest, slug: str) -> HttpResponse:
    """Show one office: when somebody is there, how to get in, what is done there."""
    office = remembered(request, ("office", slug), lambda: office_page.public_office(slug))
    if office is None:
        raise Http404
    title, url = translated(office, "name").text, addresses.office_url(office)
    crumbs = [*_crumbs(), (title, "")]
    try:
        number = page_number(request.GET.get("seite", ""))
    except Refused as refusal:
        return refused_filter(request, refusal.message, crumbs)
    request.canonical = url  # type: ignore[attr-defined]  # the frame of the page looks for it
    card, today = service_page.office_card(office, timezone.now()), timezone.localdate()
    shown, rows = remembered(request, ("services at", slug, number), lambda: _services_at(office, number))
    context = {
        "key": ("office", slug, number, card.now),
        "crumbs": crumbs,
        "office": office,
        "card": card,
        "unusual": lambda: list(card.table.unusual(today, DAYS_AHEAD)),
        "page": shown,
        "rows": rows,
        "places": lambda: service_page.points([office]),
        "areas": boundary_areas,
        "structured": lambda: office_data(card, today),
        **_taking(title, url),
    }
    return page(request, "directory/office_detail.html", context)


def _services_at(office: Office, number: int) -> tuple[Page[int], list[ServiceRow]]:
    shown = lists.page_at(Paginator(office_page.services_at(office), SERVICES_PER_PAGE), number)
    return shown, service_list.rows_at(list(shown.object_list), office)


def _formats(sheet: service_page.ServiceSheet) -> list[tuple[str, str, str]]:
    """Give the formats of one service; what is invented or not proven has none for authorities."""
    service = sheet.service
    found = [("JSON", "application/json", reverse("api:service_record", args=[service.slug]))]
    if not service.is_example and any(place.provision and not place.is_generic for place in sheet.places):
        found.append(("CPSV-AP", "application/ld+json", reverse("directory:cpsv_service", args=[service.slug])))
    return found


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Start"), reverse("portal:home")), (_("Leistungen"), reverse("directory:service_list"))]


def _taking(title: str, url: str) -> dict[str, Any]:
    """Return what it takes to pass the page on."""
    return {
        "page_url": url,
        "mail_url": f"mailto:?{urlencode({'subject': title, 'body': url}, quote_via=quote)}",
    }
