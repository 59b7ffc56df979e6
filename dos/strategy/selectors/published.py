"""What the public may see of each noun, with everything that a record of it shows, in a fixed number of queries."""

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Coalesce

from dos.strategy.models import (
    ActionField,
    Baseline,
    Change,
    Cohort,
    Contribution,
    Decision,
    FundingProgramme,
    Indicator,
    IndicatorValue,
    Milestone,
    Objective,
    Programme,
    ProgrammeGoal,
    Project,
    StatusNote,
)


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
    """Return the published projects with everything on their sheet but notes and changes."""
    return (
        with_list_entries(Project.objects.published())
        .select_related("lead_organisation")
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


def with_list_entries(found: QuerySet[Project]) -> QuerySet[Project]:
    """Fetch along with each project what a list says about it."""
    return found.select_related("lead_city", "parent").prefetch_related("cities", "action_fields", "districts")


def milestones() -> QuerySet[Milestone]:
    """Return the steps of published projects."""
    return Milestone.objects.filter(project__live=True).select_related("project").prefetch_related("project__cities")


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
    """Return the published decisions with the published projects that they are about."""
    return (
        Decision.objects.published()
        .select_related("city", "organisation")
        .prefetch_related(Prefetch("projects", Project.objects.published().prefetch_related("cities")))
    )


def indicators() -> QuerySet[Indicator]:
    """Return the published indicators with their targets, and the latest value as `latest_values`."""
    newest = IndicatorValue.objects.order_by("indicator", "-on")
    return (
        Indicator.objects.published()
        .select_related("city", "action_field", "objective", "project", "milestone__project", "replaces")
        .prefetch_related(
            "targets", "goals", "project__cities", Prefetch("values", newest[:1], to_attr="latest_values")
        )
    )


def values_of(indicator: Indicator) -> QuerySet[IndicatorValue]:
    """Return all values of one indicator."""
    return IndicatorValue.objects.filter(indicator=indicator)
