"""The web door of the network: one filter; a table, a drawing and the gaps; three formats to take it home."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dos.actors.exports import network as exports
from dos.actors.exports.packed import Packed, packed, packed_json
from dos.actors.forms.network import NetworkFilterForm
from dos.actors.selectors import network_filter as filters
from dos.actors.selectors import network_views as views
from dos.actors.selectors.drawing import drawing
from dos.actors.selectors.network import Network, fresh_network, network
from dos.actors.selectors.network_filter import NetworkFilter
from dos.cities import address
from dos.cities import selectors as cities
from dos.cities.middleware import CityRequest
from dos.core import lists
from dos.core.errors import Refused
from dos.core.exports import FORMATS, About
from dos.core.http import refused_filter
from dos.core.remembered import remembered
from dos.core.rest import open_to_all, problem

ROWS_PER_PAGE = 25
MAX_INDEXED_FILTERS = 1
LABELS = {
    filters.TABLE: gettext_lazy("Tabelle"),
    filters.DRAWING: gettext_lazy("Grafik"),
    filters.GAPS: gettext_lazy("Lücken"),
}
GRAPHML = "graphml"
OFFERED = {"csv": FORMATS["csv"], "json": FORMATS["json"], GRAPHML: ("GraphML", "application/graphml+xml")}


@dataclass(frozen=True)
class Question:
    """What was asked for, and in which network."""

    wanted: NetworkFilter
    network: Network
    sentence: str

    @cached_property
    def found(self) -> views.Selection:
        """What the filter finds; looked for when it is not remembered."""
        return views.selection(self.wanted, self.network)


@require_safe
def network_page(request: CityRequest) -> HttpResponse:
    """Show what the filter of the address finds, in the view of the address."""
    try:
        question = _question(request)
    except Refused as refusal:
        return refused_filter(request, refusal.message)
    wanted, key = question.wanted, ("network", question.wanted)
    request.canonical = _canonical(wanted)  # type: ignore[attr-defined]  # the frame of the page looks for it
    context = {
        "key": key,
        "crumbs": [
            (_("Start"), reverse("portal:home")),
            (_("Akteure"), reverse("actors:organisation_list")),
            (_("Netzwerk"), ""),
        ],
        "wanted": wanted,
        "sentence": question.sentence,
        "form": SimpleLazyObject(lambda: NetworkFilterForm(wanted, question.network, cities.directory().by_key)),
        "kept": [(parameter, value) for parameter, value in _kept(wanted) if value],
        "centre": question.network.members.get(wanted.around),
        "views": list(_looks(wanted)),
        "formats": [(label, kind, _format_url(wanted, extension)) for extension, (label, kind) in OFFERED.items()],
        "is_indexed": len(wanted.active) <= MAX_INDEXED_FILTERS and wanted.view == filters.TABLE,
        "page_query": wanted.query(with_page=False),
        **remembered(request, key, lambda: _content(question)),
    }
    return lists.answered(request, "actors/network.html", "actors/_network_results.html", context, wanted)


@open_to_all
@require_safe
def network_export(request: CityRequest, extension: str) -> HttpResponse:
    """Hand out what the filter of the address finds, in the format of the address."""
    try:
        question = _question(request)
    except Refused as refusal:
        return problem(400, "invalid", _("Ungültiger Filter"), refusal.message)
    build = partial(_file, question, extension)
    # Texts that people type have no end: such a file is written anew, so that nobody fills the memory with them.
    plain = replace(question.wanted, view=filters.TABLE, page=1)
    kept = build() if plain.text else remembered(request, ("network", extension, plain), build)
    name = "" if extension == "json" else f"netzwerk.{extension}"
    return kept.answer(request, f"{OFFERED[extension][1]}; charset=utf-8", name)


def _question(request: CityRequest) -> Question:
    known = cities.directory().by_key
    found = network()
    try:
        wanted = filters.parse_network_filter(request.GET, found, known, request.city)
    except Refused:
        # What is unknown may have come in just now.
        found = fresh_network()
        wanted = filters.parse_network_filter(request.GET, found, known, request.city)
    sentence = filters.network_sentence(wanted, found, known)
    return Question(wanted, found, sentence)


def _content(question: Question) -> dict[str, Any]:
    found = question.found
    counts = {"number": len(found.members), "relations": found.number_of_relations}
    return {**counts, **_CONTENTS[question.wanted.view](question)}


def _looks(wanted: NetworkFilter) -> Iterator[tuple[Any, str, bool]]:
    """Lead to the names of the drawing: its corner is empty, and more does not fit on a phone."""
    for (label, url, is_present), view in zip(lists.looks(wanted, LABELS), LABELS, strict=True):
        yield label, f"{url}#netz" if view == filters.DRAWING else url, is_present


def _kept(wanted: NetworkFilter) -> list[tuple[str, str]]:
    """What the form does not ask for stays as it was."""
    return [("akteur", wanted.around), ("ansicht", "" if wanted.view == filters.TABLE else wanted.view)]


def _canonical(wanted: NetworkFilter) -> str:
    plain = replace(wanted, view=filters.TABLE, site_city="").query()
    url = address.canonical("actors:network")
    return f"{url}?{plain}" if plain else url


def _format_url(wanted: NetworkFilter, extension: str) -> str:
    url = reverse("actors:network_export", kwargs={"extension": extension})
    return lists.file_url(url, wanted)


def _page_of(question: Question, rows: Any) -> Page[Any]:
    try:
        return Paginator(rows, ROWS_PER_PAGE).page(question.wanted.page)
    except InvalidPage:
        raise Http404 from None


def _table(question: Question) -> dict[str, Any]:
    shown = _page_of(question, question.found.members)
    return {
        "contents": "actors/_network_table.html",
        "page": shown,
        "rows": views.network_rows(question.found, list(shown)),
    }


def _drawing(question: Question) -> dict[str, Any]:
    return {
        **_table(question),
        "contents": "actors/_network_drawing.html",
        "drawing": drawing(question.found),
    }


def _gaps(question: Question) -> dict[str, Any]:
    shown = _page_of(question, views.gaps(question.network))
    return {
        "contents": "actors/_network_gaps.html",
        "page": shown,
        "fields": views.fields_with_partners(question.network),
    }


_CONTENTS: dict[str, Callable[[Question], dict[str, Any]]] = {
    filters.TABLE: _table,
    filters.DRAWING: _drawing,
    filters.GAPS: _gaps,
}


def _about(question: Question) -> About:
    return About(title=question.sentence, html_url=_canonical(question.wanted), count=len(question.found.members))


def _file(question: Question, extension: str) -> Packed:
    if extension == "csv":
        return packed(exports.csv_lines(question.found))
    if extension == GRAPHML:
        return packed(exports.graphml(_about(question), question.found))
    return packed_json(exports.json_document(_about(question), question.found))
