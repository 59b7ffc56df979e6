"""Stations and values for tests; things are public unless said otherwise, values come in by plain SQL."""

import json
from datetime import UTC, datetime
from typing import Any

import factory
from django.db import connection
from factory.django import DjangoModelFactory

from dos.cities.tests.factories import CityFactory
from dos.sensors import models
from dos.sensors.models import IDS_IN_BLOCK, ResultKind
from dos.sensors.storage import partitions, times


class ThingFactory(DjangoModelFactory[models.Thing]):
    class Meta:
        model = models.Thing

    slug = factory.Sequence(lambda number: f"station-{number}")
    name = factory.Sequence(lambda number: f"Station {number}")
    description = "An der Laterne"
    city = factory.SubFactory(CityFactory)


class SensorFactory(DjangoModelFactory[models.Sensor]):
    class Meta:
        model = models.Sensor

    name = "DHT22"
    metadata = "https://example.org/dht22"


class ObservedPropertyFactory(DjangoModelFactory[models.ObservedProperty]):
    class Meta:
        model = models.ObservedProperty

    name = "Lufttemperatur"
    definition = "https://example.org/temperatur"


class LocationFactory(DjangoModelFactory[models.Location]):
    class Meta:
        model = models.Location

    name = factory.Sequence(lambda number: f"Ort {number}")
    location = factory.LazyFunction(lambda: {"type": "Point", "coordinates": [7.57, 51.44]})


class FeatureFactory(DjangoModelFactory[models.FeatureOfInterest]):
    class Meta:
        model = models.FeatureOfInterest

    name = "Luft am Postplatz"
    feature = factory.LazyFunction(lambda: {"type": "Point", "coordinates": [7.57, 51.44]})


class DatastreamFactory(DjangoModelFactory[models.Datastream]):
    class Meta:
        model = models.Datastream

    name = factory.Sequence(lambda number: f"Datenstrom {number}")
    thing = factory.SubFactory(ThingFactory)
    sensor = factory.SubFactory(SensorFactory)
    observed_property = factory.SubFactory(ObservedPropertyFactory)
    unit_of_measurement = factory.LazyFunction(
        lambda: {"name": "Grad Celsius", "symbol": "°C", "definition": "ucum:Cel"}
    )


def place(name: str, shape: dict[str, Any], box: tuple[float, float, float, float], **more: Any) -> models.Location:
    """Make a place with its box (west, south, east, north)."""
    west, south, east, north = box
    edges = {"west": west, "south": south, "east": east, "north": north}
    return LocationFactory.create(name=name, location=shape, **edges, **more)


def at(text: str) -> int:
    """Return a time as it is kept."""
    return times.microseconds(datetime.fromisoformat(text).replace(tzinfo=UTC))


def observe(stream: models.Datastream, *values: dict[str, Any]) -> list[int]:
    """Store values of a stream with `time`, `result` and other columns; return their ids."""
    state, _ = models.DatastreamState.objects.get_or_create(datastream=stream)
    block = models.ObservationBlock.objects.filter(datastream=stream).first()
    block = block or models.ObservationBlock.objects.create(datastream=stream)
    first = block.number * IDS_IN_BLOCK + state.observation_count
    rows = [_row(stream, first + number, **value) for number, value in enumerate(values)]
    partitions.make_months(row["phenomenon_start"] for row in rows)
    with connection.cursor() as cursor:
        for row in rows:
            names, places = ", ".join(row), ", ".join(["%s"] * len(row))
            cursor.execute(f"INSERT INTO sensors_observation ({names}) VALUES ({places})", list(row.values()))  # noqa: S608
    _keep(state, rows)
    return [row["id"] for row in rows]


def _row(stream: models.Datastream, number: int, *, time: str, result: Any = None, **more: Any) -> dict[str, Any]:
    kind, value, text = _kept(result)
    return {
        "datastream_id": stream.pk,
        "phenomenon_start": at(time),
        "id": number,
        "phenomenon_end": at(more.pop("end")) if "end" in more else None,
        "kind": kind,
        "number": value,
        "text": text,
        **more,
    }


def _kept(result: Any) -> tuple[int, float | None, str | None]:
    match result:
        case bool():
            return ResultKind.BOOLEAN, float(result), None
        case int():
            return ResultKind.INTEGER, float(result), None
        case float():
            return ResultKind.DOUBLE, result, None
        case str():
            return ResultKind.TEXT, None, result
        case None:
            return ResultKind.NOTHING, None, None
    return ResultKind.JSON, None, json.dumps(result)


def _keep(state: models.DatastreamState, rows: list[dict[str, Any]]) -> None:
    starts = [row["phenomenon_start"] for row in rows]
    ends = [row["phenomenon_end"] or row["phenomenon_start"] for row in rows]
    known = [moment for moment in (state.phenomenon_start, state.phenomenon_end) if moment is not None]
    state.observation_count += len(rows)
    state.phenomenon_start, state.phenomenon_end = min(starts + known), max(ends + known)
    state.save()
    for number in {row["feature_id"] for row in rows if row.get("feature_id")}:
        models.ObservedFeature.objects.get_or_create(datastream=state.datastream, feature_id=number)
