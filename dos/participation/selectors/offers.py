"""Questions about offers to take part: which there are, what they add to other pages, how they are found."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.cities import address
from dos.cities.models import City
from dos.core.module import Door, Panel, SitemapEntry
from dos.core.search import Document
from dos.core.text import first_sentence
from dos.participation.models import Offer
from dos.strategy.models import ActionField, Project

ALL = "alle"
STATES = {"offen": Offer.State.OPEN, "beendet": Offer.State.CLOSED}
SHOWN_ON_OTHER_PAGES = 6


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
