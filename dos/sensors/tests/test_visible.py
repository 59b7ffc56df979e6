"""Querysets and SQL of the room follow one rule: what somebody may see in a set is the same by both."""

from typing import Any

import pytest

from dos.sensors.models import Access, Location, ObservedProperty, Sensor, Thing
from dos.sensors.permissions import EVERYBODY, Reach
from dos.sensors.query.tree import Options, ResourcePath, Step
from dos.sensors.selectors import resources, visible
from dos.sensors.tests.machine import PLACE, STATION, program

pytestmark = pytest.mark.django_db
SETS = (
    "Things",
    "Locations",
    "HistoricalLocations",
    "Datastreams",
    "Sensors",
    "ObservedProperties",
    "FeaturesOfInterest",
)


@pytest.fixture
def cities(schwerte: Any, dortmund: Any) -> tuple[Any, Any]:
    """Stations of each level in both cities, one that has moved, and things that nothing uses."""
    for city in (schwerte, dortmund):
        for access in Access.values:
            machine = program(city, new_access=access)
            key = machine.make("Things", {**STATION, "name": f"{city} {access}"})
            machine.make(f"Things({key})/Locations", {**PLACE, "name": f"neu {city} {access}"})
            stream = Thing.objects.get(pk=key).datastreams.get().pk
            machine.make("Observations", {"result": 1, "Datastream": {"@iot.id": stream}})
    Location.objects.create(name="niemandes", location={"type": "Point", "coordinates": [7, 51]})
    Sensor.objects.create(name="unbenutzt")
    ObservedProperty.objects.create(name="unbenutzt", definition="x")
    return schwerte, dortmund


def reaches(schwerte: Any) -> dict[str, Reach]:
    own = frozenset({schwerte.pk})
    return {
        "everybody": EVERYBODY,
        "programme": Reach(is_of_programme=True),
        "city": Reach(is_of_programme=True, city_ids=own),
        "program": Reach(is_of_programme=True, city_ids=own, writes_city_ids=own),
        "administrator": Reach(is_administrator=True, is_of_programme=True),
        "device": Reach(reads_nothing=True, appends_to=frozenset({1})),
    }


@pytest.mark.parametrize("kind", SETS)
@pytest.mark.parametrize("who", ["everybody", "programme", "city", "program", "administrator", "device"])
def test_querysets_and_sql_show_the_same(cities: tuple[Any, Any], kind: str, who: str) -> None:
    reach = reaches(cities[0])[who]

    by_queryset = set(visible.entities(kind, reach).values_list("pk", flat=True))
    by_sql = {row[0] for row in resources.read(reach, ResourcePath((Step(kind),)), Options(top=1000)).page.rows}

    assert by_queryset == by_sql
