"""The web door of the register: one filter, six ways to look at what it finds, four formats to take it home."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
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
from dos.core.text import listed
from dos.strategy.exports import projects as exports
from dos.strategy.exports.project_columns import COLUMNS
from dos.strategy.forms.filters import ProjectFilterForm
from dos.strategy.models import Project
from dos.strategy.selectors import project_filter as filters
from dos.strategy.selectors import project_views, projects
from dos.strategy.selectors.project_filter import FilterChoices, ProjectFilter

ROWS_PER_PAGE, BARS_PER_PAGE = 20, 40
MAX_INDEXED_FILTERS = 2
LABELS = {
    filters.LIST: gettext_lazy("Liste"),
    filters.TABLE: gettext_lazy("Tabelle"),
    filters.MAP: gettext_lazy("Karte"),
    filters.TIMELINE: gettext_lazy("Zeitleiste"),
    filters.GOALS: gettext_lazy("Ziele"),
}


@dataclass(frozen=True)
class Question:
    """What was asked for: the filter, what it could have been, and the projects that it finds."""

    wanted: ProjectFilter
    choices: FilterChoices
    found: QuerySet[Project]


@require_safe
def project_list(request: CityRequest) -> HttpResponse:
    """Show what the filter of the address finds, in the view of the address."""
    try:
        question = _question(request)
    except Refused as refusal:
        return refused_filter(request, refusal.message)
    wanted, choices = question.wanted, question.choices
    request.canonical = _canonical(wanted, choices)  # type: ignore[attr-defined]  # the frame of the page looks for it
    key = ("projects", wanted)
    context = {
        "key": key,
        "crumbs": [(_("Start"), reverse("portal:home")), (_("Projekte"), "")],
        "wanted": wanted,
        "sentence": filters.sentence(wanted, choices),
        "form": SimpleLazyObject(lambda: ProjectFilterForm(wanted, choices)),
        "views": list(lists.looks(wanted, LABELS)),
        "formats": [(label, kind, _format_url(wanted, extension)) for extension, (label, kind) in FORMATS.items()],
        "data_query": wanted.having(view=filters.DATA).query(),
        "is_indexed": len(wanted.active) <= MAX_INDEXED_FILTERS and wanted.view == filters.LIST,
        **remembered(request, key, lambda: _counts(wanted) | _content(question)),
    }
    if not context["is_found"]:
        context["loosenings"] = projects.loosenings(wanted, choices)
    return lists.answered(request, "strategy/project_list.html", "strategy/_project_results.html", context, wanted)


@open_to_all
@require_safe
def project_export(request: CityRequest, extension: str) -> HttpResponse:
    """Hand out what the filter of the address finds, in the format of the address."""
    try:
        question = _question(request)
    except Refused as refusal:
        return problem(400, "invalid", _("Ungültiger Filter"), refusal.message)
    return _ANSWERS[extension](request, question)


def _question(request: CityRequest) -> Question:
    choices = filters.filter_choices()
    try:
        wanted = filters.parse_filter(request.GET, choices, request.city)
    except Refused:
        # What is unknown may have come in just now.
        choices = filters.fresh_choices()
        wanted = filters.parse_filter(request.GET, choices, request.city)
    return Question(wanted, choices, projects.filtered_projects(wanted, request.user))


def _counts(wanted: ProjectFilter) -> dict[str, Any]:
    facets = projects.facets(wanted)
    kinds = [_number_of(kind, number) for kind, number in facets.kinds.items() if number]
    groups = [
        (Project.StageGroup(group).label, wanted.having(stage=group).query(), number, wanted.stage == group)
        for group, number in facets.stage_groups.items()
    ]
    is_found = bool(facets.total or facets.examples)
    return {"facets": facets, "is_found": is_found, "kinds": listed(kinds), "groups": groups}


def _number_of(kind: str, number: int) -> str:
    words = {
        Project.Kind.MEASURE: ngettext("%(n)s Maßnahme der Strategie", "%(n)s Maßnahmen der Strategie", number),
        Project.Kind.USE_CASE: ngettext("%(n)s Anwendungsfall", "%(n)s Anwendungsfälle", number),
        Project.Kind.RELATED: ngettext("%(n)s verwandtes Vorhaben", "%(n)s verwandte Vorhaben", number),
    }
    return words[Project.Kind(kind)] % {"n": number}


def _content(question: Question) -> dict[str, Any]:
    template, answer = _CONTENTS[question.wanted.view]
    return {"contents": f"strategy/{template}.html", **answer(question)}


def _canonical(wanted: ProjectFilter, choices: FilterChoices) -> str:
    """The list of one city is at home on the city's site, every other on the programme's; as list, in plain order."""
    plain = replace(wanted, view=filters.LIST, order="", site_city=wanted.city).query()
    url = address.canonical("strategy:project_list", city=choices.cities.get(wanted.city))
    return f"{url}?{plain}" if plain else url


def _format_url(wanted: ProjectFilter, extension: str) -> str:
    return lists.file_url(_export_url(extension), wanted)


def _export_url(extension: str) -> str:
    return reverse("strategy:project_export", kwargs={"extension": extension})


def _page_of(question: Question, found: QuerySet[Project], size: int) -> Page[Project]:
    return lists.page_at(Paginator(found, size), question.wanted.page)


def _rows(question: Question) -> dict[str, Any]:
    return _paged(question, question.found)


def _paged(question: Question, found: QuerySet[Project]) -> dict[str, Any]:
    shown = _page_of(question, found.defer(None).only(*projects.LISTED), ROWS_PER_PAGE)
    rows = projects.project_rows(shown.object_list, timezone.localdate())
    return {
        "page": shown,
        "rows": rows,
        "page_query": question.wanted.query(with_page=False),
        "item_list": exports.item_list(rows),
    }


def _map(question: Question) -> dict[str, Any]:
    return {
        **_paged(question, project_views.located(question.found)),
        "areas": project_views.boundary_areas(),
        "places_url": _format_url(question.wanted, "geojson"),
        "looser_query": question.wanted.having(view=filters.LIST).query(),
    }


def _timeline(question: Question) -> dict[str, Any]:
    shown = _page_of(question, question.found.defer(None).only(*projects.LISTED), BARS_PER_PAGE)
    found = list(shown.object_list)
    return {
        "page": shown,
        "bars": project_views.timeline_bars(found),
        "undated": project_views.undated(found),
        "page_query": question.wanted.query(with_page=False),
    }


def _goals(question: Question) -> dict[str, Any]:
    _refuse_pages(question)
    return {"trees": project_views.goal_trees(question.found, question.wanted)}


def _data(question: Question) -> dict[str, Any]:
    _refuse_pages(question)
    return {"columns": COLUMNS, "licence": settings.DATA_LICENCE_URL}


def _refuse_pages(question: Question) -> None:
    if question.wanted.page > 1:
        raise Http404


_CONTENTS: dict[str, tuple[str, Callable[[Question], dict[str, Any]]]] = {
    filters.LIST: ("_project_rows", _rows),
    filters.TABLE: ("_project_table", _rows),
    filters.MAP: ("_project_map", _map),
    filters.TIMELINE: ("_project_timeline", _timeline),
    filters.GOALS: ("_project_goals", _goals),
    filters.DATA: ("_project_data", _data),
}


def _csv(request: CityRequest, question: Question) -> HttpResponse:
    lines = exports.csv_lines(projects.register_rows(question.found, timezone.localdate()))
    return csv_answer(lines, "projekte")


def _json(request: CityRequest, question: Question) -> HttpResponse:
    shown = _page_of(question, question.found, RECORDS_PER_PAGE)
    rows = projects.register_rows(shown.object_list, timezone.localdate())
    return json_answer(exports.json_document(_about(question, "json", shown), rows))


def _geojson(request: CityRequest, question: Question) -> HttpResponse:
    shown = _page_of(question, project_views.located(question.found), POINTS_PER_PAGE)
    rows = projects.register_rows(shown.object_list, timezone.localdate())
    return json_answer(exports.geojson_document(_about(question, "geojson", shown), rows), "geojson")


def _about(question: Question, extension: str, shown: Page[Project] | None = None) -> About:
    wanted, choices = question.wanted, question.choices
    title, html_url = filters.sentence(wanted, choices), _canonical(wanted, choices)
    return lists.about(title, html_url, _export_url(extension), wanted, shown)


def _atom(request: CityRequest, question: Question) -> HttpResponse:
    moved = projects.moved_projects(question.found, ENTRIES, timezone.localdate())
    return atom_answer(exports.atom_feed(_about(question, "atom"), moved))


_ANSWERS: dict[str, Callable[[CityRequest, Question], HttpResponse]] = {
    "csv": _csv,
    "json": _json,
    "geojson": _geojson,
    "atom": _atom,
}
