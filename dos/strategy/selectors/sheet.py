"""Everything on a project's page, as one object, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from dos.cities import selectors as cities
from dos.cities.models import City, District
from dos.core.text import listed, translated
from dos.core.thread import PATH_WORDS, Node, Thread, walk
from dos.design.templatetags.design import partial_date
from dos.strategy.models import (
    ActionField,
    Adoption,
    Contribution,
    Decision,
    Funding,
    Milestone,
    Partnership,
    Project,
    ProjectDocument,
)
from dos.strategy.selectors import assessment
from dos.strategy.selectors import thread as threads
from dos.strategy.selectors.addresses import page_url
from dos.strategy.selectors.history import History, Wanted, history
from dos.strategy.selectors.measures import Measure, measure

# What a project's strip always names, a gap where nothing is known; the whole thread has a page of its own.
STRIP = ("goal", "action_field", "decision", "project", "milestone", "value")
# More steps than these are folded away, before and after; of very many only the nearest stand on the page.
STEPS_SHOWN, STEPS_FOLDED = 8, 40


_OF_PARTNERSHIPS = (
    *("project_id", "sort_order", "name", "role"),
    *(f"organisation__{name}" for name in ("slug", "name", "name_en", "live")),
)
_OF_FUNDINGS = (
    *("project_id", "sort_order", "label", "amount_eur", "year"),
    *("funding_programme__name", "funding_programme__name_en"),
)
_OF_ADOPTIONS = (
    *("project_id", "adopter_name", "since_on", "since_precision", "note", "is_example", "source_url", "source_note"),
    *("builder_city__name", "adopter_city__name"),
)


@dataclass(frozen=True)
class NextStep:
    """What comes next, and when."""

    title: str
    on: date | None
    precision: str
    is_overdue: bool
    reason: str = ""


@dataclass(frozen=True)
class Money:
    """Who pays, in words; a list where amounts are known."""

    words: str
    is_known: bool
    fundings: tuple[Funding, ...]


class StepRow(NamedTuple):
    """A milestone as its row says it: with the address of its thread, and its days in words."""

    step: Milestone
    url: str
    days: Sequence[str]


@dataclass(frozen=True)
class Steps:
    """The milestones around now, those before and after, and how many there are in all."""

    earlier: tuple[StepRow, ...]
    near: tuple[StepRow, ...]
    later: tuple[StepRow, ...]
    total: int


@dataclass(frozen=True)
class ProjectSheet:
    """A project as its page, its embed and its exports show it."""

    project: Project
    cities: tuple[City, ...]
    action_fields: tuple[ActionField, ...]
    districts: tuple[District, ...]
    parent: Project | None
    children: tuple[Project, ...]
    thread: Thread
    strip: tuple[Node, ...]
    light: assessment.LightState
    progress: assessment.Progress
    evidence: assessment.Evidence
    freshness: assessment.Freshness
    stage_words: str
    next_step: NextStep | None
    steps: Steps
    measures: tuple[Measure, ...]
    contributions: tuple[Contribution, ...]
    decisions: tuple[Decision, ...]
    documents: tuple[ProjectDocument, ...]
    partnerships: tuple[Partnership, ...]
    money: Money
    adoptions: tuple[Adoption, ...]
    gaps_of_adoption: tuple[str, ...]
    history: History

    @property
    def city_names(self) -> str:
        """Whose project it is."""
        return listed(city.name for city in self.cities)

    @property
    def is_joint(self) -> bool:
        """Whether several cities own it."""
        return len(self.cities) > 1

    @property
    def contact(self) -> str:
        """Who answers: the function that the project names, else the responsible office."""
        lead = self.project.lead_organisation
        return self.project.contact or (translated(lead, "name").text if lead is not None and lead.live else "")

    @property
    def is_confirmed(self) -> bool:
        """Whether the project team stands behind the sheet."""
        return self.project.origin == Project.Origin.CONFIRMED

    @property
    def missing_words(self) -> list[str]:
        """What is missing; each with its reason where these differ."""
        reasons = {row.reason for row in self.evidence.missing}
        return [
            f"{row.label}: {row.reason}" if row.reason and len(reasons) > 1 else row.label
            for row in self.evidence.missing
        ]

    @property
    def has_place(self) -> bool:
        """Whether anything is known about where it is."""
        return bool(self.project.place or self.districts or self.is_located)

    @property
    def is_located(self) -> bool:
        """Whether it can stand on a map."""
        return self.project.latitude is not None and self.project.longitude is not None

    @property
    def reasons(self) -> dict[str, str]:
        """Why a statement is missing, by its key."""
        return {row.key: row.reason for row in self.evidence.missing}


def published_project(slug: str) -> Project | None:
    """Return the public project of this name with what its sheet reads along, or None."""
    return Project.objects.published().filter(slug=slug).first()


def project_sheet(
    project: Project, viewer: Any, today: date, *, wanted: Wanted = "", number: int = 1, is_draft: bool = False
) -> ProjectSheet | None:
    """Put the sheet together; None when the history has no such page. A draft gives the sheet of its preview."""
    past = history(project, wanted, number)
    if past is None:
        return None
    chain = threads.chain(project)
    owners, topics, places = _drafted(project) if is_draft else _published(project, chain)
    _fetch(project, owners)
    walked = walk(project, viewer)
    steps = sorted(project.milestones.all(), key=_by_day)
    comes = assessment.next_milestone(steps)
    own_steps = {step.pk for step in steps}
    adoptions = _adoptions(project)
    measures = tuple(
        measure(row, row.latest_values, list(row.targets.all()), today)
        for row in chain.indicators
        if row.project_id == project.pk or row.milestone_id in own_steps
    )
    return ProjectSheet(
        project=project,
        cities=tuple(owners),
        action_fields=tuple(topics),
        districts=tuple(places),
        parent=project.parent if project.parent is not None and project.parent.live else None,
        children=tuple(row for row in chain.projects if row.parent_id == project.pk),
        thread=walked,
        strip=walked.strip_with_gaps(STRIP),
        light=assessment.light(project, steps, today),
        progress=_progress(project, steps, measures),
        evidence=assessment.evidence(project, {"area": project.place or places, "topics": topics}),
        freshness=assessment.freshness(project, today),
        stage_words=assessment.stage_words(project),
        next_step=_next_step(project, comes, today),
        steps=_around(steps, comes),
        measures=measures,
        contributions=tuple(row for row in chain.contributions if row.project_id == project.pk),
        decisions=tuple(row for row in chain.decisions if row in _own_decisions(project)),
        documents=tuple(project.documents.select_related("file")),
        partnerships=_shown_partners(project),
        money=_money(project),
        adoptions=adoptions,
        gaps_of_adoption=_gaps_of_adoption(owners, adoptions),
        history=past,
    )


_Around = tuple[Sequence[City], Sequence[ActionField], Sequence[District]]


def _published(project: Project, chain: threads.Chain) -> _Around:
    """Return the cities, fields and districts of a published project."""
    key, around = project.pk, chain.around
    return around.cities.get(key, ()), around.action_fields.get(key, ()), around.districts.get(key, ())


def _drafted(project: Project) -> _Around:
    """Return those of a draft, which the tables between do not know yet."""
    return project.cities.all(), project.action_fields.all(), project.districts.all()


def _fetch(project: Project, owners: Iterable[City]) -> None:
    for city in owners:
        if city.pk == project.lead_city_id:
            project.lead_city = city
    if project.pk is None:
        return
    # Rows here have very many columns, and each costs: only what the sheet says is fetched.
    prefetch_related_objects(
        [project],
        "milestones",
        Prefetch("fundings", Funding.objects.select_related("funding_programme").only(*_OF_FUNDINGS)),
    )


def _by_day(step: Milestone) -> tuple[date, int]:
    on = step.reached_on or assessment.last_day(step.planned_on, step.planned_precision)
    return on or date.max, step.sort_order or 0


def _around(steps: Sequence[Milestone], comes: Milestone | None) -> Steps:
    """Show the next step with the two before it, or the last ones when nothing is open."""
    first = steps.index(comes) - 2 if comes is not None else len(steps) - STEPS_SHOWN
    first = max(min(first, len(steps) - STEPS_SHOWN), 0)
    end = first + STEPS_SHOWN
    earlier, near, later = steps[max(first - STEPS_FOLDED, 0) : first], steps[first:end], steps[end:][:STEPS_FOLDED]
    return Steps(_step_rows(earlier), _step_rows(near), _step_rows(later), len(steps))


def _step_rows(steps: Iterable[Milestone]) -> tuple[StepRow, ...]:
    word = PATH_WORDS["milestone"]
    return tuple(StepRow(step, page_url("portal:thread_page", word, step.key), _days_of(step)) for step in steps)


def _days_of(step: Milestone) -> list[str]:
    days = []
    if step.reached_on:
        days.append(f"{_('erreicht')} {partial_date(step.reached_on, step.reached_precision)}")
    if step.planned_on:
        days.append(f"{_('geplant')} {partial_date(step.planned_on, step.planned_precision)}")
    return days or [_("Termin nicht belegt")]


def _progress(project: Project, steps: Sequence[Milestone], measures: Sequence[Measure]) -> assessment.Progress:
    found = assessment.progress(steps)
    if (
        found.percent == 100
        and project.stage not in assessment.FINISHED
        and project.origin == Project.Origin.RESEARCHED
    ):
        # Sources tell of what was reached; what is still to come they do not list.
        return assessment.Progress(None, "milestones", _("alle belegten Meilensteine erreicht"))
    if found.percent is None:
        found = next((one.progress for one in measures if one.progress.percent is not None), found)
    if found.percent is None:
        return assessment.progress((), estimate=project.progress_estimate)
    return found


def _next_step(project: Project, comes: Milestone | None, today: date) -> NextStep | None:
    """A milestone that is open comes before the step that the team typed in, unless that one comes first."""
    if project.stage in assessment.FINISHED:
        return None
    typed = project.next_step_on if project.next_step else None
    if comes is not None and (typed is None or (comes.planned_on or date.max) <= typed):
        due = assessment.last_day(comes.planned_on, comes.planned_precision)
        title = translated(comes, "title").text
        return NextStep(
            title, comes.planned_on, comes.planned_precision, is_overdue=bool(due and due < today), reason=comes.reason
        )
    if not project.next_step:
        return None
    title = translated(project, "next_step").text
    return NextStep(title, typed, "day", is_overdue=bool(typed and typed < today))


def _own_decisions(project: Project) -> list[Decision]:
    return list(project.decisions.all()) if project.pk else []


def _shown_partners(project: Project) -> tuple[Partnership, ...]:
    """Those with a name of their own or a published organisation."""
    rows = project.partnerships.select_related("organisation").only(*_OF_PARTNERSHIPS)
    return tuple(row for row in rows if row.name or (row.organisation is not None and row.organisation.live))


def _money(project: Project) -> Money:
    fundings = tuple(project.fundings.all())
    if fundings:
        names = (
            translated(row.funding_programme, "name").text if row.funding_programme else row.label for row in fundings
        )
        return Money(listed(dict.fromkeys(names)), is_known=True, fundings=fundings)
    if project.is_funded is not None:
        words = _("aus dem Programm gefördert") if project.is_funded else _("ohne Förderung aus dem Programm")
        return Money(words, is_known=True, fundings=())
    return Money(_("nicht belegt"), is_known=False, fundings=())


def _adoptions(project: Project) -> tuple[Adoption, ...]:
    if project.pk is None:
        return ()
    return tuple(project.adoptions.select_related("builder_city", "adopter_city").only(*_OF_ADOPTIONS))


def _gaps_of_adoption(owners: Sequence[City], adoptions: Iterable[Adoption]) -> tuple[str, ...]:
    """The partner cities that neither own the project nor are known to reuse it."""
    taken = {city.pk for city in owners} | {row.adopter_city_id for row in adoptions}
    return tuple(city.name for city in cities.all_cities() if city.pk not in taken)
