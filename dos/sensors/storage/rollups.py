"""Sums of hours and days: added to with each batch, counted again where values were changed or removed."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import connection

from dos.sensors.models import NOT_COUNTED
from dos.sensors.storage import times

HOURS, DAYS = "sensors_hourrollup", "sensors_dayrollup"
_COLUMNS = "datastream_id, start, count, total, low, high"


class Counted(NamedTuple):
    """A number that counts, at a time, in a stream."""

    datastream_id: int
    start: int
    number: float


def add(values: Iterable[Counted]) -> None:
    """Add numbers to the hours and days in which they lie."""
    hours = _gathered(values, lambda value: times.hour_of(value.start))
    days: dict[tuple[int, int], list[float]] = {}
    for (datastream_id, hour), sums in hours.items():
        _join(days, (datastream_id, times.day_of_hour(hour)), sums)
    for table, gathered in ((HOURS, hours), (DAYS, days)):
        _add_rows(table, gathered)


def recount(datastream_id: int, first: int, last: int) -> None:
    """Count the days from the one to the other time again, their hours included."""
    begin = times.day_of_hour(times.hour_of(first))
    end = times.day_of_hour(times.hour_of(last)) + times.DAY + 2 * times.HOUR
    end = times.day_of_hour(times.hour_of(end))
    with connection.cursor() as cursor:
        for table in (HOURS, DAYS):
            cursor.execute(
                f"DELETE FROM {table} WHERE datastream_id = %s AND start >= %s AND start < %s",  # noqa: S608  own names
                [datastream_id, begin, end],
            )
        cursor.execute(
            "SELECT phenomenon_start - (phenomenon_start %% %s + %s) %% %s,"  # noqa: S608  own names
            " count(*), sum(number), min(number), max(number)"
            " FROM sensors_observation WHERE datastream_id = %s AND phenomenon_start >= %s AND phenomenon_start < %s"
            f" AND number IS NOT NULL AND kind < 2 AND (flags & {int(NOT_COUNTED)}) = 0 GROUP BY 1",
            [times.HOUR, times.HOUR, times.HOUR, datastream_id, begin, end],
        )
        hours = {(datastream_id, hour): list(sums) for hour, *sums in cursor.fetchall()}
    days: dict[tuple[int, int], list[float]] = {}
    for (_, hour), sums in hours.items():
        _join(days, (datastream_id, times.day_of_hour(hour)), sums)
    _add_rows(HOURS, hours)
    _add_rows(DAYS, days)


def _gathered(values: Iterable[Counted], span: Callable[[Counted], int]) -> dict[tuple[int, int], list[float]]:
    gathered: dict[tuple[int, int], list[float]] = {}
    for value in values:
        _join(gathered, (value.datastream_id, span(value)), [1, value.number, value.number, value.number])
    return gathered


def _join(gathered: dict[tuple[int, int], list[float]], key: tuple[int, int], sums: list[float]) -> None:
    known = gathered.get(key)
    if known is None:
        gathered[key] = list(sums)
        return
    known[0] += sums[0]
    known[1] += sums[1]
    known[2] = min(known[2], sums[2])
    known[3] = max(known[3], sums[3])


def _add_rows(table: str, gathered: dict[tuple[int, int], list[float]]) -> None:
    rows: list[Any] = [(*key, *sums) for key, sums in sorted(gathered.items())]
    least, greatest = ("least", "greatest") if connection.vendor == "postgresql" else ("min", "max")
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)"  # noqa: S608  own names
            " ON CONFLICT (datastream_id, start) DO UPDATE SET"
            f" count = {table}.count + excluded.count, total = {table}.total + excluded.total,"
            f" low = {least}({table}.low, excluded.low), high = {greatest}({table}.high, excluded.high)",
            rows,
        )
