"""The web door of services: one filter for list, A to Z, the map of offices, and every format."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core import lists, search
from dos.core.errors import Refused
from dos.core.exports import FORMATS, POINTS_PER_PAGE, RECORDS_PER_PAGE, About, csv_answer, json_answer
from dos.core.filters import given
from dos.core.http import once_sent, page, refused_filter
from dos.core.remembered import remembered
from dos.core.rest import open_to_all, problem
from dos.directory.exports import service_list as exports
from dos.directory.forms.filters import ServiceFilterForm
from dos.directory.selectors import addresses, service_list
from dos.directory.selectors import service_filter as filters
from dos.directory.selectors.most_asked import most_asked
from dos.directory.selectors.service_filter import ServiceChoices, ServiceFilter
from dos.strategy.selectors.project_views import boundary_areas

PER_PAGE, TITLES_PER_PAGE, OFFICES_PER_PAGE, SUGGESTED = 20, 100, 20, 8
MAX_INDEXED_FILTERS = 2
MAX_CSV_ROWS = 10_000
OFFERED = ("csv", "json", "geojson")
# Formats of authorities, by the name of their door.
FOREIGN = {
    "directory:xzufi": ("XZuFi 2.2", "application/xml"),
    "directory:cpsv_list": ("CPSV-AP", "application/ld+json"),
}
LABELS = {
    filters.LIST: gettext_lazy("Liste"),
    filters.LETTERS: gettext_lazy("A bis Z"),
    filters.MAP: gettext_lazy("Karte der Stellen"),
}


@dataclass(frozen=True)
class Question:
    """What was asked for, what it could have been, and today."""

    wanted: ServiceFilter
    offered: ServiceChoices
    today: date


@require_safe
def service_list_page(request: CityRequest) -> HttpResponse:
    """Show the services that the filter of the address finds, in the view of the address."""
    crumbs = [(_("Start"), reverse("portal:home")), (_("Leistungen"), "")]
    try:
        question = _question(request)
    except Refused as refusal:
        return refused_filter(request, refusal.message, crumbs)
    wanted, offered = question.wanted, question.offered
    request.canonical = _canonical(wanted, offered)  # type: ignore[attr-defined]  # the frame asks for it
    context: dict[str, Any] = {
        "key": ("services", wanted),
        "crumbs": crumbs,
        "wanted": wanted,
        "sentence": filters.sentence(wanted, offered),
        "form": SimpleLazyObject(lambda: ServiceFilterForm(wanted, offered)),
        "views": list(lists.looks(wanted, LABELS)),
        "formats": _formats(wanted),
        "suggest_url": reverse("directory:suggestions"),
        "is_indexed": len(wanted.active) <= MAX_INDEXED_FILTERS and wanted.view != filters.MAP and not wanted.text,
        **_found(request, question),
    }
    page_of = ("directory/service_list.html", "directory/_service_results.html")
    response = lists.answered(request, *page_of, context, wanted)
    is_miss = not request.headers.get("HX-Request") and _is_miss(wanted, context.get("answer"))
    return once_sent(response, partial(search.note_miss, wanted.text)) if is_miss else response


@require_safe
def suggestions(request: CityRequest) -> HttpResponse:
    """Give titles of services for what is being typed, as options of the search field."""
    text = given(request.GET, {"q": "text"})["text"]
    key = request.city.key if request.city is not None else ""
    return page(request, "directory/_suggestions.html", {"titles": service_list.suggested(text, key, SUGGESTED)})


@open_to_all
@require_safe
def service_export(request: CityRequest, extension: str) -> HttpResponse:
    """Hand out what the filter of the address finds, in the format of the address."""
    try:
        question = _question(request)
    except Refused as refusal:
        return problem(400, "invalid", _("Ungültiger Filter"), refusal.message)
    return _RESPONSES[extension](_ANSWERS[extension](question))


def _question(request: CityRequest) -> Question:
    offered = filters.choices()
    try:
        wanted = filters.parse_filter(request.GET, offered, request.city)
    except Refused:
        # What is unknown may have come in just now.
        offered = filters.fresh_choices()
        wanted = filters.parse_filter(request.GET, offered, request.city)
    return Question(wanted, offered, timezone.localdate())


def _found(request: CityRequest, question: Question) -> dict[str, Any]:
    """Return what the view shows; what the search or the clock says is not remembered."""
    wanted = question.wanted
    build = _CONTENTS[wanted.view]
    if wanted.text or wanted.view == filters.MAP:
        return build(question)
    return {"is_remembered": True, **remembered(request, ("services", wanted), lambda: build(question))}


def _is_miss(wanted: ServiceFilter, answer: search.Answer | None) -> bool:
    """Whether editors should know of it: no service holds what was asked, and nothing but a city narrowed it."""
    is_whole = wanted.page == 1 and wanted.view == filters.LIST and set(wanted.active) <= {"text", "city"}
    if answer is None or not is_whole or not search.says_something(wanted.text):
        return False
    return answer.is_near or not answer.total


def _list(question: Question) -> dict[str, Any]:
    wanted, offered, today = question.wanted, question.offered, question.today
    answer = service_list.asked(wanted.text, wanted.city) if wanted.text else None
    found = service_list.keys(wanted, offered, today, answer=answer)
    shown = lists.page_at(Paginator(found, PER_PAGE), wanted.page)
    needs_help = wanted.is_entrance or not shown.paginator.count
    asked = wanted if wanted.is_entrance else ServiceFilter(city=wanted.city, site_city=wanted.site_city)
    return {
        "page": shown,
        "answer": answer,
        "rows": service_list.rows(list(shown.object_list), wanted, offered),
        "entries": service_list.entries(asked, offered, today) if needs_help else {},
        "most_asked": _most_asked(question) if wanted.is_entrance else [],
        "letters": _letters(wanted, service_list.letters(asked, offered, today)) if wanted.is_entrance else [],
        **_queries(wanted),
    }


def _most_asked(question: Question) -> list[tuple[Any, str]]:
    city = question.offered.cities.get(question.wanted.city)
    return [(row, addresses.service_here(row.slug)) for row in most_asked(city, question.today)]


def _a_to_z(question: Question) -> dict[str, Any]:
    wanted, offered, today = question.wanted, question.offered, question.today
    answer = service_list.asked(wanted.text, wanted.city) if wanted.text else None
    found = service_list.keys(wanted, offered, today, in_order=True, answer=answer)
    shown = lists.page_at(Paginator(found, TITLES_PER_PAGE), wanted.page)
    return {
        "page": shown,
        "rows": service_list.rows(list(shown.object_list), wanted, offered),
        "answer": answer,
        "letters": _letters(wanted, service_list.letters(wanted, offered, today, answer=answer)),
        "all_letters_query": wanted.having(letter="").query(),
        **_queries(wanted),
    }


def _map(question: Question) -> dict[str, Any]:
    wanted = question.wanted
    found = service_list.offices(wanted, question.offered, question.today)
    shown = lists.page_at(Paginator(found, OFFICES_PER_PAGE), wanted.page)
    offices = shown.object_list.prefetch_related("hours", "exceptions")  # type: ignore[attr-defined]  # a queryset
    return {
        "page": shown,
        "offices": service_list.office_rows(offices, timezone.now()),
        "areas": boundary_areas(),
        "places_url": _format_url(wanted, "geojson"),
        **_queries(wanted),
    }


_CONTENTS: dict[str, Callable[[Question], dict[str, Any]]] = {
    filters.LIST: _list,
    filters.LETTERS: _a_to_z,
    filters.MAP: _map,
}


def _letters(wanted: ServiceFilter, present: list[str]) -> list[tuple[str, str, bool]]:
    """Give every letter, with the address of its services where there are any."""
    return [
        (
            letter,
            wanted.having(letter=letter, view=filters.LETTERS).query() if letter in present else "",
            letter == wanted.letter,
        )
        for letter in filters.ALPHABET
        if letter != filters.DIGITS or letter in present
    ]


def _queries(wanted: ServiceFilter) -> dict[str, str]:
    return {
        "page_query": wanted.query(with_page=False),
        "topic_query": ServiceFilter(city=wanted.city, site_city=wanted.site_city).query(),
        "list_query": wanted.having(view=filters.LIST).query(),
        "everywhere_query": wanted.without("city").query() if wanted.city else "",
    }


def _canonical(wanted: ServiceFilter, offered: ServiceChoices) -> str:
    """The list of one city is at home on the city's site, every other on the programme's."""
    plain = replace(wanted, site_city=wanted.city).query()
    url = address.canonical("directory:service_list", city=offered.cities.get(wanted.city))
    return f"{url}?{plain}" if plain else url


def _formats(wanted: ServiceFilter) -> list[tuple[str, str, str]]:
    """Give every format: its name, its media type, its address under the same filter."""
    own = [(*FORMATS[name], _format_url(wanted, name)) for name in OFFERED]
    foreign = [(label, kind, lists.file_url(reverse(name), wanted)) for name, (label, kind) in FOREIGN.items()]
    return own + foreign


def _format_url(wanted: ServiceFilter, extension: str) -> str:
    return lists.file_url(_export_url(extension), wanted)


def _export_url(extension: str) -> str:
    return reverse("directory:service_export", kwargs={"extension": extension})


def _about(question: Question, extension: str, shown: Page[Any]) -> About:
    wanted, offered = question.wanted, question.offered
    title, html_url = filters.sentence(wanted, offered), _canonical(wanted, offered)
    return lists.about(title, html_url, _export_url(extension), wanted, shown)


def _records(question: Question, keys: list[int]) -> list[exports.Record]:
    return exports.records(service_list.rows(keys, question.wanted, question.offered))


def _csv(question: Question) -> list[str]:
    keys = list(service_list.keys(question.wanted, question.offered, question.today)[:MAX_CSV_ROWS])
    return list(exports.csv_lines(_records(question, keys)))


def _json(question: Question) -> dict[str, Any]:
    found = service_list.keys(question.wanted, question.offered, question.today)
    shown = lists.page_at(Paginator(found, RECORDS_PER_PAGE), question.wanted.page)
    return exports.json_document(_about(question, "json", shown), _records(question, list(shown.object_list)))


def _geojson(question: Question) -> dict[str, Any]:
    found = service_list.offices(question.wanted, question.offered, question.today)
    located = found.exclude(latitude=None).exclude(longitude=None)
    shown = lists.page_at(Paginator(located, POINTS_PER_PAGE), question.wanted.page)
    return exports.geojson_document(_about(question, "geojson", shown), shown.object_list)


_ANSWERS: dict[str, Callable[[Question], Any]] = {"csv": _csv, "json": _json, "geojson": _geojson}
_RESPONSES: dict[str, Callable[[Any], HttpResponse]] = {
    "csv": lambda lines: csv_answer(lines, "leistungen"),
    "json": json_answer,
    "geojson": lambda document: json_answer(document, "geojson"),
}
