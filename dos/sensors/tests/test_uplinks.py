"""Messages of LoRaWAN devices: stored once, each number where its profile says."""

from typing import Any

import pytest

from dos.sensors.models import (
    AccessKey,
    Datastream,
    Device,
    DeviceProfile,
    Observation,
    ObservedProperty,
    ProfileMeasure,
    Thing,
    Uplink,
)
from dos.sensors.services.keys import issue_key
from dos.sensors.services.uplinks import forget_messages
from dos.sensors.storage import times
from dos.sensors.tests.machine import Machine, program

pytestmark = pytest.mark.django_db
EUI = "A81758FFFE03F2B1"
MEASURES = (("temperature", -40, 60), ("umwelt/feuchte", 0, 100))


class NetworkServer(Machine):
    """Hands on messages, as The Things Stack and ChirpStack do."""

    def hand_on(self, network: str, told: Any, query: str = "") -> Any:
        return self.client.post(f"/api/uplinks/{network}/{query}", told, "application/json", headers=self.headers)


@pytest.fixture
def server(schwerte: Any) -> NetworkServer:
    program(schwerte).make("Things", {"name": "Baumfühler", "description": ""})
    profile = DeviceProfile.objects.create(name="Dragino LHT65", description="Temperatur und Feuchte")
    for place, (key, low, high) in enumerate(MEASURES):
        meaning = ObservedProperty.objects.create(name=key.title(), definition="https://x.example", description="")
        ProfileMeasure.objects.create(
            profile=profile, payload_key=key, observed_property=meaning, unit_name="Einheit", sort_order=place,
            lower_bound=low, upper_bound=high,
        )  # fmt: skip
    Device.objects.create(dev_eui=EUI, thing=Thing.objects.get(), profile=profile)
    return NetworkServer(issue_key(name="Netz", city=schwerte, purpose=AccessKey.Purpose.NETWORK)[1])


def stack(counter: int = 7, **payload: Any) -> dict[str, Any]:
    said: dict[str, Any] = {"session_key_id": "AYfj", "decoded_payload": payload or {"temperature": 21.5}}
    said |= {"received_at": "2026-07-01T12:00:00.123456789Z"} | ({"f_cnt": counter} if counter else {})
    return {"end_device_ids": {"dev_eui": EUI, "device_id": "baum-7"}, "uplink_message": said}


def chirp(counter: int = 7, **payload: Any) -> dict[str, Any]:
    told = {"deviceInfo": {"devEui": EUI.lower()}, "devAddr": "01020304", "fCnt": counter, "fPort": 2}
    return {**told, "time": "2026-07-01T14:00:00+02:00", "object": payload or {"temperature": 21.5}}


@pytest.mark.parametrize(("network", "told"), [("things-stack", stack), ("chirpstack", chirp)])
def test_numbers_go_to_the_streams_of_the_profile(server: NetworkServer, network: str, told: Any) -> None:
    payload = {"temperature": 21.5, "umwelt": {"feuchte": 60}, "battery": 3.1, "state": "ok"}

    answer = server.hand_on(network, told(**payload))

    values = {row.datastream_id: row for row in Observation.objects.all()}
    assert (answer.status_code, answer.json()) == (201, {"stored": 2})
    assert sorted(row.number or 0 for row in values.values()) == [21.5, 60.0]
    assert {row.phenomenon_start // times.SECOND for row in values.values()} == {
        times.read("2026-07-01T12:00:00Z") // times.SECOND
    }
    assert Datastream.objects.count() == 2


@pytest.mark.parametrize(("network", "told"), [("things-stack", stack), ("chirpstack", chirp)])
def test_a_message_that_comes_again_is_stored_once(server: NetworkServer, network: str, told: Any) -> None:
    answers = [server.hand_on(network, told(counter)) for counter in (7, 7, 8, 0, 0)]

    assert [answer.status_code for answer in answers] == [201, 200, 201, 201, 200]
    assert (Observation.objects.count(), Datastream.objects.count(), Uplink.objects.count()) == (3, 1, 3)


def test_a_device_that_joins_again_counts_anew(server: NetworkServer) -> None:
    again = stack()
    again["uplink_message"]["session_key_id"] = "other"

    assert [server.hand_on("things-stack", told).status_code for told in (stack(), again)] == [201, 201]


@pytest.mark.parametrize(
    ("network", "told", "query"),
    [
        ("things-stack", {"end_device_ids": {"dev_eui": EUI}, "join_accept": {}}, ""),
        ("chirpstack", {"deviceInfo": {"devEui": EUI}}, "?event=join"),
        ("chirpstack", {"deviceInfo": {"devEui": EUI}}, "?event=status"),
    ],
)
def test_what_is_no_uplink_is_taken_note_of(server: NetworkServer, network: str, told: Any, query: str) -> None:
    assert server.hand_on(network, told, query).status_code == 200
    assert Observation.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"deviceInfo": {"devEui": "0" * 16}}, 404),
        ({"deviceInfo": {"devEui": 7}}, 400),
        ({"deviceInfo": None}, 400),
        ({"fCnt": -1}, 400),
        ({"fCnt": "x"}, 400),
        ({"object": None}, 400),
        ({"object": {"temperature": "warm"}}, 400),
        ({"object": {}}, 400),
        ({"time": "gestern"}, 400),
        ({"time": "2026-99-01T00:00:00Z"}, 400),
        ({"time": "1700-01-01T00:00:00Z"}, 400),
    ],
)
def test_what_cannot_be_stored_is_refused_and_may_come_again(
    server: NetworkServer, change: dict[str, Any], status: int
) -> None:
    answer = server.hand_on("chirpstack", {**chirp(), **change})

    assert (answer.status_code, Observation.objects.count(), Uplink.objects.count()) == (status, 0, 0)
    assert answer.json()["message"]


def test_only_the_network_server_of_the_city_is_heard(server: NetworkServer, schwerte: Any, dortmund: Any) -> None:
    foreign = NetworkServer(issue_key(name="Netz", city=dortmund, purpose=AccessKey.Purpose.NETWORK)[1])
    other_kind = NetworkServer(issue_key(name="P", city=schwerte, purpose=AccessKey.Purpose.PROGRAM)[1])

    assert foreign.hand_on("chirpstack", chirp()).status_code == 403
    assert other_kind.hand_on("chirpstack", chirp()).status_code == 401
    assert NetworkServer().hand_on("chirpstack", chirp()).status_code == 401
    assert server.client.get("/api/uplinks/chirpstack/").status_code == 405
    assert server.send("POST", "Things", {"name": "x", "description": ""}).status_code in {401, 403}


def test_old_messages_are_forgotten(server: NetworkServer, time_machine: Any) -> None:
    server.hand_on("chirpstack", chirp())
    noted = Uplink.objects.get().received_at

    assert forget_messages(now=noted) == 0
    assert forget_messages(now=noted.replace(year=noted.year + 1)) == 1
