"""Operations of the API: find the published rows, page them, say what they are."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.errors import HttpError
from pydantic import BaseModel, Field

from dos.core import thread
from dos.core.errors import Refused
from dos.core.paging import Cursor, Limit, next_url, page_of
from dos.core.rest import answer
from dos.core.rest import gettext_lazy as _
from dos.strategy.api.records import indicators as evidence
from dos.strategy.api.records import programme as frame
from dos.strategy.api.records import projects as works
from dos.strategy.models import Decision, Indicator, Milestone, Project
from dos.strategy.selectors import project_filter, published
from dos.strategy.selectors.projects import filtered_projects

router = Router()
Row = TypeVar("Row", bound=Model)
CityKey = Annotated[str, Query(max_length=40, description=_("Kürzel der Kommune"))]
FieldKey = Annotated[str, Query(max_length=80, description=_("Kürzel des Handlungsfelds"))]


class ProjectParameters(Schema):
    """The filter of the register, under the same names as on its pages."""

    stadt: str = Field("", max_length=40, description=_("Kürzel der Kommune"))
    feld: str = Field("", max_length=80, description=_("Kürzel des Handlungsfelds"))
    stand: str = Field("", max_length=20, description=_("Projektstand; auch geplant, in-umsetzung, abgeschlossen"))
    art: str = Field("", max_length=20, description=_("Art: measure, use_case, related"))
    gefoerdert: str = Field("", max_length=20, description=_("aus dem Programm gefördert: ja, nein, unbekannt"))
    ort: str = Field("", max_length=80, description=_("Kürzel des Stadtbezirks oder Ortsteils"))
    partner: str = Field("", max_length=100, description=_("Kürzel einer beteiligten Organisation"))
    q: str = Field("", max_length=200, description=_("Wörter in Name, Kurztext, Zielen oder Ort"))


def _page(
    request: HttpRequest,
    rows: "QuerySet[Row]",
    order: tuple[str, ...],
    limit: int,
    cursor: str,
    records: Callable[[list[Row]], list[Any]],
    kind: type[BaseModel],
) -> HttpResponse:
    found, following = page_of(rows, order, limit=limit, cursor=cursor)
    address = next_url(request, following)
    listed = {"items": records(found), "next": address or None}
    return answer(kind.model_validate(listed), next_url=address)


def _each(record: Callable[[Row], BaseModel]) -> Callable[[list[Row]], list[Any]]:
    return lambda rows: [record(row) for row in rows]


@router.get("programme", response=frame.ProgrammeRecord, summary=_("Programm"))
def programme(request: HttpRequest) -> HttpResponse:
    """The programme: goals, guidelines, figures, funding, history."""
    found = published.programme()
    if found is None:
        raise Http404
    return answer(frame.programme_record(found, list(published.funding_programmes())))


@router.get("goals", response=frame.GoalPage, summary=_("Programmziele"))
def goals(request: HttpRequest, limit: Limit = 25, cursor: Cursor = "") -> HttpResponse:
    """What the whole programme serves."""
    return _page(request, published.goals(), ("order", "slug"), limit, cursor, _each(frame.goal_record), frame.GoalPage)


@router.get("action-fields", response=frame.ActionFieldPage, summary=_("Handlungsfelder"))
def action_fields(request: HttpRequest, limit: Limit = 25, cursor: Cursor = "") -> HttpResponse:
    """The fields of the strategy in their order."""
    rows = published.action_fields()
    return _page(
        request, rows, ("order", "slug"), limit, cursor, _each(frame.action_field_record), frame.ActionFieldPage
    )


@router.get("objectives", response=frame.ObjectivePage, summary=_("Ziele der Handlungsfelder"))
def objectives(request: HttpRequest, limit: Limit = 25, cursor: Cursor = "", feld: FieldKey = "") -> HttpResponse:
    """What the fields want to reach."""
    rows = published.objectives()
    rows = rows.filter(action_field__slug=feld) if feld else rows
    return _page(request, rows, ("slug",), limit, cursor, _each(frame.objective_record), frame.ObjectivePage)


@router.get("projects", response=works.ProjectPage, summary=_("Vorhaben"))
def projects(
    request: HttpRequest, wanted: Query[ProjectParameters], limit: Limit = 25, cursor: Cursor = ""
) -> HttpResponse:
    """The register, with the filter of its pages; an unknown value of a filter is refused."""
    rows = filtered_projects(_filter(wanted), AnonymousUser()).select_related("lead_city", "parent")
    return _page(request, rows, ("slug",), limit, cursor, _project_records, works.ProjectPage)


def _project_records(rows: list[Project]) -> list[Any]:
    around = published.neighbours([row.pk for row in rows])
    return [works.project_record(row, around) for row in rows]


def _filter(wanted: ProjectParameters) -> project_filter.ProjectFilter:
    given = {name: value for name, value in wanted.model_dump().items() if value}
    if not given:
        return project_filter.ProjectFilter()
    try:
        return project_filter.parse_filter(given, project_filter.filter_choices(), None)
    except Refused as refusal:
        raise HttpError(400, refusal.message) from None


@router.get("projects/{slug:slug}", response=works.ProjectSheet, summary=_("Ein Vorhaben"))
def project(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything about one project."""
    found = get_object_or_404(published.projects(), slug=slug)
    return answer(works.project_sheet(found, published.neighbours([found.pk]), timezone.localdate()))


def _project(slug: str) -> Project:
    return get_object_or_404(Project.objects.published(), slug=slug)


@router.get("projects/{slug:slug}/milestones", response=works.MilestonePage, summary=_("Meilensteine eines Vorhabens"))
def project_milestones(request: HttpRequest, slug: str, limit: Limit = 25, cursor: Cursor = "") -> HttpResponse:
    """The steps of one project in their order."""
    rows = published.milestones_of(_project(slug))
    return _page(request, rows, ("place", "key"), limit, cursor, _milestone_records, works.MilestonePage)


def _milestone_records(rows: list[Milestone]) -> list[Any]:
    owners = published.owners({row.project_id for row in rows})
    return [works.milestone_record(row, owners.get(row.project_id, ())) for row in rows]


@router.get("projects/{slug:slug}/changes", response=works.ChangePage, summary=_("Änderungen eines Vorhabens"))
def project_changes(request: HttpRequest, slug: str, limit: Limit = 25, cursor: Cursor = "") -> HttpResponse:
    """The public change log of one project, newest first."""
    rows = published.changes_of(_project(slug))
    return _page(request, rows, ("-at", "-pk"), limit, cursor, _each(works.change_record), works.ChangePage)


@router.get("projects/{slug:slug}/status-notes", response=works.StatusNotePage, summary=_("Sachstände eines Vorhabens"))
def project_status_notes(request: HttpRequest, slug: str, limit: Limit = 25, cursor: Cursor = "") -> HttpResponse:
    """The notes on the state of one project, newest first."""
    rows = published.status_notes_of(_project(slug))
    return _page(request, rows, ("-on", "-pk"), limit, cursor, _each(works.status_note_record), works.StatusNotePage)


@router.get("milestones", response=works.MilestonePage, summary=_("Meilensteine"))
def milestones(request: HttpRequest, limit: Limit = 25, cursor: Cursor = "") -> HttpResponse:
    """The steps of all projects."""
    return _page(request, published.milestones(), ("key",), limit, cursor, _milestone_records, works.MilestonePage)


@router.get("decisions", response=evidence.DecisionPage, summary=_("Beschlüsse"))
def decisions(request: HttpRequest, limit: Limit = 25, cursor: Cursor = "", stadt: CityKey = "") -> HttpResponse:
    """What councils and committees decided."""
    rows = published.decisions()
    rows = rows.filter(city__key=stadt) if stadt else rows
    return _page(request, rows, ("slug",), limit, cursor, _decision_records, evidence.DecisionPage)


def _decision_records(rows: list[Decision]) -> list[Any]:
    about = published.projects_of_decisions([row.pk for row in rows])
    owners = published.owners({project.pk for projects in about.values() for project in projects})
    return [evidence.decision_record(row, about.get(row.pk, ()), owners) for row in rows]


@router.get("decisions/{slug:slug}", response=evidence.DecisionRecord, summary=_("Ein Beschluss"))
def decision(request: HttpRequest, slug: str) -> HttpResponse:
    """One decision."""
    return answer(_decision_records([get_object_or_404(published.decisions(), slug=slug)])[0])


@router.get("indicators", response=evidence.IndicatorPage, summary=_("Kennzahlen"))
def indicators(
    request: HttpRequest,
    limit: Limit = 25,
    cursor: Cursor = "",
    stadt: CityKey = "",
    feld: FieldKey = "",
) -> HttpResponse:
    """What is counted, with the latest value and the targets."""
    rows = published.indicators()
    rows = rows.filter(city__key=stadt) if stadt else rows
    rows = rows.filter(action_field__slug=feld) if feld else rows
    return _page(request, rows, ("slug",), limit, cursor, _indicator_records, evidence.IndicatorPage)


def _indicator_records(rows: list[Indicator]) -> list[Any]:
    measures, today = published.measures(rows), timezone.localdate()
    return [evidence.indicator_record(row, measures, today) for row in rows]


@router.get("indicators/{slug:slug}", response=evidence.IndicatorSheet, summary=_("Eine Kennzahl mit ihren Werten"))
def indicator(request: HttpRequest, slug: str, limit: Limit = 100, cursor: Cursor = "") -> HttpResponse:
    """One indicator with a page of its values, oldest first."""
    found = get_object_or_404(published.indicators(), slug=slug)
    values, following = page_of(published.values_of(found), ("on", "pk"), limit=limit, cursor=cursor)
    address = next_url(request, following)
    measures = published.measures([found])
    sheet = evidence.indicator_sheet(found, measures, values, address, timezone.localdate())
    return answer(sheet, next_url=address)


@router.get("thread/{slug:kind}/{slug:slug}", response=evidence.ThreadRecord, summary=_("Roter Faden um ein Objekt"))
def thread_around(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """From the programme's goal to the measured value, in both directions."""
    visitor = AnonymousUser()
    kind = thread.KINDS_BY_WORD.get(kind, kind)
    found = thread.thread_object(kind, slug, visitor)
    if found is None:
        raise Http404
    return answer(evidence.thread_record(kind, slug, thread.walk(found, visitor)))
