"""Which values stand there already."""

from collections.abc import Sequence

from django.db import connection

from dos.sensors.storage.writing import Value

Key = tuple[int, int, float | None, str | None]


def ids_of(values: Sequence[tuple[int, Value]]) -> dict[Key, int]:
    """Return the ids of values that are stored with the same stream, time and result."""
    starts: dict[int, list[int]] = {}
    for datastream_id, value in values:
        starts.setdefault(datastream_id, []).append(value.start)
    found: dict[Key, int] = {}
    with connection.cursor() as cursor:
        for datastream_id, moments in starts.items():
            cursor.execute(
                "SELECT phenomenon_start, number, text, id FROM sensors_observation"
                " WHERE datastream_id = %s AND phenomenon_start BETWEEN %s AND %s",
                [datastream_id, min(moments), max(moments)],
            )
            wanted = set(moments)
            for start, number, text, key in cursor.fetchall():
                if start in wanted:
                    found.setdefault((datastream_id, start, number, text), key)
    return found
