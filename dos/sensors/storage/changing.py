"""Single values are changed and removed; sums and the state of their stream follow in the same transaction."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import connection

from dos.sensors.models import IDS_IN_BLOCK, ResultKind
from dos.sensors.storage import rollups, times
from dos.sensors.storage.writing import COLUMNS, locked_states, save_states


class Place(NamedTuple):
    """Where a value lies: the whole key."""

    datastream_id: int
    start: int
    id: int


def find(number: int) -> dict[str, Any] | None:
    """Return the columns of the value with an id, or nothing; the block of the id tells the stream."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(COLUMNS)} FROM sensors_observation WHERE id = %s AND datastream_id ="  # noqa: S608  own names
            " (SELECT datastream_id FROM sensors_observationblock WHERE number = %s)",
            [number, number // IDS_IN_BLOCK],
        )
        row = cursor.fetchone()
    return dict(zip(COLUMNS, row, strict=True)) if row else None


def replace(place: Place, columns: Mapping[str, Any]) -> None:
    """Give a value other columns; its stream and id stay, its time may change."""
    names = [name for name in columns if name not in {"datastream_id", "id"}]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE sensors_observation SET {', '.join(f'{name} = %s' for name in names)}"  # noqa: S608  own names
            " WHERE datastream_id = %s AND phenomenon_start = %s AND id = %s",
            [*(columns[name] for name in names), *place],
        )
    start = int(columns.get("phenomenon_start", place.start))
    for moment in {place.start, start}:
        rollups.recount(place.datastream_id, moment, moment)
    look_again(place.datastream_id)


def remove(places: Sequence[Place]) -> None:
    """Delete values of one stream."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM sensors_observation WHERE datastream_id = %s AND phenomenon_start = %s AND id = %s", places
        )
    for datastream_id in {place.datastream_id for place in places}:
        moments = [place.start for place in places if place.datastream_id == datastream_id]
        rollups.recount(datastream_id, min(moments), max(moments))
        look_again(datastream_id)


def remove_all(datastream_ids: Sequence[int]) -> None:
    """Delete every value of streams that are about to go."""
    with connection.cursor() as cursor:
        for datastream_id in datastream_ids:
            cursor.execute("DELETE FROM sensors_observation WHERE datastream_id = %s", [datastream_id])


def look_again(datastream_id: int) -> None:
    """Read from the values what is known of their stream."""
    state = locked_states([datastream_id])[datastream_id]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), min(phenomenon_start), max(coalesce(phenomenon_end, phenomenon_start)),"
            " min(result_time), max(result_time) FROM sensors_observation WHERE datastream_id = %s",
            [datastream_id],
        )
        (
            state.observation_count,
            state.phenomenon_start,
            state.phenomenon_end,
            state.result_start,
            state.result_end,
        ) = cursor.fetchone()
        cursor.execute(
            "SELECT id, phenomenon_start, kind, number, text, flags FROM sensors_observation"
            " WHERE datastream_id = %s ORDER BY phenomenon_start DESC, id DESC LIMIT 1",
            [datastream_id],
        )
        last = cursor.fetchone() or (None, None, None, None, None, 0)
    state.last_id, state.last_time, state.last_kind, state.last_number, state.last_text, state.last_flags = last
    state.unchanged_since = state.last_time
    save_states([state])


def places_about(datastream_id: int, feature_id: int) -> list[Place]:
    """Return where the values of a stream about one feature lie."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT datastream_id, phenomenon_start, id FROM sensors_observation"
            " WHERE datastream_id = %s AND feature_id = %s",
            [datastream_id, feature_id],
        )
        return [Place(*row) for row in cursor.fetchall()]


def result_of(columns: Mapping[str, Any]) -> Any:
    """Return the result as it was sent: of a calibrated value the raw one."""
    kind, number = columns["kind"], columns["number"] if columns["raw"] is None else columns["raw"]
    if kind == ResultKind.TEXT:
        return columns["text"]
    if kind == ResultKind.JSON:
        return json_of(columns["text"])
    if number is None:
        return None
    return bool(number) if kind == ResultKind.BOOLEAN else int(number) if kind == ResultKind.INTEGER else number


def span_of(start: int, end: int | None) -> str:
    """Write a time, or an interval where it has an end."""
    return times.written(start) if end is None else f"{times.written(start)}/{times.written(end)}"


def json_of(text: str) -> Any:
    """Return what is kept as JSON."""
    return json.loads(text)


def remove_before(datastream_id: int, moment: int) -> int:
    """Delete the values of a stream before a time and return how many; its sums stay."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM sensors_observation WHERE datastream_id = %s AND phenomenon_start < %s",
            [datastream_id, moment],
        )
        number = int(cursor.rowcount)
    if number:
        look_again(datastream_id)
    return number
