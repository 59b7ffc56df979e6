"""Questions about a theme: where it is warmest or fullest now, and which themes have stations."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.core.errors import Refused
from dos.sensors.models import Datastream, ObservedProperty, Theme, Thing
from dos.sensors.permissions import Reach
from dos.sensors.selectors import addresses, visible, wording
from dos.sensors.selectors.latest import Latest, latest, with_state

# What a theme is about, in one sentence, and how its ranking is called.
ABOUT = {
    Theme.HEAT: gettext_lazy(
        "Wie warm es ist, und wo sich die Hitze staut: dicht bebaute Quartiere kühlen langsamer ab."
    ),
    Theme.AIR: gettext_lazy("Wie viel Feinstaub in der Luft ist. Er steigt im Berufsverkehr und bei wenig Wind."),
    Theme.WATER: gettext_lazy("Wie hoch das Wasser steht, und ab wann es eng wird."),
    Theme.PARKING: gettext_lazy("Wo gerade noch Stellplätze frei sind. Gezählt werden Plätze, keine Kennzeichen."),
    Theme.TRAFFIC: gettext_lazy("Wie viele Fahrzeuge unterwegs sind. Gezählt wird, erkannt wird niemand."),
    Theme.OTHER: gettext_lazy("Was die Städte sonst noch messen."),
}
HIGHEST = {
    Theme.HEAT: gettext_lazy("Am wärmsten ist es in %(place)s"),
    Theme.AIR: gettext_lazy("Am meisten Feinstaub misst %(place)s"),
    Theme.WATER: gettext_lazy("So hoch steht das Wasser: %(place)s"),
    Theme.PARKING: gettext_lazy("Die wenigsten freien Plätze hat %(place)s"),
    Theme.TRAFFIC: gettext_lazy("Am meisten los ist in %(place)s"),
    Theme.OTHER: gettext_lazy("Den höchsten Wert hat %(place)s"),
}
# Full is where little is free.
LOWEST_FIRST = {Theme.PARKING}


@dataclass(frozen=True)
class Place:
    """A station in the ranking; `share` is the length of its bar in percent, as text for the drawing."""

    thing: Thing
    latest: Latest
    share: str

    @property
    def url(self) -> str:
        """The station's page on this site."""
        return addresses.station_here(self.thing.slug)


@dataclass(frozen=True)
class TopicPage:
    """A theme with its ranking by what is measured most, and what else is measured."""

    theme: Theme
    about: str
    measured: ObservedProperty | None
    places: tuple[Place, ...]
    quiet: tuple[Place, ...]
    headline: str
    others: tuple[tuple[ObservedProperty, int], ...]
    is_simulated: bool


@dataclass(frozen=True)
class ThemeEntry:
    """A theme with the number of its stations."""

    key: str
    label: str
    number: int


def entries(reach: Reach, city: str = "") -> list[ThemeEntry]:
    """Return the themes that have stations, in the order of the house."""
    things = visible.things(reach)
    if city:
        things = things.filter(city__key=city)
    numbers = dict(things.order_by().values_list("theme").annotate(n=Count("pk")))
    return [
        ThemeEntry(theme.value, str(theme.label), numbers[theme.value]) for theme in Theme if theme.value in numbers
    ]


def topic_page(theme: Theme, reach: Reach, now: int, *, city: str = "", wanted: str = "") -> TopicPage:
    """Put together what stands on the page of a theme, ranked by the property of this number or what most measure.

    Refused where nothing of the theme has this number.
    """
    things = visible.things(reach).filter(theme=theme)
    if city:
        things = things.filter(city__key=city)
    found = with_state(Datastream.objects.filter(thing__in=things)).select_related(
        "observed_property", "state", "thing__city"
    )
    streams = list(found)
    counted = Counter(stream.observed_property_id for stream in streams)
    properties = {stream.observed_property_id: stream.observed_property for stream in streams}
    # What most stations measure; of as many the one that stands first.
    most = max(counted, key=lambda pk: (counted[pk], -pk), default=None)
    main = next((pk for pk in counted if str(pk) == wanted), None) if wanted else most
    if wanted and main is None:
        raise Refused(_("Diese Messgröße gibt es zu diesem Thema nicht."))
    ranked = [latest(stream, now) for stream in streams if stream.observed_property_id == main]
    places = _places([one for one in ranked if one.number is not None], theme)
    return TopicPage(
        theme=theme,
        about=str(ABOUT[theme]),
        measured=properties.get(main) if main is not None else None,
        places=places,
        quiet=tuple(Place(one.stream.thing, one, "0") for one in ranked if one.number is None),
        headline=_headline(theme, places, is_usual=main == most),
        others=tuple((properties[pk], number) for pk, number in counted.items() if pk != main),
        is_simulated=any(stream.thing.is_simulation for stream in streams),
    )


def _places(ranked: Sequence[Latest], theme: Theme) -> tuple[Place, ...]:
    in_order = sorted(ranked, key=lambda one: one.number or 0, reverse=theme not in LOWEST_FIRST)
    numbers = [one.number or 0 for one in ranked]
    low, high = min([0, *numbers]), max([0, *numbers])
    width = (high - low) or 1
    return tuple(
        Place(one.stream.thing, one, f"{max(100 * ((one.number or 0) - low) / width, 0.5):.1f}") for one in in_order
    )


def _headline(theme: Theme, places: Sequence[Place], *, is_usual: bool) -> str:
    if not places:
        return _("Gerade kommen hier keine Werte an")
    first = places[0]
    place = first.thing.properties.get("place") if theme is not Theme.PARKING else ""
    words = str(HIGHEST[theme if is_usual else Theme.OTHER]) % {"place": place or first.thing.name}
    return f"{words}: {first.latest.words}{wording.NBSP}{first.latest.unit}"
