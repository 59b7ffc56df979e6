"""Means by hour, day, month and year: of local days, without gaps made into zeros, for whoever may see the stream."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dos.sensors.models import Access, Datastream, Thing
from dos.sensors.permissions import Reach
from dos.sensors.services.recording import Reading, record_observations
from dos.sensors.storage import times
from dos.sensors.tests.machine import STATION, Machine, program

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 3, 28, 12, tzinfo=UTC)


@pytest.fixture
def stream(schwerte: Any) -> Datastream:
    """A stream with a value for each hour around the night in which clocks go forward, one hour missing."""
    program(schwerte, new_access=Access.PUBLIC).make("Things", STATION)
    stream = Datastream.objects.get()
    moments = [BEGIN + timedelta(hours=hour) for hour in range(60) if hour != 5]
    readings = [Reading(stream.pk, hour, times.microseconds(moment)) for hour, moment in enumerate(moments)]
    record_observations(reach=Reach(appends_to=frozenset({stream.pk})), readings=readings)
    return stream


def asked(stream: Datastream, query: str = "") -> Any:
    return Machine().send("GET", f"Datastreams({stream.pk})/aggregates{query}")


def test_hours_without_values_are_left_out(stream: Datastream) -> None:
    rows = asked(stream, "?interval=PT1H&to=2026-03-28T19:00:00Z").json()["value"]

    assert [row["phenomenonTime"][11:13] for row in rows] == ["12", "13", "14", "15", "16", "18"]
    assert rows[0] == {
        "phenomenonTime": "2026-03-28T12:00:00Z/2026-03-28T13:00:00Z",
        "avg": 0.0,
        "min": 0.0,
        "max": 0.0,
        "count": 1,
    }


def test_a_day_is_one_of_local_time(stream: Datastream) -> None:
    rows = asked(stream, "?interval=P1D&methods=count").json()["value"]

    assert rows == [
        {"phenomenonTime": "2026-03-27T23:00:00Z/2026-03-28T23:00:00Z", "count": 10},
        {"phenomenonTime": "2026-03-28T23:00:00Z/2026-03-29T22:00:00Z", "count": 23},
        {"phenomenonTime": "2026-03-29T22:00:00Z/2026-03-30T22:00:00Z", "count": 24},
        {"phenomenonTime": "2026-03-30T22:00:00Z/2026-03-31T22:00:00Z", "count": 2},
    ]


@pytest.mark.parametrize(("interval", "end"), [("P1M", "2026-03-31T22:00:00Z"), ("P1Y", "2026-12-31T23:00:00Z")])
def test_months_and_years_are_joined_from_days(stream: Datastream, interval: str, end: str) -> None:
    (row,) = asked(stream, f"?interval={interval}").json()["value"]

    assert row["phenomenonTime"].endswith(end)
    assert (row["count"], row["min"], row["max"], row["avg"]) == (59, 0.0, 58.0, 29.0)


def test_long_times_come_in_pages(stream: Datastream) -> None:
    late = times.microseconds(BEGIN + timedelta(days=60))
    record_observations(reach=Reach(appends_to=frozenset({stream.pk})), readings=[Reading(stream.pk, 7, late)])

    first = asked(stream, "?interval=PT1H").json()
    following = Machine().client.get(first["@iot.nextLink"]).json()

    assert len(first["value"]) == 59
    assert [row["avg"] for row in following["value"]] == [7.0]
    assert "@iot.nextLink" not in following


@pytest.mark.parametrize(
    "query",
    ["?interval=PT5M", "?from=gestern", "?methods=median", "?x=1", "?from=2026-02-01T00:00Z&to=2026-01-01T00:00Z"],
)
def test_what_is_not_offered_is_refused(stream: Datastream, query: str) -> None:
    answer = asked(stream, query)

    assert answer.status_code == 400
    assert answer.json()["message"]


def test_who_may_not_see_the_stream_sees_no_sums(stream: Datastream) -> None:
    Thing.objects.update(access=Access.INTERNAL)

    assert asked(stream).status_code == 404


def test_a_stream_without_values_has_no_sums(schwerte: Any) -> None:
    program(schwerte, new_access=Access.PUBLIC).make("Things", STATION)

    assert asked(Datastream.objects.get()).json()["value"] == []
