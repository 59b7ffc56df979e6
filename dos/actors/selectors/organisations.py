"""Questions about organisations: who is named in the programme, found by group, city and text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, F, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from dos.actors.models import Organisation
from dos.cities import address
from dos.cities.models import City
from dos.core.db import german_order, having_words
from dos.core.errors import Refused
from dos.core.module import SitemapEntry, Topic
from dos.core.search import Document
from dos.core.text import clean_line, cut, first_sentence

ALL_CITIES = "alle"
MAX_TEXT = 200
SEARCHED = ("name", "name_en", "short_name", "role", "role_en", "place")


@dataclass(frozen=True)
class OrganisationFilter:
    """Which organisations somebody wants to see; every empty text means "all"."""

    category: str = ""
    city: str = ""
    text: str = ""
    site_city: str = ""

    @property
    def number(self) -> int:
        """How many filters are set; the city of a city's own site is not one."""
        return sum([bool(self.category), self.city != self.site_city, bool(self.text)])

    def query(self) -> str:
        """Write the filter as a query string, always in the same order, without what is the default."""
        city = "" if self.city == self.site_city else self.city or ALL_CITIES
        pairs = (("gruppe", self.category), ("stadt", city), ("q", self.text))
        return urlencode([(name, value) for name, value in pairs if value])


def parse_filter(parameters: Mapping[str, str], cities: Mapping[str, City], home: City | None) -> OrganisationFilter:
    """Read the filter from a query string; on a city's site its organisations come first in mind.

    Refused when group or city do not exist.
    """
    category, key, text = (cut(clean_line(parameters.get(name, "")), MAX_TEXT) for name in ("gruppe", "stadt", "q"))
    site_city = home.key if home is not None else ""
    key = key or site_city
    sentence = _("Den Wert „%(value)s“ gibt es in diesem Filter nicht. Bitte wählen Sie einen aus der Liste.")
    for value, allowed in ((category, Organisation.Category.values), (key, [ALL_CITIES, *cities])):
        if value and value not in allowed:
            raise Refused(sentence % {"value": cut(value, 60)})
    return OrganisationFilter(category, "" if key == ALL_CITIES else key, text, site_city)


def organisations(wanted: OrganisationFilter) -> QuerySet[Organisation]:
    """Return the published organisations that the filter finds, by name."""
    found = Organisation.objects.published().select_related("city")
    if wanted.category:
        found = found.filter(category=wanted.category)
    if wanted.city:
        found = found.filter(city__key=wanted.city)
    return found.filter(having_words(SEARCHED, wanted.text)).order_by(german_order("name"), "pk")


def categories(wanted: OrganisationFilter) -> dict[str, int]:
    """Count the organisations in each group, as if no group were asked for."""
    found = organisations(OrganisationFilter("", wanted.city, wanted.text, wanted.site_city)).order_by()
    return dict(found.values_list("category").annotate(n=Count("pk")))


def organisation_page(slug: str) -> Organisation | None:
    """Return a published organisation."""
    return Organisation.objects.published().select_related("city").filter(slug=slug).first()


def city_organisations() -> dict[int, str]:
    """Return for each city the organisation that bears its official name: what the city does, that one does."""
    themselves = Organisation.objects.published().filter(is_example=False, name=F("city__official_name"))
    return dict(themselves.values_list("city_id", "slug"))


def topic(kind: str, key: str, viewer: Any) -> Topic | None:
    """Return a published organisation as something to follow."""
    found = organisation_page(key) if kind == "organisation" else None
    if found is None:
        return None
    return Topic(kind, key, found.name, address.canonical("actors:organisation_detail", key, language="de"))


def documents() -> Iterator[Document]:
    """Hand in every published organisation to be found."""
    with translation.override("de"), address.on(None):
        yield from [_document(organisation) for organisation in organisations(OrganisationFilter())]


def _document(organisation: Organisation) -> Document:
    texts = [organisation.short_name, organisation.role, organisation.role_en, organisation.place]
    return Document(
        kind="organisation",
        key=organisation.slug,
        title=organisation.name,
        title_en=organisation.name_en,
        text=" ".join([*texts, str(organisation.get_category_display())]),
        teaser=first_sentence(organisation.role),
        url=reverse("actors:organisation_detail", args=[organisation.slug]),
        city_keys=(organisation.city.key,) if organisation.city else (),
    )


def sitemap(city: City | None) -> Iterator[SitemapEntry]:
    """Name the organisations; they belong to the whole programme, so their pages are at home on its site."""
    if city is not None:
        return
    yield _entry("actors:organisation_list")
    yield _entry("actors:network")
    yield _entry("actors:notice_list")
    for organisation in Organisation.objects.published().only("slug", "changed_at").iterator(chunk_size=500):
        yield _entry("actors:organisation_detail", organisation.slug, changed_at=organisation.changed_at)


def _entry(url_name: str, *args: Any, changed_at: Any = None) -> SitemapEntry:
    return SitemapEntry(address.canonical(url_name, *args, language="de").removeprefix(settings.PUBLIC_URL), changed_at)
