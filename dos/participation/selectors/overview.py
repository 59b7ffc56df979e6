"""Every way to take part: own processes and offers elsewhere, in one list under one filter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.cache import caches
from django.db.models import Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core import geo
from dos.core.db import having_words
from dos.core.filters import ALL, AddressFilter, given, known, page_number
from dos.core.text import listed
from dos.participation.models import Offer, Phase, Process
from dos.participation.selectors import processes
from dos.participation.selectors.processes import CLOSED, OPEN, SOON, ProcessRow

LIST, MAP = "liste", "karte"
VIEWS = (LIST, MAP)
# As the sentence says them: "Alle … Angebote".
STATES = {OPEN: gettext_lazy("laufenden"), SOON: gettext_lazy("kommenden"), CLOSED: gettext_lazy("beendeten")}
STATE_LABELS = {OPEN: gettext_lazy("läuft"), SOON: gettext_lazy("bald"), CLOSED: gettext_lazy("abgeschlossen")}
_ANY_STATE = gettext_lazy("laufenden, kommenden und beendeten")
ACCOUNTS = {"ohne": gettext_lazy("ohne bekannte Anmeldung")}
KIND_SLUGS = {
    Process.Kind.IDEAS.value: "ideen",
    Process.Kind.MAP.value: "ideen-auf-der-karte",
    Process.Kind.TEXT.value: "text",
    Process.Kind.COMMENTS.value: "kommentare",
    Process.Kind.SURVEY.value: "umfrage",
    Process.Kind.POLL.value: "abstimmung",
}
_CACHE_KEY, _SECONDS = "overview-choices", 30
_RANKS = {OPEN: 0, SOON: 1, CLOSED: 2}
_PROCESS_WORDS = ("title", "title_en", "summary", "summary_en")
_OFFER_WORDS = ("title", "title_en", "summary", "summary_en", "channel", "place")


@dataclass(frozen=True)
class OverviewChoices:
    """What can be chosen: cities, kinds of process and channels of offers, and for whom."""

    cities: Mapping[str, City]
    kinds: Mapping[str, str]
    channels: Mapping[str, str]
    audiences: Mapping[str, str]

    @property
    def all_cities(self) -> str:
        """The partner cities in words."""
        return listed(city.name for city in self.cities.values()) or _("allen Städten")


@dataclass(frozen=True)
class OverviewFilter(AddressFilter):
    """Which ways somebody wants to see: the open ones by default."""

    city: str = ""
    state: str = OPEN
    kind: str = ""
    audience: str = ""
    account: str = ""
    text: str = ""
    view: str = LIST
    site_city: str = ""

    PARAMETERS = {
        "stadt": "city",
        "stand": "state",
        "art": "kind",
        "fuer": "audience",
        "konto": "account",
        "q": "text",
        "ansicht": "view",
        "seite": "page",
    }
    NARROWING = ("city", "state", "kind", "audience", "account", "text")

    @property
    def default(self) -> "OverviewFilter":
        """What is open; on a city's own site in that city."""
        return OverviewFilter(city=self.site_city, site_city=self.site_city)


@dataclass(frozen=True)
class Key:
    """A way before its row is read: by what it is found, sorted, and put on the map."""

    is_process: bool
    pk: int
    state: str
    order: tuple[Any, ...]
    has_place: bool


@dataclass(frozen=True)
class Way:
    """A row of the overview: a process (with what a list says about it) or an offer, and whether it is open."""

    state: str
    thing: Process | Offer
    row: ProcessRow | None = None

    @property
    def state_label(self) -> str:
        """The state in words."""
        return str(STATE_LABELS[self.state])

    @property
    def place(self) -> tuple[float, float] | None:
        """Latitude and longitude, where they are known."""
        if isinstance(self.thing, Offer):
            return _point(self.thing.latitude, self.thing.longitude)
        project, area = self.thing.project, self.thing.area
        at_project = _point(project.latitude, project.longitude) if project is not None and project.live else None
        return at_project or (geo.middle(area) if area else None)


def _point(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    return (latitude, longitude) if latitude is not None and longitude is not None else None


def choices() -> OverviewChoices:
    """Return what the filter offers, at most half a minute old."""
    found: OverviewChoices | None = caches["local"].get(_CACHE_KEY)
    return found or fresh_choices()


def fresh_choices() -> OverviewChoices:
    """Return what the filter offers now, in two queries."""
    offers = Offer.objects.published().order_by("channel").values_list("channel", "audience").distinct()
    channels, audiences = {}, {}
    for channel, audience in offers:
        channels[slugify(channel)] = channel
        audiences[slugify(audience)] = audience
    kinds = set()
    for kind, audience in Process.objects.published().order_by().values_list("kind", "audience").distinct():
        kinds.add(kind)
        audiences[slugify(audience)] = audience
    found = OverviewChoices(
        cities=cities.directory().by_key,
        kinds={slug: kind for kind, slug in KIND_SLUGS.items() if kind in kinds},
        channels={slug: channel for slug, channel in channels.items() if slug},
        audiences={slug: audiences[slug] for slug in sorted(audiences) if slug},
    )
    caches["local"].set(_CACHE_KEY, found, _SECONDS)
    return found


def forget() -> None:
    """Read anew what the filter offers at the next question."""
    caches["local"].delete(_CACHE_KEY)


def parse_filter(parameters: Mapping[str, str], offered: OverviewChoices, city: City | None) -> OverviewFilter:
    """Read the filter from a query string; refused when a known filter has an unknown value."""
    asked = given(parameters, OverviewFilter.PARAMETERS)
    home = city.key if city is not None else ""
    key, state = asked["city"] or home, asked["state"] or OPEN
    return OverviewFilter(
        city="" if key == ALL else known(_("Stadt"), key, offered.cities),
        state="" if state == ALL else known(_("Stand"), state, STATES),
        kind=known(_("Art"), asked["kind"], {*offered.kinds, *offered.channels}),
        audience=known(_("Für wen"), asked["audience"], offered.audiences),
        account=known(_("Konto"), asked["account"], ACCOUNTS),
        text=asked["text"],
        view=known(_("Ansicht"), asked["view"], VIEWS) or LIST,
        page=page_number(asked["page"]),
        site_city=home,
    )


def sentence(wanted: OverviewFilter, offered: OverviewChoices) -> str:
    """Word the filter as people would: "Alle laufenden Angebote in Schwerte, ohne Konto"."""
    words = {
        "state": STATES.get(wanted.state, _ANY_STATE),
        "city": offered.cities[wanted.city].name if wanted.city else offered.all_cities,
    }
    more = [
        label_of(wanted, name, offered) for name in ("kind", "audience", "account", "text") if getattr(wanted, name)
    ]
    return ", ".join([_("Alle %(state)s Angebote in %(city)s") % words, *more])


def label_of(wanted: OverviewFilter, name: str, offered: OverviewChoices) -> str:
    """Word one filter as the sentence says it."""
    value = getattr(wanted, name)
    if name == "kind":
        return offered.channels.get(value) or str(Process.Kind(offered.kinds[value]).label)
    if name == "audience":
        return _("für: %(who)s") % {"who": offered.audiences[value]}
    if name == "text":
        return _("mit „%(text)s“ im Text") % {"text": value}
    return str(ACCOUNTS[value])


def keys(wanted: OverviewFilter, offered: OverviewChoices, now: datetime) -> list[Key]:
    """Return the keys of all ways that the filter finds whatever their state, in order, in two queries."""
    found = [*_process_keys(wanted, offered, now), *_offer_keys(wanted, offered, now)]
    return sorted(found, key=lambda key: key.order)


def counts(found: list[Key]) -> dict[str, int]:
    """Count them by state."""
    return {state: sum(key.state == state for key in found) for state in STATES}


def shown(found: list[Key], wanted: OverviewFilter) -> list[Key]:
    """Return what the filter and the view leave of them."""
    return [
        key
        for key in found
        if (not wanted.state or key.state == wanted.state) and (wanted.view != MAP or key.has_place)
    ]


def ways(found: Sequence[Key], now: datetime) -> list[Way]:
    """Return the rows behind the keys, in their order; the queries do not grow with the rows."""
    wanted = [key.pk for key in found if key.is_process]
    phases = Process.objects.select_related("city", "project", "action_field").prefetch_related(processes.PHASES)
    rows = {row.process.pk: row for row in processes.process_rows(phases.filter(pk__in=wanted), now)} if wanted else {}
    offers = Offer.objects.select_related("city").in_bulk([key.pk for key in found if not key.is_process])
    return [
        Way(key.state, rows[key.pk].process, rows[key.pk]) if key.is_process else Way(key.state, offers[key.pk])
        for key in found
        if key.pk in (rows if key.is_process else offers)
    ]


def _process_keys(wanted: OverviewFilter, offered: OverviewChoices, now: datetime) -> list[Key]:
    if wanted.kind and wanted.kind not in offered.kinds:
        return []
    city = offered.cities[wanted.city] if wanted.city else None
    found: QuerySet[Process] = Process.objects.published().in_city(city)
    if wanted.kind:
        found = found.filter(kind=offered.kinds[wanted.kind])
    if wanted.audience:
        found = found.filter(audience=offered.audiences[wanted.audience])
    if wanted.account:
        found = found.filter(allows_guests=True)
    if wanted.text:
        found = found.filter(having_words(_PROCESS_WORDS, wanted.text))
    phases = Phase.objects.filter(process=OuterRef("pk"))
    running = phases.filter(starts_at__lte=now, ends_at__gt=now).exclude(activities=[])
    coming = phases.filter(starts_at__gt=now).order_by().values("process").annotate(first=Min("starts_at"))
    rows = found.annotate(
        until=Subquery(running.values("ends_at")[:1]), begins=Subquery(coming.values("first"))
    ).values_list("pk", "title", "archived_at", "until", "begins", "project__latitude", "project__live", "area")
    return [_process_key(*row) for row in rows]


def _process_key(
    pk: int,
    title: str,
    archived_at: datetime | None,
    until: datetime | None,
    begins: datetime | None,
    latitude: float | None,
    project_is_live: bool | None,  # noqa: FBT001  # a column of the query
    area: Any,
) -> Key:
    state = CLOSED if archived_at else OPEN if until else SOON if begins else CLOSED
    day = (until or begins).date().toordinal() if state != CLOSED and (until or begins) else 0  # type: ignore[union-attr]  # one of them
    has_place = bool(area) or (latitude is not None and bool(project_is_live))
    return Key(True, pk, state, (_RANKS[state], 0, day, title.casefold(), pk), has_place)  # noqa: FBT003


def _offer_keys(wanted: OverviewFilter, offered: OverviewChoices, now: datetime) -> list[Key]:
    if wanted.kind and wanted.kind not in offered.channels:
        return []
    found = Offer.objects.published()
    if wanted.city:
        found = found.filter(Q(city__key=wanted.city) | Q(city=None))
    if wanted.kind:
        found = found.filter(channel=offered.channels[wanted.kind])
    if wanted.audience:
        found = found.filter(audience=offered.audiences[wanted.audience])
    if wanted.account:
        found = found.exclude(needs_registration=True)
    if wanted.text:
        found = found.filter(having_words(_OFFER_WORDS, wanted.text))
    today = timezone.localtime(now).date()
    rows = found.values_list("pk", "title", "state", "starts_on", "ends_on", "latitude", "longitude")
    return [_offer_key(today, *row) for row in rows]


def _offer_key(today: Any, pk: int, title: str, stored: str, starts_on: Any, ends_on: Any, *place: Any) -> Key:
    state = OPEN
    if stored == Offer.State.CLOSED or (ends_on is not None and ends_on < today):
        state = CLOSED
    elif starts_on is not None and starts_on > today:
        state = SOON
    return Key(False, pk, state, (_RANKS[state], 1, 0, title.casefold(), pk), None not in place)  # noqa: FBT003


def without_view(wanted: OverviewFilter) -> OverviewFilter:
    """Return the filter as formats use it: the first page, whatever the view."""
    return replace(wanted, view=LIST, page=1)
