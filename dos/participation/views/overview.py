"""The web door of taking part: every way in one list, on the map, as data, and in the calendar."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core import lists
from dos.core.calendar import answer as calendar_answer
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
from dos.core.rest import open_to_all, problem
from dos.participation.exports import calendar, ways
from dos.participation.forms.overview import OverviewFilterForm
from dos.participation.models import Process
from dos.participation.selectors import overview as questions
from dos.participation.selectors.overview import Key, OverviewChoices, OverviewFilter, Way
from dos.participation.views.files import as_asked
from dos.strategy.selectors.project_views import boundary_areas

PER_PAGE = 20
MAX_INDEXED_FILTERS = 2
LABELS = {questions.LIST: gettext_lazy("Liste"), questions.MAP: gettext_lazy("Karte")}
CALENDAR = "ics"


@dataclass(frozen=True)
class Question:
    """What was asked for, what it could have been, and the ways that it finds in any state."""

    wanted: OverviewFilter
    offered: OverviewChoices
    found: list[Key]

    @property
    def shown(self) -> list[Key]:
        """The keys in the wanted state."""
        return questions.shown(self.found, self.wanted)


@require_safe
def overview(request: CityRequest) -> HttpResponse:
    """Show the ways to take part that the filter of the address finds."""
    crumbs = [(_("Start"), reverse("portal:home")), (_("Mitmachen"), "")]
    try:
        question = _question(request)
    except Refused as refusal:
        return refused_filter(request, refusal.message, crumbs)
    wanted, offered = question.wanted, question.offered
    request.canonical = _canonical(wanted, offered)  # type: ignore[attr-defined]  # the frame asks for it
    shown = _page_of(question, PER_PAGE)
    context: dict[str, Any] = {
        "crumbs": crumbs,
        "wanted": wanted,
        "sentence": questions.sentence(wanted, offered),
        "form": OverviewFilterForm(wanted, offered),
        "page": shown,
        "ways": questions.ways(list(shown.object_list), timezone.now()),
        "page_query": wanted.query(with_page=False),
        "states": _states(question),
        "views": list(lists.looks(wanted, LABELS)),
        "formats": [(label, kind, _format_url(wanted, name)) for name, (label, kind) in FORMATS.items()],
        "calendar_url": _format_url(wanted.having(state=""), CALENDAR),
        "is_indexed": len(wanted.active) <= MAX_INDEXED_FILTERS and wanted.view == questions.LIST,
        **_map(wanted),
    }
    return lists.answered(
        request, "participation/overview.html", "participation/_overview_results.html", context, wanted
    )


@open_to_all
@require_safe
def overview_export(request: CityRequest, extension: str) -> HttpResponse:
    """Hand out what the filter of the address finds, in the format of the address."""
    try:
        question = _question(request)
    except Refused as refusal:
        return problem(400, "invalid", _("Ungültiger Filter"), refusal.message)
    return as_asked(request, _ANSWERS[extension](question))


def _question(request: CityRequest) -> Question:
    offered = questions.choices()
    try:
        wanted = questions.parse_filter(request.GET, offered, request.city)
    except Refused:
        # What is unknown may have come in just now.
        offered = questions.fresh_choices()
        wanted = questions.parse_filter(request.GET, offered, request.city)
    return Question(wanted, offered, questions.keys(wanted, offered, timezone.now()))


def _states(question: Question) -> list[tuple[str, str, int, bool]]:
    wanted = question.wanted
    return [
        (str(questions.STATE_LABELS[state]), wanted.having(state=state).query(), number, state == wanted.state)
        for state, number in questions.counts(question.found).items()
    ]


def _map(wanted: OverviewFilter) -> dict[str, Any]:
    if wanted.view != questions.MAP:
        return {}
    looser = wanted.having(view=questions.LIST).query()
    return {"areas": boundary_areas(), "places_url": _format_url(wanted, "geojson"), "looser_query": looser}


def _page_of(question: Question, size: int) -> Page[Key]:
    return lists.page_at(Paginator(question.shown, size), question.wanted.page)


def _canonical(wanted: OverviewFilter, offered: OverviewChoices) -> str:
    """The list of one city is at home on the city's site, every other on the programme's."""
    plain = replace(wanted, view=questions.LIST, site_city=wanted.city).query()
    url = address.canonical("participation:overview", city=offered.cities.get(wanted.city))
    return f"{url}?{plain}" if plain else url


def _format_url(wanted: OverviewFilter, extension: str) -> str:
    return lists.file_url(reverse("participation:overview_export", kwargs={"extension": extension}), wanted)


def _about(question: Question, extension: str, shown: Page[Key] | None = None) -> About:
    wanted, offered = question.wanted, question.offered
    url = reverse("participation:overview_export", kwargs={"extension": extension})
    return lists.about(questions.sentence(wanted, offered), _canonical(wanted, offered), url, wanted, shown)


def _csv(question: Question) -> HttpResponse:
    return csv_answer(ways.csv_lines(questions.ways(question.shown, timezone.now())), "mitmachen")


def _json(question: Question) -> HttpResponse:
    shown = _page_of(question, RECORDS_PER_PAGE)
    rows = questions.ways(list(shown.object_list), timezone.now())
    return json_answer(ways.json_document(_about(question, "json", shown), rows))


def _geojson(question: Question) -> HttpResponse:
    located = replace(question, found=[key for key in question.found if key.has_place])
    shown = _page_of(located, POINTS_PER_PAGE)
    rows = questions.ways(list(shown.object_list), timezone.now())
    return json_answer(ways.geojson_document(_about(located, "geojson", shown), rows), "geojson")


def _atom(question: Question) -> HttpResponse:
    rows = sorted(questions.ways(question.shown, timezone.now()), key=_changed, reverse=True)
    return atom_answer(ways.atom_feed(_about(question, "atom"), rows[:ENTRIES]))


def _changed(way: Way) -> tuple[Any, bool, int]:
    return way.thing.changed_at, isinstance(way.thing, Process), way.thing.pk


def _ics(question: Question) -> HttpResponse:
    rows = questions.ways(question.shown, timezone.now())
    return calendar_answer(calendar.calendar(_about(question, CALENDAR).title, rows), "mitmachen")


_ANSWERS: dict[str, Callable[[Question], HttpResponse]] = {
    "csv": _csv,
    "json": _json,
    "geojson": _geojson,
    "atom": _atom,
    CALENDAR: _ics,
}
