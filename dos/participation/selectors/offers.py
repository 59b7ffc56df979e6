"""Questions about offers to take part: which there are, what they add to other pages, how they are found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.cities import address
from dos.cities.models import City
from dos.core.errors import Refused
from dos.core.module import Door, Panel, SitemapEntry
from dos.core.search import Document
from dos.core.text import first_sentence
from dos.participation.models import Offer
from dos.strategy.models import ActionField, Project

ALL = "alle"
STATES = {"offen": Offer.State.OPEN, "beendet": Offer.State.CLOSED}
SHOWN_ON_OTHER_PAGES = 6


@dataclass(frozen=True)
class OfferFilter:
    """Which offers somebody wants to see: open ones by default; an empty city means all."""

    city: str = ""
    state: str = "offen"
    site_city: str = ""

    def query(self) -> str:
        """Write the filter as a query string, without what is the default."""
        city = "" if self.city == self.site_city else self.city or ALL
        pairs = (("stadt", city), ("stand", "" if self.state == "offen" else self.state or ALL))
        return urlencode([(name, value) for name, value in pairs if value])


def parse_filter(parameters: Mapping[str, str], cities: Mapping[str, City], home: City | None) -> OfferFilter:
    """Read the filter from a query string; refused when city or state do not exist."""
    site_city = home.key if home is not None else ""
    city, state = parameters.get("stadt", "") or site_city, parameters.get("stand", "") or "offen"
    for value, allowed in ((city, {"", ALL, *cities}), (state, {ALL, *STATES})):
        if value not in allowed:
            raise Refused(
                _("Den Wert „%(value)s“ gibt es in diesem Filter nicht. Bitte wählen Sie einen aus der Liste.")
                % {"value": value[:60]}
            )
    return OfferFilter("" if city == ALL else city, "" if state == ALL else state, site_city)


def offers(wanted: OfferFilter) -> QuerySet[Offer]:
    """Return the published offers that the filter finds."""
    found = Offer.objects.published().select_related("city").prefetch_related("action_fields")
    if wanted.city:
        found = found.filter(Q(city__key=wanted.city) | Q(city=None))
    if wanted.state:
        found = found.filter(state=STATES[wanted.state])
    return found.order_by("-state", "title", "pk")


def door(city: City | None, viewer: object) -> Door | None:
    """Open the door to taking part on the home page: how many ways are open."""
    found = Offer.objects.published().filter(state=Offer.State.OPEN)
    count = (found.filter(Q(city=city) | Q(city=None)) if city is not None else found).count()
    if not count:
        return None
    fact = ngettext("%(n)s Angebot läuft", "%(n)s Angebote laufen", count) % {"n": count}
    return Door(_("Mitmachen"), reverse("participation:overview"), (fact,), order=20, symbol="person")


def panels(obj: Any, viewer: Any) -> Iterator[Panel]:
    """Add the ways to take part to the pages of projects and action fields."""
    if not isinstance(obj, (Project, ActionField)):
        return
    found = Offer.objects.published().select_related("city")
    found = found.filter(projects=obj) if isinstance(obj, Project) else found.filter(action_fields=obj)
    shown = list(found.order_by("-state", "title", "pk")[: SHOWN_ON_OTHER_PAGES + 1])
    if shown:
        context = {"offers": shown[:SHOWN_ON_OTHER_PAGES], "has_more": len(shown) > SHOWN_ON_OTHER_PAGES}
        yield Panel(_("Mitmachen"), "participation/_offers_panel.html", context, order=40)


def documents() -> Iterator[Document]:
    """Hand in all offers for the search."""
    with translation.override("de"), address.on(None):
        url = reverse("participation:overview")
    for offer in Offer.objects.published().select_related("city"):
        yield Document(
            kind="offer",
            key=offer.slug,
            title=offer.title,
            title_en=offer.title_en,
            text=f"{offer.summary} {offer.summary_en} {offer.channel} {offer.audience} {offer.place}",
            teaser=first_sentence(offer.summary),
            url=f"{url}?stadt={ALL}&stand={ALL}#{offer.slug}",
            city_keys=(offer.city.key,) if offer.city else (),
        )


def sitemap(city: City | None) -> Iterator[SitemapEntry]:
    """Name the list on the programme's site and on each city's."""
    with address.on(city), translation.override("de"):
        yield SitemapEntry(reverse("participation:overview"))
