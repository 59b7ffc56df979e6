"""The web door of events: one filter for list, month, map, and every format."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core import calendar as written
from dos.core import lists
from dos.core.errors import Refused
from dos.core.exports import (
    ENTRIES,
    FORMATS,
    POINTS_PER_PAGE,
    RECORDS_PER_PAGE,
    About,
    atom_answer,
    csv_answer,
    json_answer,
)
from dos.core.http import refused_filter
from dos.core.remembered import remembered
from dos.core.rest import open_to_all, problem
from dos.events.exports import event_list as exports
from dos.events.forms.filters import EventFilterForm
from dos.events.models import Occurrence
from dos.events.selectors import calendar, event_list, feeds, months
from dos.events.selectors import event_filter as filters
from dos.events.selectors.addresses import webcal
from dos.events.selectors.event_filter import EventChoices, EventFilter
from dos.events.selectors.event_list import Key
from dos.strategy.selectors.project_views import boundary_areas

PER_PAGE = 20
MAX_INDEXED_FILTERS = 2
MAX_CSV_ROWS = 10_000
CALENDAR = "ics"
LABELS = {
    filters.LIST: gettext_lazy("Liste"),
    filters.MONTH: gettext_lazy("Monat"),
    filters.MAP: gettext_lazy("Karte"),
}


@dataclass(frozen=True)
class Question:
    """What was asked for, what it could have been, and today."""

    wanted: EventFilter
    offered: EventChoices
    today: date


@require_safe
def event_list_page(request: CityRequest) -> HttpResponse:
    """Show the events that the filter of the address finds, in the view of the address."""
    crumbs = [(_("Start"), reverse("portal:home")), (_("Termine"), "")]
    try:
        question = _question(request)
    except Refused as refusal:
        return refused_filter(request, refusal.message, crumbs)
    wanted, offered = question.wanted, question.offered
    request.canonical = _canonical(wanted, offered)  # type: ignore[attr-defined]  # the frame asks for it
    calendar_url = _format_url(wanted, CALENDAR)
    key = ("events", wanted)
    context: dict[str, Any] = {
        "key": key,
        "crumbs": crumbs,
        "wanted": wanted,
        "sentence": filters.sentence(wanted, offered),
        "form": SimpleLazyObject(lambda: EventFilterForm(wanted, offered)),
        "views": list(lists.looks(wanted, LABELS)),
        "formats": [(label, kind, _format_url(wanted, name)) for name, (label, kind) in FORMATS.items()],
        "calendar_url": calendar_url,
        "webcal_url": webcal(calendar_url),
        "is_indexed": len(wanted.active) <= MAX_INDEXED_FILTERS and wanted.view == filters.LIST,
        **remembered(request, key, lambda: _CONTENTS[wanted.view](question)),
    }
    return lists.answered(request, "events/event_list.html", "events/_event_results.html", context, wanted)


@open_to_all
@require_safe
def event_export(request: CityRequest, extension: str) -> HttpResponse:
    """Hand out what the filter of the address finds, in the format of the address."""
    try:
        question = _question(request)
    except Refused as refusal:
        return problem(400, "invalid", _("Ungültiger Filter"), refusal.message)
    text = remembered(request, ("events", extension, question.wanted), lambda: _ANSWERS[extension](question))
    return _RESPONSES[extension](text)


def _question(request: CityRequest) -> Question:
    offered = filters.choices()
    try:
        wanted = filters.parse_filter(request.GET, offered, request.city)
    except Refused:
        # What is unknown may have come in just now.
        offered = filters.fresh_choices()
        wanted = filters.parse_filter(request.GET, offered, request.city)
    return Question(wanted, offered, timezone.localdate())


def _list(question: Question) -> dict[str, Any]:
    return _paged(question, event_list.one_each(question.wanted, question.offered, question.today))


def _paged(question: Question, keys: list[Key]) -> dict[str, Any]:
    wanted = question.wanted
    shown = lists.page_at(Paginator(keys, PER_PAGE), wanted.page)
    has_habits = wanted.page == 1 and wanted.view == filters.LIST and not (wanted.month or wanted.day)
    wants_habits = has_habits and wanted.time in ("", filters.UPCOMING)
    return {
        "page": shown,
        "dates": sum(key.number for key in keys),
        "rows": event_list.rows(list(shown.object_list), question.today),
        "habits": event_list.habits(wanted, question.offered, question.today) if wants_habits else (),
        "page_query": wanted.query(with_page=False),
        "archive_query": wanted.having(time=filters.PAST, month="", day="").query(),
    }


def _map(question: Question) -> dict[str, Any]:
    keys = event_list.one_each(question.wanted, question.offered, question.today, on_map=True)
    return {
        **_paged(question, keys),
        "areas": boundary_areas(),
        "places_url": _format_url(question.wanted, "geojson"),
        "looser_query": question.wanted.having(view=filters.LIST).query(),
    }


def _month(question: Question) -> dict[str, Any]:
    wanted = question.wanted
    if wanted.page > 1:
        raise Http404
    first = wanted.first_of_month or question.today.replace(day=1)
    asked = replace(wanted, month=f"{first:%Y-%m}", day="")
    sheet = months.month(event_list.dates(asked, question.offered, question.today), first, question.today)
    return {
        "month": sheet,
        "before_query": wanted.having(month=sheet.before, day="").query() if sheet.before else "",
        "after_query": wanted.having(month=sheet.after, day="").query() if sheet.after else "",
        "today_query": wanted.having(month="", day="").query(),
        "day_query": wanted.having(view=filters.LIST, month="", day="").query(),
    }


_CONTENTS: dict[str, Callable[[Question], dict[str, Any]]] = {
    filters.LIST: _list,
    filters.MONTH: _month,
    filters.MAP: _map,
}


def _canonical(wanted: EventFilter, offered: EventChoices) -> str:
    """The list of one city is at home on the city's site, every other on the programme's."""
    plain = replace(wanted, view=filters.LIST, site_city=wanted.city).query()
    url = address.canonical("events:event_list", city=offered.cities.get(wanted.city))
    return f"{url}?{plain}" if plain else url


def _format_url(wanted: EventFilter, extension: str) -> str:
    return lists.file_url(_export_url(extension), wanted)


def _export_url(extension: str) -> str:
    return reverse("events:event_export", kwargs={"extension": extension})


def _about(question: Question, extension: str, shown: Page[Any] | None = None) -> About:
    wanted, offered = question.wanted, question.offered
    title, html_url = filters.sentence(wanted, offered), _canonical(wanted, offered)
    return lists.about(title, html_url, _export_url(extension), wanted, shown)


def _dates(question: Question) -> QuerySet[Occurrence]:
    return event_list.dates(question.wanted, question.offered, question.today)


def _csv(question: Question) -> list[str]:
    rows = event_list.date_rows(_dates(question)[:MAX_CSV_ROWS], question.today)
    return list(exports.csv_lines(rows))


def _json(question: Question) -> dict[str, Any]:
    shown = lists.page_at(Paginator(_dates(question), RECORDS_PER_PAGE), question.wanted.page)
    rows = event_list.date_rows(shown.object_list, question.today)
    return exports.json_document(_about(question, "json", shown), rows)


def _geojson(question: Question) -> dict[str, Any]:
    keys = event_list.one_each(question.wanted, question.offered, question.today, on_map=True)
    shown = lists.page_at(Paginator(keys, POINTS_PER_PAGE), question.wanted.page)
    rows = event_list.rows(list(shown.object_list), question.today)
    return exports.geojson_document(_about(question, "geojson", shown), rows)


def _atom(question: Question) -> str:
    keys = event_list.changed_last(question.wanted, question.offered, question.today, ENTRIES)
    return exports.atom_feed(_about(question, "atom"), event_list.rows(keys, question.today))


def _ics(question: Question) -> str:
    told = feeds.feed(question.wanted, question.offered, question.today)
    return calendar.calendar(filters.sentence(question.wanted, question.offered), told, question.today)


_ANSWERS: dict[str, Callable[[Question], Any]] = {
    "csv": _csv,
    "json": _json,
    "geojson": _geojson,
    "atom": _atom,
    CALENDAR: _ics,
}
_RESPONSES: dict[str, Callable[[Any], HttpResponse]] = {
    "csv": lambda lines: csv_answer(lines, "termine"),
    "json": json_answer,
    "geojson": lambda document: json_answer(document, "geojson"),
    "atom": atom_answer,
    CALENDAR: lambda text: written.answer(text, "termine"),
}
