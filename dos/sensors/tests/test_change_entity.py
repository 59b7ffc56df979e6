"""Entities and values are changed and removed with all that follows (18-088, req/create-update-delete)."""

from typing import Any

import pytest

from dos.sensors.models import (
    Access,
    Datastream,
    DatastreamState,
    FeatureOfInterest,
    HistoricalLocation,
    HourRollup,
    Location,
    Observation,
    Sensor,
    Thing,
)
from dos.sensors.storage import times
from dos.sensors.tests.machine import PLACE, STATION, STREAM, Machine, program

pytestmark = pytest.mark.django_db
VALUES = [{"result": value, "phenomenonTime": f"2026-07-01T12:0{value}:00Z"} for value in range(3)]


@pytest.fixture
def machine(schwerte: Any) -> Machine:
    made = program(schwerte)
    made.make(
        "Things", {**STATION, "properties": {"farbe": "grau"}, "Datastreams": [{**STREAM, "Observations": VALUES}]}
    )
    return made


def key_of(model: Any) -> int:
    return int(model.objects.order_by("pk").first().pk)


def test_a_part_changes_and_the_rest_stays(machine: Machine) -> None:
    answer = machine.send("PATCH", f"Things({key_of(Thing)})", {"name": "Neuer Name"})

    thing = Thing.objects.get()
    assert (answer.status_code, thing.name, thing.properties) == (200, "Neuer Name", {"farbe": "grau"})


def test_the_whole_is_replaced_and_ids_in_the_body_do_not_matter(machine: Machine) -> None:
    key = key_of(Thing)

    answer = machine.send("PUT", f"Things({key})", {"@iot.id": key, "name": "Neu", "description": "anders"})

    thing = Thing.objects.get()
    assert (answer.status_code, thing.name, thing.properties) == (200, "Neu", {})
    assert machine.send("PUT", f"Things({key})", {"name": "Neu"}).status_code == 400


def test_json_patch_changes_step_by_step_or_not_at_all(machine: Machine) -> None:
    path, kind = f"Things({key_of(Thing)})", "application/json-patch+json"
    good = [{"op": "add", "path": "/properties/hoehe", "value": 3}, {"op": "remove", "path": "/properties/farbe"}]

    assert machine.send("PATCH", path, good, kind).status_code == 200
    assert machine.send("PATCH", path, [*good[:1], {"op": "remove", "path": "/nichts"}], kind).status_code == 400
    assert machine.send("PATCH", path, [{"op": "test", "path": "/name", "value": "x"}], kind).status_code == 409
    assert Thing.objects.get().properties == {"hoehe": 3}


@pytest.mark.parametrize(
    "told",
    [
        {"Datastreams": [STREAM]},
        {"Locations": [PLACE]},
        {"name": ""},
        {"unbekannt": 1},
        [],
    ],
    ids=["inline stream", "inline place", "empty name", "unknown", "list"],
)
def test_what_cannot_be_changed_so_is_refused(machine: Machine, told: Any) -> None:
    assert machine.send("PATCH", f"Things({key_of(Thing)})", told).status_code == 400
    assert Thing.objects.get().name == STATION["name"]


def test_a_thing_moves_to_a_place_that_is_there(machine: Machine) -> None:
    place = machine.make("Locations", PLACE)

    machine.send("PATCH", f"Things({key_of(Thing)})", {"Locations": [{"@iot.id": place}]})

    assert [one.pk for one in Thing.objects.get().locations.all()] == [place]
    assert HistoricalLocation.objects.count() == 2


def test_a_stream_gets_another_sensor(machine: Machine) -> None:
    sensor = machine.make("Sensors", STREAM["Sensor"])

    machine.send("PATCH", f"Datastreams({key_of(Datastream)})", {"Sensor": {"@iot.id": sensor}})

    assert Datastream.objects.get().sensor_id == sensor


def test_a_value_is_put_right_and_sums_follow(machine: Machine) -> None:
    key = key_of(Observation)

    answer = machine.send("PATCH", f"Observations({key})", {"result": 12})

    state = DatastreamState.objects.get()
    assert (answer.status_code, HourRollup.objects.get().total, state.observation_count) == (200, 15, 3)
    assert Observation.objects.get(pk=key).phenomenon_start == times.read("2026-07-01T12:00:00Z")


def test_a_value_moves_in_time(machine: Machine) -> None:
    machine.send("PATCH", f"Observations({key_of(Observation)})", {"phenomenonTime": "2026-07-02T00:30:00Z"})

    assert [hour.count for hour in HourRollup.objects.order_by("start")] == [2, 1]
    assert DatastreamState.objects.get().last_time == times.read("2026-07-02T00:30:00Z")


def test_a_removed_value_leaves_the_sums(machine: Machine) -> None:
    last = Observation.objects.order_by("-phenomenon_start").values_list("pk", flat=True)[0]

    assert machine.send("DELETE", f"Observations({last})").status_code == 200

    state = DatastreamState.objects.get()
    assert (state.observation_count, state.last_number, HourRollup.objects.get().total) == (2, 1.0, 1)
    assert machine.send("DELETE", f"Observations({last})").status_code == 404


@pytest.mark.parametrize(
    ("model", "kind", "left"),
    [
        (Thing, "Things", (0, 1, 0, 0, 1, 0)),
        (Location, "Locations", (1, 0, 0, 1, 1, 3)),
        (Datastream, "Datastreams", (1, 1, 1, 0, 1, 0)),
        (Sensor, "Sensors", (1, 1, 1, 0, 0, 0)),
        (FeatureOfInterest, "FeaturesOfInterest", (1, 1, 1, 1, 1, 0)),
        (HistoricalLocation, "HistoricalLocations", (1, 1, 0, 1, 1, 3)),
    ],
)
def test_what_cannot_be_without_the_entity_goes_with_it(machine: Machine, model: Any, kind: str, left: Any) -> None:
    answer = machine.send("DELETE", f"{kind}({key_of(model)})")

    models: tuple[Any, ...] = (Thing, Location, HistoricalLocation, Datastream, Sensor, Observation)
    assert (answer.status_code, tuple(one.objects.count() for one in models)) == (200, left)


@pytest.mark.parametrize(("access", "status"), [(Access.PUBLIC, 403), (Access.INTERNAL, 403), (Access.RESTRICTED, 404)])
def test_another_city_changes_and_removes_nothing(machine: Machine, dortmund: Any, access: str, status: int) -> None:
    Thing.objects.update(access=access)
    other = program(dortmund)

    for kind, model in (("Things", Thing), ("Datastreams", Datastream), ("Observations", Observation)):
        path = f"{kind}({key_of(model)})"
        assert other.send("DELETE", path).status_code == status
        assert (
            other.send("PATCH", path, {"name": "x"} if kind != "Observations" else {"result": 1}).status_code == status
        )
    assert Thing.objects.get().name == STATION["name"]
    assert Observation.objects.count() == 3


def test_a_shared_sensor_is_not_removed_under_the_streams_of_others(machine: Machine, dortmund: Any) -> None:
    Thing.objects.update(access=Access.PUBLIC)

    answer = program(dortmund).send("DELETE", f"Sensors({key_of(Sensor)})")

    assert (answer.status_code, Observation.objects.count()) == (403, 3)


@pytest.mark.parametrize("path", ["Things", "Things(1)/name", "Things('a')", "Things(99)", "Nichts(1)", "", "a/b/c"])
def test_only_one_entity_is_changed_at_its_own_address(machine: Machine, path: str) -> None:
    assert machine.send("PATCH", path, {"name": "x"}).status_code == 404
    assert machine.send("DELETE", path).status_code == 404
