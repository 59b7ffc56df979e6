"""The ideas of one process under one filter: which ones, in which order, and what a list says about each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.core.cache import caches
from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from dos.cities import address
from dos.cities import selectors as cities
from dos.cities.models import District
from dos.core.db import german_order, having_words
from dos.core.filters import AddressFilter, given, known, page_number
from dos.core.text import first_sentence, translated
from dos.core.thread import Fill
from dos.participation.models import Idea, Process
from dos.participation.models.idea import UNANSWERED
from dos.participation.selectors.ideas import Clock, clock
from dos.participation.selectors.processes import home_city
from dos.strategy.models import ActionField

S = Idea.State
LIST, MAP = "liste", "karte"
VIEWS = (LIST, MAP)
NEWEST, SUPPORTED, ANSWERED = "neu", "unterstuetzt", "beantwortet"
ORDERS = {
    NEWEST: gettext_lazy("zuletzt veröffentlicht"),
    SUPPORTED: gettext_lazy("am meisten unterstützt"),
    ANSWERED: gettext_lazy("zuletzt beantwortet"),
}
OVERDUE = "ueberfaellig"
WAITING = (S.PUBLISHED, S.UNDER_REVIEW)
# Groups of states as the filter has them: what they hold, and how a sentence says them.
GROUPS: dict[str, tuple[tuple[str, ...], str | Promise]] = {
    "offen": (WAITING, pgettext_lazy("Alle … Ideen", "noch nicht beantworteten")),
    OVERDUE: (WAITING, pgettext_lazy("Alle … Ideen", "überfälligen")),
    "angenommen": (
        (S.ADOPTED, S.PARTLY_ADOPTED, S.IN_IMPLEMENTATION, S.IMPLEMENTED),
        pgettext_lazy("Alle … Ideen", "angenommenen"),
    ),
    "abgelehnt": ((S.NOT_ADOPTED, S.NOT_RESPONSIBLE), pgettext_lazy("Alle … Ideen", "nicht angenommenen")),
    "zusammengefuehrt": ((S.MERGED,), pgettext_lazy("Alle … Ideen", "zusammengeführten")),
}
SUPPORTS = F("supports_by_account") + F("supports_by_mail") + F("supports_by_guest")
FILLS: dict[str, Fill] = {
    S.PUBLISHED: "open",
    S.UNDER_REVIEW: "half",
    S.ADOPTED: "full",
    S.PARTLY_ADOPTED: "full",
    S.IN_IMPLEMENTATION: "full",
    S.IMPLEMENTED: "full",
    S.NOT_ADOPTED: "crossed",
    S.NOT_RESPONSIBLE: "crossed",
    S.MERGED: "crossed",
}
# Django looks through all states for the label of one; a list asks dozens of times.
_LABELS = {state.value: state.label for state in Idea.State}
TEASER, PORTION = 180, 500
_SEARCHED = ("title", "text", "place", "reference")
_OWN = (
    *("process_id", "reference", "title", "text", "language", "state", "city_id", "place", "is_example"),
    *("latitude", "longitude", "published_at", "answered_at", "answer_due_on", "comments_count"),
    *("supports_by_account", "supports_by_mail", "supports_by_guest"),
)
_NAMES = ("district__name", "action_field__slug", "action_field__name", "action_field__name_en")
_SECONDS = 30
# Of so many ideas nobody notices a number that is half a minute old.
MANY = 2_000


@dataclass(frozen=True)
class IdeaChoices:
    """What can be chosen in a process: districts of its city, fields of the strategy."""

    districts: Mapping[str, str]
    action_fields: Mapping[str, ActionField]


@dataclass(frozen=True)
class IdeaFilter(AddressFilter):
    """Which ideas of a process somebody wants to see."""

    state: str = ""
    action_field: str = ""
    district: str = ""
    text: str = ""
    order: str = NEWEST
    view: str = LIST

    PARAMETERS = {
        "stand": "state",
        "feld": "action_field",
        "ort": "district",
        "q": "text",
        "sortierung": "order",
        "ansicht": "view",
        "seite": "page",
    }
    NARROWING = ("state", "action_field", "district", "text")


@dataclass(frozen=True)
class IdeaRow:
    """An idea with everything that a list says about it."""

    idea: Idea
    url: str
    clock: Clock

    @property
    def fill(self) -> Fill:
        """How its node on the thread is filled."""
        return FILLS[self.idea.state]

    @property
    def badge_label(self) -> str:
        """What its badge says: that the answer is late, else the state."""
        return self.clock.words if self.clock.state == "overdue" else str(_LABELS[self.idea.state])

    @property
    def badge_kind(self) -> str:
        """How its badge looks."""
        return "warning" if self.clock.state == "overdue" else "success" if self.fill == "full" else ""

    @property
    def voices(self) -> str:
        """How many support it."""
        number = self.idea.supports
        return ngettext("%(n)s Unterstützung", "%(n)s Unterstützungen", number) % {"n": number}

    @property
    def comments(self) -> str:
        """How many comments it has."""
        number = self.idea.comments_count
        return ngettext("%(n)s Kommentar", "%(n)s Kommentare", number) % {"n": number}

    @property
    def teaser(self) -> str:
        """What it begins with."""
        return first_sentence(self.idea.text, TEASER)


@dataclass(frozen=True)
class IdeaCounts:
    """How many ideas the filter finds, and how many in each group if the state is left open.

    Where a filter leaves few, `keys` are those that it finds, in no order: looked for once, not for number and page.
    """

    total: int
    groups: Mapping[str, int] = field(default_factory=dict)
    keys: frozenset[int] | None = None


def choices(process: Process) -> IdeaChoices:
    """Return what the filter offers, at most half a minute old."""
    key = f"idea-choices:{process.city_id or 0}"
    found: IdeaChoices | None = caches["local"].get(key)
    if found is None:
        places = District.objects.filter(city=process.city_id) if process.city_id else District.objects.all()
        found = IdeaChoices(
            districts=dict(places.order_by(german_order("name"), "pk").values_list("slug", "name")),
            action_fields={row.slug: row for row in ActionField.objects.only("slug", "name", "name_en")},
        )
        caches["local"].set(key, found, _SECONDS)
    return found


def parse_filter(parameters: Mapping[str, str], offered: IdeaChoices) -> IdeaFilter:
    """Read the filter from a query string; refused when a known filter has an unknown value."""
    asked = given(parameters, IdeaFilter.PARAMETERS)
    return IdeaFilter(
        state=known(_("Stand"), asked["state"], GROUPS),
        action_field=known(_("Handlungsfeld"), asked["action_field"], offered.action_fields),
        district=known(_("Ort"), asked["district"], offered.districts),
        text=asked["text"],
        order=known(_("Sortierung"), asked["order"], ORDERS) or NEWEST,
        view=known(_("Ansicht"), asked["view"], VIEWS) or LIST,
        page=page_number(asked["page"]),
    )


def sentence(wanted: IdeaFilter, offered: IdeaChoices) -> str:
    """Word the filter as people would: "Alle angenommenen Ideen zu Mobilität"."""
    first = _("Alle %(state)s Ideen") % {"state": GROUPS[wanted.state][1]} if wanted.state else _("Alle Ideen")
    if wanted.action_field:
        name = label_of(wanted, "action_field", offered)
        first = " ".join([first, _("zu %(field)s") % {"field": name}])
    more = [label_of(wanted, name, offered) for name in ("district", "text") if getattr(wanted, name)]
    return ", ".join([first, *more])


def label_of(wanted: IdeaFilter, name: str, offered: IdeaChoices) -> str:
    """Word one filter as the sentence says it."""
    value = getattr(wanted, name)
    if name == "state":
        return str(GROUPS[value][1])
    if name == "action_field":
        return translated(offered.action_fields[value], "name").text
    if name == "district":
        return offered.districts[value]
    return _("mit „%(text)s“ im Text") % {"text": value}


def filtered_ideas(
    process: Process, wanted: IdeaFilter, today: date, counts: IdeaCounts | None = None
) -> QuerySet[Idea]:
    """Return the public ideas of a public process that the filter finds, in the wanted order."""
    found = _narrowed(process, wanted, today)
    if counts is not None and counts.keys is not None:
        # Both conditions: what has changed since it was counted is not shown.
        found = found.filter(pk__in=counts.keys)
    return _ordered(found, wanted.order)


def _narrowed(process: Process, wanted: IdeaFilter, today: date) -> QuerySet[Idea]:
    found = Idea.objects.filter(process=process, state__in=Idea.PUBLIC_STATES)
    if wanted.state:
        found = found.filter(state__in=GROUPS[wanted.state][0])
    if wanted.state == OVERDUE:
        found = found.filter(answer_due_on__lt=today)
    if wanted.action_field:
        found = found.filter(action_field__slug=wanted.action_field)
    if wanted.district:
        found = found.filter(district__slug=wanted.district)
    return found.filter(having_words(_SEARCHED, wanted.text)) if wanted.text else found


def _ordered(found: QuerySet[Idea], order: str) -> QuerySet[Idea]:
    if order == SUPPORTED:
        return found.order_by(SUPPORTS.desc(), "-pk")
    if order == ANSWERED:
        return found.order_by(UNANSWERED, F("answered_at").desc(), "-pk")
    return found.order_by("-published_at", "-pk")


def counted(process: Process, wanted: IdeaFilter, today: date) -> IdeaCounts:
    """Count what the filter finds, and by group as if no state were asked for; many are counted twice a minute."""
    key = _count_key("counts", process, wanted, today)
    known: IdeaCounts | None = caches["local"].get(key)
    if known is None:
        known = _counted(process, wanted, today)
        if known.total >= MANY:
            caches["local"].set(key, known, _SECONDS)
    return known


def counted_on_map(process: Process, wanted: IdeaFilter, today: date) -> int:
    """Count what the filter finds and the map shows; many are counted twice a minute."""
    key = _count_key("located", process, wanted, today)
    known: int | None = caches["local"].get(key)
    if known is None:
        known = located(_narrowed(process, wanted, today)).order_by().count()
        if known >= MANY:
            caches["local"].set(key, known, _SECONDS)
    return known


def _count_key(name: str, process: Process, wanted: IdeaFilter, today: date) -> str:
    narrowed = urlencode([(narrow, getattr(wanted, narrow)) for narrow in wanted.NARROWING])
    return f"ideas-{name}:{process.pk}:{today}:{narrowed}"


def _counted(process: Process, wanted: IdeaFilter, today: date) -> IdeaCounts:
    found = _narrowed(process, wanted.having(state=""), today).order_by()
    few = list(found.values_list("pk", "state", "answer_due_on")[: MANY + 1]) if wanted.narrowing else []
    if wanted.narrowing and len(few) <= MANY:
        return _counted_here(few, wanted, today)
    late = Count("pk", filter=Q(answer_due_on__lt=today, state__in=WAITING))
    rows = found.values_list("state").annotate(number=Count("pk"), late=late)
    counts = _grouped({state: (number, due) for state, number, due in rows}, wanted)
    if not wanted.state or counts.total > MANY:
        return counts
    # Few in a state among many: they are read by their state, not looked for along the order of all.
    keys = _narrowed(process, wanted, today).order_by().values_list("pk", flat=True)
    return replace(counts, keys=frozenset(keys))


def _counted_here(few: Iterable[tuple[int, str, date | None]], wanted: IdeaFilter, today: date) -> IdeaCounts:
    """Count rows that have been read, so that the database looks for them once."""
    by_state: dict[str, tuple[int, int]] = {}
    keys = set()
    states = GROUPS[wanted.state][0] if wanted.state else S.values
    for key, state, due in few:
        is_late = due is not None and due < today and state in WAITING
        number, late = by_state.get(state, (0, 0))
        by_state[state] = (number + 1, late + is_late)
        if state in states and (is_late or wanted.state != OVERDUE):
            keys.add(key)
    return replace(_grouped(by_state, wanted), keys=frozenset(keys))


def _grouped(by_state: Mapping[str, tuple[int, int]], wanted: IdeaFilter) -> IdeaCounts:
    groups = {
        name: sum(by_state.get(state, (0, 0))[1 if name == OVERDUE else 0] for state in states)
        for name, (states, _words) in GROUPS.items()
    }
    total = groups[wanted.state] if wanted.state else sum(number for number, _due in by_state.values())
    return IdeaCounts(total, groups)


def located(found: QuerySet[Idea]) -> QuerySet[Idea]:
    """Only ideas whose place is known."""
    return found.filter(latitude__range=(-90, 90), longitude__range=(-180, 180))


def idea_rows(found: Iterable[Idea], process: Process, today: date) -> list[IdeaRow]:
    """Return what a list says about ideas of one process; ask for their neighbours with `with_neighbours`."""
    known = {city.pk: city for city in cities.all_cities()}
    before, _place, after = reverse("participation:idea_detail", args=[process.slug, "number-here"]).partition(
        "number-here"
    )
    rows = []
    for idea in found:
        # The process has its cities in mind; one that is newer is asked for.
        if idea.city_id in known:
            idea.city = known[idea.city_id]
        rows.append(IdeaRow(idea, f"{before}{idea.reference}{after}", clock(idea, today)))
    return rows


def with_neighbours(found: QuerySet[Idea]) -> QuerySet[Idea]:
    """Fetch what rows name, and of the neighbours only their names."""
    return found.select_related("district", "action_field").only(*_OWN, *_NAMES)


def with_links(found: QuerySet[Idea]) -> QuerySet[Idea]:
    """Fetch what formats name beside that: decision and project."""
    return found.select_related("city", "district", "action_field", "decision", "project")


def data_rows(found: QuerySet[Idea], process: Process, today: date) -> Iterator[IdeaRow]:
    """Yield all rows for a format, read in portions, so that memory stays small."""
    rows = iter(with_links(found).iterator(PORTION))
    while portion := list(islice(rows, PORTION)):
        yield from idea_rows(portion, process, today)


def canonical_base(process: Process, language: str) -> str:
    """Return what stands in front of the number in the public address of an idea."""
    name = "participation:idea_detail"
    full = address.canonical(name, process.slug, "number-here", city=home_city(process), language=language)
    return full.partition("number-here")[0]


def boundary_areas(process: Process) -> dict[str, Any]:
    """Return the area of a process, else the outlines of its cities, for the ground of the map."""
    if process.area:
        label = process.area_name or translated(process, "title").text
        shapes = [{"type": "Feature", "geometry": process.area, "properties": {"label": label}}]
    else:
        shapes = [
            {"type": "Feature", "geometry": row.geometry, "properties": {"label": row.city.name}}
            for row in cities.boundaries()
            if process.city_id in (None, row.city_id)
        ]
    return {"type": "FeatureCollection", "features": shapes}
