"""The office describes stations, says what is expected of streams, and gives keys."""

from typing import Any

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.sensors.models import Access, AccessKey, Datastream, Thing
from dos.sensors.tests.machine import STATION, Machine, program

pytestmark = pytest.mark.django_db
BASE = "/desk/messwerte/"
NAME = str(STATION["name"])
TOLD = {"name": "Postplatz", "description": "am Platz", "theme": "hitze", "access": "internal"}


@pytest.fixture
def thing(schwerte: Any) -> Thing:
    program(schwerte).make("Things", STATION)
    return Thing.objects.get()


def entered(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_the_office_describes_its_station(cast: Cast, thing: Thing) -> None:
    answer = entered(cast.editor_schwerte).post(f"{BASE}stationen/{thing.pk}/", TOLD)

    thing.refresh_from_db()
    assert (answer.status_code, thing.name, thing.theme) == (302, "Postplatz", "hitze")


def test_a_station_becomes_public_only_with_a_word_on_personal_data(cast: Cast, thing: Thing) -> None:
    client, path = entered(cast.editor_schwerte), f"{BASE}stationen/{thing.pk}/"

    refused = client.post(path, {**TOLD, "access": Access.PUBLIC})
    told = client.post(path, {**TOLD, "access": Access.PUBLIC, "privacy_statement": "Nur Temperaturen."})

    thing.refresh_from_db()
    assert (refused.status_code, told.status_code, thing.access) == (400, 302, Access.PUBLIC)
    assert "niemand erkannt werden kann" in refused.content.decode()


def test_bounds_of_a_stream_are_in_their_order(cast: Cast, thing: Thing) -> None:
    stream = Datastream.objects.get()
    client, path = entered(cast.editor_schwerte), f"{BASE}datenstroeme/{stream.pk}/"

    refused = client.post(path, {"name": "Luft", "lower_bound": "50", "upper_bound": "-40"})
    told = client.post(path, {"name": "Luft", "lower_bound": "-40", "upper_bound": "50"})

    stream.refresh_from_db()
    assert (refused.status_code, told.status_code, stream.lower_bound) == (400, 302, -40)


def test_a_key_is_shown_once_works_and_is_withdrawn(cast: Cast, thing: Thing) -> None:
    client, stream = entered(cast.editor_schwerte), Datastream.objects.get()
    told = {"name": "Fühler", "purpose": "device", "city": cast.schwerte.pk, "datastreams": [stream.pk]}

    shown = client.post(f"{BASE}schluessel/", {**told, "new_access": "internal"})
    secret = shown.content.decode().partition("<code>")[2].partition("</code>")[0]
    value = {"result": 1, "Datastream": {"@iot.id": stream.pk}}
    stored = Machine(secret, basic=True).send("POST", "Observations", value)
    client.post(f"{BASE}schluessel/{AccessKey.objects.latest('pk').pk}/zurueckziehen/")

    assert (shown.status_code, stored.status_code) == (200, 201)
    assert secret not in client.get(f"{BASE}schluessel/").content.decode()
    assert Machine(secret).send("POST", "Observations", value).status_code == 401


def test_a_device_needs_a_stream(cast: Cast, thing: Thing) -> None:
    told = {"name": "Fühler", "purpose": "device", "city": cast.schwerte.pk, "new_access": "internal"}

    answer = entered(cast.editor_schwerte).post(f"{BASE}schluessel/", told)

    assert (answer.status_code, AccessKey.objects.filter(name="Fühler").count()) == (400, 0)
    assert "mindestens einen Datenstrom" in answer.content.decode()


def test_other_cities_and_strangers_change_nothing(cast: Cast, thing: Thing) -> None:
    stream, key = Datastream.objects.get(), AccessKey.objects.get()
    paths = [f"stationen/{thing.pk}/", f"datenstroeme/{stream.pk}/", f"schluessel/{key.pk}/zurueckziehen/"]

    for person in (cast.editor_dortmund, cast.stranger):
        assert {entered(person).post(BASE + path, TOLD).status_code for path in paths} <= {302, 403}
    assert entered(cast.author_schwerte).get(f"{BASE}schluessel/").status_code == 403

    thing.refresh_from_db()
    assert (thing.name, AccessKey.objects.valid().count()) == (STATION["name"], 1)


def test_lists_show_only_the_own(cast: Cast, thing: Thing) -> None:
    assert NAME in entered(cast.editor_schwerte).get(BASE).content.decode()
    assert NAME not in entered(cast.editor_dortmund).get(BASE).content.decode()
    assert "Keine Station heißt so" in entered(cast.editor_schwerte).get(f"{BASE}?q=xyz").content.decode()
