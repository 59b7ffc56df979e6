"""Questions about many stations: the list, the map, the table."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from dos.core.db import german_order
from dos.sensors.models import Datastream, Location, Thing
from dos.sensors.permissions import Reach
from dos.sensors.selectors import addresses, visible, wording
from dos.sensors.selectors.latest import Latest, by_thing, with_state
from dos.sensors.selectors.station_filter import StationFilter

# A row names what is measured first; the rest stands on the station's page.
VALUES_IN_ROW = 2
MOST_WORDS = 8


@dataclass(frozen=True)
class StationRow:
    """What a list says about a station."""

    thing: Thing
    values: tuple[Latest, ...]

    @property
    def url(self) -> str:
        """The station's page on this site."""
        return addresses.station_here(self.thing.slug)

    @property
    def theme(self) -> str:
        """The theme in words."""
        return wording.theme_label(self.thing.theme)

    @property
    def shown(self) -> tuple[Latest, ...]:
        """The first values."""
        return self.values[:VALUES_IN_ROW]

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude of its place, the middle where it is an area; only where places were read."""
        for place in self.thing.locations.all():
            if (
                place.west is not None
                and place.east is not None
                and place.south is not None
                and place.north is not None
            ):
                return (place.west + place.east) / 2, (place.south + place.north) / 2
        return None


def found(wanted: StationFilter, reach: Reach) -> QuerySet[Thing]:
    """Return the stations within somebody's reach that the filter finds, in the order of their names."""
    things = visible.things(reach)
    if wanted.city:
        things = things.filter(city__key=wanted.city)
    if wanted.theme:
        things = things.filter(theme=wanted.theme)
    for word in wanted.text.split()[:MOST_WORDS]:
        streams = Datastream.objects.filter(observed_property__name__icontains=word)
        named = Q(name__icontains=word) | Q(description__icontains=word) | Q(pk__in=streams.values("thing"))
        things = things.filter(named)
    return things.select_related("city").order_by(german_order("name"), "pk")


def located(things: QuerySet[Thing]) -> QuerySet[Thing]:
    """Only stations that have a place, with it."""
    placed = Location.things.through.objects.filter(location__west__isnull=False)
    return with_places(things.filter(pk__in=placed.values("thing_id")))


def with_places(things: QuerySet[Thing]) -> QuerySet[Thing]:
    """Read the places of stations along."""
    return things.prefetch_related(Prefetch("locations", Location.objects.order_by("pk")))


def rows(things: Iterable[Thing], now: int) -> list[StationRow]:
    """Return what a list says about these stations, in one question for all their streams."""
    shown = list(things)
    values = by_thing(with_state(Datastream.objects.filter(thing__in=shown)), now)
    return [StationRow(thing, tuple(values.get(thing.pk, ()))) for thing in shown]
