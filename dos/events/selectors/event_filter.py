"""The filter of events as it stands in the address, and how people would say it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.cache import caches
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.actors.models import Organisation
from dos.cities import selectors as cities
from dos.cities.models import City, District
from dos.core.errors import Refused
from dos.core.filters import ALL, AddressFilter, given, known, page_number
from dos.core.text import cut, listed, translated
from dos.events.models import Event
from dos.events.selectors.wording import day_words, month_words, next_month, start_of
from dos.strategy.models import ActionField, Project

LIST, MONTH, MAP = "liste", "monat", "karte"
VIEWS = (LIST, MONTH, MAP)
UPCOMING, PAST, TODAY, WEEK, WEEKEND = "kommende", "vergangene", "heute", "woche", "wochenende"
TIME_LABELS = {
    UPCOMING: gettext_lazy("ab heute"),
    TODAY: gettext_lazy("heute"),
    WEEK: gettext_lazy("in den nächsten sieben Tagen"),
    WEEKEND: gettext_lazy("am Wochenende"),
    PAST: gettext_lazy("vergangene, mit Berichten"),
}
COSTS = {"kostenfrei": gettext_lazy("kostenfrei"), "kostet": gettext_lazy("kostet etwas")}
ACCESS = {
    "stufenlos": gettext_lazy("stufenlos zugänglich"),
    "induktion": gettext_lazy("mit Induktionsschleife"),
    "gebaerden": gettext_lazy("mit Gebärdensprache"),
    "toilette": gettext_lazy("mit barrierefreier Toilette"),
}
ACCESS_FIELDS = {
    "stufenlos": "step_free",
    "induktion": "induction_loop",
    "gebaerden": "sign_language",
    "toilette": "accessible_toilet",
}
MODES = {"vor-ort": gettext_lazy("vor Ort"), "online": gettext_lazy("online")}
FIRST_YEAR, LAST_YEAR = 2000, 2100
_MONTH = re.compile(r"^(\d{4})-(\d{2})\Z", re.ASCII)
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_CACHE_KEY, _SECONDS = "event-choices", 30


@dataclass(frozen=True)
class EventChoices:
    """What can be chosen, each by its key in the address: only what public events have."""

    cities: Mapping[str, City]
    districts: Mapping[str, District]
    fields: Mapping[str, str]
    projects: Mapping[str, str]
    organisers: Mapping[str, str]
    kinds: Mapping[str, str]

    @property
    def all_cities(self) -> str:
        """The partner cities in words."""
        return listed(city.name for city in self.cities.values()) or _("allen Städten")


@dataclass(frozen=True)
class EventFilter(AddressFilter):
    """Which events somebody wants to see: what is to come, by default."""

    city: str = ""
    time: str = UPCOMING
    month: str = ""
    day: str = ""
    district: str = ""
    field: str = ""
    project: str = ""
    organiser: str = ""
    kind: str = ""
    cost: str = ""
    access: str = ""
    mode: str = ""
    text: str = ""
    view: str = LIST
    site_city: str = ""

    PARAMETERS = {
        "stadt": "city",
        "zeit": "time",
        "monat": "month",
        "tag": "day",
        "ortsteil": "district",
        "feld": "field",
        "vorhaben": "project",
        "veranstalter": "organiser",
        "art": "kind",
        "kosten": "cost",
        "barrierefrei": "access",
        "teilnahme": "mode",
        "q": "text",
        "ansicht": "view",
        "seite": "page",
    }
    NARROWING = (
        "city", "time", "month", "day", "district", "field", "project", "organiser", "kind", "cost", "access", "mode",
        "text",
    )  # fmt: skip

    @property
    def default(self) -> "EventFilter":
        """What is to come; on a city's own site in that city."""
        return EventFilter(city=self.site_city, site_city=self.site_city)

    @property
    def more(self) -> tuple[str, ...]:
        """The set filters that stand behind the fold."""
        return tuple(name for name in self.active if name not in ("city", "time", "month", "day"))

    @property
    def on(self) -> date | None:
        """The day that was asked for."""
        return date.fromisoformat(self.day) if self.day else None

    @property
    def first_of_month(self) -> date | None:
        """The first day of the month that was asked for."""
        return date.fromisoformat(f"{self.month}-01") if self.month else None

    def period(self, today: date) -> tuple[datetime | None, datetime | None]:
        """Return from when to when dates are wanted; None is open. A day beats a month, a month the time."""
        if self.on is not None:
            return start_of(self.on), start_of(self.on + timedelta(days=1))
        if self.first_of_month is not None:
            return start_of(self.first_of_month), start_of(next_month(self.first_of_month))
        saturday = today + timedelta(days=(5 - today.weekday()) if today.weekday() < 6 else -1)
        ends = {
            TODAY: today + timedelta(days=1),
            WEEK: today + timedelta(days=7),
            WEEKEND: saturday + timedelta(days=2),
        }
        if self.time == PAST:
            return None, start_of(today)
        if not self.time:
            return None, None
        starts = saturday if self.time == WEEKEND and saturday > today else today
        return start_of(starts), start_of(ends[self.time]) if self.time in ends else None


def choices() -> EventChoices:
    """Return what the filter offers, at most half a minute old."""
    found: EventChoices | None = caches["local"].get(_CACHE_KEY)
    return found or fresh_choices()


def fresh_choices() -> EventChoices:
    """Return what the filter offers now, in five queries."""
    public = Event.objects.published()
    through = {name: getattr(Event, name).through for name in ("action_fields", "projects", "organisers")}
    of_public = {"event_id__in": public.values("pk")}
    fields = ActionField.objects.filter(
        pk__in=through["action_fields"].objects.filter(**of_public).values("actionfield_id")
    )
    projects = Project.objects.published().filter(
        pk__in=through["projects"].objects.filter(**of_public).values("project_id")
    )
    organisers = Organisation.objects.published().filter(
        pk__in=through["organisers"].objects.filter(**of_public).values("organisation_id")
    )
    districts = District.objects.filter(pk__in=public.exclude(district=None).values("district_id")).select_related(
        "city"
    )
    kinds = set(public.order_by().values_list("kind", flat=True).distinct())
    found = EventChoices(
        cities=cities.directory().by_key,
        districts={f"{district.city.key}.{district.slug}": district for district in districts},
        fields={row.slug: translated(row, "name").text for row in fields.order_by("order")},
        projects={row.slug: row.name for row in projects.only("slug", "name")},
        organisers={row.slug: row.name for row in organisers.only("slug", "name")},
        kinds={kind.value: str(kind.label) for kind in Event.Kind if kind.value in kinds},
    )
    caches["local"].set(_CACHE_KEY, found, _SECONDS)
    return found


def forget() -> None:
    """Read anew what the filter offers at the next question."""
    caches["local"].delete(_CACHE_KEY)


def parse_filter(parameters: Mapping[str, str], offered: EventChoices, city: City | None) -> EventFilter:
    """Read the filter from a query string; refused when a known filter has an unknown value."""
    asked = given(parameters, EventFilter.PARAMETERS)
    home = city.key if city is not None else ""
    key, period = asked["city"] or home, asked["time"] or UPCOMING
    return EventFilter(
        city="" if key == ALL else known(_("Stadt"), key, offered.cities),
        time="" if period == ALL else known(_("Zeit"), period, TIME_LABELS),
        month=_month(asked["month"]),
        day=_day(asked["day"]),
        district=known(_("Ortsteil"), asked["district"], offered.districts),
        field=known(_("Handlungsfeld"), asked["field"], offered.fields),
        project=known(_("Vorhaben"), asked["project"], offered.projects),
        organiser=known(_("Veranstalter*in"), asked["organiser"], offered.organisers),
        kind=known(_("Art"), asked["kind"], Event.Kind.values),
        cost=known(_("Kosten"), asked["cost"], COSTS),
        access=known(_("Barrierefreiheit"), asked["access"], ACCESS),
        mode=known(_("Teilnahme"), asked["mode"], MODES),
        text=asked["text"],
        view=known(_("Ansicht"), asked["view"], VIEWS) or LIST,
        page=page_number(asked["page"]),
        site_city=home,
    )


def _month(value: str) -> str:
    found = _MONTH.match(value)
    if value and not (found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR and 1 <= int(found[2]) <= 12):
        raise Refused(_("„%(value)s“ ist kein Monat. Bitte schreiben Sie ihn wie 2026-12.") % {"value": cut(value, 60)})
    return value


def _day(value: str) -> str:
    if value and day_in(value) is None:
        sentence = _("„%(value)s“ ist kein Tag. Bitte schreiben Sie ihn wie 2026-12-03.")
        raise Refused(sentence % {"value": cut(value, 60)})
    return value


def day_in(value: str) -> date | None:
    """Read a day of the calendar as 2026-12-03; None for anything else, days of other centuries included."""
    if not _DAY.match(value):
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def sentence(wanted: EventFilter, offered: EventChoices) -> str:
    """Word the filter as people would: "Kommende Veranstaltungen in Schwerte, kostenfrei"."""
    where = {"city": offered.cities[wanted.city].name if wanted.city else offered.all_cities}
    more = [label_of(wanted, name, offered) for name in wanted.NARROWING[4:] if getattr(wanted, name)]
    return ", ".join([_begin(wanted) % where, *more])


def _begin(wanted: EventFilter) -> str:
    if wanted.on is not None:
        return _("Veranstaltungen in %(city)s") + ", " + day_words(wanted.on)
    if wanted.first_of_month is not None:
        return _("Veranstaltungen in %(city)s") + ", " + month_words(wanted.first_of_month)
    return {
        UPCOMING: _("Kommende Veranstaltungen in %(city)s"),
        TODAY: _("Heutige Veranstaltungen in %(city)s"),
        WEEK: _("Veranstaltungen der nächsten sieben Tage in %(city)s"),
        WEEKEND: _("Veranstaltungen am Wochenende in %(city)s"),
        PAST: _("Vergangene Veranstaltungen in %(city)s"),
    }.get(wanted.time, _("Alle Veranstaltungen in %(city)s"))


def label_of(wanted: EventFilter, name: str, offered: EventChoices) -> str:
    """Word one filter as the sentence says it."""
    value = getattr(wanted, name)
    if name == "text":
        return _("mit „%(text)s“ im Text") % {"text": value}
    if name == "district":
        return str(offered.districts[value].name)
    tables: dict[str, Mapping[str, Any]] = {
        "field": offered.fields,
        "project": offered.projects,
        "organiser": offered.organisers,
        "kind": {kind.value: kind.label for kind in Event.Kind},
        "cost": COSTS,
        "access": ACCESS,
        "mode": MODES,
    }
    return str(tables[name][value])
