"""Questions about one action field: its projects by stage, its indicators, what is not there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from dos.actors.models import Organisation
from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core.db import german_order
from dos.strategy.models import ActionField, Baseline, Objective, Partnership, ProgrammeGoal, Project
from dos.strategy.models.project import STAGE_GROUPS
from dos.strategy.selectors import programme, projects
from dos.strategy.selectors.programme import MeasuredIndicator
from dos.strategy.selectors.projects import ProjectRow

SHOWN_PROJECTS_OF_A_STAGE = 8
SHOWN_PARTNERS = 24
# What runs comes first.
GROUPS = (Project.StageGroup.RUNNING.value, Project.StageGroup.PLANNED.value, Project.StageGroup.DONE.value)


@dataclass(frozen=True)
class StageSection:
    """The projects of a field that are at one of the three public stages."""

    group: str
    label: str
    total: int
    rows: Sequence[ProjectRow]


@dataclass(frozen=True)
class Branch:
    """An objective with those below it."""

    objective: Objective
    children: Sequence["Branch"]


@dataclass(frozen=True)
class BaselineOf:
    """How things stood in one city before the programme; None where nobody has written it down."""

    city: City
    baseline: Baseline | None


@dataclass(frozen=True)
class FieldPage:
    """Everything that the page of an action field shows."""

    field: ActionField
    goals: Sequence[ProgrammeGoal]
    sections: Sequence[StageSection]
    total: int
    objectives: Sequence[Branch]
    indicators: Sequence[MeasuredIndicator]
    baselines: Sequence[BaselineOf]
    partners: Sequence[Organisation]
    gaps: Sequence[str]


def field_page(field: ActionField, city: City | None, today: date) -> FieldPage:
    """Return what the page of an action field shows of all cities or of one, in a fixed number of queries."""
    sections = _sections(field, city, today)
    return FieldPage(
        field=field,
        goals=list(field.goals.all()),
        sections=sections,
        total=sum(section.total for section in sections),
        objectives=_branches(list(field.objectives.all())),
        indicators=programme.measured(Q(action_field=field) | Q(objective__action_field=field), city=city),
        baselines=_baselines(field, city),
        partners=_partners(field, city),
        gaps=_gaps(field, city),
    )


def _sections(field: ActionField, city: City | None, today: date) -> list[StageSection]:
    """Count real projects by stage and show the first of each; examples come last and do not count."""
    found = Project.objects.published().in_city(city).filter(action_fields=field)
    known = found.order_by("is_example", "kind", german_order("name"), "pk").values_list("pk", "stage", "is_example")
    totals: Counter[str] = Counter()
    chosen: dict[str, list[int]] = {group: [] for group in GROUPS}
    for key, stage, is_example in known:
        group = STAGE_GROUPS[stage]
        totals[group] += not is_example
        if len(chosen[group]) < SHOWN_PROJECTS_OF_A_STAGE:
            chosen[group].append(key)
    shown = Project.objects.only(*projects.LISTED).in_bulk([key for keys in chosen.values() for key in keys])
    rows = {row.project.pk: row for row in projects.project_rows(shown.values(), today)}
    return [
        StageSection(group, str(Project.StageGroup(group).label), totals[group], [rows[key] for key in keys])
        for group, keys in chosen.items()
    ]


def _branches(objectives: list[Objective], parent_id: int | None = None) -> list[Branch]:
    return [Branch(one, _branches(objectives, one.pk)) for one in objectives if one.parent_id == parent_id]


def _baselines(field: ActionField, city: City | None) -> list[BaselineOf]:
    known = {row.city_id: row for row in field.baselines.all()}
    shown = [one for one in cities.all_cities() if city is None or one.pk == city.pk]
    return [BaselineOf(one, known.get(one.pk)) for one in shown]


def _partners(field: ActionField, city: City | None) -> list[Organisation]:
    found = Project.objects.published().in_city(city).filter(action_fields=field)
    taking_part = Partnership.objects.filter(project__in=found, organisation__live=True)
    keys = taking_part.values("organisation_id")
    return list(
        Organisation.objects.filter(pk__in=keys)
        .only("slug", "name", "name_en")
        .order_by(german_order("name"))[:SHOWN_PARTNERS]
    )


def _gaps(field: ActionField, city: City | None) -> list[str]:
    """Name the cities in which no project of the field is known."""
    found = Project.objects.filter(programme.REAL, action_fields=field).order_by()
    served = set(found.values_list("cities", flat=True).distinct())
    asked = [one for one in cities.all_cities() if city is None or one.pk == city.pk]
    return [
        _("In %(city)s ist zu diesem Feld noch kein Vorhaben belegt.") % {"city": one.name}
        for one in asked
        if one.pk not in served
    ]
