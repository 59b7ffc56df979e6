"""Records of decisions, indicators with their values, and the thread."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from pydantic import BaseModel

from dos.cities.models import City
from dos.core.records import Day, Page, Ref, Source, Text, day, source, text
from dos.core.thread import Node, Thread
from dos.strategy.api.records.programme import city_ref, field_ref, goal_ref, objective_ref
from dos.strategy.api.records.projects import project_ref
from dos.strategy.models import Decision, Indicator, IndicatorTarget, IndicatorValue, Project
from dos.strategy.selectors.addresses import canonical_url
from dos.strategy.selectors.published import Measures


class DecisionRecord(BaseModel):
    """What a council or committee decided."""

    key: str
    url: str
    title: Text
    text: Text
    body: str
    city: Ref | None
    on: Day | None
    outcome: str
    outcome_label: str
    reference: str
    concerns_programme: bool
    projects: list[Ref]
    is_example: bool
    source: Source | None
    more_sources: list[str]


class ValueRecord(BaseModel):
    """A value on a day."""

    on: Day | None
    value: float
    origin: str
    recorded_at: datetime
    source: Source | None


class TargetRecord(BaseModel):
    """A value to reach and by when."""

    on: Day | None
    value: float
    source: Source | None


class IndicatorRecord(BaseModel):
    """What is counted, with its latest value and its targets."""

    key: str
    url: str
    name: Text
    unit: Text
    direction: str
    definition: Text
    city: Ref | None
    action_field: Ref | None
    objective: Ref | None
    project: Ref | None
    milestone: Ref | None
    goals: list[Ref]
    baseline_value: float | None
    baseline_on: date | None
    targets: list[TargetRecord]
    latest: ValueRecord | None
    is_stale: bool
    update_interval_days: int | None
    provenance: str
    licence: str
    version: int
    replaces: str | None
    note: str
    is_example: bool
    source: Source | None


class IndicatorSheet(IndicatorRecord, Page):
    """One indicator with a page of its values, oldest first."""

    values: list[ValueRecord]


class NodeRecord(BaseModel):
    """One object on the thread."""

    kind: str
    kind_label: str
    key: str
    label: str
    state: str
    state_label: str
    on: Day | None
    reason: str
    url: str | None
    is_here: bool
    is_example: bool


class ThreadRecord(BaseModel):
    """The thread around one object, from goal to value; `is_cut` when there were more nodes than are shown."""

    kind: str
    key: str
    nodes: list[NodeRecord]
    is_cut: bool


class DecisionPage(Page):
    """Decisions."""

    items: list[DecisionRecord]


class IndicatorPage(Page):
    """Indicators."""

    items: list[IndicatorRecord]


def decision_record(
    decision: Decision, projects: Sequence[Project], owners: Mapping[int, Sequence[City]]
) -> DecisionRecord:
    """Return what the API says about a decision."""
    return DecisionRecord(
        key=decision.slug,
        url=canonical_url(decision),
        title=text(decision, "title"),
        text=text(decision, "text"),
        body=decision.body,
        city=city_ref(decision.city) if decision.city else None,
        on=day(decision.on, decision.on_precision),
        outcome=decision.outcome,
        outcome_label=decision.get_outcome_display(),
        reference=decision.reference,
        concerns_programme=decision.concerns_programme,
        projects=[project_ref(project, owners.get(project.pk, ())) for project in projects],
        is_example=decision.is_example,
        source=source(decision),
        more_sources=[str(url) for url in decision.more_source_urls],
    )


def value_record(value: IndicatorValue) -> ValueRecord:
    """Return what the API says about a value."""
    return ValueRecord(
        on=day(value.on, value.on_precision),
        value=value.value,
        origin=value.origin,
        recorded_at=value.recorded_at,
        source=source(value),
    )


def target_record(target: IndicatorTarget) -> TargetRecord:
    """Return what the API says about a value to reach."""
    return TargetRecord(on=day(target.on, target.on_precision), value=target.value, source=source(target))


def _entry(indicator: Indicator, measures: Measures, today: date) -> dict[str, object]:
    latest = measures.latest.get(indicator.pk)
    project = indicator.project if indicator.project and indicator.project.live else None
    step = indicator.milestone if indicator.milestone and indicator.milestone.project.live else None
    replaced = indicator.replaces if indicator.replaces and indicator.replaces.live else None
    return {
        "key": indicator.slug,
        "url": canonical_url(indicator),
        "name": text(indicator, "name"),
        "unit": text(indicator, "unit"),
        "direction": indicator.direction,
        "definition": text(indicator, "definition"),
        "city": city_ref(indicator.city) if indicator.city else None,
        "action_field": field_ref(indicator.action_field) if indicator.action_field else None,
        "objective": objective_ref(indicator.objective) if indicator.objective else None,
        "project": project_ref(project, measures.owners.get(project.pk, ())) if project else None,
        "milestone": Ref(key=step.key, title=step.title) if step else None,
        "goals": [goal_ref(goal) for goal in measures.goals.get(indicator.pk, ())],
        "baseline_value": indicator.baseline_value,
        "baseline_on": indicator.baseline_on,
        "targets": [target_record(target) for target in measures.targets.get(indicator.pk, ())],
        "latest": value_record(latest) if latest else None,
        "is_stale": indicator.is_stale(latest.on if latest else None, today),
        "update_interval_days": indicator.update_interval_days,
        "provenance": indicator.provenance,
        "licence": indicator.licence,
        "version": indicator.version,
        "replaces": replaced.slug if replaced else None,
        "note": indicator.note,
        "is_example": indicator.is_example,
        "source": source(indicator),
    }


def indicator_record(indicator: Indicator, measures: Measures, today: date) -> IndicatorRecord:
    """Return what lists of the API say about an indicator."""
    return IndicatorRecord.model_validate(_entry(indicator, measures, today))


def indicator_sheet(
    indicator: Indicator, measures: Measures, values: list[IndicatorValue], next_url: str, today: date
) -> IndicatorSheet:
    """Return all that the API says about an indicator, with a page of its values."""
    shown = {"values": [value_record(value) for value in values], "next": next_url or None}
    return IndicatorSheet.model_validate(_entry(indicator, measures, today) | shown)


def node_record(node: Node) -> NodeRecord:
    """Return what the API says about a node; a stub has neither key nor address."""
    return NodeRecord(
        kind=node.kind,
        kind_label=node.kind_label,
        key=node.slug if node.fill != "stub" else "",
        label=node.label,
        state=node.fill,
        state_label=node.state_label,
        on=day(node.on, node.on_precision),
        reason=node.reason,
        url=node.url or None,
        is_here=node.is_here,
        is_example=node.is_example,
    )


def thread_record(kind: str, key: str, found: Thread) -> ThreadRecord:
    """Return what the API says about the thread around one object."""
    return ThreadRecord(kind=kind, key=key, nodes=[node_record(node) for node in found.nodes], is_cut=found.is_cut)
