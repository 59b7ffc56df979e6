"""Questions as the tests of reading ask them, and a few stations to ask about."""

from dataclasses import dataclass
from typing import Any

from dos.cities.models import City
from dos.cities.tests.factories import CityFactory
from dos.sensors import models
from dos.sensors.permissions import EVERYBODY, Reach
from dos.sensors.query.options import parse_options
from dos.sensors.query.path import parse_path
from dos.sensors.selectors.resources import Found, read
from dos.sensors.tests.factories import (
    DatastreamFactory,
    FeatureFactory,
    ObservedPropertyFactory,
    SensorFactory,
    ThingFactory,
    at,
    observe,
    place,
)


def ask(question: str, reach: Reach = EVERYBODY) -> Found:
    path, _mark, query = question.partition("?")
    return read(reach, parse_path(path), parse_options(query.replace("+", "%2B")))


def ids(question: str, reach: Reach = EVERYBODY) -> list[int]:
    return [row[0] for row in ask(question, reach).page.rows]


@dataclass
class Stations:
    """Alpha measures much, Beta has a stream without values, Gamma stands far away."""

    city: City
    alpha: models.Thing
    beta: models.Thing
    gamma: models.Thing
    streams: dict[str, models.Datastream]
    places: dict[str, models.Location]
    feature: models.FeatureOfInterest
    values: list[int]

    def named(self, things: list[int]) -> str:
        names = {self.alpha.pk: "alpha", self.beta.pk: "beta", self.gamma.pk: "gamma"}
        return " ".join(names[number] for number in things)


VALUES: list[dict[str, Any]] = [
    {"time": "2026-01-01T00:00:00", "result": 1.5},
    {"time": "2026-02-28T23:59:59.999999", "result": 2},
    {"time": "2024-02-29T12:30:15.250000", "result": -7.5, "result_time": at("2024-02-29T12:31:00")},
    {"time": "1969-12-31T23:59:58.500000", "result": 10},
    {"time": "2026-03-01T00:00:00", "result": "10"},
    {"time": "2026-03-02T06:00:00", "result": True},
    {
        "time": "2026-03-03T00:00:00",
        "parameters": '{"q": {"v": 5, "w": null}, "tags": ["x", 7]}',
        "quality": '"gut"',
        "valid_start": at("2026-03-03T00:00:00"),
        "valid_end": at("2026-03-04T00:00:00"),
    },
    {"time": "2026-04-01T00:00:00", "end": "2026-04-02T00:00:00", "result": {"a": 1, "b": [1, 2]}},
    {"time": "0001-01-01T00:00:00", "result": 0},
    {"time": "2100-06-15T00:00:00", "result": 1e300},
]


def stations() -> Stations:
    city = CityFactory.create(key="dortmund")
    alpha, beta, gamma = _things(city)
    temperature = ObservedPropertyFactory.create(name="Temperature")
    sensor = SensorFactory.create(name="It's a sensor")
    percent = {"name": "Percent", "symbol": "%", "definition": "ucum:%"}
    streams = {
        "warm": DatastreamFactory.create(name="Temperature", thing=alpha, observed_property=temperature),
        "humid": DatastreamFactory.create(name="Humidity", thing=alpha, unit_of_measurement=percent, sensor=sensor),
        "empty": DatastreamFactory.create(name="Temperature", thing=beta, observed_property=temperature),
        "far": DatastreamFactory.create(name="Ärger", thing=gamma),
    }
    places = _places(alpha, beta, gamma)
    feature = FeatureFactory.create(thing=alpha, west=7.57, south=51.44, east=7.57, north=51.44)
    values = observe(streams["warm"], *({"feature_id": feature.pk, **value} for value in VALUES))
    observe(streams["humid"], {"time": "2026-01-01T00:00:00", "result": 55})
    observe(streams["far"], {"time": "2026-01-01T00:00:00", "result": 99})
    return Stations(city, alpha, beta, gamma, streams, places, feature, values)


def _things(city: City) -> list[models.Thing]:
    told: dict[str, Any] = {"floor": 3, "indoor": False, "tags": ["heat", 5], "owner": {"name": "Stadt", "no": None}}
    return [
        ThingFactory.create(name="Alpha", description="It's here", city=city, properties=told),
        ThingFactory.create(name="beta", description=" 50% ", city=city, properties={"floor": "3", "indoor": True}),
        ThingFactory.create(name="Größe", description="", city=city, properties={"rooms": [{"x": 1}, {"x": 2}]}),
    ]


def _places(alpha: models.Thing, beta: models.Thing, gamma: models.Thing) -> dict[str, models.Location]:
    square = [[[7.0, 51.0], [8.0, 51.0], [8.0, 52.0], [7.0, 52.0], [7.0, 51.0]]]
    places = {
        "point": place("Postplatz", {"type": "Point", "coordinates": [7.57, 51.44]}, (7.57, 51.44, 7.57, 51.44)),
        "area": place("Gebiet", {"type": "Polygon", "coordinates": square}, (7, 51, 8, 52)),
        "line": place("Weg", {"type": "LineString", "coordinates": [[0, 0], [3, 4]]}, (0, 0, 3, 4)),
    }
    for thing, found in zip((alpha, beta, gamma), places.values(), strict=True):
        thing.locations.add(found)
        former = models.HistoricalLocation.objects.create(thing=thing, time=at("2025-01-01T00:00:00"))
        former.locations.add(found)
    return places
