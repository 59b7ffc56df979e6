"""Values come in: many streams in one transaction, with their ids, their sums and the state of each stream."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection, transaction

from dos.core.db import is_postgresql
from dos.sensors.models import IDS_IN_BLOCK, NOT_COUNTED, Flag, ResultKind
from dos.sensors.storage import partitions, rollups
from dos.sensors.storage.rollups import Counted

ROWS_AT_ONCE = 500
COLUMNS = (
    "datastream_id",
    "phenomenon_start",
    "id",
    "phenomenon_end",
    "result_time",
    "kind",
    "number",
    "text",
    "raw",
    "quality",
    "valid_start",
    "valid_end",
    "parameters",
    "feature_id",
    "flags",
)
_TYPES = (
    "bigint",
    "bigint",
    "bigint",
    "bigint",
    "bigint",
    "smallint",
    "float8",
    "text",
    "float8",
    "text",
    "bigint",
    "bigint",
    "text",
    "bigint",
    "integer",
)


class Value(NamedTuple):
    """One value as it is kept, without stream and id; times in microseconds since 1970."""

    start: int
    end: int | None = None
    result_time: int | None = None
    kind: int = ResultKind.DOUBLE
    number: float | None = None
    text: str | None = None
    raw: float | None = None
    quality: str | None = None
    valid_start: int | None = None
    valid_end: int | None = None
    parameters: str | None = None
    feature_id: int | None = None
    flags: int = 0


@dataclass
class State:
    """What is known of a stream, as `DatastreamState` keeps it."""

    datastream_id: int
    observation_count: int = 0
    phenomenon_start: int | None = None
    phenomenon_end: int | None = None
    result_start: int | None = None
    result_end: int | None = None
    last_id: int | None = None
    last_time: int | None = None
    last_kind: int | None = None
    last_number: float | None = None
    last_text: str | None = None
    last_flags: int = 0
    unchanged_since: int | None = None
    received_at: int | None = None
    block: int | None = None
    used: int = IDS_IN_BLOCK
    is_silent: bool = False


STATE_COLUMNS = tuple(State.__dataclass_fields__)


@transaction.atomic(savepoint=False)
def append(
    values: Sequence[tuple[int, Value]], *, received_at: int, stuck_after: Mapping[int, int] | None = None
) -> list[int]:
    """Store values of streams that exist and return their ids in the same order; all of them or none.

    `stuck_after` says of a stream after how many microseconds without a change its values are doubtful.
    """
    partitions.make_months({value.start for _, value in values})
    states = locked_states({datastream_id for datastream_id, _ in values})
    limits = stuck_after or {}
    rows = [_row(states[stream], value, limits.get(stream)) for stream, value in values]
    insert(rows)
    rollups.add(
        Counted(row[0], row[1], row[6])
        for row in rows
        if row[6] is not None and row[5] < ResultKind.BOOLEAN and not row[-1] & NOT_COUNTED
    )
    for state in states.values():
        state.received_at, state.is_silent = received_at, False
    save_states(states.values())
    return [row[2] for row in rows]


def insert(rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert whole rows in the order of COLUMNS."""
    names = ", ".join(COLUMNS)
    with connection.cursor() as cursor:
        if is_postgresql():
            arrays = ", ".join(f"%s::{kind}[]" for kind in _TYPES)
            for begin in range(0, len(rows), ROWS_AT_ONCE):
                columns = [list(column) for column in zip(*rows[begin : begin + ROWS_AT_ONCE], strict=True)]
                cursor.execute(f"INSERT INTO sensors_observation ({names}) SELECT * FROM unnest({arrays})", columns)  # noqa: S608  own names
        else:
            places = ", ".join(["%s"] * len(COLUMNS))
            cursor.executemany(f"INSERT INTO sensors_observation ({names}) VALUES ({places})", rows)  # noqa: S608  own names


def locked_states(datastream_ids: Iterable[int]) -> dict[int, State]:
    """Return the states of streams, made where missing, and keep other writers away until the transaction ends.

    Always in the same order, so that two writers with several streams wait for each other and never for ever.
    """
    wanted = sorted(datastream_ids)
    places = ", ".join(["%s"] * len(wanted))
    lock = "FOR UPDATE" if is_postgresql() else ""
    ask = (
        f"SELECT {', '.join(STATE_COLUMNS)} FROM sensors_datastreamstate"  # noqa: S608  own names
        f" WHERE datastream_id IN ({places}) ORDER BY datastream_id {lock}"
    )
    with connection.cursor() as cursor:
        cursor.execute(ask, wanted)
        rows = cursor.fetchall()
        if len(rows) < len(wanted):
            cursor.executemany(
                "INSERT INTO sensors_datastreamstate (datastream_id, observation_count, last_flags, used, is_silent)"
                " VALUES (%s, 0, 0, %s, %s) ON CONFLICT DO NOTHING",
                [(datastream_id, IDS_IN_BLOCK, False) for datastream_id in wanted],
            )
            cursor.execute(ask, wanted)
            rows = cursor.fetchall()
    return {row[0]: State(*row) for row in rows}


def save_states(states: Iterable[State]) -> None:
    """Write states that were locked before."""
    changed = STATE_COLUMNS[1:]
    places = ", ".join(f"{name} = %s" for name in changed)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE sensors_datastreamstate SET {places} WHERE datastream_id = %s",  # noqa: S608  own names
            [[*(getattr(state, name) for name in changed), state.datastream_id] for state in states],
        )


def next_id(state: State) -> int:
    """Return the next id of a stream whose state is locked; a new block where the last is used up."""
    if state.block is None or state.used >= IDS_IN_BLOCK:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO sensors_observationblock (datastream_id) VALUES (%s) RETURNING number",
                [state.datastream_id],
            )
            state.block, state.used = cursor.fetchone()[0], 0
    number = state.block * IDS_IN_BLOCK + state.used
    state.used += 1
    return number


def _row(state: State, value: Value, stuck_after: int | None) -> tuple[Any, ...]:
    """Give a value its id, take it into the state of its stream, and flag what only the state can tell."""
    number, flags = next_id(state), value.flags
    if state.last_time is not None and value.start < state.last_time:
        flags |= Flag.LATE
    _widen(state, value)
    if not flags & Flag.LATE:
        is_same = state.last_time is not None and (state.last_number, state.last_text) == (value.number, value.text)
        state.unchanged_since = state.unchanged_since if is_same else value.start
        if stuck_after and state.unchanged_since is not None and value.start - state.unchanged_since >= stuck_after:
            flags |= Flag.STUCK
        state.last_id, state.last_time, state.last_kind = number, value.start, value.kind
        state.last_number, state.last_text, state.last_flags = value.number, value.text, int(flags)
    return (state.datastream_id, value.start, number, *value[1:-1], int(flags))


def _widen(state: State, value: Value) -> None:
    state.observation_count += 1
    state.phenomenon_start = _least(state.phenomenon_start, value.start)
    state.phenomenon_end = _greatest(state.phenomenon_end, value.start if value.end is None else value.end)
    if value.result_time is not None:
        state.result_start = _least(state.result_start, value.result_time)
        state.result_end = _greatest(state.result_end, value.result_time)


def _least(known: int | None, new: int) -> int:
    return new if known is None or new < known else known


def _greatest(known: int | None, new: int) -> int:
    return new if known is None or new > known else known
