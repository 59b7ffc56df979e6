"""PostgreSQL keeps the values of each month in a table of its own; SQLite needs none of this."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from dos.core.db import is_postgresql
from dos.sensors.storage import times

# Everything before lies in one table, made by the migration.
FIRST_MONTH = (2000, 1)


def make_months(moments: Iterable[int]) -> None:
    """Make the tables of months that values of these times need and that are not there yet."""
    if not is_postgresql():
        return
    told = {times.month_of(day) for day in {moment - moment % times.DAY for moment in moments}}
    wanted = {_table(month): month for month in told if month >= FIRST_MONTH}
    with connection.cursor() as cursor:
        # Asked each time: another process may have dropped a month, and a transaction that fails takes its own along.
        cursor.execute("SELECT name FROM unnest(%s::text[]) name WHERE to_regclass(name) IS NULL", [list(wanted)])
        for name in sorted(name for (name,) in cursor.fetchall()):
            _make(cursor, wanted[name])


def _make(cursor: Any, month: tuple[int, int]) -> None:
    # Two writers may want the same month at once; IF NOT EXISTS alone does not make one wait for the other.
    cursor.execute("SELECT pg_advisory_xact_lock(2030, %s)", [month[0] * 12 + month[1]])
    cursor.execute(
        f'CREATE TABLE IF NOT EXISTS "{_table(month)}" PARTITION OF sensors_observation'
        f" FOR VALUES FROM ({_start(month)}) TO ({_start(_next(month))})"
    )


def _table(month: tuple[int, int]) -> str:
    return f"sensors_observation_{month[0]:04}{month[1]:02}"


def _start(month: tuple[int, int]) -> int:
    return times.microseconds(datetime(*month, 1, tzinfo=UTC))


def _next(month: tuple[int, int]) -> tuple[int, int]:
    return (month[0], month[1] + 1) if month[1] < 12 else (month[0] + 1, 1)
