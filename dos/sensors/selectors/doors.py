"""How stations show themselves on the home page and in the sitemap."""

import time
from collections.abc import Iterator

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.cities import address
from dos.cities.models import City
from dos.core.module import Door, SitemapEntry
from dos.sensors.models import Datastream, Theme, Thing
from dos.sensors.permissions import EVERYBODY
from dos.sensors.selectors import topic_page, visible
from dos.sensors.selectors.addresses import home_key, station_url
from dos.sensors.selectors.latest import Latest, latest, with_state

MOST_VALUES = 4


def door(city: City | None, viewer: object) -> Door | None:
    """Open the door to what is measured: one value of each theme, with its age; no door without a station."""
    things = visible.things(EVERYBODY)
    if city is not None:
        things = things.filter(city=city)
    number = things.count()
    if not number:
        return None
    facts = [ngettext("%(n)s Station", "%(n)s Stationen", number) % {"n": number}]
    facts += [_fact(one) for one in _one_of_each_theme(things)]
    return Door(_("Messwerte"), reverse("sensors:station_list"), tuple(facts), order=45, symbol="data")


def sitemap(city: City | None) -> Iterator[SitemapEntry]:
    """Name list, networks and themes on every site, stations where they are at home."""
    with address.on(city), translation.override("de"):
        yield SitemapEntry(reverse("sensors:station_list"))
        yield SitemapEntry(reverse("sensors:network_list"))
        for entry in topic_page.entries(EVERYBODY, city.key if city is not None else ""):
            yield SitemapEntry(reverse("sensors:topic", args=[entry.key]))
    key = city.key if city is not None else ""
    for thing in Thing.objects.public().order_by("pk"):
        if home_key(thing) == key:
            yield SitemapEntry(station_url(thing, "de").removeprefix(settings.PUBLIC_URL), thing.changed_at)


def _one_of_each_theme(things: QuerySet[Thing]) -> list[Latest]:
    """Return the freshest value of each theme; of equally fresh ones the first."""
    now = time.time_ns() // 1000
    found: dict[str, Latest] = {}
    streams = with_state(Datastream.objects.filter(thing__in=things)).select_related(
        "observed_property", "state", "thing"
    )
    for stream in streams:
        known, value = found.get(stream.thing.theme), latest(stream, now)
        if value.number is not None and not value.doubts and known is None:
            found[stream.thing.theme] = value
    return [found[theme] for theme in Theme.values if theme in found][:MOST_VALUES]


def _fact(one: Latest) -> str:
    thing = one.stream.thing
    words = _("%(what)s: %(value)s %(unit)s, %(station)s, %(age)s") % {
        "what": one.name,
        "value": one.words,
        "unit": one.unit,
        "station": thing.properties.get("place") or thing.name,
        "age": one.age,
    }
    return f"{words} ({_('simuliert')})" if thing.is_simulation else words
