"""Values of one stream in their order, for pages: as they came in, and as means of hours and days."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import connection

from dos.sensors.storage import rollups

_NUMBERS = "number IS NOT NULL AND kind < 2"


class Number(NamedTuple):
    """A number as it came in."""

    start: int
    number: float
    flags: int


class Span(NamedTuple):
    """What an hour or a day holds: its begin, how many values count, their mean and their extremes."""

    start: int
    counted: int
    mean: float
    low: float
    high: float


def numbers(datastream_id: int, begin: int, end: int, most: int) -> list[Number]:
    """Return the latest numbers from a time up to another, oldest first; of very many only the latest."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT phenomenon_start, number, flags FROM sensors_observation WHERE datastream_id = %s"  # noqa: S608  own names
            f" AND phenomenon_start >= %s AND phenomenon_start < %s AND {_NUMBERS}"
            " ORDER BY phenomenon_start DESC, id DESC LIMIT %s",
            [datastream_id, begin, end, most],
        )
        return [Number(*row) for row in reversed(cursor.fetchall())]


def hours(datastream_ids: Iterable[int], begin: int, end: int) -> Mapping[int, list[Span]]:
    """Return the hours of several streams that have values, oldest first."""
    return _spans(rollups.HOURS, datastream_ids, begin, end)


def days(datastream_ids: Iterable[int], begin: int, end: int) -> Mapping[int, list[Span]]:
    """Return the days of several streams that have values, oldest first."""
    return _spans(rollups.DAYS, datastream_ids, begin, end)


def _spans(table: str, datastream_ids: Iterable[int], begin: int, end: int) -> Mapping[int, list[Span]]:
    wanted = list(datastream_ids)
    found: dict[int, list[Span]] = {pk: [] for pk in wanted}
    if not wanted:
        return found
    places = ", ".join(["%s"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT datastream_id, start, count, total / count, low, high FROM {table}"  # noqa: S608  own names
            f" WHERE datastream_id IN ({places}) AND start >= %s AND start < %s AND count > 0"
            " ORDER BY datastream_id, start",
            [*wanted, begin, end],
        )
        for pk, *span in cursor.fetchall():
            found[pk].append(Span(*span))
    return found
