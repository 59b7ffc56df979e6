"""The web door of stations: one filter for list, table, map, and every format."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities import selectors as cities
from dos.cities.middleware import CityRequest
from dos.core import lists
from dos.core.errors import Refused
from dos.core.exports import FORMATS, POINTS_PER_PAGE, RECORDS_PER_PAGE, csv_answer, json_answer
from dos.core.http import page, refused_filter
from dos.core.remembered import remembered
from dos.core.rest import open_to_all, problem
from dos.sensors import exports, permissions
from dos.sensors.forms.stations import StationFilterForm
from dos.sensors.permissions import Reach
from dos.sensors.selectors import networks, station_list, topic_page
from dos.sensors.selectors import station_filter as filters
from dos.sensors.selectors.station_filter import StationFilter
from dos.strategy.selectors.project_views import boundary_areas

PER_PAGE = 20
MAX_INDEXED_FILTERS = 1
MAX_CSV_ROWS = 10_000
OFFERED = ("csv", "json", "geojson")
LABELS = {
    filters.LIST: gettext_lazy("Liste"),
    filters.TABLE: gettext_lazy("Tabelle"),
    filters.MAP: gettext_lazy("Karte"),
}


@dataclass(frozen=True)
class Question:
    """What was asked for, by whom, and when."""

    wanted: StationFilter
    reach: Reach
    now: int


@require_safe
def station_list_page(request: CityRequest) -> HttpResponse:
    """Show the stations that the filter of the address finds; what it says of values is at most a minute old."""
    crumbs = [(_("Start"), reverse("portal:home")), (_("Messwerte"), "")]
    try:
        question = _question(request)
    except Refused as refusal:
        return refused_filter(request, refusal.message, crumbs)
    wanted = question.wanted
    request.canonical = _canonical(wanted)  # type: ignore[attr-defined]  # the frame asks for it
    # Ages are said in minutes, and values come without a notice: the minute belongs to what is remembered.
    key = ("stations", wanted, question.now // 60_000_000)
    found = _found(question) if wanted.text else remembered(request, key, lambda: _found(question))
    context: dict[str, Any] = {
        "key": key,
        "crumbs": crumbs,
        "wanted": wanted,
        "sentence": filters.sentence(wanted),
        "form": SimpleLazyObject(lambda: StationFilterForm(wanted)),
        "views": list(lists.looks(wanted, LABELS)),
        "formats": [(*FORMATS[name], _format_url(wanted, name)) for name in OFFERED],
        "is_indexed": len(wanted.active) <= MAX_INDEXED_FILTERS and wanted.view == filters.LIST and not wanted.text,
        "page_query": wanted.query(with_page=False),
        "everywhere_query": wanted.without("city").query() if wanted.city else "",
        **found,
    }
    return lists.answered(request, "sensors/station_list.html", "sensors/_stations.html", context, wanted)


@require_safe
def network_list(request: CityRequest) -> HttpResponse:
    """Show the networks of the cities as public pages describe them, real ones all of them."""
    crumbs = [(_("Start"), reverse("portal:home")), (_("Messwerte"), reverse("sensors:station_list"))]
    try:
        wanted = filters.parse_filter(request.GET, request.city)
    except Refused as refusal:
        return refused_filter(request, refusal.message, crumbs)
    key = ("networks", wanted.city, wanted.page)
    shown = remembered(request, key, lambda: _networks(wanted.city, wanted.page))
    context = {"key": key, "crumbs": [*crumbs, (_("Messnetze"), "")], **shown}
    return page(request, "sensors/network_list.html", context)


def _networks(city: str, number: int) -> dict[str, Any]:
    return {
        "page": lists.page_at(Paginator(networks.networks(city), PER_PAGE), number),
        "counts": networks.counts(city),
    }


@open_to_all
@require_safe
def station_export(request: CityRequest, extension: str) -> HttpResponse:
    """Hand out what the filter of the address finds, in the format of the address."""
    try:
        question = _question(request)
    except Refused as refusal:
        return problem(400, "invalid", _("Ungültiger Filter"), refusal.message)
    return _RESPONSES[extension](_ANSWERS[extension](question))


def _question(request: CityRequest) -> Question:
    wanted = filters.parse_filter(request.GET, request.city)
    return Question(wanted, permissions.reach_of(request.user), time.time_ns() // 1000)


def _found(question: Question) -> dict[str, Any]:
    wanted = question.wanted
    things = station_list.found(wanted, question.reach)
    if wanted.view == filters.MAP:
        things = station_list.located(things)
    shown = lists.page_at(Paginator(things, PER_PAGE), wanted.page)
    found: dict[str, Any] = {"page": shown, "rows": station_list.rows(shown.object_list, question.now)}
    if wanted.view == filters.MAP:
        return {**found, "areas": boundary_areas(), "places_url": _format_url(wanted, "geojson")}
    if wanted.is_entrance:
        found |= {"themes": topic_page.entries(question.reach, wanted.city), "networks": networks.counts(wanted.city)}
    return found


def _canonical(wanted: StationFilter) -> str:
    """The list of one city is at home on the city's site, every other on the programme's."""
    plain = replace(wanted, site_city=wanted.city).query()
    url = address.canonical("sensors:station_list", city=cities.directory().by_key.get(wanted.city))
    return f"{url}?{plain}" if plain else url


def _export_url(extension: str) -> str:
    return reverse("sensors:station_export", kwargs={"extension": extension})


def _format_url(wanted: StationFilter, extension: str) -> str:
    return lists.file_url(_export_url(extension), wanted)


def _csv(question: Question) -> list[str]:
    things = station_list.found(question.wanted, question.reach)[:MAX_CSV_ROWS]
    return list(exports.csv_lines(station_list.rows(things, question.now)))


def _json(question: Question) -> dict[str, Any]:
    shown = lists.page_at(
        Paginator(station_list.found(question.wanted, question.reach), RECORDS_PER_PAGE), question.wanted.page
    )
    return exports.json_document(_about(question, "json", shown), station_list.rows(shown.object_list, question.now))


def _geojson(question: Question) -> dict[str, Any]:
    things = station_list.located(station_list.found(question.wanted, question.reach))
    shown = lists.page_at(Paginator(things, POINTS_PER_PAGE), question.wanted.page)
    rows = station_list.rows(shown.object_list, question.now)
    return exports.geojson_document(_about(question, "geojson", shown), rows)


def _about(question: Question, extension: str, shown: Any) -> Any:
    wanted = question.wanted
    return lists.about(filters.sentence(wanted), _canonical(wanted), _export_url(extension), wanted, shown)


_ANSWERS: dict[str, Callable[[Question], Any]] = {"csv": _csv, "json": _json, "geojson": _geojson}
_RESPONSES: dict[str, Callable[[Any], HttpResponse]] = {
    "csv": lambda lines: csv_answer(lines, "messwerte"),
    "json": json_answer,
    "geojson": lambda document: json_answer(document, "geojson"),
}
