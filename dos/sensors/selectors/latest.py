"""The last value of streams, with its age, its doubts, and what it means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from dos.sensors.models import NOT_COUNTED, Datastream, ResultKind, Threshold
from dos.sensors.selectors import wording
from dos.sensors.storage import times


@dataclass(frozen=True)
class Latest:
    """The last value of a stream, in words; `number` only where it is one that counts and is not too old."""

    stream: Datastream
    words: str
    unit: str
    age: str
    at: datetime | None
    number: float | None
    is_silent: bool
    doubts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What is measured."""
        return wording.said(self.stream.observed_property)

    @property
    def has_value(self) -> bool:
        """Whether anything has ever come in."""
        return self.at is not None

    @property
    def sentence(self) -> str:
        """Value, unit and age in one line."""
        if not self.has_value or self.is_silent:
            return f"{self.name}: {self.age}"
        return f"{self.name}: {self.words}{wording.NBSP}{self.unit}, {self.age}"


def with_state(streams: QuerySet[Datastream]) -> QuerySet[Datastream]:
    """Read with each stream what its last value needs."""
    return streams.select_related("observed_property", "state").order_by("pk")


def latest(stream: Datastream, now: int) -> Latest:
    """Return the last value of a stream that was read `with_state`."""
    state = getattr(stream, "state", None)
    at = state.last_time if state is not None else None
    if state is None or at is None:
        return Latest(stream, "", wording.unit(stream), wording.silence(None, now), None, None, is_silent=True)
    is_silent = wording.is_silent(at, now, stream.expected_every)
    is_number = state.last_kind in (ResultKind.DOUBLE, ResultKind.INTEGER)
    counts = is_number and not is_silent and not state.last_flags & NOT_COUNTED
    return Latest(
        stream=stream,
        words=wording.result(state.last_kind, state.last_number, state.last_text),
        unit=wording.unit(stream) if is_number else "",
        age=wording.silence(at, now) if is_silent else wording.age(at, now),
        at=times.moment(at),
        number=state.last_number if counts else None,
        is_silent=is_silent,
        doubts=wording.doubts(state.last_flags),
    )


def thresholds_of(streams: Sequence[Datastream]) -> dict[int, list[Threshold]]:
    """Return the thresholds of streams, lowest first."""
    found: dict[int, list[Threshold]] = {stream.pk: [] for stream in streams}
    for row in Threshold.objects.filter(datastream__in=found).order_by("value"):
        found[row.datastream_id].append(row)
    return found


def by_thing(streams: Iterable[Datastream], now: int) -> dict[int, list[Latest]]:
    """Return the last values of each thing."""
    found: dict[int, list[Latest]] = {}
    for stream in streams:
        found.setdefault(stream.thing_id, []).append(latest(stream, now))
    return found
