"""Values go when their time is over; silent stations are told of once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dos.notifications.models import Mail
from dos.sensors.models import Datastream, DatastreamState, DayRollup, Observation, Thing, ValueImport
from dos.sensors.permissions import Reach
from dos.sensors.services.importing import job
from dos.sensors.services.keeping import forget_old, tell_of_silence
from dos.sensors.services.recording import Reading, record_observations
from dos.sensors.storage import times
from dos.sensors.tests.machine import STATION, program

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def stream(schwerte: Any) -> Datastream:
    program(schwerte).make("Things", STATION)
    Thing.objects.update(alarm_email="betrieb@dos.invalid")
    Datastream.objects.update(expected_every=600)
    return Datastream.objects.get()


def record(stream: Datastream, moment: datetime) -> None:
    reach, start = Reach(appends_to=frozenset({stream.pk})), times.microseconds(moment)
    record_observations(reach=reach, readings=[Reading(stream.pk, 1, start)], now=times.microseconds(NOW))


def test_values_go_after_their_time_and_sums_stay(stream: Datastream) -> None:
    for days in (0, 29, 31, 400):
        record(stream, NOW - timedelta(days=days))
    Datastream.objects.update(retention_days=30)

    assert forget_old(now=NOW) == 2
    assert (Observation.objects.count(), DayRollup.objects.count()) == (2, 4)
    assert DatastreamState.objects.get().observation_count == 2


def test_values_without_a_time_stay(stream: Datastream) -> None:
    record(stream, NOW - timedelta(days=4000))

    assert forget_old(now=NOW) == 0


def test_a_file_nobody_began_to_import_goes_after_a_day(stream: Datastream) -> None:
    made = job.take_in_file(datastream=stream, file_name="w.csv", content=b"Zeit;Wert\n1.7.2026;1\n")

    forget_old(now=made.created_at + timedelta(hours=23))
    assert ValueImport.objects.exists()
    forget_old(now=made.created_at + timedelta(hours=25))
    assert not ValueImport.objects.exists()


def test_the_operator_is_told_once_that_a_station_is_silent(stream: Datastream) -> None:
    record(stream, NOW - timedelta(minutes=31))

    assert [tell_of_silence(now=NOW), tell_of_silence(now=NOW)] == [1, 0]
    mail = Mail.objects.get()
    assert "Station Postplatz" in mail.subject

    record(stream, NOW)
    assert tell_of_silence(now=NOW + timedelta(hours=1)) == 1
    assert Mail.objects.count() == 2


@pytest.mark.parametrize(("minutes", "expected"), [(29, 600), (5, 60), (600, None)])
def test_who_is_not_late_is_not_silent(stream: Datastream, minutes: int, expected: int | None) -> None:
    Datastream.objects.update(expected_every=expected)
    record(stream, NOW - timedelta(minutes=minutes))

    assert tell_of_silence(now=NOW) == 0


def test_without_an_address_silence_is_noted_all_the_same(stream: Datastream) -> None:
    Thing.objects.update(alarm_email="")
    record(stream, NOW - timedelta(days=1))

    assert tell_of_silence(now=NOW) == 1
    assert (DatastreamState.objects.get().is_silent, Mail.objects.count()) == (True, 0)
