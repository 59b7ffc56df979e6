"""Records of what the programme is: goals, fields, objectives, guidelines, figures, funding, history."""

from pydantic import BaseModel

from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core.records import Day, Page, Ref, Source, Text, day, source, text
from dos.strategy.models import (
    ActionField,
    Baseline,
    Cohort,
    Figure,
    FundingProgramme,
    Guideline,
    Objective,
    Programme,
    ProgrammeGoal,
    TimelineEntry,
)
from dos.strategy.selectors.addresses import canonical_url


class GuidelineRecord(BaseModel):
    """A guideline, a value of the vision or a cross-cutting theme."""

    key: str
    kind: str
    title: Text
    text: Text
    source: Source | None


class FigureRecord(BaseModel):
    """A number about the programme."""

    key: str
    label: Text
    value: float
    unit: str
    note: str
    source: Source | None


class CohortRecord(BaseModel):
    """One round of a funding programme."""

    number: int
    year: int
    theme: str
    projects: int | None
    amount_eur: float | None
    amount_note: str
    is_ours: bool
    source: Source | None


class FundingProgrammeRecord(BaseModel):
    """Who funds programmes like this one."""

    key: str
    name: Text
    abbreviation: str
    funder: str
    since_year: int | None
    text: Text
    cohorts: list[CohortRecord]
    source: Source | None


class TimelineRecord(BaseModel):
    """Something that happened, or a phase."""

    key: str
    title: Text
    text: str
    starts_on: Day | None
    ends_on: Day | None
    is_phase: bool
    source: Source | None


class CityRecord(BaseModel):
    """A partner city."""

    key: str
    name: str
    population: int | None
    area_km2: float | None
    website: str | None
    source: Source | None


class ProgrammeRecord(BaseModel):
    """The whole programme, without its lists of projects and indicators."""

    key: str
    name: Text
    short_name: str
    motto: Text
    summary: Text
    vision: Text
    governance: Text
    monitoring: Text
    cities: list[CityRecord]
    goals: list[Ref]
    guidelines: list[GuidelineRecord]
    figures: list[FigureRecord]
    funding_programmes: list[FundingProgrammeRecord]
    timeline: list[TimelineRecord]
    source: Source | None


class GoalRecord(BaseModel):
    """What the whole programme serves."""

    key: str
    url: str
    title: Text
    text: Text
    action_fields: list[Ref]
    objectives: list[Ref]
    source: Source | None


class BaselineRecord(BaseModel):
    """How things stood before the programme in one city."""

    city: Ref
    text: Text
    on: Day | None
    source: Source | None


class ActionFieldRecord(BaseModel):
    """One of the fields of the strategy."""

    key: str
    url: str
    order: int
    code: str
    name: Text
    goal: Text
    goal_is_derived: bool
    text: Text
    goals: list[Ref]
    objectives: list[Ref]
    baselines: list[BaselineRecord]
    source: Source | None


class ObjectiveRecord(BaseModel):
    """What an action field wants to reach."""

    key: str
    title: Text
    text: Text
    action_field: Ref
    parent: Ref | None
    goals: list[Ref]
    is_example: bool
    source: Source | None


class GoalPage(Page):
    """Goals of the programme."""

    items: list[GoalRecord]


class ActionFieldPage(Page):
    """Action fields."""

    items: list[ActionFieldRecord]


class ObjectivePage(Page):
    """Objectives."""

    items: list[ObjectiveRecord]


def city_ref(city: City) -> Ref:
    """Name a city."""
    return Ref(key=city.key, title=city.name)


def goal_ref(goal: ProgrammeGoal) -> Ref:
    """Name a goal of the programme."""
    return Ref(key=goal.slug, title=goal.title, url=canonical_url(goal))


def field_ref(field: ActionField) -> Ref:
    """Name an action field."""
    return Ref(key=field.slug, title=field.name, url=canonical_url(field))


def objective_ref(objective: Objective) -> Ref:
    """Name an objective; it has no page of its own."""
    return Ref(key=objective.slug, title=objective.title)


def goal_record(goal: ProgrammeGoal) -> GoalRecord:
    """Return what the API says about a goal."""
    return GoalRecord(
        key=goal.slug,
        url=canonical_url(goal),
        title=text(goal, "title"),
        text=text(goal, "text"),
        action_fields=[field_ref(field) for field in goal.action_fields.all()],
        objectives=[objective_ref(objective) for objective in goal.objectives.all()],
        source=source(goal),
    )


def baseline_record(baseline: Baseline) -> BaselineRecord:
    """Return what the API says about the state before the programme."""
    return BaselineRecord(
        city=city_ref(baseline.city),
        text=text(baseline, "text"),
        on=day(baseline.on, baseline.on_precision),
        source=source(baseline),
    )


def action_field_record(field: ActionField) -> ActionFieldRecord:
    """Return what the API says about an action field."""
    return ActionFieldRecord(
        key=field.slug,
        url=canonical_url(field),
        order=field.order,
        code=field.code,
        name=text(field, "name"),
        goal=text(field, "goal"),
        goal_is_derived=field.goal_is_derived,
        text=text(field, "text"),
        goals=[goal_ref(goal) for goal in field.goals.all()],
        objectives=[objective_ref(objective) for objective in field.objectives.all()],
        baselines=[baseline_record(baseline) for baseline in field.baselines.all()],
        source=source(field),
    )


def objective_record(objective: Objective) -> ObjectiveRecord:
    """Return what the API says about an objective."""
    return ObjectiveRecord(
        key=objective.slug,
        title=text(objective, "title"),
        text=text(objective, "text"),
        action_field=field_ref(objective.action_field),
        parent=objective_ref(objective.parent) if objective.parent else None,
        goals=[goal_ref(goal) for goal in objective.goals.all()],
        is_example=objective.is_example,
        source=source(objective),
    )


def guideline_record(guideline: Guideline) -> GuidelineRecord:
    """Return what the API says about a guideline."""
    return GuidelineRecord(
        key=guideline.slug,
        kind=guideline.kind,
        title=text(guideline, "title"),
        text=text(guideline, "text"),
        source=source(guideline),
    )


def figure_record(figure: Figure) -> FigureRecord:
    """Return what the API says about a number of the programme."""
    return FigureRecord(
        key=figure.key,
        label=text(figure, "label"),
        value=float(figure.value),
        unit=figure.unit,
        note=figure.note,
        source=source(figure),
    )


def cohort_record(cohort: Cohort) -> CohortRecord:
    """Return what the API says about a round of funding."""
    return CohortRecord(
        number=cohort.number,
        year=cohort.year,
        theme=cohort.theme,
        projects=cohort.projects,
        amount_eur=None if cohort.amount_eur is None else float(cohort.amount_eur),
        amount_note=cohort.amount_note,
        is_ours=cohort.is_ours,
        source=source(cohort),
    )


def funding_programme_record(funding: FundingProgramme) -> FundingProgrammeRecord:
    """Return what the API says about a funding programme."""
    return FundingProgrammeRecord(
        key=funding.slug,
        name=text(funding, "name"),
        abbreviation=funding.abbreviation,
        funder=funding.funder,
        since_year=funding.since_year,
        text=text(funding, "text"),
        cohorts=[cohort_record(cohort) for cohort in funding.cohorts.all()],
        source=source(funding),
    )


def timeline_record(entry: TimelineEntry) -> TimelineRecord:
    """Return what the API says about an entry of the history."""
    return TimelineRecord(
        key=entry.slug,
        title=text(entry, "title"),
        text=entry.text,
        starts_on=day(entry.starts_on, entry.starts_precision),
        ends_on=day(entry.ends_on, entry.ends_precision),
        is_phase=entry.is_phase,
        source=source(entry),
    )


def city_record(city: City) -> CityRecord:
    """Return what the API says about a city."""
    return CityRecord(
        key=city.key,
        name=city.name,
        population=city.population,
        area_km2=None if city.area_km2 is None else float(city.area_km2),
        website=city.website or None,
        source=source(city),
    )


def programme_record(programme: Programme, funding: list[FundingProgramme]) -> ProgrammeRecord:
    """Return what the API says about the programme."""
    return ProgrammeRecord(
        key=programme.slug,
        name=text(programme, "name"),
        short_name=programme.short_name,
        motto=text(programme, "motto"),
        summary=text(programme, "summary"),
        vision=text(programme, "vision"),
        governance=text(programme, "governance"),
        monitoring=text(programme, "monitoring"),
        cities=[city_record(city) for city in cities.all_cities()],
        goals=[goal_ref(goal) for goal in programme.goals.all()],
        guidelines=[guideline_record(guideline) for guideline in programme.guidelines.all()],
        figures=[figure_record(figure) for figure in programme.figures.all()],
        funding_programmes=[funding_programme_record(each) for each in funding],
        timeline=[timeline_record(entry) for entry in programme.timeline.all()],
        source=source(programme),
    )
