"""Every value comes in through one deed: stored once, with its doubts, or refused with a reason."""

from typing import Any

import pytest

from dos.core.errors import Refused
from dos.sensors import permissions
from dos.sensors.models import (
    Access,
    Calibration,
    Datastream,
    DatastreamState,
    DayRollup,
    Flag,
    HourRollup,
    Observation,
    ObservedFeature,
)
from dos.sensors.permissions import Reach
from dos.sensors.services.recording import MOST_AT_ONCE, Reading, record_observations
from dos.sensors.storage import times
from dos.sensors.tests.machine import STATION, device, program

pytestmark = pytest.mark.django_db
NOON = times.read("2026-07-01T12:00:00Z")
MINUTE = 60 * times.SECOND


@pytest.fixture
def stream(schwerte: Any) -> Datastream:
    program(schwerte).make("Things", STATION)
    return Datastream.objects.get()


def record(stream: Datastream, *told: tuple[int, Any], now: int = NOON + times.DAY, **more: Any) -> list[int | Refused]:
    reach = Reach(appends_to=frozenset({stream.pk}))
    readings = [Reading(stream.pk, result, start) for start, result in told]
    return record_observations(reach=reach, readings=readings, now=now, **more)


def numbers(stream: Datastream) -> list[tuple[int, float | None, int]]:
    rows = Observation.objects.filter(datastream_id=stream.pk).order_by("phenomenon_start", "pk")
    return list(rows.values_list("phenomenon_start", "number", "flags"))


def test_values_sums_and_state_are_written_together(stream: Datastream) -> None:
    ids = record(stream, (NOON, 20), (NOON + MINUTE, 22.5), (NOON + times.HOUR, 10))

    state = DatastreamState.objects.get(datastream=stream)
    hour = HourRollup.objects.get(datastream=stream, start=NOON)
    assert len(set(ids)) == 3
    assert (state.observation_count, state.last_number, state.phenomenon_start) == (3, 10.0, NOON)
    assert (state.phenomenon_end, state.last_id) == (NOON + times.HOUR, ids[2])
    assert (hour.count, hour.total, hour.low, hour.high) == (2, 42.5, 20.0, 22.5)
    assert DayRollup.objects.get(datastream=stream).count == 3
    assert ObservedFeature.objects.filter(datastream=stream).count() == 1


def test_late_values_correct_the_sums_and_are_no_last_value(stream: Datastream) -> None:
    record(stream, (NOON, 20))

    record(stream, (NOON - MINUTE, 5))

    state = DatastreamState.objects.get(datastream=stream)
    assert (state.last_number, state.phenomenon_start) == (20.0, NOON - MINUTE)
    assert numbers(stream)[0] == (NOON - MINUTE, 5.0, Flag.LATE)
    assert HourRollup.objects.get(start=NOON - times.HOUR).total == 5


def test_what_is_implausible_is_kept_and_counts_nowhere(stream: Datastream) -> None:
    Datastream.objects.update(lower_bound=-40, upper_bound=50)

    record(stream, (NOON, 999), (NOON + MINUTE, 21))

    assert numbers(stream) == [(NOON, 999.0, Flag.IMPLAUSIBLE), (NOON + MINUTE, 21.0, 0)]
    assert HourRollup.objects.get().high == 21


def test_a_clock_that_goes_ahead_is_seen(stream: Datastream) -> None:
    record(stream, (NOON + times.HOUR, 21), now=NOON)

    assert numbers(stream)[0][2] == Flag.FUTURE
    assert not HourRollup.objects.exists()


def test_a_stuck_sensor_is_seen(stream: Datastream) -> None:
    Datastream.objects.update(stuck_after=3600)

    record(stream, *((NOON + step * 30 * MINUTE, 7) for step in range(4)))

    assert [flags for _, _, flags in numbers(stream)] == [0, 0, Flag.STUCK, Flag.STUCK]


def test_a_calibration_holds_for_its_time_and_keeps_the_raw_value(stream: Datastream) -> None:
    Calibration.objects.create(
        datastream=stream,
        valid_from=times.moment(NOON),
        valid_until=times.moment(NOON + times.HOUR),
        factor=2,
        offset=-1,
        reason="Vergleich mit geeichtem Gerät",
    )

    record(stream, (NOON - MINUTE, 10), (NOON, 10), (NOON + times.HOUR, 10))

    rows = Observation.objects.order_by("phenomenon_start").values_list("number", "raw")
    assert list(rows) == [(10.0, None), (19.0, 10.0), (10.0, None)]


@pytest.mark.parametrize(
    ("start", "result"),
    [
        (NOON, float("nan")),
        (NOON, float("inf")),
        (NOON, 2**60),
        (NOON, "x" * 70_000),
        (NOON, "a\x00b"),
        (times.read("1700-01-01T00:00:00Z"), 1),
        (NOON + 100 * 366 * times.DAY, 1),
    ],
)
def test_what_cannot_be_kept_is_refused_and_holds_up_no_other(stream: Datastream, start: int, result: Any) -> None:
    answers = record(stream, (start, result), (NOON, 1))

    assert isinstance(answers[0], Refused)
    assert isinstance(answers[1], int)
    assert numbers(stream) == [(NOON, 1.0, 0)]


@pytest.mark.parametrize(
    ("result", "kept"),
    [(True, (2, 1.0, None)), (7, (1, 7.0, None)), ("hoch", (3, None, "hoch")), ([1, 2], (4, None, "[1, 2]")),
     (None, (5, None, None))],
)  # fmt: skip
def test_other_results_than_numbers_are_kept_as_they_are(stream: Datastream, result: Any, kept: Any) -> None:
    record(stream, (NOON, result))

    assert Observation.objects.values_list("kind", "number", "text").get() == kept


def test_an_import_stores_the_same_value_once_and_others_at_the_same_time_too(stream: Datastream) -> None:
    first = record(stream, (NOON, 20), skip_known=True)

    again = record(stream, (NOON, 20), (NOON, 21), (NOON + 1, 5), (NOON + 1, 5), skip_known=True)

    assert again[0] == first[0]
    assert again[2] == again[3]
    assert len(numbers(stream)) == 3


def test_nobody_appends_to_a_stream_of_others(stream: Datastream) -> None:
    answers = record_observations(reach=permissions.EVERYBODY, readings=[Reading(stream.pk, 1), Reading(10**9, 1)])

    assert [str(answer) for answer in answers] == [str(answers[0])] * 2
    assert isinstance(answers[0], Refused)
    assert numbers(stream) == []


def test_too_many_at_once_are_refused_as_a_whole(stream: Datastream) -> None:
    with pytest.raises(Refused):
        record_observations(reach=permissions.EVERYBODY, readings=[Reading(stream.pk, 1)] * (MOST_AT_ONCE + 1))


def test_a_device_appends_to_its_stream_by_both_addresses(stream: Datastream) -> None:
    machine = device(stream)

    machine.make("Observations", {"result": 1, "Datastream": {"@iot.id": stream.pk}})
    machine.make(f"Datastreams({stream.pk})/Observations", {"result": 2, "phenomenonTime": "2026-07-01T12:00:00+02:00"})

    assert sorted(number for _, number, _ in numbers(stream) if number) == [1.0, 2.0]
    assert machine.send("POST", f"Datastreams({stream.pk + 1})/Observations", {"result": 1}).status_code == 400


def test_many_values_come_as_data_arrays(stream: Datastream) -> None:
    rows = [["2026-07-01T12:00:00Z", 20], ["gestern", 21], ["2026-07-01T12:01:00Z"], ["2026-07-01T12:02:00Z", 22]]
    told = {"Datastream": {"@iot.id": stream.pk}, "components": ["phenomenonTime", "result"], "dataArray": rows}

    answer = device(stream).send("POST", "CreateObservations", [told])

    assert answer.status_code == 201
    assert [place == "error" for place in answer.json()] == [False, True, True, False]
    assert "/Observations(" in answer.json()[0]
    assert [number for _, number, _ in numbers(stream)] == [20.0, 22.0]


@pytest.mark.parametrize(
    "told", [{}, [1], [{}], [{"Datastream": {"@iot.id": 1}, "components": ["x"], "dataArray": []}]]
)
def test_data_arrays_that_are_none_are_refused(stream: Datastream, told: Any) -> None:
    assert device(stream).send("POST", "CreateObservations", told).status_code == 400


def test_a_value_brings_its_feature_along(stream: Datastream, schwerte: Any) -> None:
    feature = {"name": "Baum 7", "description": "", "encodingType": "text/plain", "feature": "Linde"}

    program(schwerte).make(
        "Observations", {"result": 1, "Datastream": {"@iot.id": stream.pk}, "FeatureOfInterest": feature}
    )

    assert ObservedFeature.objects.get().feature.name == "Baum 7"


def test_numbers_whose_sums_would_run_over_count_nowhere(stream: Datastream) -> None:
    record(stream, (NOON, 1e308), (NOON + 1, 1e308), (NOON + 2, -1e308))

    assert [flags for _, _, flags in numbers(stream)] == [Flag.IMPLAUSIBLE] * 3
    assert not HourRollup.objects.exists()


def test_a_device_names_no_feature_that_it_may_not_see(stream: Datastream, dortmund: Any) -> None:
    program(dortmund, new_access=Access.RESTRICTED).make("Things", {**STATION, "name": "geheim"})
    hidden = Datastream.objects.exclude(pk=stream.pk).get()
    record(hidden, (NOON, 1))
    record(stream, (NOON, 1))
    foreign, own = (ObservedFeature.objects.get(datastream=one).feature_id for one in (hidden, stream))
    rows = [[1, foreign], [2, own]]
    told = {"Datastream": {"@iot.id": stream.pk}, "components": ["result", "FeatureOfInterest/id"], "dataArray": rows}

    answer = device(stream).send("POST", "CreateObservations", [told])

    assert [place == "error" for place in answer.json()] == [True, False]
