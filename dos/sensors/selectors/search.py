"""What the room hands in to be found: public stations with what they measure, and the themes."""

from collections.abc import Iterator

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from dos.cities import address
from dos.core.search import Document
from dos.sensors.models import Datastream, Theme, Thing
from dos.sensors.permissions import EVERYBODY
from dos.sensors.selectors import topic_page

# What people say when they mean a theme.
WORDS = {
    Theme.HEAT: "Hitze Temperatur Wärme Wetter Klima Regen Wind heat temperature weather",
    Theme.AIR: "Luftqualität Feinstaub Ozon Abgase air quality",
    Theme.WATER: "Wasserstand Pegel Hochwasser Ruhr flood water level",
    Theme.PARKING: "Parkplatz Parkhaus freie Stellplätze parking car park",
    Theme.TRAFFIC: "Verkehrszählung Stau Autos traffic",
    Theme.OTHER: "",
}


def documents() -> Iterator[Document]:
    """Hand in every public station and every theme that has one, with the programme's address in German."""
    with translation.override("de"), address.on(None):
        streams = Prefetch("datastreams", Datastream.objects.select_related("observed_property").order_by("pk"))
        for thing in Thing.objects.public().select_related("city").prefetch_related(streams).order_by("pk"):
            yield station_document(thing)
        for entry in topic_page.entries(EVERYBODY):
            yield theme_document(Theme(entry.key))


def station_document(thing: Thing) -> Document:
    """Return one public station as it is found; the address is that of the programme's site in German."""
    measured = [stream.observed_property.name for stream in thing.datastreams.all()]
    texts = [thing.description, str(thing.properties.get("place", "")), *measured]
    if thing.is_simulation:
        texts.append(_("simuliert"))
    return Document(
        kind="station",
        key=thing.slug,
        title=thing.name,
        title_en="",
        text=" ".join(filter(None, texts)),
        teaser=", ".join(dict.fromkeys(measured)),
        url=reverse("sensors:station", args=[thing.slug]),
        city_keys=(thing.city.key,) if thing.city else (),
        topics=(str(Theme(thing.theme).label),),
    )


def theme_document(theme: Theme) -> Document:
    """Return the page of a theme as it is found."""
    about = str(topic_page.ABOUT[theme])
    return Document(
        kind="station",
        key=f"thema-{theme.value}",
        title=_("Messwerte: %(theme)s") % {"theme": theme.label},
        title_en="",
        text=f"{about} {WORDS[theme]}",
        teaser=about,
        url=reverse("sensors:topic", args=[theme.value]),
        city_keys=(),
    )
