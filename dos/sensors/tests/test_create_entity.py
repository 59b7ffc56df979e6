"""Entities are made whole or not at all, by whoever may (18-088, req/create-update-delete)."""

from typing import Any

import pytest
from django.test import Client

from dos.sensors.models import (
    Access,
    Datastream,
    FeatureOfInterest,
    HistoricalLocation,
    Location,
    Observation,
    ObservedProperty,
    Sensor,
    Thing,
)
from dos.sensors.tests.machine import PLACE, ROOT, STATION, STREAM, Machine, device, program

pytestmark = pytest.mark.django_db


def counts() -> list[int]:
    models = (Thing, Location, HistoricalLocation, Datastream, Sensor, ObservedProperty, FeatureOfInterest, Observation)
    return [model.objects.count() for model in models]


def test_a_thing_is_made_with_all_that_is_inside_it(schwerte: Any) -> None:
    values = [{"result": 21.5, "phenomenonTime": "2026-07-01T12:00:00Z"}, {"result": 22}]
    told = {**STATION, "Datastreams": [{**STREAM, "Observations": values}]}

    key = program(schwerte).make("Things", told)

    thing = Thing.objects.get(pk=key)
    assert counts() == [1, 1, 1, 1, 1, 1, 1, 2]
    assert (thing.slug, thing.city, thing.access) == ("station-postplatz", schwerte, Access.INTERNAL)
    assert thing.locations.get().west == 7.57
    assert thing.datastreams.get().state.observation_count == 2


def test_nothing_is_made_where_one_part_is_wrong(schwerte: Any) -> None:
    wrong = {**STREAM, "Observations": [{"result": 1}, {"result": 2, "phenomenonTime": "gestern"}]}

    answer = program(schwerte).send("POST", "Things", {**STATION, "Datastreams": [STREAM, wrong]})

    assert (answer.status_code, counts()) == (400, [0] * 8)
    assert "phenomenonTime" in answer.json()["message"]


def test_relations_name_what_is_there(schwerte: Any) -> None:
    machine = program(schwerte)
    first = machine.make("Things", STATION)
    shared = {"Sensor": {"@iot.id": Sensor.objects.get().pk}}

    machine.make(f"Things({first})/Datastreams", {**STREAM, **shared})

    assert (Datastream.objects.count(), Sensor.objects.count(), ObservedProperty.objects.count()) == (2, 1, 2)


def test_a_new_place_moves_the_thing_and_the_old_one_stays_known(schwerte: Any) -> None:
    machine = program(schwerte)
    key = machine.make("Things", STATION)

    place = machine.make(f"Things({key})/Locations", {**PLACE, "name": "Ruhrufer"})

    thing = Thing.objects.get()
    assert [one.pk for one in thing.locations.all()] == [place]
    assert thing.historical_locations.count() == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": None}, "name"),
        ({"name": ""}, "name"),
        ({"name": "x" * 256}, "name"),
        ({"name": 7}, "name"),
        ({"description": "a\x00b"}, "description"),
        ({"properties": [1]}, "properties"),
        ({"farbe": "rot"}, "farbe"),
        ({"Locations": PLACE}, "Locations"),
        ({"Locations": [{**PLACE, "location": {"type": "Point", "coordinates": [51.44, 7.57]}}]}, "vertauscht"),
        ({"Locations": [{**PLACE, "location": {"type": "Point", "coordinates": []}}]}, "Eckpunkt"),
        ({"Locations": [{**PLACE, "location": "hier"}]}, "Geometrie"),
        ({"Datastreams": [{**STREAM, "Sensor": None}]}, "Sensor"),
        ({"Datastreams": [{**STREAM, "unitOfMeasurement": "°C"}]}, "unitOfMeasurement"),
    ],
)
def test_what_is_wrong_is_named(schwerte: Any, change: dict[str, Any], words: str) -> None:
    answer = program(schwerte).send("POST", "Things", {**STATION, **change})

    assert answer.status_code == 400
    assert words in answer.json()["message"]
    assert counts() == [0] * 8


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"x"', b'{"name": NaN}', b'{"name": 1e400}', b"\xff\xfe", b"[" * 100_000, b"9" * 5000],
    ids=lambda body: str(body[:12]),
)
def test_what_is_no_json_object_is_refused(schwerte: Any, body: bytes) -> None:
    answer = program(schwerte).send("POST", "Things", body)

    assert answer.status_code == 400
    assert answer.json()["message"]


def test_links_to_what_is_not_there_are_refused(schwerte: Any) -> None:
    answer = program(schwerte).send("POST", "Things(999)/Datastreams", STREAM)

    assert answer.status_code == 404
    assert Sensor.objects.count() == 0


def test_nobody_writes_without_a_key(schwerte: Any, admin_client: Client) -> None:
    assert Machine().send("POST", "Things", STATION).status_code == 401
    assert Machine("falsch").send("POST", "Things", STATION).status_code == 401
    assert Machine("falsch", basic=True).send("POST", "Things", STATION).status_code == 401
    assert admin_client.post(f"{ROOT}Things", STATION, content_type="application/json").status_code == 401
    assert counts() == [0] * 8


def test_a_device_makes_nothing_but_values(schwerte: Any) -> None:
    program(schwerte).make("Things", STATION)
    machine = device(Datastream.objects.get())

    assert machine.send("POST", "Things", STATION).status_code == 403
    assert machine.send("DELETE", f"Things({Thing.objects.get().pk})").status_code == 404


def test_a_foreign_city_adds_nothing_to_a_thing(schwerte: Any, dortmund: Any) -> None:
    key = program(schwerte, new_access=Access.PUBLIC).make("Things", STATION)

    answer = program(dortmund).send("POST", f"Things({key})/Datastreams", STREAM)

    assert answer.status_code == 403
    assert Datastream.objects.count() == 1


def test_what_somebody_may_not_see_cannot_be_linked(schwerte: Any, dortmund: Any) -> None:
    program(schwerte, new_access=Access.RESTRICTED).make("Things", STATION)
    machine = program(dortmund)
    own = machine.make("Things", {"name": "Eigene", "description": ""})
    hidden = Sensor.objects.get().pk

    answer = machine.send("POST", f"Things({own})/Datastreams", {**STREAM, "Sensor": {"@iot.id": hidden}})

    assert answer.status_code == 404


def test_things_of_one_name_have_different_addresses(schwerte: Any) -> None:
    machine = program(schwerte)
    machine.make("Things", STATION)
    machine.make("Things", STATION)

    assert len(set(Thing.objects.values_list("slug", flat=True))) == 2


def test_a_bomb_of_entities_is_refused(schwerte: Any) -> None:
    answer = program(schwerte).send("POST", "Things", {**STATION, "Datastreams": [STREAM] * 400})

    assert (answer.status_code, Thing.objects.count()) == (400, 0)


def test_refusals_speak_the_language_of_the_client(schwerte: Any) -> None:
    machine = program(schwerte)
    machine.headers["Accept-Language"] = "en"

    assert "is missing" in machine.send("POST", "Things", {"description": ""}).json()["message"]


@pytest.mark.parametrize("path", ["", "Things(1)", "Things/name", "Things/$ref", "Things/Datastreams", "Nichts", "a/b"])
def test_nothing_is_made_where_no_set_is_named(schwerte: Any, path: str) -> None:
    assert program(schwerte).send("POST", path, STATION).status_code == 404
    assert counts() == [0] * 8
