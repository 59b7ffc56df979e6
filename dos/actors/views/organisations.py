"""The web door of organisations."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.actors.forms.organisations import OrganisationFilterForm
from dos.actors.models import Organisation
from dos.actors.selectors import network_views, notices, profiles
from dos.actors.selectors import organisations as selectors
from dos.actors.selectors.network import network
from dos.cities import address
from dos.cities import selectors as cities
from dos.cities.middleware import CityRequest
from dos.core import module
from dos.core.errors import Refused
from dos.core.http import numbered_page, page, refused_filter
from dos.core.remembered import remembered
from dos.core.text import translated

ROWS_PER_PAGE = 25
RELATIONS_PER_PAGE = 20
MAX_INDEXED_FILTERS = 2


@require_safe
def organisation_list(request: CityRequest) -> HttpResponse:
    """Show the organisations that the filter of the address finds."""
    known = cities.directory().by_key
    try:
        wanted = selectors.parse_filter(request.GET, known, request.city)
    except Refused as refusal:
        return refused_filter(request, refusal.message)
    key = ("organisations", wanted, request.GET.get("seite", ""))
    context = {
        "key": key,
        "crumbs": [(_("Start"), reverse("portal:home")), (_("Akteure"), "")],
        "wanted": wanted,
        "form": SimpleLazyObject(lambda: OrganisationFilterForm(wanted, known)),
        "page_query": wanted.query(),
        "is_indexed": wanted.number <= MAX_INDEXED_FILTERS,
        **remembered(request, key, lambda: _rows(request, wanted)),
    }
    return page(request, "actors/organisation_list.html", context, fragment="actors/_organisation_results.html")


def _rows(request: CityRequest, wanted: selectors.OrganisationFilter) -> dict[str, Any]:
    counts = selectors.categories(wanted)
    return {
        "page": numbered_page(request, selectors.organisations(wanted), ROWS_PER_PAGE),
        "groups": [
            (label, counts[value], replace(wanted, category=value).query())
            for value, label in Organisation.Category.choices
            if value in counts
        ],
    }


@require_safe
def organisation_detail(request: CityRequest, slug: str) -> HttpResponse:
    """Show an organisation with what the other rooms know about it."""
    organisation = selectors.organisation_page(slug)
    if organisation is None:
        raise Http404
    request.canonical = address.canonical("actors:organisation_detail", slug)  # type: ignore[attr-defined]  # the frame asks for it
    name = translated(organisation, "name").text
    key = ("organisation", slug, request.GET.get("seite", "1").lstrip("0"))
    context = {
        "key": key,
        "crumbs": [
            (_("Start"), reverse("portal:home")),
            (_("Akteure"), reverse("actors:organisation_list")),
            (name, ""),
        ],
        "organisation": organisation,
        "schema": _schema(organisation, name, request.canonical),  # type: ignore[attr-defined]  # set above
        **remembered(request, key, lambda: _around(request, organisation)),
    }
    return page(request, "actors/organisation_detail.html", context)


def _around(request: CityRequest, organisation: Organisation) -> dict[str, Any]:
    rooms = [room.panels(organisation, request.user) for room in module.modules() if room.panels is not None]
    slug = organisation.slug
    return {
        **_own_words(organisation),
        "ties": network_views.ties_of(slug),
        "relations": numbered_page(request, network_views.relations_of(slug), RELATIONS_PER_PAGE),
        "panels": sorted((panel for panels in rooms for panel in panels), key=lambda panel: panel.order),
    }


def _own_words(organisation: Organisation) -> dict[str, Any]:
    profile = profiles.shown_profile(organisation)
    fields, today = network().fields, timezone.localdate()
    entries = [(notice, fields.get(notice.topic)) for notice in notices.notices_of(organisation, today)]
    if profile is None:
        return {"profile": None, "notices": entries}
    return {
        "notices": entries,
        "profile": profile,
        "topics": [fields[key] for key in profile.topics if key in fields],
        "is_confirmed": profile.is_confirmed(today),
    }


def _schema(organisation: Organisation, name: str, url: str) -> dict[str, str]:
    kind = "GovernmentOrganization" if organisation.category == Organisation.Category.ADMINISTRATION else "Organization"
    described = {"@context": "https://schema.org", "@type": kind, "name": name, "url": url}
    if organisation.website:
        described["sameAs"] = organisation.website
    return described
