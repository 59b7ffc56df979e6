"""What the way of values needs to know of a stream, in few questions for many streams."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.cache import caches

from dos.sensors.models import Calibration, Datastream, FeatureOfInterest, Location, ObservedFeature
from dos.sensors.storage import times

SECONDS_KNOWN = 2


@dataclass(frozen=True, slots=True)
class Correction:
    """A calibration; times in microseconds since 1970, no end where it still holds."""

    start: int
    end: int | None
    factor: float
    offset: float


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: whose it is, what is plausible, how values are put right, and about which features it has values.

    `feature_id` is the feature of values that name none; there is none before the first such value.
    """

    id: int
    thing_id: int
    city_id: int | None
    lower_bound: float | None
    upper_bound: float | None
    stuck_after: int | None
    corrections: tuple[Correction, ...] = ()
    feature_ids: frozenset[int] = field(default_factory=frozenset)
    feature_id: int | None = None


def streams(ids: Iterable[int], *, is_fresh: bool = False) -> dict[int, Stream]:
    """Return the streams with these ids; those that are not there are missing.

    A process keeps what it knows for two seconds, because devices send value after value; `is_fresh` asks anew.
    """
    memory = caches["local"]
    wanted = set(ids)
    known = {} if is_fresh else {pk: found for pk in wanted if (found := memory.get(f"sensors:stream:{pk}"))}
    for pk, stream in _asked(wanted - known.keys()).items():
        memory.set(f"sensors:stream:{pk}", stream, SECONDS_KNOWN)
        known[pk] = stream
    return known


def forget(ids: Iterable[int]) -> None:
    """Ask for these streams anew the next time, because something about them has changed."""
    caches["local"].delete_many([f"sensors:stream:{pk}" for pk in ids])


def _asked(wanted: set[int]) -> dict[int, Stream]:
    if not wanted:
        return {}
    columns = ("pk", "thing_id", "thing__city_id", "lower_bound", "upper_bound", "stuck_after")
    rows = Datastream.objects.filter(pk__in=wanted).values_list(*columns)
    corrections, features = _corrections(wanted), _features(wanted)
    defaults = _default_features({thing_id for _, thing_id, *_ in rows})
    return {
        pk: Stream(
            id=pk,
            thing_id=thing_id,
            city_id=city_id,
            lower_bound=lower,
            upper_bound=upper,
            stuck_after=stuck * times.SECOND if stuck else None,
            corrections=tuple(corrections.get(pk, ())),
            feature_ids=frozenset(features.get(pk, ())),
            feature_id=defaults.get(thing_id),
        )
        for pk, thing_id, city_id, lower, upper, stuck in rows
    }


def _corrections(ids: Iterable[int]) -> dict[int, list[Correction]]:
    found: dict[int, list[Correction]] = {}
    for row in Calibration.objects.filter(datastream_id__in=ids).order_by("valid_from"):
        end = None if row.valid_until is None else times.microseconds(row.valid_until)
        correction = Correction(times.microseconds(row.valid_from), end, row.factor, row.offset)
        found.setdefault(row.datastream_id, []).append(correction)
    return found


def _features(ids: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for stream_id, feature_id in ObservedFeature.objects.filter(datastream_id__in=ids).values_list(
        "datastream_id", "feature_id"
    ):
        found.setdefault(stream_id, []).append(feature_id)
    return found


def _default_features(thing_ids: Iterable[int]) -> dict[int, int]:
    """Return the feature made from the place where each thing stands now."""
    through = Location.things.through.objects.filter(thing_id__in=thing_ids)
    places = dict(through.order_by("-location_id").values_list("thing_id", "location_id"))
    made = FeatureOfInterest.objects.filter(thing_id__in=places, location_id__in=places.values())
    rows = made.order_by("-pk").values_list("thing_id", "location_id", "pk")
    return {thing_id: pk for thing_id, location_id, pk in rows if places[thing_id] == location_id}
