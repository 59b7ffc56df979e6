"""The web door of one station: its page, its values as a file, its tile for foreign pages; and of the themes."""

import time
from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core import lists
from dos.core.errors import Refused
from dos.core.exports import csv_answer
from dos.core.filters import given, page_number
from dos.core.http import page, refused_filter
from dos.core.remembered import remembered
from dos.core.rest import open_to_all, problem
from dos.sensors import exports, permissions
from dos.sensors.forms.stations import CompareForm
from dos.sensors.models import Theme, Thing
from dos.sensors.selectors import addresses, series, station_page, topic_page, wording
from dos.sensors.selectors.series import Entry
from dos.sensors.selectors.station_page import StationPage, Wish
from dos.strategy.selectors.project_views import boundary_areas

ROWS_PER_PAGE, PLACES_PER_PAGE = 25, 25
MINUTE = 60_000_000
PARAMETERS = {"strom": "stream", "spanne": "span", "vergleich": "beside", "seite": "page"}


@require_safe
def station(request: CityRequest, slug: str) -> HttpResponse:
    """Show one station: the value now, its course, how it is measured; at most a minute old."""
    now = time.time_ns() // 1000
    reach = permissions.reach_of(request.user)
    thing = remembered(request, ("station", slug, now // MINUTE), partial(station_page.station, slug, reach))
    if thing is None:
        raise Http404
    crumbs = [*_crumbs(), (thing.name, "")]
    try:
        wish, number = _wish(request)
        key = ("station page", slug, wish, now // MINUTE)
        shown = remembered(request, key, lambda: station_page.station_page(thing, wish, reach, now))
    except Refused as refusal:
        return refused_filter(request, refusal.message, crumbs)
    rows = lists.page_at(Paginator(_rows(shown), ROWS_PER_PAGE), number)
    url = addresses.station_url(thing)
    request.canonical = url  # type: ignore[attr-defined]  # the frame of the page looks for it
    context = {
        "key": (*key, number),
        "crumbs": crumbs,
        "shown": shown,
        "thing": thing,
        "page": rows,
        "table": station_page.table(shown, rows.object_list),
        "form": SimpleLazyObject(lambda: CompareForm(shown)),
        "table_query": _query(wish),
        "spans": [(label, f"?{_query(wish, span=span)}", span == wish.span) for span, label in series.LABELS.items()],
        "csv_url": f"{reverse('sensors:station_values', args=[slug])}?{_query(wish, beside='')}",
        "links": station_page.machine_links(shown, settings.PUBLIC_URL + reverse("sensorthings_root") + "/"),
        "interval": wording.interval(shown.stream.expected_every) if shown.stream else "",
        "theme": wording.theme_label(thing.theme),
        "privacy": wording.told(thing, "privacy_statement", "privacy_en"),
        "sensor": wording.told(shown.stream.sensor, "name", "name_en") if shown.stream else "",
        "about": wording.told(shown.stream, "description", "description_en") if shown.stream else "",
        "places": _places(shown),
        "areas": boundary_areas,
        "page_url": url,
        "embed_url": settings.PUBLIC_URL + reverse("sensors:station_embed", args=[slug]),
    }
    return page(request, "sensors/station.html", context)


@open_to_all
@require_safe
def station_values(request: CityRequest, slug: str) -> HttpResponse:
    """Hand out the values of the shown span."""
    thing = _visible(request, slug)
    try:
        wish, _number = _wish(request)
        stream = station_page.chosen(station_page.streams_of(thing), wish.stream)
    except Refused as refusal:
        return problem(400, "invalid", _("Ungültiger Filter"), refusal.message)
    if stream is None:
        raise Http404
    entries = station_page.entries_of(stream, wish.span, time.time_ns() // 1000)
    return csv_answer(list(exports.span_lines(stream, entries)), f"messwerte-{slug}-{wish.span}")


@xframe_options_exempt
@require_safe
def station_embed(request: CityRequest, slug: str) -> HttpResponse:
    """Show the value now and the chart of the day as a tile that may stand in foreign frames."""
    now = time.time_ns() // 1000
    thing = _visible(request, slug)
    reach = permissions.reach_of(request.user)
    try:
        wish, _number = _wish(request)
        key = ("station page", slug, wish, now // MINUTE)
        shown = remembered(request, key, lambda: station_page.station_page(thing, wish, reach, now))
    except Refused as refusal:
        raise BadRequest(refusal.message) from None
    context = {"shown": shown, "thing": thing, "page_url": addresses.station_url(thing)}
    return page(request, "sensors/station_embed.html", context)


@require_safe
def topic(request: CityRequest, theme: str) -> HttpResponse:
    """Show one theme: what is measured, and where it is warmest or fullest now; at most a minute old."""
    if theme not in Theme.values:
        raise Http404
    now, wanted = time.time_ns() // 1000, Theme(theme)
    city = request.city.key if request.city is not None else ""
    reach = permissions.reach_of(request.user)
    crumbs = [*_crumbs(), (str(wanted.label), "")]
    asked = given(request.GET, {"seite": "page", "groesse": "measured"})
    request.canonical = address.canonical("sensors:topic", theme, city=request.city)  # type: ignore[attr-defined]
    key = ("topic", theme, asked["measured"], now // MINUTE)
    try:
        number = page_number(asked["page"])
        found = remembered(
            request,
            key,
            lambda: topic_page.topic_page(wanted, reach, now, city=city, wanted=asked["measured"]),
        )
    except Refused as refusal:
        return refused_filter(request, refusal.message, crumbs)
    context = {
        "key": (*key, number),
        "crumbs": crumbs,
        "found": found,
        "measured": wording.said(found.measured) if found.measured else "",
        "others": [(wording.said(measured), count, measured.pk) for measured, count in found.others],
        "page_query": urlencode({"groesse": asked["measured"]}) if asked["measured"] else "",
        "page": lists.page_at(Paginator(found.places, PLACES_PER_PAGE), number),
        "themes": remembered(request, ("themes", now // MINUTE), lambda: topic_page.entries(reach, city)),
        "places_url": f"{reverse('sensors:station_export', kwargs={'extension': 'geojson'})}?thema={theme}",
        "areas": boundary_areas,
    }
    return page(request, "sensors/topic.html", context)


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Start"), reverse("portal:home")), (_("Messwerte"), reverse("sensors:station_list"))]


def _visible(request: CityRequest, slug: str) -> Thing:
    thing = station_page.station(slug, permissions.reach_of(request.user))
    if thing is None:
        raise Http404
    return thing


def _wish(request: CityRequest) -> tuple[Wish, int]:
    asked = given(request.GET, PARAMETERS)
    span = series.wanted_span(asked["span"])
    return Wish(stream=asked["stream"], span=span, beside=asked["beside"]), page_number(asked["page"])


def _query(wish: Wish, **changes: str) -> str:
    """Write what is wished as a query string, only what differs from the default."""
    told = {"strom": wish.stream, "spanne": wish.span, "vergleich": wish.beside}
    told |= {name: changes[field] for name, field in PARAMETERS.items() if field in changes}
    told["spanne"] = "" if told["spanne"] == series.DAY else told["spanne"]
    return urlencode({name: value for name, value in told.items() if value})


def _rows(shown: StationPage) -> Sequence[Entry]:
    return tuple(reversed(shown.shown.entries)) if shown.shown else ()


def _places(shown: StationPage) -> dict[str, Any] | None:
    place = shown.place
    if place is None or place.west is None or place.east is None or place.south is None or place.north is None:
        return None
    point = {"type": "Point", "coordinates": [(place.west + place.east) / 2, (place.south + place.north) / 2]}
    feature = {"type": "Feature", "geometry": point, "properties": {"label": shown.thing.name, "text": place.name}}
    return {"type": "FeatureCollection", "features": [feature]}
