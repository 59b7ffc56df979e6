"""The deed through which every value comes in, whatever door it used."""

import json
import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.sensors.models import Flag, ObservedFeature, ResultKind
from dos.sensors.permissions import Reach
from dos.sensors.selectors import visible
from dos.sensors.selectors.streams import Stream, forget, streams
from dos.sensors.services import features
from dos.sensors.storage import reading_back, times, writing
from dos.sensors.storage.writing import Value

# 1 January 1800: weather was measured before, but not by anybody who sends it here.
EARLIEST = -5_364_662_400_000_000
LATEST_AHEAD = 366 * times.DAY
# What a clock may go ahead before its values are set aside.
CLOCK_ERROR = 300 * times.SECOND
LONGEST_TEXT = 65_536
# Sums of larger numbers would run over.
LARGEST_COUNTED = 1e200
MOST_AT_ONCE = 100_000
# A value with the place of its answer and the id of its stream.
_Placed = tuple[int, int, Value]


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as somebody sends it; times in microseconds since 1970. Without a time it is of now."""

    datastream_id: int
    result: Any
    start: int | None = None
    end: int | None = None
    result_time: int | None = None
    valid_start: int | None = None
    valid_end: int | None = None
    quality: Any = None
    parameters: Mapping[str, Any] | None = None
    feature_id: int | None = None


def record_observations(
    *, reach: Reach, readings: Sequence[Reading], now: int | None = None, skip_known: bool = False
) -> list[int | Refused]:
    """Store values and return an id for each, in their order, or why it was refused; the refused hold up no other.

    All that is stored is stored in one transaction. Refused is what somebody may not append to, what is no number or
    text that can be kept, and a time before 1800 or more than a year ahead. With `skip_known` a value that stands there
    with the same time and result is not stored again; its id is returned (ruling 11).
    """
    if len(readings) > MOST_AT_ONCE:
        raise Refused(_("Das sind zu viele Werte auf einmal. Schicken Sie höchstens 100.000."))
    now = time.time_ns() // 1000 if now is None else now
    known = _with_features(streams({reading.datastream_id for reading in readings}), readings)
    named = {reading.feature_id for reading in readings if reading.feature_id is not None}
    seen = visible.entities("FeaturesOfInterest", reach).filter(pk__in=named) if named else ()
    there = {feature.pk for feature in seen}
    refused = Refused(_("Dieser Wert wurde nicht angenommen."))
    answers: list[int | Refused] = [refused] * len(readings)
    values: list[_Placed] = []
    for place, reading in enumerate(readings):
        try:
            stream = _writable(reach, known, reading)
            _refuse_missing(reading.feature_id, stream, there)
            values.append((place, stream.id, checked(reading, stream, now=now)))
        except Refused as refusal:
            answers[place] = refusal
    _store_new(values, known, answers, now, skip_known=skip_known)
    return answers


def checked(reading: Reading, stream: Stream, *, now: int) -> Value:
    """Return a value as it is kept: calibrated, and flagged where it cannot be; refused where it cannot be kept."""
    start = now if reading.start is None else reading.start
    if not EARLIEST <= start <= now + LATEST_AHEAD or (reading.end is not None and reading.end < start):
        raise Refused(_("Der Zeitpunkt liegt vor 1800, mehr als ein Jahr in der Zukunft, oder endet vor dem Beginn."))
    kind, number, text = kept_result(reading.result)
    raw, flags = None, 0
    if number is not None and kind != ResultKind.BOOLEAN:
        calibrated = _calibrated(number, start, stream)
        if calibrated != number and math.isfinite(calibrated):
            raw, number, kind = number, calibrated, ResultKind.DOUBLE
        if not _is_plausible(number, stream):
            flags |= Flag.IMPLAUSIBLE
    if start > now + CLOCK_ERROR:
        flags |= Flag.FUTURE
    return Value(
        start=start,
        end=reading.end,
        result_time=reading.result_time,
        kind=kind,
        number=number,
        text=text,
        raw=raw,
        quality=_written(reading.quality),
        valid_start=reading.valid_start,
        valid_end=reading.valid_end,
        parameters=_written(reading.parameters),
        feature_id=stream.feature_id if reading.feature_id is None else reading.feature_id,
        flags=int(flags),
    )


def kept_result(result: Any) -> tuple[int, float | None, str | None]:
    """Return kind, number and text of a result; refused where it is no finite number or longer than 64 KB."""
    if isinstance(result, bool):
        return ResultKind.BOOLEAN, float(result), None
    if isinstance(result, int):
        if abs(result) > 2**53:
            raise Refused(_("Eine ganze Zahl über 2^53 kann nicht genau aufbewahrt werden."))
        return ResultKind.INTEGER, float(result), None
    if isinstance(result, float):
        if not math.isfinite(result):
            raise Refused(_("Das Ergebnis ist keine endliche Zahl."))
        return ResultKind.DOUBLE, result, None
    if result is None:
        return ResultKind.NOTHING, None, None
    text = result if isinstance(result, str) else json.dumps(result, ensure_ascii=False)
    if len(text) > LONGEST_TEXT or "\x00" in text:
        raise Refused(_("Der Text des Ergebnisses ist zu lang oder enthält unlesbare Zeichen."))
    return (ResultKind.TEXT if isinstance(result, str) else ResultKind.JSON), None, text


def _writable(reach: Reach, known: Mapping[int, Stream], reading: Reading) -> Stream:
    stream = known.get(reading.datastream_id)
    if stream is None or not (stream.id in reach.appends_to or stream.city_id in reach.writes_city_ids):
        raise Refused(_("Diesen Datenstrom gibt es nicht, oder Ihr Schlüssel darf nichts an ihn anhängen."))
    return stream


def _refuse_missing(feature_id: int | None, stream: Stream, seen: set[int]) -> None:
    """Refuse a feature that whoever sends may not see: a public value about it would show it to everybody."""
    if feature_id is not None and feature_id not in seen and feature_id not in stream.feature_ids:
        raise Refused(_("Den genannten Gegenstand der Beobachtung gibt es nicht."))


def _calibrated(number: float, start: int, stream: Stream) -> float:
    for correction in stream.corrections:
        if correction.start <= start and (correction.end is None or start < correction.end):
            return number * correction.factor + correction.offset
    return number


def _is_plausible(number: float, stream: Stream) -> bool:
    if abs(number) > LARGEST_COUNTED:
        return False
    above = stream.lower_bound is None or number >= stream.lower_bound
    return above and (stream.upper_bound is None or number <= stream.upper_bound)


def _written(told: Any) -> str | None:
    return None if told is None else json.dumps(told, ensure_ascii=False)


def _with_features(known: dict[int, Stream], readings: Sequence[Reading]) -> dict[int, Stream]:
    """Make the features of streams that have none yet and get values that name none."""
    lacking = {reading.datastream_id for reading in readings if reading.feature_id is None}
    missing = [known[pk] for pk in lacking if pk in known and known[pk].feature_id is None]
    for thing_id in sorted({stream.thing_id for stream in missing}):
        features.make_default(thing_id=thing_id)
    return {**known, **streams([stream.id for stream in missing], is_fresh=True)} if missing else known


def _unknown(values: list[_Placed], answers: list[int | Refused]) -> tuple[list[_Placed], dict[int, int]]:
    """Part values that do not stand there yet from the others; name for each repetition the place of the first."""
    there = reading_back.ids_of([(stream, value) for _, stream, value in values])
    new: list[_Placed] = []
    first: dict[reading_back.Key, int] = {}
    twins: dict[int, int] = {}
    for place, stream, value in values:
        key = (stream, value.start, value.number, value.text)
        if key in there:
            answers[place] = there[key]
        elif key in first:
            twins[place] = first[key]
        else:
            first[key] = place
            new.append((place, stream, value))
    return new, twins


def _store_new(
    values: list[_Placed], known: Mapping[int, Stream], answers: list[int | Refused], now: int, *, skip_known: bool
) -> None:
    """Store values in one transaction and put their ids into the answers; refused as a whole where a stream is gone."""
    try:
        with transaction.atomic():
            twins: dict[int, int] = {}
            if skip_known:
                values, twins = _unknown(values, answers)
            _store(values, known, answers, now)
    except IntegrityError:
        raise Refused(_("Ein Datenstrom wurde gerade entfernt. Bitte schicken Sie die Werte noch einmal.")) from None
    for place, first in twins.items():
        answers[place] = answers[first]


def _store(values: list[_Placed], known: Mapping[int, Stream], answers: list[int | Refused], now: int) -> None:
    if not values:
        return
    stuck = {pk: stream.stuck_after for pk, stream in known.items() if stream.stuck_after}
    ids = writing.append([(stream, value) for _, stream, value in values], received_at=now, stuck_after=stuck)
    for (place, _stream, _value), number in zip(values, ids, strict=True):
        answers[place] = number
    pairs = {(stream, value.feature_id) for _, stream, value in values if value.feature_id is not None}
    new = [pair for pair in sorted(pairs) if pair[1] not in known[pair[0]].feature_ids]
    if not new:
        return
    ObservedFeature.objects.bulk_create(
        [ObservedFeature(datastream_id=stream, feature_id=feature) for stream, feature in new], ignore_conflicts=True
    )
    forget({stream for stream, _feature in new})
