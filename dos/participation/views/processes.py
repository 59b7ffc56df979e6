"""The web door of one process: what it is about, what is possible now, and its ideas under one filter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

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
from dos.core.text import translated
from dos.participation.exports import idea_list as exports
from dos.participation.forms.idea_list import IdeaFilterForm
from dos.participation.models import Idea, Process
from dos.participation.selectors import idea_list as ideas
from dos.participation.selectors import processes
from dos.participation.selectors.idea_list import IdeaChoices, IdeaCounts, IdeaFilter
from dos.participation.views.files import as_asked

PER_PAGE = 20
LABELS = {ideas.LIST: gettext_lazy("Liste"), ideas.MAP: gettext_lazy("Karte")}


class Counted(Paginator[Idea]):
    """Pages of a list whose length is known already."""

    def __init__(self, rows: QuerySet[Idea] | Sequence[Idea], size: int, length: int) -> None:
        super().__init__(rows, size)
        self._length = length

    @property
    def count(self) -> int:
        """The known length."""
        return self._length


@dataclass(frozen=True)
class Question:
    """A process, what was asked for of its ideas, and what it could have been."""

    process: Process
    wanted: IdeaFilter
    offered: IdeaChoices
    counts: IdeaCounts
    today: date

    @property
    def found(self) -> QuerySet[Idea]:
        """The ideas that the filter finds."""
        return ideas.filtered_ideas(self.process, self.wanted, self.today, self.counts)


@require_safe
def process_detail(request: CityRequest, slug: str) -> HttpResponse:
    """Show one process and what the filter of the address finds of its ideas."""
    process = remembered(request, ("process", slug), lambda: _process(slug))
    try:
        offered = remembered(request, ("idea_choices", slug), lambda: ideas.choices(process))
        wanted = ideas.parse_filter(request.GET, offered)
    except Refused as refusal:
        return refused_filter(request, refusal.message, _crumbs(process))
    canonical = processes.canonical_url(process, get_language() or "de")
    request.canonical = canonical  # type: ignore[attr-defined]  # the frame asks for it
    key = ("ideas", slug, wanted)
    context = remembered(request, key, lambda: _detail(_question(process, wanted, offered)))
    return lists.answered(
        request,
        "participation/process_detail.html",
        "participation/_process_ideas.html",
        {"key": key, **context},
        wanted,
    )


def _detail(question: Question) -> dict[str, Any]:
    process = question.process
    return {
        "crumbs": _crumbs(process),
        "process": process,
        "shown": processes.process_page(process, timezone.now(), _count_of_all(question)),
        "is_list": process.takes_ideas,
        "is_indexed": not question.wanted.active and question.wanted.page == 1,
        **(_ideas(question) if process.takes_ideas else {}),
    }


def _crumbs(process: Process) -> list[tuple[str, str]]:
    return [
        (_("Start"), reverse("portal:home")),
        (_("Mitmachen"), reverse("participation:overview")),
        (translated(process, "title").text, ""),
    ]


@open_to_all
@require_safe
def process_export(request: CityRequest, slug: str, extension: str) -> HttpResponse:
    """Hand out the ideas that the filter of the address finds, in the format of the address."""
    process = _process(slug)
    if not process.takes_ideas:
        raise Http404
    try:
        offered = ideas.choices(process)
        question = _question(process, ideas.parse_filter(request.GET, offered), offered)
    except Refused as refusal:
        return problem(400, "invalid", _("Ungültiger Filter"), refusal.message)
    return as_asked(request, _ANSWERS[extension](question))


def _count_of_all(question: Question) -> int | None:
    """Return the number of all ideas of the process, where the filter leaves none out."""
    counts_all = question.process.takes_ideas and not question.wanted.narrowing
    return question.counts.total if counts_all else None


def _process(slug: str) -> Process:
    process = processes.published_process(slug)
    if process is None:
        raise Http404
    return process


def _question(process: Process, wanted: IdeaFilter, offered: IdeaChoices) -> Question:
    today = timezone.localdate()
    counts = ideas.counted(process, wanted, today) if process.takes_ideas else IdeaCounts(0)
    return Question(process, wanted, offered, counts, today)


def _ideas(question: Question) -> dict[str, Any]:
    wanted, process = question.wanted, question.process
    on_map = wanted.view == ideas.MAP
    found = ideas.located(question.found) if on_map else question.found
    length = ideas.counted_on_map(process, wanted, question.today) if on_map else question.counts.total
    shown = _page_of(question, ideas.with_neighbours(found), PER_PAGE, length)
    return {
        "wanted": wanted,
        "form": IdeaFilterForm(wanted, question.offered),
        "sentence": ideas.sentence(wanted, question.offered),
        "page": shown,
        "rows": ideas.idea_rows(shown.object_list, process, question.today),
        "total": question.counts.total,
        "page_query": wanted.query(with_page=False),
        "groups": _groups(question),
        "views": list(lists.looks(wanted, LABELS, "#ideen")),
        "formats": [(label, kind, _format_url(question, name)) for name, (label, kind) in FORMATS.items()],
        **(_map(question) if on_map else {}),
    }


def _groups(question: Question) -> list[tuple[str, str, int, bool]]:
    labels = {
        "offen": _("noch nicht beantwortet"),
        ideas.OVERDUE: _("überfällig"),
        "angenommen": _("angenommen"),
        "abgelehnt": _("nicht angenommen"),
        "zusammengefuehrt": _("zusammengeführt"),
    }
    wanted = question.wanted
    return [
        (labels[name], wanted.having(state=name).query(), number, name == wanted.state)
        for name, number in question.counts.groups.items()
    ]


def _map(question: Question) -> dict[str, Any]:
    return {
        "areas": ideas.boundary_areas(question.process),
        "places_url": _format_url(question, "geojson"),
        "looser_query": question.wanted.having(view=ideas.LIST).query(),
    }


def _page_of(question: Question, found: QuerySet[Idea], size: int, length: int) -> Page[Idea]:
    return lists.page_at(Counted(found, size, length), question.wanted.page)


def _file_url(question: Question, extension: str) -> str:
    return reverse("participation:process_export", kwargs={"slug": question.process.slug, "extension": extension})


def _format_url(question: Question, extension: str) -> str:
    return lists.file_url(_file_url(question, extension), question.wanted)


def _about(question: Question, extension: str, shown: Page[Idea] | None = None) -> About:
    process, wanted = question.process, question.wanted
    title = f"{translated(process, 'title').text}: {ideas.sentence(wanted, question.offered)}"
    html_url = processes.canonical_url(process, get_language() or "de")
    return lists.about(title, html_url, _file_url(question, extension), wanted, shown)


def _csv(question: Question) -> HttpResponse:
    rows = ideas.data_rows(question.found, question.process, question.today)
    return csv_answer(exports.csv_lines(rows), f"ideen-{question.process.slug}")


def _json(question: Question) -> HttpResponse:
    found = ideas.with_links(question.found)
    shown = _page_of(question, found, RECORDS_PER_PAGE, question.counts.total)
    rows = ideas.idea_rows(shown.object_list, question.process, question.today)
    return json_answer(exports.json_document(_about(question, "json", shown), rows))


def _geojson(question: Question) -> HttpResponse:
    found = ideas.located(ideas.with_links(question.found))
    length = ideas.counted_on_map(question.process, question.wanted, question.today)
    shown = _page_of(question, found, POINTS_PER_PAGE, length)
    rows = ideas.idea_rows(shown.object_list, question.process, question.today)
    return json_answer(exports.geojson_document(_about(question, "geojson", shown), rows), "geojson")


def _atom(question: Question) -> HttpResponse:
    rows = ideas.idea_rows(ideas.with_links(question.found)[:ENTRIES], question.process, question.today)
    return atom_answer(exports.atom_feed(_about(question, "atom"), question.process, rows))


_ANSWERS: dict[str, Callable[[Question], HttpResponse]] = {
    "csv": _csv,
    "json": _json,
    "geojson": _geojson,
    "atom": _atom,
}
