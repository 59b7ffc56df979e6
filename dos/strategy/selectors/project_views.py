"""The register as timeline, on the map, and as tree of goals: other drawings of the same filtered projects."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.db.models import QuerySet

from dos.cities import selectors as cities
from dos.core.text import translated
from dos.design.charts import Bar
from dos.strategy.models import ActionField, Contribution, Objective, ProgrammeGoal, Project
from dos.strategy.models.project import STAGE_GROUPS
from dos.strategy.selectors import assessment
from dos.strategy.selectors.addresses import page_url
from dos.strategy.selectors.project_filter import LIST, ProjectFilter
from dos.strategy.selectors.projects import period_of

MAX_LEAVES = 5
_AREAS, _SECONDS = "boundary_areas", 30
FILLS = {
    Project.StageGroup.PLANNED.value: "open",
    Project.StageGroup.RUNNING.value: "half",
    Project.StageGroup.DONE.value: "full",
}


@dataclass(frozen=True)
class Leaf:
    """A project in the tree."""

    name: str
    name_en: str
    slug: str
    stage: str
    is_example: bool

    @property
    def url(self) -> str:
        """The project's page on this site."""
        return page_url("strategy:project_detail", self.slug)

    @property
    def stage_label(self) -> str:
        """The stage in words."""
        return str(Project.Stage(self.stage).label)


@dataclass(frozen=True)
class Twig:
    """An objective, or what serves a field or a goal without one; some projects, and how many there are."""

    objective: Objective | None
    leaves: tuple[Leaf, ...]
    count: int

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.count - len(self.leaves)


@dataclass(frozen=True)
class Branch:
    """A field under a goal, with its objectives."""

    action_field: ActionField
    twigs: tuple[Twig, ...]
    count: int
    query: str


@dataclass(frozen=True)
class Tree:
    """A programme goal (None: fields that no goal names) with what serves it, each project counted once."""

    goal: ProgrammeGoal | None
    direct: Twig
    branches: tuple[Branch, ...]
    count: int


def located(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Only projects whose place is known; impossible coordinates are none."""
    return projects.filter(latitude__range=(-90, 90), longitude__range=(-180, 180))


def boundary_areas() -> dict[str, Any]:
    """Return the partner cities' boundaries for the ground of the map, at most half a minute old."""
    areas: dict[str, Any] | None = caches["local"].get(_AREAS)
    if areas is None:
        areas = _areas()
        caches["local"].set(_AREAS, areas, _SECONDS)
    return areas


def _areas() -> dict[str, Any]:
    features = [
        {"type": "Feature", "geometry": boundary.geometry, "properties": {"label": boundary.city.name}}
        for boundary in cities.boundaries()
    ]
    return {"type": "FeatureCollection", "features": features}


def timeline_bars(projects: Iterable[Project]) -> list[Bar]:
    """Return the periods of the projects of which a day is known."""
    return [bar for bar in map(_bar, projects) if bar.starts_on or bar.ends_on]


def _bar(project: Project) -> Bar:
    period = period_of(project)
    ends_on = period.ends_on
    has_ended = project.stage in assessment.FINISHED
    if period.starts_on and (ends_on is None or ends_on < period.starts_on):
        # What has ended does not run on: where its end is unknown, only the beginning is drawn.
        ends_on = period.starts_on if has_ended else None
    return Bar(
        label=translated(project, "name").text,
        starts_on=period.starts_on,
        ends_on=ends_on,
        url=page_url("strategy:project_detail", project.slug),
        text=f"{period.words} · {project.get_stage_display()}",
        fill="crossed" if project.stage == Project.Stage.STOPPED else FILLS[STAGE_GROUPS[project.stage]],
    )


def undated(projects: Iterable[Project]) -> list[Leaf]:
    """Return the projects of which no day is known."""
    unknown = [project for project in projects if not (period_of(project).starts_on or period_of(project).ends_on)]
    return [Leaf(row.name, row.name_en, row.slug, row.stage, row.is_example) for row in unknown]


def goal_trees(projects: QuerySet[Project], wanted: ProjectFilter) -> list[Tree]:
    """Return goals, fields and objectives with the projects of the filter; branches without one fall away."""
    rows = projects.defer(None).values_list("pk", "slug", "name", "name_en", "stage", "is_example")
    leaves = {key: Leaf(name, name_en, slug, stage, example) for key, slug, name, name_en, stage, example in rows}
    grove = _Grove(leaves, wanted.having(view=LIST))
    goals = list(ProgrammeGoal.objects.prefetch_related("action_fields"))
    served = {field.pk for goal in goals for field in goal.action_fields.all()}
    trees = [grove.tree(goal, list(goal.action_fields.all())) for goal in goals]
    rest = [field for field in ActionField.objects.all() if field.pk not in served]
    trees.append(grove.tree(None, rest))
    return [tree for tree in trees if tree.count]


class _Grove:
    """The projects sorted by what they serve, and the drawing of branches from it."""

    def __init__(self, projects: dict[int, Leaf], wanted: ProjectFilter) -> None:
        self._projects = projects
        self._wanted = wanted
        self._by_field: dict[int, set[int]] = defaultdict(set)
        self._by_objective: dict[int, set[int]] = defaultdict(set)
        self._by_goal: dict[int, set[int]] = defaultdict(set)
        self._objectives: dict[int, list[Objective]] = defaultdict(list)
        for project, field in Project.action_fields.through.objects.values_list("project_id", "actionfield_id"):
            self._by_field[field].add(project)
        for project, objective, goal in Contribution.objects.values_list("project_id", "objective_id", "goal_id"):
            (self._by_goal[goal] if goal else self._by_objective[objective]).add(project)
        for objective in Objective.objects.all():
            self._objectives[objective.action_field_id].append(objective)

    def tree(self, goal: ProgrammeGoal | None, action_fields: Iterable[ActionField]) -> Tree:
        """Draw what serves one goal."""
        direct = self._by_goal[goal.pk] if goal else set()
        members = set(direct)
        branches = []
        for field in action_fields:
            branch, keys = self._branch(field)
            members |= keys
            if branch.count:
                branches.append(branch)
        return Tree(goal, self._twig(None, direct), tuple(branches), len(members & self._projects.keys()))

    def _branch(self, field: ActionField) -> tuple[Branch, set[int]]:
        twigs, placed = [], set[int]()
        for objective in self._objectives[field.pk]:
            twig = self._twig(objective, self._by_objective[objective.pk])
            placed |= self._by_objective[objective.pk]
            if twig.count:
                twigs.append(twig)
        others = self._twig(None, self._by_field[field.pk] - placed)
        keys = (self._by_field[field.pk] | placed) & self._projects.keys()
        query = self._wanted.having(action_field=field.slug).query()
        return Branch(field, (*twigs, others) if others.count else tuple(twigs), len(keys), query), keys

    def _twig(self, objective: Objective | None, keys: set[int]) -> Twig:
        found = [leaf for key, leaf in self._projects.items() if key in keys]
        return Twig(objective, tuple(found[:MAX_LEAVES]), len(found))
