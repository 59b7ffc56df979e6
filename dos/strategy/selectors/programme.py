"""Questions about the programme: its page, the goals it serves, the fields it is divided into."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core.db import german_order
from dos.core.text import listed, translated
from dos.design.charts import Bar, Point
from dos.design.templatetags.design import german_number, partial_date
from dos.strategy.models import (
    ActionField,
    Adoption,
    Decision,
    Figure,
    FundingProgramme,
    Guideline,
    Indicator,
    IndicatorValue,
    Programme,
    ProgrammeGoal,
    Project,
    TimelineEntry,
)
from dos.strategy.selectors import assessment, doors, published
from dos.strategy.selectors.measures import HISTORY, SAID, fetch_latest

REAL = Q(live=True, is_example=False)
SHOWN_PROJECTS_OF_A_FIELD = 5
SHOWN_INDICATORS = 12
GRANT = "zuwendung"
FEDERAL_FIGURES = ("foerderprogramm-seit", "modellprojekte", "foerdermittel-bund", "staffeln")
VOLUME = "gesamtvolumen"
MONEY = (VOLUME, GRANT, "zuwendung-dortmund", "zuwendung-schwerte", "eigenanteil-schwerte")
SIZE = ("handlungsfelder", "projekte", "projekte-gefoerdert", "einwohner-dortmund", "einwohner-schwerte")
OUR_FIGURES = (*MONEY, *SIZE)
_STAGE_ORDER = ("running", "decided", "planned", "idea", "paused", "done", "stopped")


@dataclass(frozen=True)
class FreshShare:
    """How many of the confirmed, unfinished sheets were looked at in time (R5); the others are only researched."""

    fresh: int
    confirmed: int
    researched: int


@dataclass(frozen=True)
class GoalCard:
    """A programme goal with how many fields and real projects serve it."""

    goal: ProgrammeGoal
    url: str
    fields: int
    projects: int


@dataclass(frozen=True)
class Reuse:
    """A solution, who built it, and everybody who takes part in it or uses it in the same way."""

    first: Adoption
    adopters: Sequence[str]


@dataclass(frozen=True)
class ProgrammePage:
    """Everything that the page of the programme shows."""

    programme: Programme
    values: Sequence[Guideline]
    guidelines: Sequence[Guideline]
    themes: Sequence[Guideline]
    goals: Sequence[GoalCard]
    funding: FundingProgramme | None
    vision: Sequence[str]
    grant: Figure | None
    volume: Figure | None
    money: Sequence[Figure]
    size: Sequence[Figure]
    federal: Sequence[Figure]
    phases: Sequence[Bar]
    phase_entries: Sequence[TimelineEntry]
    history: Sequence[TimelineEntry]
    decisions: Sequence[Decision]
    freshness: FreshShare
    adoptions: Sequence[Reuse]
    adoption_gap: str
    offices: Sequence[City]


@dataclass(frozen=True)
class MeasuredIndicator:
    """An indicator with its newest value, its line and its last target."""

    indicator: Indicator
    url: str
    latest: IndicatorValue | None
    points: Sequence[Point]
    target: str


@dataclass(frozen=True)
class FieldOfGoal:
    """A field that serves a goal, with its first projects."""

    field: ActionField
    url: str
    total: int
    running: int
    projects: Sequence[Project]


@dataclass(frozen=True)
class GoalPage:
    """Everything that the page of a programme goal shows."""

    goal: ProgrammeGoal
    fields: Sequence[FieldOfGoal]
    projects: int
    contributing: Sequence[Project]
    indicators: Sequence[MeasuredIndicator]


def programme_page() -> ProgrammePage | None:
    """Return what the page of the programme shows; None before there is a programme."""
    programme = published.programme()
    if programme is None:
        return None
    by_kind: dict[str, list[Guideline]] = defaultdict(list)
    for guideline in programme.guidelines.all():
        by_kind[guideline.kind].append(guideline)
    entries = list(programme.timeline.all())
    phases = [entry for entry in entries if entry.is_phase]
    adoptions = _adoptions()
    figures = {figure.key: figure for figure in programme.figures.all()}
    return ProgrammePage(
        programme=programme,
        values=by_kind[Guideline.Kind.VALUE],
        guidelines=by_kind[Guideline.Kind.GUIDELINE],
        themes=by_kind[Guideline.Kind.THEME],
        goals=goal_cards(),
        funding=published.funding_programmes().first(),
        vision=translated(programme, "vision").text.splitlines(),
        grant=figures.get(GRANT),
        volume=figures.get(VOLUME),
        money=[figures[key] for key in MONEY if key in figures],
        size=[figures[key] for key in SIZE if key in figures],
        federal=[figures[key] for key in FEDERAL_FIGURES if key in figures],
        phases=[_bar(entry) for entry in phases],
        phase_entries=phases,
        history=[entry for entry in entries if not entry.is_phase],
        decisions=list(published.decisions().filter(concerns_programme=True, is_example=False).order_by("on", "pk")),
        freshness=fresh_share(),
        adoptions=_reuses(adoptions),
        adoption_gap=_adoption_gap(adoptions),
        offices=[city for city in cities.all_cities() if city.office_name],
    )


def _bar(entry: TimelineEntry) -> Bar:
    ends_on = assessment.last_day(entry.ends_on, entry.ends_precision)
    is_over = ends_on is not None and ends_on < timezone.localdate()
    period = _("%(start)s bis %(end)s") % {
        "start": partial_date(entry.starts_on, entry.starts_precision),
        "end": partial_date(entry.ends_on, entry.ends_precision),
    }
    return Bar(
        translated(entry, "title").text, entry.starts_on, ends_on, text=period, fill="full" if is_over else "half"
    )


def goal_cards() -> list[GoalCard]:
    """Return the programme goals with what serves them, in their order."""
    real = Q(action_fields__projects__live=True, action_fields__projects__is_example=False)
    found = ProgrammeGoal.objects.annotate(
        field_count=Count("action_fields", distinct=True),
        project_count=Count("action_fields__projects", filter=real, distinct=True),
    )
    return [
        GoalCard(goal, reverse("strategy:goal_detail", args=[goal.slug]), goal.field_count, goal.project_count)
        for goal in found
    ]


def fresh_share() -> FreshShare:
    """Count the sheets that somebody stands behind, and those of them that were looked at in time."""
    found = Project.objects.filter(REAL)
    open_ones = found.filter(origin=Project.Origin.CONFIRMED).exclude(stage__in=assessment.FINISHED)
    sheets = list(open_ones.only("origin", "stage", "last_reviewed_on", "review_interval_days"))
    today = timezone.localdate()
    overdue = sum(sheet.is_review_overdue(today) for sheet in sheets)
    researched = found.filter(origin=Project.Origin.RESEARCHED).count()
    return FreshShare(len(sheets) - overdue, len(sheets), researched)


def _adoptions() -> list[Adoption]:
    found = Adoption.objects.filter(project__live=True, is_example=False)
    return list(
        found.select_related("project", "builder_city", "adopter_city").order_by(german_order("project__name"), "pk")
    )


def _reuses(adoptions: Iterable[Adoption]) -> list[Reuse]:
    """Put those together who reuse the same solution in the same way since the same day."""
    groups: dict[tuple[object, ...], list[Adoption]] = defaultdict(list)
    for one in adoptions:
        key = (one.project_id, one.builder_city_id, one.since_on, one.note, one.source_url)
        groups[key].append(one)
    return [Reuse(group[0], [str(one.adopter_city or one.adopter_name) for one in group]) for group in groups.values()]


def _adoption_gap(adoptions: Iterable[Adoption]) -> str:
    """Say when none of the partner cities reuses what another one built."""
    names = [city.name for city in cities.all_cities()]
    if len(names) < 2 or any(adoption.builder_city and adoption.adopter_city for adoption in adoptions):
        return ""
    return _("Zwischen %(cities)s ist noch keine Übernahme belegt.") % {"cities": listed(names)}


def goal_page(goal: ProgrammeGoal) -> GoalPage:
    """Return what the page of a programme goal shows, in a fixed number of queries."""
    counts = {row.field.pk: row for row in doors.field_counts(None)}
    fields = list(goal.action_fields.all())
    first = _first_projects(fields)
    direct = Project.objects.filter(REAL).filter(Q(contributions__goal=goal) | Q(contributions__objective__goals=goal))
    return GoalPage(
        goal=goal,
        fields=[
            FieldOfGoal(
                field,
                reverse("strategy:action_field_detail", args=[field.slug]),
                counts[field.pk].total,
                counts[field.pk].running,
                first[field.pk],
            )
            for field in fields
        ],
        projects=Project.objects.filter(REAL, action_fields__in=fields).distinct().count(),
        contributing=list(direct.distinct().order_by(german_order("name"))[:SHOWN_INDICATORS]),
        indicators=measured(Q(goals=goal) | Q(action_field__in=fields) | Q(objective__goals=goal)),
    )


def _first_projects(fields: Sequence[ActionField]) -> dict[int, list[Project]]:
    """Return a few projects of each field, those that run first."""
    links = Project.action_fields.through.objects.filter(actionfield__in=fields)
    links = links.filter(project__live=True, project__is_example=False)
    keys = sorted(
        links.values_list("actionfield_id", "project__stage", "project__name", "project_id"),
        key=lambda link: (_STAGE_ORDER.index(link[1]), link[2]),
    )
    chosen: dict[int, list[int]] = defaultdict(list)
    for field_id, _stage, _name, project_id in keys:
        if len(chosen[field_id]) < SHOWN_PROJECTS_OF_A_FIELD:
            chosen[field_id].append(project_id)
    rows = Project.objects.in_bulk({key for some in chosen.values() for key in some})
    return defaultdict(list, {field_id: [rows[key] for key in some] for field_id, some in chosen.items()})


def measured(wanted: Q, *, city: City | None = None) -> list[MeasuredIndicator]:
    """Return the first published indicators with their newest values; examples come last."""
    found: QuerySet[Indicator] = Indicator.objects.published().filter(wanted)
    if city is not None:
        found = found.filter(Q(city=city) | Q(city=None))
    found = found.only(*SAID).prefetch_related("targets").order_by("is_example", german_order("name"), "pk")
    rows = list(found.distinct()[:SHOWN_INDICATORS])
    fetch_latest(rows, HISTORY)
    return [_measured(row) for row in rows]


def _measured(indicator: Any) -> MeasuredIndicator:
    values: list[IndicatorValue] = indicator.latest_values
    targets = list(indicator.targets.all())
    unit = translated(indicator, "unit").text
    target = f"{german_number(targets[-1].value)} {unit}" if targets else ""
    return MeasuredIndicator(
        indicator,
        reverse("strategy:indicator_detail", args=[indicator.slug]),
        values[0] if values else None,
        [Point(value.on, value.value) for value in reversed(values)] if len(values) > 1 else [],
        target,
    )
