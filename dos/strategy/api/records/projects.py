"""Records of projects and of what is written down about them."""

from collections.abc import Sequence
from datetime import date, datetime

from pydantic import BaseModel

from dos.cities.models import City
from dos.core.records import Day, Page, Ref, Source, Text, day, source, text
from dos.strategy.api.records.programme import city_ref, field_ref
from dos.strategy.models import (
    Adoption,
    Change,
    Contribution,
    Funding,
    Milestone,
    Partnership,
    Project,
    StatusNote,
)
from dos.strategy.selectors import assessment
from dos.strategy.selectors.addresses import canonical_url
from dos.strategy.selectors.published import Neighbours


class ProjectRecord(BaseModel):
    """A project as lists show it."""

    key: str
    url: str
    name: Text
    kind: str
    code: str
    summary: Text
    cities: list[Ref]
    lead_city: Ref | None
    action_fields: list[Ref]
    action_fields_are_derived: bool
    parent: Ref | None
    stage: str
    stage_group: str
    stage_label: str
    planned_start_on: Day | None
    planned_end_on: Day | None
    start_on: Day | None
    end_on: Day | None
    next_step: Text
    next_step_on: Day | None
    is_funded: bool | None
    total_cost_eur: float | None
    districts: list[Ref]
    place: str
    latitude: float | None
    longitude: float | None
    place_is_approximate: bool
    origin: str
    origin_label: str
    is_example: bool
    last_reviewed_on: date | None
    changed_at: datetime
    source: Source | None


class FundingRecord(BaseModel):
    """One source of money of a project."""

    label: str
    funding_programme: Ref | None
    amount_eur: float | None
    year: int | None
    source: Source | None


class PartnerRecord(BaseModel):
    """Who takes part, as what; `key` where the organisation has a record of its own."""

    key: str | None
    name: str
    role: str
    role_label: str


class ContributionRecord(BaseModel):
    """What a project serves: a goal of the programme or an objective of a field."""

    kind: str
    key: str
    title: str
    weight: int
    note: str


class AdoptionRecord(BaseModel):
    """Somebody reuses what the project built."""

    builder: str | None
    adopter: str
    since_on: Day | None
    note: str
    is_example: bool
    source: Source | None


class LightRecord(BaseModel):
    """The traffic light with its reason."""

    light: str
    label: str
    reason: str
    is_override: bool


class ProgressRecord(BaseModel):
    """How far the project is and what that is computed from."""

    percent: int | None
    basis: str
    words: str


class ProjectSheet(ProjectRecord):
    """Everything about one project; milestones, changes and status notes are lists of their own."""

    aims: Text
    stage_reason: str
    result: Text
    funding_note: str
    target_group: str
    participation: str
    contact: str
    lead_organisation: Ref | None
    gaps: dict[str, str]
    light: LightRecord
    progress: ProgressRecord
    fundings: list[FundingRecord]
    partners: list[PartnerRecord]
    contributions: list[ContributionRecord]
    decisions: list[Ref]
    indicators: list[Ref]
    adoptions: list[AdoptionRecord]
    documents: list[Ref]
    more_sources: list[str]


class MilestoneRecord(BaseModel):
    """A dated step of a project."""

    key: str
    url: str
    title: Text
    project: Ref
    planned_on: Day | None
    reached_on: Day | None
    state: str
    state_label: str
    weight: int
    reason: str
    is_example: bool
    source_url: str | None


class ChangeRecord(BaseModel):
    """One entry of the public change log."""

    at: datetime
    kind: str
    kind_label: str
    field: str
    subject: str
    old: str
    new: str
    days: int | None
    reason: str
    by_role: str


class StatusNoteRecord(BaseModel):
    """A dated sentence on how a project stands."""

    on: Day | None
    text: Text
    source: Source | None


class ProjectPage(Page):
    """Projects."""

    items: list[ProjectRecord]


class MilestonePage(Page):
    """Milestones."""

    items: list[MilestoneRecord]


class ChangePage(Page):
    """Entries of the change log, newest first."""

    items: list[ChangeRecord]


class StatusNotePage(Page):
    """Notes on the state, newest first."""

    items: list[StatusNoteRecord]


def project_ref(project: Project, owners: Sequence[City]) -> Ref:
    """Name a project; its cities say where its page is."""
    return Ref(key=project.slug, title=project.name, url=canonical_url(project, owners))


def _entry(project: Project, around: Neighbours) -> dict[str, object]:
    owners = around.cities.get(project.pk, ())
    parent = project.parent if project.parent and project.parent.live else None
    return {
        "key": project.slug,
        "url": canonical_url(project, owners),
        "name": text(project, "name"),
        "kind": project.kind,
        "code": project.code,
        "summary": text(project, "summary"),
        "cities": [city_ref(city) for city in owners],
        "lead_city": city_ref(project.lead_city) if project.lead_city else None,
        "action_fields": [field_ref(field) for field in around.action_fields.get(project.pk, ())],
        "action_fields_are_derived": project.action_fields_are_derived,
        "parent": Ref(key=parent.slug, title=parent.name) if parent else None,
        "stage": project.stage,
        "stage_group": project.stage_group,
        "stage_label": project.get_stage_display(),
        "planned_start_on": day(project.planned_start_on, project.planned_start_precision),
        "planned_end_on": day(project.planned_end_on, project.planned_end_precision),
        "start_on": day(project.start_on, project.start_precision),
        "end_on": day(project.end_on, project.end_precision),
        "next_step": text(project, "next_step"),
        "next_step_on": day(project.next_step_on),
        "is_funded": project.is_funded,
        "total_cost_eur": None if project.total_cost is None else float(project.total_cost),
        "districts": [Ref(key=d.slug, title=d.name) for d in around.districts.get(project.pk, ())],
        "place": project.place,
        "latitude": project.latitude,
        "longitude": project.longitude,
        "place_is_approximate": project.place_is_approximate,
        "origin": project.origin,
        "origin_label": project.get_origin_display(),
        "is_example": project.is_example,
        "last_reviewed_on": project.last_reviewed_on,
        "changed_at": project.changed_at,
        "source": source(project),
    }


def project_record(project: Project, around: Neighbours) -> ProjectRecord:
    """Return what lists of the API say about a project."""
    return ProjectRecord.model_validate(_entry(project, around))


def project_sheet(project: Project, around: Neighbours, today: date) -> ProjectSheet:
    """Return all that the API says about a project."""
    steps = list(project.milestones.all())
    light = assessment.light(project, steps, today)
    progress = assessment.progress(steps, estimate=project.progress_estimate)
    office = project.lead_organisation
    return ProjectSheet.model_validate(
        _entry(project, around)
        | {
            "aims": text(project, "aims"),
            "stage_reason": project.stage_reason,
            "result": text(project, "result"),
            "funding_note": project.funding_note,
            "target_group": project.target_group,
            "participation": project.participation,
            "contact": project.contact,
            "lead_organisation": Ref(key=office.slug, title=office.name) if office and office.live else None,
            "gaps": {key: str(reason) for key, reason in project.gaps.items()},
            "light": LightRecord(
                light=light.light, label=light.label, reason=light.reason, is_override=light.is_override
            ),
            "progress": ProgressRecord(percent=progress.percent, basis=progress.basis, words=progress.words),
            "fundings": [funding_record(funding) for funding in project.fundings.all()],
            "partners": [partner_record(each) for each in project.partnerships.all() if _is_shown(each)],
            "contributions": [contribution_record(each) for each in project.contributions.all()],
            "decisions": [_ref(each, each.title) for each in project.decisions.all()],
            "indicators": [_ref(each, each.name) for each in project.indicators.all()],
            "adoptions": [adoption_record(each) for each in project.adoptions.all()],
            "documents": [Ref(key=str(n), title=d.title, url=d.url) for n, d in enumerate(project.documents.all(), 1)],
            "more_sources": [str(url) for url in project.more_source_urls],
        }
    )


def _ref(thing: object, title: str) -> Ref:
    return Ref(key=getattr(thing, "slug", ""), title=title, url=canonical_url(thing))


def _is_shown(partnership: Partnership) -> bool:
    return partnership.organisation is None or partnership.organisation.live


def funding_record(funding: Funding) -> FundingRecord:
    """Return what the API says about a source of money."""
    programme = funding.funding_programme
    return FundingRecord(
        label=funding.label,
        funding_programme=Ref(key=programme.slug, title=programme.name) if programme else None,
        amount_eur=None if funding.amount_eur is None else float(funding.amount_eur),
        year=funding.year,
        source=source(funding),
    )


def partner_record(partnership: Partnership) -> PartnerRecord:
    """Return what the API says about who takes part."""
    organisation = partnership.organisation
    return PartnerRecord(
        key=organisation.slug if organisation else None,
        name=organisation.name if organisation else partnership.name,
        role=partnership.role,
        role_label=partnership.get_role_display(),
    )


def contribution_record(contribution: Contribution) -> ContributionRecord:
    """Return what the API says about what a project serves."""
    served = contribution.goal or contribution.objective
    return ContributionRecord(
        kind="goal" if contribution.goal else "objective",
        key=served.slug if served else "",
        title=served.title if served else "",
        weight=contribution.weight,
        note=contribution.note,
    )


def adoption_record(adoption: Adoption) -> AdoptionRecord:
    """Return what the API says about a reuse."""
    return AdoptionRecord(
        builder=adoption.builder_city.name if adoption.builder_city else None,
        adopter=adoption.adopter_city.name if adoption.adopter_city else adoption.adopter_name,
        since_on=day(adoption.since_on, adoption.since_precision),
        note=adoption.note,
        is_example=adoption.is_example,
        source=source(adoption),
    )


def milestone_record(milestone: Milestone, owners: Sequence[City]) -> MilestoneRecord:
    """Return what the API says about a step of a project of these cities."""
    return MilestoneRecord(
        key=milestone.key,
        url=canonical_url(milestone, owners),
        title=text(milestone, "title"),
        project=project_ref(milestone.project, owners),
        planned_on=day(milestone.planned_on, milestone.planned_precision),
        reached_on=day(milestone.reached_on, milestone.reached_precision),
        state=milestone.state,
        state_label=milestone.get_state_display(),
        weight=milestone.weight,
        reason=milestone.reason,
        is_example=milestone.project.is_example,
        source_url=milestone.source_url or None,
    )


def change_record(change: Change) -> ChangeRecord:
    """Return what the API says about a change."""
    return ChangeRecord(
        at=change.at,
        kind=change.kind,
        kind_label=change.get_kind_display(),
        field=change.field,
        subject=change.subject,
        old=change.old,
        new=change.new,
        days=change.days,
        reason=change.reason,
        by_role=change.by_role,
    )


def status_note_record(note: StatusNote) -> StatusNoteRecord:
    """Return what the API says about a note on the state."""
    return StatusNoteRecord(on=day(note.on, note.on_precision), text=text(note, "text"), source=source(note))
