"""Simulated stations go on measuring, always in the same way, with the faults that real ones have."""

import time

import pytest
import time_machine

from dos.sensors.models import Datastream, Flag, Observation
from dos.sensors.services.simulation import curves
from dos.sensors.services.simulation.values import STEP, moments, simulate_values
from dos.sensors.storage import times
from dos.sensors.tests.factories import DatastreamFactory
from dos.sensors.tests.measured import NOON, station

pytestmark = pytest.mark.django_db
HOUR = times.HOUR


@pytest.fixture(autouse=True)
def noon() -> object:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def now() -> int:
    return time.time_ns() // 1000


def simulated(slug: str = "beispiel", **told: object) -> Datastream:
    properties = {"simulation": True, "curve": "temperature", "begun": now(), **told}
    stream: Datastream = DatastreamFactory.create(
        thing__slug=slug,
        thing__is_simulation=True,
        properties=properties,
        lower_bound=-30.0,
        upper_bound=45.0,
        stuck_after=21_600,
        expected_every=600,
    )
    return stream


def values(stream: Datastream) -> dict[int, tuple[float | None, int]]:
    rows = Observation.objects.filter(datastream_id=stream.pk).order_by("phenomenon_start")
    return {row.phenomenon_start: (row.number, row.flags) for row in rows}


def test_a_new_station_gets_a_month_and_goes_on_every_ten_minutes(noon: time_machine.Traveller) -> None:
    stream = simulated()

    simulate_values()

    kept = list(values(stream))
    assert kept[-1] == now()
    assert kept[-1] - kept[0] >= 30 * times.DAY
    assert simulate_values() == 0
    noon.shift(599)
    assert simulate_values() == 0
    noon.shift(1)
    assert simulate_values() == 1
    assert list(values(stream))[-1] - kept[-1] == STEP


def test_the_same_station_measures_the_same_at_the_same_time() -> None:
    first, second = simulated("eins"), simulated("zwei")
    simulate_values()
    before = values(first)
    Observation.objects.filter(datastream_id=first.pk).count()
    told = [curves.value("temperature", curves.moment(kept), "eins temperature", {}) for kept in before]

    assert told == [number for number, _flags in before.values()]
    assert list(values(second).values()) != list(before.values())


def test_a_gap_stays_empty() -> None:
    stream = simulated(fault="gap")

    simulate_values()

    kept = list(values(stream))
    assert not [at for at in kept if now() - 20 * HOUR <= at < now() - 13 * HOUR]
    assert [at for at in kept if at >= now() - 13 * HOUR]


def test_a_silent_station_stays_silent(noon: time_machine.Traveller) -> None:
    stream = simulated(fault="silent")
    simulate_values()
    noon.shift(7200)

    assert simulate_values() == 0
    assert list(values(stream))[-1] <= now() - 3 * times.DAY


def test_a_stuck_sensor_repeats_itself_and_is_flagged() -> None:
    stream = simulated(fault="stuck")

    simulate_values()

    late = [told for at, told in values(stream).items() if at > now() - 2 * HOUR]
    assert len({number for number, _flags in late}) == 1
    assert all(flags & Flag.STUCK for _number, flags in late)


def test_a_peak_is_flagged_as_implausible() -> None:
    stream = simulated(fault="peak")

    simulate_values()

    flagged = {at: number for at, (number, flags) in values(stream).items() if flags & Flag.IMPLAUSIBLE}
    assert flagged == {now() - 5 * HOUR: 49.5}


def test_stations_that_are_real_are_left_alone() -> None:
    real = station("Postplatz", (30, 20.0), properties={"curve": "temperature", "begun": 0})
    foreign = simulated()
    Datastream.objects.filter(pk=foreign.pk).update(properties={"simulation": True})

    assert simulate_values() == 0
    assert len(values(real)) == 1


def test_after_a_long_pause_old_values_are_fewer(noon: time_machine.Traveller) -> None:
    stream = simulated()
    simulate_values()
    noon.shift(4 * 24 * 3600)

    assert simulate_values() == 3 * 24 + 24 * 6
    assert list(values(stream))[-1] == now()


def test_times_are_dense_today_and_thin_long_ago() -> None:
    kept = list(moments(0, 365 * times.DAY))

    assert kept == sorted(set(kept))
    assert kept[-1] - kept[-2] == STEP
    assert kept[1] - kept[0] == 6 * HOUR


@pytest.mark.parametrize(
    ("curve", "low", "high"),
    [
        ("temperature", -25, 42),
        ("humidity", 20, 100),
        ("wind", 0, 20),
        ("rain", 0, 20),
        ("pm10", 1, 120),
        ("pm25", 1, 90),
        ("level", 60, 420),
        ("free", 0, 400),
        ("cars", 0, 1500),
    ],
)
def test_curves_stay_within_what_the_ruhr_valley_knows(curve: str, low: float, high: float) -> None:
    every = range(times.microseconds(times.moment(now())) - 365 * times.DAY, now(), 7 * HOUR)
    told = [curves.value(curve, curves.moment(at), "station", {"size": 400, "offset": 1}) for at in every]

    assert low <= min(told)
    assert max(told) <= high


def test_cities_are_warmer_at_night_than_their_edge_and_busier_in_the_morning() -> None:
    night, morning = at("2026-07-15T01:00:00+00:00"), at("2026-07-15T05:50:00+00:00")

    dense = curves.value("temperature", night, "x", {"offset": 2})
    edge = curves.value("temperature", night, "x", {"offset": -0.5})
    assert dense - edge > 2
    assert curves.value("cars", morning, "x", {"size": 900}) > 5 * curves.value("cars", night, "x", {"size": 900})


def at(text: str) -> curves.Moment:
    return curves.moment(times.read(text))
