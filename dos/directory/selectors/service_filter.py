"""The filter of services as it stands in the address, and how people would say it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core.db import german_order
from dos.core.filters import ALL, AddressFilter, given, known, page_number
from dos.core.text import listed, translated
from dos.directory.models import Office, Provision, Service, Situation, Topic

LIST, LETTERS, MAP = "liste", "a-z", "karte"
VIEWS = (LIST, LETTERS, MAP)
DIGITS = "0-9"
ALPHABET = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", DIGITS)
WAYS = {"online": gettext_lazy("online zu erledigen"), "belegt": gettext_lazy("mit belegter Zuständigkeit")}
_CACHE_KEY, _SECONDS = "service-choices", 30


@dataclass(frozen=True)
class ServiceChoices:
    """What can be chosen, each by its key in the address: only what public services have."""

    cities: Mapping[str, City]
    topics: Mapping[str, Any]
    situations: Mapping[str, Any]
    offices: Mapping[str, Office]

    @property
    def all_cities(self) -> str:
        """The partner cities in words."""
        return listed(city.name for city in self.cities.values()) or _("allen Städten")


@dataclass(frozen=True)
class ServiceFilter(AddressFilter):
    """Which services somebody looks for."""

    text: str = ""
    city: str = ""
    topic: str = ""
    situation: str = ""
    office: str = ""
    way: str = ""
    letter: str = ""
    view: str = LIST
    site_city: str = ""

    PARAMETERS = {
        "q": "text",
        "stadt": "city",
        "thema": "topic",
        "lebenslage": "situation",
        "stelle": "office",
        "nur": "way",
        "buchstabe": "letter",
        "ansicht": "view",
        "seite": "page",
    }
    NARROWING = ("text", "city", "topic", "situation", "office", "way", "letter")

    @property
    def default(self) -> "ServiceFilter":
        """All services; on a city's own site those of that city."""
        return ServiceFilter(city=self.site_city, site_city=self.site_city)

    @property
    def more(self) -> tuple[str, ...]:
        """The set filters that stand behind the fold."""
        return tuple(name for name in self.active if name in ("situation", "office", "way"))

    @property
    def is_entrance(self) -> bool:
        """Whether nothing was asked yet, so that the ways in are shown."""
        return self.view == LIST and self.page == 1 and set(self.active) <= {"city"}


def choices() -> ServiceChoices:
    """Return what the filter offers, at most half a minute old."""
    found: ServiceChoices | None = caches["local"].get(_CACHE_KEY)
    return found or fresh_choices()


def fresh_choices() -> ServiceChoices:
    """Return what the filter offers now, in three queries."""
    public = Service.objects.published()
    through = {name: getattr(Service, name).through for name in ("topics", "situations")}
    of_public = {"service_id__in": public.values("pk")}
    topics = Topic.objects.filter(pk__in=through["topics"].objects.filter(**of_public).values("topic_id"))
    situations = Situation.objects.filter(
        pk__in=through["situations"].objects.filter(**of_public).values("situation_id")
    )
    used = Provision.objects.published().filter(service__in=public).exclude(office=None)
    offices = Office.objects.published().filter(pk__in=used.values("office")).select_related("city")
    found = ServiceChoices(
        cities=cities.directory().by_key,
        topics={row.slug: row for row in topics},
        situations={row.slug: row for row in situations},
        offices={row.slug: row for row in offices.order_by(german_order("name"), "pk")},
    )
    caches["local"].set(_CACHE_KEY, found, _SECONDS)
    return found


def forget() -> None:
    """Read anew what the filter offers at the next question."""
    caches["local"].delete(_CACHE_KEY)


def parse_filter(parameters: Mapping[str, str], offered: ServiceChoices, city: City | None) -> ServiceFilter:
    """Read the filter from a query string; refused when a known filter has an unknown value."""
    asked = given(parameters, ServiceFilter.PARAMETERS)
    home = city.key if city is not None else ""
    key = asked["city"] or home
    return ServiceFilter(
        text=asked["text"],
        city="" if key == ALL else known(_("Stadt"), key, offered.cities),
        topic=known(_("Thema"), asked["topic"], offered.topics),
        situation=known(_("Lebenslage"), asked["situation"], offered.situations),
        office=known(_("Stelle"), asked["office"], offered.offices),
        way=known(_("Nur"), asked["way"], WAYS),
        letter=known(_("Buchstabe"), asked["letter"].upper(), ALPHABET),
        view=known(_("Ansicht"), asked["view"], VIEWS) or LIST,
        page=page_number(asked["page"]),
        site_city=home,
    )


def sentence(wanted: ServiceFilter, offered: ServiceChoices) -> str:
    """Word the filter as people would: "Leistungen in Schwerte, Thema Ausweise"."""
    where = {"city": offered.cities[wanted.city].name if wanted.city else offered.all_cities}
    names = [name for name in wanted.NARROWING if name != "city" and getattr(wanted, name)]
    begin = _("Stellen in %(city)s") if wanted.view == MAP else _("Leistungen in %(city)s")
    return ", ".join([begin % where, *(label_of(wanted, name, offered) for name in names)])


def label_of(wanted: ServiceFilter, name: str, offered: ServiceChoices) -> str:
    """Word one filter as the sentence says it."""
    value = getattr(wanted, name)
    if name == "way":
        return str(WAYS[value])
    if name == "city":
        return offered.cities[value].name
    if name == "text":
        return _("gesucht: „%(word)s“") % {"word": value}
    if name == "letter":
        return _("mit dem Buchstaben %(word)s") % {"word": value}
    tables: dict[str, tuple[str, Mapping[str, Any], str]] = {
        "topic": (_("Thema %(word)s"), offered.topics, "title"),
        "situation": (_("Lebenslage %(word)s"), offered.situations, "title"),
        "office": (_("bei: %(word)s"), offered.offices, "name"),
    }
    words, rows, column = tables[name]
    return words % {"word": translated(rows[value], column)}


def letter_of(title: str) -> str:
    """Return under which letter a title stands: umlauts under their letter, digits and signs under "0-9"."""
    plain = (char for char in unicodedata.normalize("NFKD", title) if char.isalnum())
    first = next(plain, "").upper()[:1]
    return first if first in ALPHABET else DIGITS
