"""The strategy's rows as nodes of the thread: what each is called, how far it is, where its page is.

Pure but for the addresses; a row that is not published has no node here, see `thread`.
"""

from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from dos.core.text import first_sentence, translated
from dos.core.thread import KIND_LABELS, Fill, Node
from dos.strategy.models import (
    ActionField,
    Decision,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    Milestone,
    Objective,
    ProgrammeGoal,
    Project,
)
from dos.strategy.selectors.addresses import page_url

_PROJECT_FILL: dict[str, Fill] = {
    Project.Stage.IDEA: "open",
    Project.Stage.PLANNED: "open",
    Project.Stage.DECIDED: "open",
    Project.Stage.RUNNING: "half",
    Project.Stage.PAUSED: "half",
    Project.Stage.DONE: "full",
    Project.Stage.STOPPED: "crossed",
}
_PROJECT_RANK: dict[str, int] = {Project.Stage.RUNNING: 2, Project.Stage.DONE: 1}
_MILESTONE_FILL: dict[str, Fill] = {
    Milestone.State.PLANNED: "open",
    Milestone.State.RUNNING: "half",
    Milestone.State.DONE: "full",
    Milestone.State.STOPPED: "crossed",
}
_DECISION_FILL: dict[str, Fill] = {
    Decision.Outcome.ANNOUNCED: "open",
    Decision.Outcome.ADOPTED: "full",
    Decision.Outcome.AMENDED: "full",
    Decision.Outcome.POSTPONED: "open",
    Decision.Outcome.REJECTED: "crossed",
}
# The next open step tells more than any that has passed.
NEXT_RANK = date.max.toordinal()


def _node(kind: str, slug: str, label: str, fill: Fill, state_label: object, **more: Any) -> Node:
    return Node(kind, slug, label, str(KIND_LABELS[kind]), fill, str(state_label), **more)


def of_goal(goal: ProgrammeGoal, *, is_here: bool = False) -> Node:
    """A goal of the programme is something to strive for: always open."""
    url = page_url("strategy:goal_detail", goal.slug)
    return _node("goal", goal.slug, translated(goal, "title").text, "open", _("angestrebt"), url=url, is_here=is_here)


def of_action_field(field: ActionField, *, is_here: bool = False) -> Node:
    """A field of the strategy."""
    url = page_url("strategy:action_field_detail", field.slug)
    label = translated(field, "name").text
    return _node("action_field", field.slug, label, "open", _("Teil der Strategie"), url=url, is_here=is_here)


def of_objective(objective: Objective, *, level: int = 1, is_here: bool = False) -> Node:
    """An objective lies on its field's page; a deeper one tells more."""
    url = f"{page_url('strategy:action_field_detail', objective.action_field.slug)}#ziel-{objective.slug}"
    return _node(
        "objective",
        objective.slug,
        translated(objective, "title").text,
        "open",
        _("angestrebt"),
        url=url,
        is_here=is_here,
        is_example=objective.is_example,
        rank=level,
        level=level,
    )


def of_decision(decision: Decision, *, is_here: bool = False) -> Node:
    """A decision with its day; the latest tells most."""
    return _node(
        "decision",
        decision.slug,
        translated(decision, "title").text,
        _DECISION_FILL[decision.outcome],
        decision.get_outcome_display(),
        on=decision.on,
        on_precision=decision.on_precision,
        url=page_url("strategy:decision_detail", decision.slug),
        is_here=is_here,
        is_example=decision.is_example,
        rank=decision.on.toordinal(),
    )


def of_project(project: Project, *, level: int = 0, is_here: bool = False) -> Node:
    """A project with its stage, since when, and why it rests where it does."""
    is_over = project.stage in (Project.Stage.DONE, Project.Stage.STOPPED)
    on, precision = (project.end_on, project.end_precision) if is_over else (project.start_on, project.start_precision)
    rests = project.stage in (Project.Stage.PAUSED, Project.Stage.STOPPED)
    return _node(
        "project",
        project.slug,
        translated(project, "name").text,
        _PROJECT_FILL[project.stage],
        project.get_stage_display(),
        on=on,
        on_precision=precision,
        reason=first_sentence(project.stage_reason) if rests else "",
        url=page_url("strategy:project_detail", project.slug),
        is_here=is_here,
        is_example=project.is_example,
        rank=_PROJECT_RANK.get(project.stage, 0),
        level=level,
    )


def of_milestone(milestone: Milestone, *, is_next: bool = False, is_here: bool = False) -> Node:
    """A step with the day on which it was reached or is planned; it lies on its project's page."""
    is_reached = milestone.reached_on is not None
    on = milestone.reached_on or milestone.planned_on
    return _node(
        "milestone",
        milestone.key,
        translated(milestone, "title").text,
        _MILESTONE_FILL[milestone.state],
        milestone.get_state_display(),
        on=on,
        on_precision=milestone.reached_precision if is_reached else milestone.planned_precision,
        reason=milestone.reason,
        url=f"{page_url('strategy:project_detail', milestone.project.slug)}#{milestone.key}",
        is_here=is_here,
        is_example=milestone.project.is_example,
        rank=NEXT_RANK if is_next else (on.toordinal() if on and milestone.state == Milestone.State.DONE else 0),
    )


def of_indicator(
    indicator: Indicator, value: IndicatorValue | None, target: IndicatorTarget | None, *, is_here: bool = False
) -> Node:
    """An indicator is open without a value, measured with one, full when the target is reached."""
    fill: Fill = "half" if value else "open"
    state = _("wird gemessen") if value else _("noch ohne Wert")
    if value is not None and target is not None and is_reached(indicator, value.value, target.value):
        fill, state = "full", _("Zielwert erreicht")
    return _node(
        "indicator",
        indicator.slug,
        translated(indicator, "name").text,
        fill,
        state,
        url=page_url("strategy:indicator_detail", indicator.slug),
        is_here=is_here,
        is_example=indicator.is_example,
        rank=1 if value else 0,
    )


def of_value(indicator: Indicator, value: IndicatorValue, *, is_here: bool = False) -> Node:
    """A measured value with its unit and day; it lies on its indicator's page."""
    name, unit = translated(indicator, "name").text, translated(indicator, "unit").text
    return _node(
        "value",
        value_slug(indicator, value.on),
        f"{name}: {number_words(value.value)} {unit}",
        "full",
        _("gemessen"),
        on=value.on,
        on_precision=value.on_precision,
        url=f"{page_url('strategy:indicator_detail', indicator.slug)}#{value.on.isoformat()}",
        is_here=is_here,
        is_example=indicator.is_example,
        rank=value.on.toordinal(),
    )


def value_slug(indicator: Indicator, on: date) -> str:
    """Return the address part of a value: its indicator and its day."""
    return f"{indicator.slug}-{on.isoformat()}"


def number_words(value: float) -> str:
    """Write a number as the active language does, without needless zeros."""
    places = 0 if value == int(value) else len(f"{value:.6f}".rstrip("0").partition(".")[2])
    return formats.number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)


def is_reached(indicator: Indicator, value: float, target: float) -> bool:
    """Say whether the value is at the target or beyond it, in the direction that is better."""
    return value >= target if indicator.direction == Indicator.Direction.UP else value <= target
