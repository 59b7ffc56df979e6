"""Loading of the demonstration: the networks as public pages tell them, and simulated stations beside them."""

import time
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from dos.cities.models import City
from dos.core.loading import Row, load
from dos.core.models import DatePrecision, LoadedRow
from dos.sensors.models import (
    Access,
    Datastream,
    HistoricalLocation,
    Location,
    Network,
    ObservedProperty,
    Sensor,
    Thing,
    Threshold,
)
from dos.sensors.services.simulation.values import STEP, simulate_values
from dos.sensors.storage import times
from dos.strategy.models import Project

Item = Mapping[str, Any]
_TABLE = "sensors.thing"
# A station stands somewhere in its district; no real place is meant.
ACCURACY_METRES = 1500.0
_NETWORK = ("name", "theme", "measures", "measures_en", "device_count", "technology", "phase", "place", "source_url")
_DESCRIPTION = "Simulierte Station der Demonstration. Werte und Standort sind erfunden."


@transaction.atomic
def load_stations(told: Item) -> None:
    """Bring the networks up to date, and make the simulated stations that were never there, with their values.

    What an editor has touched or deleted stays as it is.
    """
    cities = {city.key: city for city in City.objects.all()}
    projects = {project.slug: project for project in Project.objects.only("pk", "slug")}
    networks = {item["slug"]: _load_network(item, cities, projects) for item in told["networks"]}
    known = set(LoadedRow.objects.filter(table=_TABLE).values_list("key", flat=True))
    known |= set(Thing.objects.values_list("slug", flat=True))
    new = [item for item in told["stations"] if item["slug"] not in known and item["city"] in cities]
    if new:
        _make_stations(new, told, cities, networks)
        simulate_values()


def _load_network(item: Item, cities: Mapping[str, City], projects: Mapping[str, Project]) -> Any:
    as_of, precision = _partial_day(item["as_of"])
    values = {
        **{name: item[name] for name in _NETWORK},
        "city": cities[item["city"]],
        "project": projects.get(item["project"]),
        "operator_name": item["operator"],
        "as_of": as_of,
        "as_of_precision": precision,
    }
    return load(Row(Network, {"slug": item["slug"]}, values)).obj


def _partial_day(told: str | None) -> tuple[date | None, str]:
    """Read "2025", "2025-06" or a whole day."""
    numbers = [int(part) for part in (told or "").split("-") if part]
    if not numbers:
        return None, DatePrecision.DAY
    precision = (DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY)[len(numbers) - 1]
    return date(*[*numbers, 1, 1][:3]), precision


def _make_stations(
    new: list[Item], told: Item, cities: Mapping[str, City], networks: Mapping[str, Network | None]
) -> None:
    things = Thing.objects.bulk_create(
        _thing(item, told["kinds"][item["kind"]], cities[item["city"]], networks.get(item["network"])) for item in new
    )
    _place(things, new)
    _make_streams(things, new, told)
    LoadedRow.objects.bulk_create(LoadedRow(table=_TABLE, key=item["slug"]) for item in new)


def _thing(item: Item, kind: Item, city: City, network: Network | None) -> Thing:
    return Thing(
        slug=item["slug"],
        name=item["name"],
        description=_DESCRIPTION,
        properties={
            "simulation": True,
            "place": item["place"],
            "network": item["network"],
            "privacy_en": kind["privacy_en"],
        },
        city=city,
        project_id=network.project_id if network is not None else None,
        access=Access.PUBLIC,
        theme=kind["theme"],
        position_accuracy=ACCURACY_METRES,
        privacy_statement=kind["privacy"],
        is_simulation=True,
    )


def _place(things: Iterable[Thing], new: Iterable[Item]) -> None:
    pairs = list(zip(things, new, strict=True))
    places = Location.objects.bulk_create(_location(item) for _thing, item in pairs)
    now = time.time_ns() // 1000
    noted = HistoricalLocation.objects.bulk_create(HistoricalLocation(thing=thing, time=now) for thing, _item in pairs)
    now_there, once_there = Thing.locations.through, HistoricalLocation.locations.through
    now_there.objects.bulk_create(
        now_there(thing_id=thing.pk, location_id=place.pk) for (thing, _item), place in zip(pairs, places, strict=True)
    )
    once_there.objects.bulk_create(
        once_there(historicallocation_id=row.pk, location_id=place.pk) for row, place in zip(noted, places, strict=True)
    )


def _location(item: Item) -> Location:
    longitude, latitude = item["longitude"], item["latitude"]
    return Location(
        name=item["place"],
        description="Standort ungefähr, simuliert",
        properties={"simulation": True},
        location={"type": "Point", "coordinates": [longitude, latitude]},
        west=longitude,
        east=longitude,
        south=latitude,
        north=latitude,
    )


def _make_streams(things: Iterable[Thing], new: Iterable[Item], told: Item) -> None:
    properties = {item["key"]: _property(item) for item in told["properties"]}
    sensors = {item["key"]: _sensor(item) for item in told["properties"]}
    facts = {item["key"]: item for item in told["properties"]}
    # Values of a whole year have only the first stream of a few stations: everybody waits for them at the first start.
    rows = [
        _stream(thing, _of_stream(item, at), facts[key], (properties[key], sensors[key]))
        for thing, item in zip(things, new, strict=True)
        for at, key in enumerate(told["kinds"][item["kind"]]["streams"])
    ]
    made = Datastream.objects.bulk_create(rows)
    Threshold.objects.bulk_create(
        Threshold(datastream=row, **item)
        for row in made
        for item in told["thresholds"].get(row.properties["curve"], [])
    )


def _of_stream(item: Item, at: int) -> Item:
    return item if at == 0 else {**item, "year": False}


def _property(item: Item) -> ObservedProperty:
    values = {"name": item["name"], "description": item["description"], "properties": {"name_en": item["name_en"]}}
    return ObservedProperty.objects.get_or_create(definition=item["definition"], defaults=values)[0]


def _sensor(item: Item) -> Sensor:
    told = {"simulation": True, "name_en": item["sensor_en"]}
    values = {"description": "Simuliertes Gerät der Demonstration", "metadata": "", "encoding_type": "text/plain"}
    return Sensor.objects.get_or_create(name=item["sensor"], properties=told, defaults=values)[0]


def _stream(thing: Thing, item: Item, fact: Item, what: tuple[ObservedProperty, Sensor]) -> Datastream:
    now = time.time_ns() // 1000
    name, symbol, definition = fact["unit"]
    more = {key: item[key] for key in ("offset", "size", "fault", "year") if item.get(key)}
    return Datastream(
        name=f"{fact['name']}, {item['name']}",
        description=fact["description"],
        properties={
            "simulation": True,
            "description_en": fact["description_en"],
            "curve": fact["key"],
            "begun": now - now % STEP,
            **more,
        },
        thing=thing,
        sensor=what[1],
        observed_property=what[0],
        unit_of_measurement={"name": name, "symbol": symbol, "definition": definition},
        lower_bound=fact["bounds"][0],
        upper_bound=fact["bounds"][1],
        expected_every=STEP // times.SECOND,
        stuck_after=fact.get("stuck_after"),
    )
