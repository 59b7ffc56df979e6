"""The deed that lets simulated stations go on measuring, with the faults that real ones have."""

import time
from collections.abc import Iterable, Iterator

from dos.cities.models import City
from dos.core.errors import Refused
from dos.sensors.models import Datastream
from dos.sensors.permissions import Reach
from dos.sensors.services.recording import MOST_AT_ONCE, Reading, record_observations
from dos.sensors.services.simulation import curves
from dos.sensors.storage import times

STEP = 10 * times.SECOND * 60
# Behind this a value an hour is enough, and behind that one for each quarter of a day.
DENSE, HOURLY, MONTH, YEAR = times.DAY, 14 * times.DAY, 31 * times.DAY, 365 * times.DAY
# What goes wrong, told in times before the first start.
_GAPS = ((20 * times.HOUR, 13 * times.HOUR), (6 * times.DAY, 5 * times.DAY))
_SILENT_FROM = 3 * times.DAY
_STUCK_FROM = 9 * times.HOUR
_PEAK_AT, _PEAK = 5 * times.HOUR, 1.1


def simulate_values(*, now: int | None = None) -> int:
    """Let every simulated stream have the values that are due since its last one; return how many came.

    Only streams that the demonstration has made: they name their curve. A second time within ten minutes adds nothing.
    """
    now = time.time_ns() // 1000 if now is None else now
    until = now - now % STEP
    readings = [reading for stream in simulated() for reading in readings_until(stream, until)]
    reach = Reach(writes_city_ids=frozenset(City.objects.values_list("pk", flat=True)))
    for begin in range(0, len(readings), MOST_AT_ONCE):
        for answer in record_observations(reach=reach, readings=readings[begin : begin + MOST_AT_ONCE], now=now):
            if isinstance(answer, Refused):
                raise answer
    return len(readings)


def simulated() -> Iterable[Datastream]:
    """Return the streams that the demonstration has made, with what is known of their last value."""
    found = Datastream.objects.filter(thing__is_simulation=True, thing__city__isnull=False)
    return found.select_related("state", "thing").order_by("pk")


def readings_until(stream: Datastream, until: int) -> Iterator[Reading]:
    """Yield what the stream has to say after its last value, up to a time; nothing where no curve is named."""
    told = stream.properties
    if not {"curve", "begun"} <= told.keys():
        return
    seed, fault, begun = f"{stream.thing.slug} {told['curve']}", told.get("fault", ""), int(told["begun"])
    state = getattr(stream, "state", None)
    last = state.last_time if state is not None else None
    first = until - (YEAR if told.get("year") else MONTH) if last is None else last + 1
    for kept in moments(first, until):
        at = _faulty_time(fault, kept, begun)
        if at is not None:
            number = curves.value(told["curve"], curves.moment(at), seed, told)
            if fault == "peak" and begun - _PEAK_AT <= kept < begun - _PEAK_AT + STEP:
                number = round((stream.upper_bound or 100.0) * _PEAK, 1)
            yield Reading(stream.pk, number, start=kept)


def moments(first: int, until: int) -> Iterator[int]:
    """Yield the times of values: every ten minutes in the last day, before that every hour, long ago every six."""
    for begin, end, step in (
        (first, until - HOURLY, 6 * times.HOUR),
        (max(first, until - HOURLY), until - DENSE, times.HOUR),
        (max(first, until - DENSE), until + 1, STEP),
    ):
        yield from range(begin + -begin % step, end, step)


def _faulty_time(fault: str, kept: int, begun: int) -> int | None:
    """Return the time whose value a sensor reports: none in a gap, always the same where it is stuck."""
    before = begun - kept
    if fault == "gap" and any(end < before <= start for start, end in _GAPS):
        return None
    if fault == "silent" and before < _SILENT_FROM:
        return None
    return begun - _STUCK_FROM if fault == "stuck" and before < _STUCK_FROM else kept
