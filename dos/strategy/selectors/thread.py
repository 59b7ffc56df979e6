"""Who stands on the thread with whom, from a programme goal down to a measured value.

Two objects share a thread when one stands above the other: goal › field › objective › project › use case › milestone ›
indicator › value. A decision stands above its projects and beside what these serve. So if the thread of A shows B, that
of B shows A. What is not published is a stub without name, and nothing is looked up behind it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Case, Prefetch, Q, QuerySet, Value, When, prefetch_related_objects

from dos.core.db import german_order
from dos.core.thread import MAX_OF_KIND, Node, stub
from dos.strategy.models import (
    ActionField,
    Contribution,
    Decision,
    Indicator,
    IndicatorValue,
    Milestone,
    Objective,
    ProgrammeGoal,
    Project,
)
from dos.strategy.selectors import assessment, nodes
from dos.strategy.selectors.measures import HISTORY, SAID, fetch_latest
from dos.strategy.selectors.published import Neighbours, neighbours
from dos.strategy.selectors.skeleton import line_of, skeleton

KINDS = ("goal", "action_field", "objective", "decision", "project", "milestone", "indicator", "value")
# What a node and a row of a list say; each column more costs.
_OF_DECISIONS = (
    *("slug", "title", "title_en", "body", "reference", "on", "on_precision", "outcome"),
    *("city", "is_example", "live"),
)
_MEMORY = "thread_chain"
Row = TypeVar("Row")


@dataclass
class Chain:
    """The rows on the thread of one object; `hidden` are the kinds of which some are not public."""

    goals: list[ProgrammeGoal] = field(default_factory=list)
    action_fields: list[ActionField] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    around: Neighbours = field(default_factory=lambda: Neighbours({}, {}, {}))
    hidden: set[str] = field(default_factory=set)


def thread(obj: Any, viewer: Any) -> Iterable[Node]:
    """Return the nodes on the thread of the object; none for what the strategy does not know."""
    if isinstance(obj, IndicatorValue):
        return _nodes(chain(obj.indicator), obj)
    return _nodes(chain(obj), obj) if type(obj) in _CHAINS else ()


def thread_object(kind: str, slug: str, viewer: Any) -> Any | None:
    """Return the public object of this kind and name, or None."""
    found = _PUBLIC[kind]() if kind in _PUBLIC else None
    return found.filter(**{"key" if kind == "milestone" else "slug": slug}).first() if found is not None else None


def chain(obj: Any) -> Chain:
    """Return the rows on the thread of the object, with their milestones, targets and latest values.

    The number of queries does not depend on the number of rows. The answer is remembered on the object, because a page
    needs the rows for more than the strip.
    """
    known: Chain | None = obj.__dict__.get(_MEMORY)
    if known is None:
        known = _CHAINS[type(obj)](obj) if obj.pk is not None else Chain()
        obj.__dict__[_MEMORY] = known
    return known


def latest(indicator: Indicator) -> IndicatorValue | None:
    """Return the newest value of an indicator of a chain."""
    values: list[IndicatorValue] = indicator.latest_values
    return values[0] if values else None


def _chain_of_project(project: Project) -> Chain:
    above, hidden = _ancestors(project)
    below, hidden_below = _with_descendants([project])
    found = Chain(projects=[*above, *below], hidden=hidden | hidden_below)
    _add_what_they_serve(found, [project, *above])
    _add_decisions(found, [*above, *below])
    _add_steps(found, below)
    _add_indicators(found, _of_projects(below), history=HISTORY)
    return found


def _chain_of_milestone(milestone: Milestone) -> Chain:
    found = _chain_above([milestone.project])
    found.milestones = [milestone]
    _add_indicators(found, Q(milestone=milestone))
    return found


def _chain_of_indicator(indicator: Indicator) -> Chain:
    project = indicator.project or (indicator.milestone.project if indicator.milestone else None)
    objectives = line_of(indicator.objective) if indicator.objective else []
    fields = [indicator.action_field] if indicator.action_field else []
    goals = Indicator.goals.through.objects.filter(indicator=indicator).values_list("programmegoal_id", flat=True)
    found = _chain_above([project] if project else [], objectives, fields, goals)
    if indicator.milestone is not None and indicator.milestone.project.live:
        found.milestones = [indicator.milestone]
    _add_indicators(found, Q(pk=indicator.pk))
    if not indicator.live:
        # A draft stands on its own thread, for its preview.
        indicator.latest_values = []
        found.indicators, found.hidden = [indicator], found.hidden - {"indicator"}
    return found


def _chain_above(
    projects: list[Project],
    objectives: Sequence[Objective] = (),
    fields: Sequence[ActionField] = (),
    goals: Iterable[int] = (),
) -> Chain:
    """Start with a project that a step or an indicator belongs to, and with what stands above."""
    found = Chain()
    for project in projects:
        above, found.hidden = _ancestors(project)
        if project.live:
            found.projects = [*above, project]
        else:
            found.hidden = {"project"}
    _add_what_they_serve(found, found.projects, objectives, fields, goals)
    _add_decisions(found, found.projects)
    return found


def _chain_of_decision(decision: Decision) -> Chain:
    concerned = list(decision.projects.all())
    found = Chain(decisions=[decision], hidden=set() if all(row.live for row in concerned) else {"project"})
    direct = _most_telling(Project.objects.filter(pk__in=[row.pk for row in concerned], live=True))
    below, hidden = _with_descendants(direct)
    above = [row for project in direct for row in _ancestors(project)[0]]
    found.projects = _once([*above, *below])
    found.hidden |= hidden
    _add_what_they_serve(found, found.projects, goals=skeleton().goals if decision.concerns_programme else ())
    _add_steps(found, below)
    _add_indicators(found, _of_projects(below))
    return found


def _chain_of_objective(objective: Objective) -> Chain:
    bones, line = skeleton(), line_of(objective)
    family = [objective, *(one for one in bones.objectives.values() if objective in line_of(one)[:-1])]
    found = Chain(action_fields=[objective.action_field], objectives=_once([*line, *family])[: MAX_OF_KIND + 1])
    found.goals = bones.goals_of(found.action_fields, line)
    return _add_below(found, Q(contributions__objective__in=family), Q(objective__in=family))


def _chain_of_field(one: ActionField) -> Chain:
    bones = skeleton()
    objectives = [row for row in bones.objectives.values() if row.action_field_id == one.pk][: MAX_OF_KIND + 1]
    found = Chain(goals=bones.goals_of([one]), action_fields=[one], objectives=objectives)
    served = Q(action_fields=one) | Q(contributions__objective__action_field=one)
    return _add_below(found, served, Q(action_field=one) | Q(objective__action_field=one))


def _chain_of_goal(goal: ProgrammeGoal) -> Chain:
    bones = skeleton()
    fields = bones.fields_of(goal)
    serving = [
        row
        for row in bones.objectives.values()
        if row.action_field in fields
        or any(goal.pk in bones.goals_of_objectives.get(above.pk, ()) for above in line_of(row))
    ]
    found = Chain(goals=[goal], action_fields=fields, objectives=serving[: MAX_OF_KIND + 1])
    found.decisions = list(Decision.objects.published().filter(concerns_programme=True))
    served = Q(contributions__goal=goal) | Q(contributions__objective__in=serving) | Q(action_fields__in=fields)
    counted = Q(pk__in=Indicator.goals.through.objects.filter(programmegoal=goal).values("indicator_id"))
    return _add_below(found, served, counted | Q(action_field__in=fields) | Q(objective__in=serving))


def _add_below(found: Chain, served_by: Q, measured_by: Q) -> Chain:
    """Add projects that serve something, and what stands below them."""
    direct = _most_telling(Project.objects.filter(served_by))
    if any(not row.live for row in direct):
        found.hidden.add("project")
    direct = [row for row in direct if row.live]
    found.projects, hidden = _with_descendants(direct)
    found.hidden |= hidden
    above = [row for project in direct for row in _ancestors(project)[0]]
    _add_decisions(found, _once([*found.projects, *above]))
    _add_steps(found, found.projects)
    _add_indicators(found, measured_by | _of_projects(found.projects))
    return found


def _most_telling(projects: QuerySet[Project]) -> list[Project]:
    """Return the first of many projects: what runs or is done before what is planned."""
    by_stage = Case(
        When(stage=Project.Stage.RUNNING, then=Value(0)),
        When(stage=Project.Stage.DONE, then=Value(1)),
        default=Value(2),
    )
    keys = list(
        projects.order_by("-live", by_stage, german_order("name"), "pk")
        .values_list("pk", flat=True)
        .distinct()[: 4 * MAX_OF_KIND]
    )
    rows = Project.objects.prefetch_related("parent__parent").in_bulk(list(dict.fromkeys(keys))[: MAX_OF_KIND + 1])
    return list(rows.values())


def _ancestors(project: Project) -> tuple[list[Project], set[str]]:
    """Return the published projects above this one, nearest last, and whether the line breaks off."""
    above: list[Project] = []
    one = project.parent
    while one is not None and len(above) < 3:
        if not one.live:
            return above, {"project"}
        above.insert(0, one)
        one = one.parent
    return above, set()


def _with_descendants(projects: list[Project]) -> tuple[list[Project], set[str]]:
    """Return the projects and the published ones below them, and whether a line breaks off."""
    if not projects:
        return [], set()
    below = Q(parent__in=projects) | Q(parent__parent__in=projects) | Q(parent__parent__parent__in=projects)
    # Most projects have nothing below them: the short question first.
    keys = set(Project.objects.filter(below).order_by().values_list("pk", flat=True)) - {row.pk for row in projects}
    found = list(Project.objects.filter(pk__in=keys)) if keys else []
    kept, hidden = {row.pk: row for row in projects}, set()
    for _level in range(3):
        for row in found:
            if row.parent_id in kept and row.live:
                kept.setdefault(row.pk, row)
            elif row.parent_id in kept:
                hidden.add("project")
    return list(kept.values()), hidden


def _add_what_they_serve(
    found: Chain,
    projects: Iterable[Project],
    objectives: Sequence[Objective] = (),
    fields: Sequence[ActionField] = (),
    goals: Iterable[int] = (),
) -> None:
    rows, bones = list(projects), skeleton()
    found.contributions = list(Contribution.objects.filter(project__in=rows)) if rows else []
    for row in found.contributions:
        # What came in just now is not remembered yet: Django asks for it.
        if row.goal_id in bones.goals:
            row.goal = bones.goals[row.goal_id]
        elif row.objective_id in bones.objectives:
            row.objective = bones.objectives[row.objective_id]
    contributed = [row.objective for row in found.contributions if row.objective is not None]
    found.objectives = _once([*objectives, *(above for one in contributed for above in line_of(one))])
    if rows:
        found.around = neighbours([row.pk for row in rows])
    of_projects = [one for some in found.around.action_fields.values() for one in some]
    found.action_fields = _once([*fields, *of_projects, *(one.action_field for one in found.objectives)])
    named = [row.goal_id for row in found.contributions]
    found.goals = bones.goals_of(found.action_fields, found.objectives, [*named, *goals])


def _add_decisions(found: Chain, projects: Sequence[Project]) -> None:
    prefetch_related_objects(list(projects), Prefetch("decisions", Decision.objects.only(*_OF_DECISIONS)))
    rows = _once([*found.decisions, *(row for project in projects for row in project.decisions.all())])
    if any(not row.live for row in rows):
        found.hidden.add("decision")
    found.decisions = [row for row in rows if row.live]


def _add_steps(found: Chain, projects: Sequence[Project]) -> None:
    prefetch_related_objects(list(projects), "milestones")
    found.milestones = [step for project in projects for step in project.milestones.all()]


def _of_projects(projects: Sequence[Project]) -> Q:
    return Q(project__in=projects) | Q(milestone__project__in=projects)


def _add_indicators(found: Chain, wanted: Q, *, history: int = 1) -> None:
    rows = Indicator.objects.filter(wanted).only(*SAID).order_by("-live", german_order("name"), "pk")
    loaded = list(rows.prefetch_related("targets")[: 4 * MAX_OF_KIND])
    if any(not row.live for row in loaded):
        found.hidden.add("indicator")
    found.indicators = [row for row in loaded if row.live]
    fetch_latest(found.indicators, history)


def _once(rows: Iterable[Row]) -> list[Row]:
    return list(dict.fromkeys(rows))


def _nodes(found: Chain, here: Any) -> Iterable[Node]:
    yield from (nodes.of_goal(row, is_here=row == here) for row in found.goals)
    yield from (nodes.of_action_field(row, is_here=row == here) for row in found.action_fields)
    yield from (nodes.of_objective(row, level=len(line_of(row)), is_here=row == here) for row in found.objectives)
    yield from (nodes.of_decision(row, is_here=row == here) for row in found.decisions)
    levels = _levels(found.projects)
    yield from (nodes.of_project(row, level=levels[row.pk], is_here=row == here) for row in found.projects)
    coming = assessment.next_milestone(found.milestones)
    yield from (nodes.of_milestone(row, is_next=row is coming, is_here=row == here) for row in found.milestones)
    for indicator in found.indicators:
        yield from _measured(indicator, here)
    yield from (stub(kind) for kind in sorted(found.hidden))


def _levels(projects: Iterable[Project]) -> dict[int, int]:
    """Return how deep each project lies below others of the chain; the upper ones come first."""
    levels: dict[int, int] = {}
    for row in projects:
        levels[row.pk] = levels.get(row.parent_id, -1) + 1 if row.parent_id else 0
    return levels


def _measured(indicator: Indicator, here: Any) -> Iterable[Node]:
    newest, targets = latest(indicator), list(indicator.targets.all())
    yield nodes.of_indicator(indicator, newest, targets[-1] if targets else None, is_here=indicator == here)
    shown = here if isinstance(here, IndicatorValue) else newest
    if shown is not None:
        yield nodes.of_value(indicator, shown, is_here=shown == here)


_CHAINS: dict[type[Any], Callable[[Any], Chain]] = {
    ActionField: _chain_of_field,
    Decision: _chain_of_decision,
    Indicator: _chain_of_indicator,
    Milestone: _chain_of_milestone,
    Objective: _chain_of_objective,
    ProgrammeGoal: _chain_of_goal,
    Project: _chain_of_project,
}
_PUBLIC: dict[str, Callable[[], QuerySet[Any]]] = {
    "goal": ProgrammeGoal.objects.all,
    "action_field": ActionField.objects.all,
    "objective": lambda: Objective.objects.select_related("action_field", "parent__parent"),
    "decision": Decision.objects.published,
    "project": Project.objects.published,
    "milestone": lambda: Milestone.objects.filter(project__live=True).select_related("project"),
    "indicator": lambda: Indicator.objects.published().select_related("project", "milestone", "objective"),
}
