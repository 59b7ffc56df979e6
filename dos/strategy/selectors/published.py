"""What the public may see of each noun, with everything that a record of it shows, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeVar

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from dos.cities import selectors as cities
from dos.cities.models import City, District
from dos.core.db import german_order
from dos.strategy.models import (
    ActionField,
    Baseline,
    Change,
    Cohort,
    Contribution,
    Decision,
    FundingProgramme,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    Milestone,
    Objective,
    Programme,
    ProgrammeGoal,
    Project,
    StatusNote,
)
from dos.strategy.selectors.skeleton import skeleton

Row = TypeVar("Row", City, ActionField, District)


def programme() -> Programme | None:
    """Return the programme with what stands on its page."""
    return Programme.objects.prefetch_related("goals", "guidelines", "figures", "timeline").first()


def funding_programmes() -> QuerySet[FundingProgramme]:
    """Return the funding programmes with their rounds."""
    return FundingProgramme.objects.prefetch_related(Prefetch("cohorts", Cohort.objects.order_by("number")))


def goals() -> QuerySet[ProgrammeGoal]:
    """Return the goals of the programme with the fields and objectives that serve them."""
    return ProgrammeGoal.objects.prefetch_related("action_fields", "objectives")


def action_fields() -> QuerySet[ActionField]:
    """Return the fields with goals, objectives and the state before the programme."""
    return ActionField.objects.prefetch_related(
        "goals", "objectives", Prefetch("baselines", Baseline.objects.select_related("city"))
    )


def objectives() -> QuerySet[Objective]:
    """Return the objectives with their place in the tree."""
    return Objective.objects.select_related("action_field", "parent").prefetch_related("goals")


def projects() -> QuerySet[Project]:
    """Return the published projects with everything on their sheet but neighbours, notes and changes."""
    return (
        Project.objects.published()
        .select_related("lead_city", "parent", "lead_organisation")
        .prefetch_related(
            "milestones",
            "fundings__funding_programme",
            "partnerships__organisation",
            "adoptions__builder_city",
            "adoptions__adopter_city",
            "documents__file",
            Prefetch("contributions", Contribution.objects.select_related("goal", "objective")),
            Prefetch("decisions", Decision.objects.published().select_related("city")),
            Prefetch("indicators", Indicator.objects.published()),
        )
    )


@dataclass(frozen=True)
class Neighbours:
    """Cities, fields and districts of the projects of one page, by project; empty for those that have none.

    Read from the tables between, because a manager for each project costs more than all queries together.
    """

    cities: Mapping[int, Sequence[City]]
    action_fields: Mapping[int, Sequence[ActionField]]
    districts: Mapping[int, Sequence[District]]


def neighbours(keys: Collection[int]) -> Neighbours:
    """Return what stands around these projects, in one query for the links of all three kinds."""
    known = _links(keys)
    directory = cities.directory()
    places: Mapping[int, District] = directory.districts
    fresh = {pk for kind, _key, pk in known if kind == "district"} - places.keys()
    if fresh:
        # It came in just now.
        places = {**places, **District.objects.select_related("city").in_bulk(fresh)}
    return Neighbours(
        _by_project(known, "city", keys, {city.pk: city for city in directory.by_key.values()}),
        _by_project(known, "action_field", keys, skeleton().action_fields),
        _by_project(known, "district", keys, places),
    )


def _links(keys: Collection[int]) -> set[tuple[str, int, int]]:
    links = [
        between.objects.filter(project__in=keys).order_by().values_list(Value(kind), "project_id", f"{column}_id")
        for kind, between, column in (
            ("city", Project.cities.through, "city"),
            ("action_field", Project.action_fields.through, "actionfield"),
            ("district", Project.districts.through, "district"),
        )
    ]
    return set(links[0].union(*links[1:], all=True))


def _by_project(
    known: Collection[tuple[str, int, int]], kind: str, keys: Collection[int], rows: Mapping[int, Row]
) -> Mapping[int, Sequence[Row]]:
    """Return the rows that the links of this kind name, in the order of the rows."""
    found: dict[int, list[Row]] = defaultdict(list)
    for (pk, row), key in product(rows.items(), keys):
        if (kind, key, pk) in known:
            found[key].append(row)
    return found


def owners(keys: Collection[int]) -> Mapping[int, Sequence[City]]:
    """Return the cities of these projects, in the order of the cities."""
    known = {city.pk: city for city in cities.all_cities()}
    found: dict[int, list[City]] = defaultdict(list)
    links = Project.cities.through.objects.filter(project__in=keys).order_by("city__order", "city__key")
    for key, city in links.values_list("project_id", "city_id"):
        found[key].append(known[city])
    return found


def milestones() -> QuerySet[Milestone]:
    """Return the steps of published projects."""
    return Milestone.objects.filter(project__live=True).select_related("project")


def milestones_of(project: Project) -> QuerySet[Milestone]:
    """Return the steps of one project; `place` is their order."""
    return milestones().filter(project=project).annotate(place=Coalesce("sort_order", 0))


def changes_of(project: Project) -> QuerySet[Change]:
    """Return the public change log of one project."""
    return Change.objects.filter(project=project)


def status_notes_of(project: Project) -> QuerySet[StatusNote]:
    """Return the published notes on the state of one project."""
    return StatusNote.objects.published().filter(project=project)


def decisions() -> QuerySet[Decision]:
    """Return the published decisions."""
    return Decision.objects.published().select_related("city", "organisation")


def projects_of_decisions(keys: Collection[int]) -> Mapping[int, Sequence[Project]]:
    """Return the published projects that these decisions are about."""
    links = Decision.projects.through.objects.filter(decision__in=keys, project__live=True)
    found: dict[int, list[Project]] = defaultdict(list)
    for link in links.select_related("project").order_by(german_order("project__name"), "project"):
        found[link.decision_id].append(link.project)
    return found


def indicators() -> QuerySet[Indicator]:
    """Return the published indicators; `latest_key` is the primary key of the newest value."""
    newest = IndicatorValue.objects.filter(indicator=OuterRef("pk")).order_by("-on").values("pk")[:1]
    return (
        Indicator.objects.published()
        .select_related("city", "action_field", "objective", "project", "milestone__project", "replaces")
        .annotate(latest_key=Subquery(newest))
    )


@dataclass(frozen=True)
class Measures:
    """Newest value, targets and served goals of the indicators of one page, and the cities of their projects."""

    latest: Mapping[int, IndicatorValue]
    targets: Mapping[int, Sequence[IndicatorTarget]]
    goals: Mapping[int, Sequence[ProgrammeGoal]]
    owners: Mapping[int, Sequence[City]]


def measures(found: Collection[Any]) -> Measures:
    """Return what belongs to the rows of `indicators()`, in five queries."""
    keys = [row.pk for row in found]
    newest = IndicatorValue.objects.in_bulk([row.latest_key for row in found if row.latest_key])
    aims: dict[int, list[IndicatorTarget]] = defaultdict(list)
    for target in IndicatorTarget.objects.filter(indicator__in=keys).order_by("on"):
        aims[target.indicator_id].append(target)
    served: dict[int, list[ProgrammeGoal]] = defaultdict(list)
    links = Indicator.goals.through.objects.filter(indicator__in=keys).select_related("programmegoal")
    for link in links.order_by("programmegoal__order", "programmegoal"):
        served[link.indicator_id].append(link.programmegoal)
    return Measures(
        latest={value.indicator_id: value for value in newest.values()},
        targets=aims,
        goals=served,
        owners=owners({row.project_id for row in found if row.project_id}),
    )


def values_of(indicator: Indicator) -> QuerySet[IndicatorValue]:
    """Return all values of one indicator."""
    return IndicatorValue.objects.filter(indicator=indicator)
