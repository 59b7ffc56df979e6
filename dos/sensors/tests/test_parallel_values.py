"""Values that come at the same moment are all stored, each once, and the sums agree."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from dos.core.errors import Refused
from dos.sensors.models import Datastream, DatastreamState, HourRollup, Observation, Thing, Uplink
from dos.sensors.permissions import Reach
from dos.sensors.selectors import streams
from dos.sensors.services.recording import Reading, record_observations
from dos.sensors.storage import times
from dos.sensors.tests.machine import STATION, Machine, device, program
from dos.sensors.tests.test_uplinks import chirp, server  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db(transaction=True)
NOON = times.read("2026-07-01T12:00:00Z")


def at_once(number: int, deed: Any) -> list[Any]:
    """Do a deed several times in threads of their own, each with its own connection."""

    def alone(place: int) -> Any:
        try:
            return deed(place)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(alone, range(number)))


def test_parallel_values_of_one_stream_are_all_stored(schwerte: Any) -> None:
    program(schwerte).make("Things", STATION)
    stream = Datastream.objects.get()
    secret = device(stream).headers

    def send(place: int) -> list[int]:
        machine = Machine()
        machine.headers = secret
        path = f"Datastreams({stream.pk})/Observations"
        return [machine.make(path, {"result": place, "phenomenonTime": "2026-07-01T12:00:00Z"}) for _ in range(6)]

    ids = [key for keys in at_once(4, send) for key in keys]

    assert len(set(ids)) == Observation.objects.count() == DatastreamState.objects.get().observation_count == 24
    assert HourRollup.objects.get().total == 6 * (0 + 1 + 2 + 3)


def test_batches_over_the_same_streams_do_not_wait_for_ever(schwerte: Any) -> None:
    machine = program(schwerte)
    for _ in range(3):
        machine.make("Things", STATION)
    known = list(Datastream.objects.values_list("pk", flat=True))
    reach = Reach(appends_to=frozenset(known))

    def send(place: int) -> None:
        turned = known[place % 3 :] + known[: place % 3]
        for _ in range(4):
            record_observations(reach=reach, readings=[Reading(stream, 1, NOON) for stream in turned])

    at_once(4, send)

    assert [state.observation_count for state in DatastreamState.objects.all()] == [16, 16, 16]


def test_one_message_handed_on_twice_at_once_is_stored_once(server: Any) -> None:  # noqa: F811  the fixture
    answers = at_once(4, lambda _place: server.hand_on("chirpstack", chirp()).status_code)

    assert sorted(answers) == [200, 200, 200, 201]
    assert (Observation.objects.count(), Datastream.objects.count(), Uplink.objects.count()) == (1, 1, 1)


def test_a_stream_that_was_removed_a_moment_ago_takes_nothing(schwerte: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "SECONDS_KNOWN", 600)  # so that it is a moment ago on a slow machine too
    program(schwerte).make("Things", STATION)
    stream = Datastream.objects.get()
    reach = Reach(appends_to=frozenset({stream.pk}))
    for _ in range(2):  # the first value makes the feature, the second knows it
        record_observations(reach=reach, readings=[Reading(stream.pk, 1, NOON)])
    Thing.objects.all().delete()

    with pytest.raises(Refused):
        record_observations(reach=reach, readings=[Reading(stream.pk, 1, NOON)])

    assert not DatastreamState.objects.exists()
