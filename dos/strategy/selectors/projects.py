"""Questions about many projects: which ones a filter finds, and what a list says about each.

Rows are put together from whole tables' answers, not from managers of single projects: the number of queries does not
grow with the number of rows.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, Min, OrderBy, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.cities import selectors as cities
from dos.cities.models import City, District
from dos.core.db import german_order, having_words
from dos.core.text import listed
from dos.design.templatetags.design import partial_date
from dos.strategy.models import ActionField, Change, Milestone, Partnership, Project
from dos.strategy.models.project import STAGE_GROUPS
from dos.strategy.selectors import addresses, assessment
from dos.strategy.selectors.project_filter import KINDS, FilterChoices, ProjectFilter, label_of

FUNDED_VALUES = {"ja": True, "nein": False, "unbekannt": None}
SEARCHED = ("name", "name_en", "code", "summary", "summary_en", "aims", "next_step", "place")
PORTION = 500
# A partner without a record of its own has a name only; a record that is not published is nobody's business.
_SHOWN_PARTNER = Q(organisation=None) | Q(organisation__live=True)
# The order of a list by stage: what runs first, what has ended last.
_BY_STAGE = ("running", "decided", "planned", "idea", "paused", "done", "stopped")
# What lists never show; the project's own page reads it.
_DEFERRED = (
    "aims_en",
    "plain_language",
    "easy_language",
    "result",
    "result_en",
    "facts",
    "gaps",
    "more_source_urls",
    "change_reason",
)
# What a row of a page says; a project has three times as many columns.
LISTED = (
    *("slug", "name", "name_en", "kind", "stage", "is_example", "origin", "lead_city", "place", "place_is_approximate"),
    *("start_on", "start_precision", "planned_start_on", "planned_start_precision"),
    *("end_on", "end_precision", "planned_end_on", "planned_end_precision"),
    *("next_step", "next_step_en", "next_step_on", "last_reviewed_on", "review_interval_days"),
    *("light_override", "light_override_reason", "light_override_until"),
)


class Step(NamedTuple):
    """A milestone as lists need it: ten to a project, too many for whole models."""

    title: str
    title_en: str
    state: str
    planned_on: date | None
    planned_precision: str
    weight: int
    sort_order: int | None


@dataclass(frozen=True)
class NextStep:
    """What comes next in a project, and when."""

    title: str
    title_en: str
    on: date | None
    precision: str


@dataclass(frozen=True)
class Period:
    """From when to when, as far as it is known, and the same in words."""

    starts_on: date | None
    ends_on: date | None
    words: str


@dataclass(frozen=True)
class ProjectRow:
    """A project with everything that a list says about it; what not every list says is judged when it is asked for."""

    project: Project
    url: str
    cities: tuple[City, ...]
    action_fields: tuple[ActionField, ...]
    steps: Sequence[Step]
    today: date

    @cached_property
    def next_step(self) -> NextStep | None:
        """What comes next: an open milestone, else the step that the sheet names; nothing after the end."""
        return _next_step(self.project, self.steps)

    @cached_property
    def light(self) -> assessment.LightState:
        """The traffic light with its reason."""
        return assessment.light(self.project, self.steps, self.today)

    @cached_property
    def freshness(self) -> assessment.Freshness:
        """When somebody last looked at the project."""
        return assessment.freshness(self.project, self.today)

    @property
    def is_researched(self) -> bool:
        """Whether the project team has not confirmed the record yet."""
        return self.project.origin == Project.Origin.RESEARCHED

    @property
    def period(self) -> Period:
        """From when to when."""
        return period_of(self.project)

    @property
    def city_names(self) -> str:
        """The cities in words."""
        return listed(city.name for city in self.cities)

    @property
    def canonical_url(self) -> str:
        """The one public address: the programme's for a joint project, else that of its city."""
        is_at_home = len(self.cities) == 1 and self.cities[0].pk == self.project.lead_city_id
        return self._address(self.cities[0].key if is_at_home else "", get_language() or "de")

    @property
    def permanent_id(self) -> str:
        """The same address in every language and on every site, for feeds."""
        return self._address("", "de")

    def _address(self, city_key: str, language: str) -> str:
        before, after = addresses.around("strategy:project_detail", city_key, language)
        return f"{before}{self.project.slug}{after}"


@dataclass(frozen=True)
class RegisterRow:
    """A row of the register as data: with those who take part."""

    row: ProjectRow
    partners: tuple[str, ...]


@dataclass(frozen=True)
class Moved:
    """A project with its latest entry of the change log, and when something last really changed."""

    row: ProjectRow
    change: Change | None
    at: datetime | None


@dataclass(frozen=True)
class Facets:
    """How many real projects the filter finds in each kind, and in each stage if the stage is left open.

    Made-up examples are counted apart.
    """

    total: int
    examples: int
    kinds: Mapping[str, int]
    stage_groups: Mapping[str, int]


@dataclass(frozen=True)
class Loosening:
    """A filter whose removal finds something."""

    label: str
    query: str
    count: int


def filtered_projects(wanted: ProjectFilter, viewer: Any) -> QuerySet[Project]:
    """Return the projects that the filter finds, each once, in the wanted order; the public ones only."""
    found = _narrowed(Project.objects.published(), wanted)
    return _ordered(found, wanted.sorted_by).defer(*_DEFERRED)


def _narrowed(found: QuerySet[Project], wanted: ProjectFilter) -> QuerySet[Project]:
    for name in wanted.narrowing:
        found = found.filter(_CONDITIONS[name](getattr(wanted, name)))
    return found


def stages_of(value: str) -> list[str]:
    """Return the stages of a group, or the one stage itself."""
    return [stage for stage, group in STAGE_GROUPS.items() if group == value] or [value]


def _in_district(slug: str) -> Q:
    there = Project.districts.through.objects.filter(district__in=District.objects.filter(slug=slug))
    return Q(pk__in=there.values("project_id"))


def _of_partner(slug: str) -> Q:
    partnerships = Partnership.objects.filter(organisation__slug=slug)
    return Q(pk__in=partnerships.values("project_id")) | Q(lead_organisation__slug=slug)


_CONDITIONS: dict[str, Callable[[str], Q]] = {
    "city": lambda key: Q(cities__key=key),
    "action_field": lambda slug: Q(action_fields__slug=slug),
    "stage": lambda stage: Q(stage__in=stages_of(stage)),
    "kind": lambda kind: Q(kind=kind),
    "funded": lambda answer: Q(is_funded=FUNDED_VALUES[answer]),
    "district": _in_district,
    "partner": _of_partner,
    "text": lambda text: having_words(SEARCHED, text),
}


def _ordered(found: QuerySet[Project], order: str) -> QuerySet[Project]:
    if order == "stand":
        places = [When(stage=stage, then=Value(place)) for place, stage in enumerate(_BY_STAGE)]
        return found.order_by(Case(*places, default=Value(len(places))), german_order("name"), "pk")
    if order == "termin":
        open_steps = Milestone.objects.filter(project=OuterRef("pk"), state__in=assessment.OPEN_STEPS)
        first = open_steps.order_by().values("project").annotate(first=Min("planned_on")).values("first")
        found = found.annotate(comes_on=Coalesce(Subquery(first), "next_step_on"))
        return found.order_by(_nulls_last("comes_on"), german_order("name"), "pk")
    if order == "beginn":
        found = found.annotate(begins_on=Coalesce("start_on", "planned_start_on"))
        return found.order_by(_nulls_last("begins_on"), german_order("name"), "pk")
    if order == "geaendert":
        return found.order_by("-changed_at", "pk")
    return found.order_by(german_order("name"), "pk")


def _nulls_last(name: str) -> OrderBy:
    return F(name).asc(nulls_last=True)


def period_of(project: Project) -> Period:
    """Return the real days of a project, else the planned ones."""
    starts_on, starts = _day(project, "start")
    ends_on, ends = _day(project, "end")
    if starts and ends:
        words = starts if starts == ends else _("%(starts)s bis %(ends)s") % {"starts": starts, "ends": ends}
    elif starts:
        words = _("ab %(starts)s, Ende nicht belegt") % {"starts": starts}
    elif ends:
        words = _("bis %(ends)s, Beginn nicht belegt") % {"ends": ends}
    else:
        words = _("nicht belegt")
    return Period(starts_on, ends_on, words)


def _day(project: Project, end: str) -> tuple[date | None, str]:
    for name in (end, f"planned_{end}"):
        day: date | None = getattr(project, f"{name}_on")
        if day:
            return day, partial_date(day, getattr(project, f"{name}_precision"))
    return None, ""


def project_rows(projects: Iterable[Project], today: date) -> list[ProjectRow]:
    """Return what a list says about the given projects, in four queries however many they are."""
    wanted = list(projects)
    keys = [project.pk for project in wanted]
    owners, topics, steps = _owners(keys), _topics(keys), _steps(keys)
    return [
        ProjectRow(
            project=project,
            url=addresses.page_url("strategy:project_detail", project.slug),
            cities=tuple(owners[project.pk]),
            action_fields=tuple(topics[project.pk]),
            steps=steps[project.pk],
            today=today,
        )
        for project in wanted
    ]


def _owners(keys: list[int]) -> dict[int, list[City]]:
    found: dict[int, list[City]] = defaultdict(list)
    pairs = set(Project.cities.through.objects.filter(project_id__in=keys).values_list("city_id", "project_id"))
    for city in cities.all_cities():
        for key in keys:
            if (city.pk, key) in pairs:
                found[key].append(city)
    return found


def _topics(keys: list[int]) -> dict[int, list[ActionField]]:
    links = Project.action_fields.through.objects.filter(project_id__in=keys).values_list(
        "actionfield_id", "project_id"
    )
    members: dict[int, list[int]] = defaultdict(list)
    for field, key in links.values_list("actionfield_id", "project_id"):
        members[field].append(key)
    found: dict[int, list[ActionField]] = defaultdict(list)
    for action_field in ActionField.objects.filter(pk__in=members).only("slug", "name", "name_en"):
        for key in members[action_field.pk]:
            found[key].append(action_field)
    return found


def _steps(keys: list[int]) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = defaultdict(list)
    values = Milestone.objects.filter(project_id__in=keys).values_list("project_id", *Step._fields)
    for key, *step in values:
        found[key].append(Step(*step))
    return found


def _next_step(project: Project, steps: Sequence[Step]) -> NextStep | None:
    if project.stage in assessment.FINISHED:
        return None
    step = assessment.next_milestone(steps)
    if step is not None:
        return NextStep(step.title, step.title_en, step.planned_on, step.planned_precision)
    if project.next_step:
        return NextStep(project.next_step, project.next_step_en, project.next_step_on, "day")
    return None


def facets(wanted: ProjectFilter) -> Facets:
    """Count what the filter finds by kind, and by stage as if no stage were asked for, in one query."""
    found = _narrowed(Project.objects.published(), wanted.having(stage="")).order_by()
    counts = found.values_list("kind", "stage", "is_example").annotate(n=Count("pk"))
    kinds: dict[str, int] = dict.fromkeys(KINDS, 0)
    groups: dict[str, int] = dict.fromkeys(Project.StageGroup.values, 0)
    asked = stages_of(wanted.stage) if wanted.stage else Project.Stage.values
    examples = 0
    for kind, stage, is_example, number in counts:
        if is_example:
            examples += number if stage in asked else 0
            continue
        groups[STAGE_GROUPS[stage]] += number
        kinds[kind] += number if stage in asked else 0
    return Facets(sum(kinds.values()), examples, kinds, groups)


def loosenings(wanted: ProjectFilter, choices: FilterChoices) -> list[Loosening]:
    """Say which single filter to give up so that something is found, the most fruitful first."""
    found = []
    for name in wanted.narrowing:
        looser = wanted.without(name)
        count = _narrowed(Project.objects.published(), looser).count()
        if count:
            found.append(Loosening(label_of(wanted, name, choices), looser.query(), count))
    return sorted(found, key=lambda loosening: -loosening.count)


def register_rows(projects: Iterable[Project], today: date) -> Iterator[RegisterRow]:
    """Yield the rows of the register with all who take part, read in portions, so that memory stays small."""
    for portion in _portions(projects):
        partners: dict[int, list[str]] = defaultdict(list)
        names = Partnership.objects.filter(project__in=[project.pk for project in portion]).filter(_SHOWN_PARTNER)
        for key, name, organisation in names.values_list("project_id", "name", "organisation__name"):
            partners[key].append(name or organisation)
        for row in project_rows(portion, today):
            yield RegisterRow(row, tuple(partners[row.project.pk]))


def _portions(projects: Iterable[Project]) -> Iterator[list[Project]]:
    rows = iter(projects.iterator(chunk_size=PORTION) if isinstance(projects, QuerySet) else projects)
    while portion := list(islice(rows, PORTION)):
        yield portion


def moved_projects(projects: QuerySet[Project], limit: int, today: date) -> list[Moved]:
    """Return the projects that changed last, by the change log; one without entries by its first publication."""
    newest = Change.objects.filter(project=OuterRef("pk")).order_by("-at", "-pk")
    dated = projects.annotate(moved_at=Coalesce(Subquery(newest.values("at")[:1]), "first_published_at"))
    found = list(dated.order_by(F("moved_at").desc(nulls_last=True), "pk")[:limit])
    changes: dict[int, Change] = {}
    for change in Change.objects.filter(project__in=found).order_by("at", "pk"):
        changes[change.project_id] = change
    return [Moved(row, changes.get(row.project.pk), row.project.moved_at) for row in project_rows(found, today)]
