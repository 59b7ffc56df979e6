"""The data platform under load: what is written and read in a second, beside what the database itself can do.

Run as `python -m benchmarks.observations [--database sqlite|postgres] [--values 1000000] [--json FILE]`. One stream has
all the values, a hundred stations have a stream with a thousand each. Bars are those of the criteria, UB1 to UB16.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import statistics
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import django
from django.core.management import call_command
from django.db import connection, transaction

from benchmarks import served

ROOT = "/api/sensorthings/v1.1"
STATIONS, OF_EACH = 100, 1_000
BEGIN = 1_704_067_200_000_000  # 1 January 2024 in microseconds
MINUTE = 60_000_000
CLIENTS, SECONDS = 8, 6.0
# Name, bar and whether more is better; a rate a second, milliseconds, or a ratio.
BARS: dict[str, tuple[float, bool]] = {
    "UB1 single POST/s": (900, True),
    "UB2 1x1000 of raw insert": (0.25, True),
    "UB3 100x10 values/s": (12_000, True),
    "UB5 latest 100/s": (480, True),
    "UB6 expand 100/s": (110, True),
    "UB7 page 9,000 of page 1": (2, False),
    "UB8 $count ms": (20, False),
    "UB9 one hour ms": (15, False),
    "UB10 latest of 100 things ms": (80, False),
    "UB16 hours of a year ms": (150, False),
}


@dataclass(frozen=True)
class Scene:
    """What was filled in."""

    big: int
    small: list[int]
    secret: str
    values: int


def main() -> None:
    """Fill, ask, print the table; fail where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="sqlite")
    parser.add_argument("--values", type=int, default=1_000_000)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    with served.environment(wanted.database) as port:
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        scene, raw = fill(wanted.values)
        print(f"filled {wanted.values} values; raw insert {raw:.0f}/s", flush=True)
        with served.server(port):
            measured = {**reading(port, scene), **writing(port, scene, raw)}
        measured["UB16 hours of a year ms"] = hours_of_a_year(scene)
    missed = [name for name, value in measured.items() if not holds(name, value)]
    for name, value in measured.items():
        bar, is_more = BARS[name]
        print(f"{name:32}{value:12.2f}   {'>=' if is_more else '<='} {bar:g}{'   MISSED' if name in missed else ''}")
    if wanted.json:
        wanted.json.write_text(json.dumps({"database": wanted.database, "values": wanted.values, **measured}, indent=1))
    sys.exit(bool(missed))


def holds(name: str, value: float) -> bool:
    """Tell whether a figure keeps its bar."""
    bar, is_more = BARS[name]
    return value >= bar if is_more else value <= bar


# Filling -------------------------------------------------------------------------------------------------------------


def fill(values: int) -> tuple[Scene, float]:
    """Make the stations and their values; return them, and how many rows a second the bare table takes."""
    from dos.cities.models import City  # noqa: PLC0415  models can be imported only now
    from dos.sensors.models import (  # noqa: PLC0415
        Access,
        AccessKey,
        Datastream,
    )
    from dos.sensors.permissions import reach_of_key  # noqa: PLC0415
    from dos.sensors.services.entities import create_entity  # noqa: PLC0415
    from dos.sensors.services.keys import issue_key  # noqa: PLC0415

    city = City.objects.first() or City.objects.create(key="schwerte", name="Schwerte")
    key, secret = issue_key(name="bench", city=city, purpose=AccessKey.Purpose.PROGRAM, new_access=Access.PUBLIC)
    reach = reach_of_key(key)
    for number in range(STATIONS + 1):
        create_entity(reach=reach, kind="Things", told=station(number))
    ids = list(Datastream.objects.order_by("pk").values_list("pk", flat=True))
    put(ids[0], values)
    for small in ids[1:]:
        put(small, OF_EACH)
    raw = raw_inserts(ids[0])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Scene(ids[0], ids[1:], secret, values), raw


def station(number: int) -> dict[str, Any]:
    """Return a station as a client sends it."""
    described = {"description": "zum Messen", "encodingType": "application/geo+json"}
    place = {"name": f"Ort {number}", **described, "location": {"type": "Point", "coordinates": [7.5, 51.5]}}
    stream = {
        "name": f"Strom {number}",
        "description": "",
        "observationType": "OM_Measurement",
        "unitOfMeasurement": {"name": "Grad Celsius", "symbol": "°C", "definition": ""},
        "Sensor": {"name": "S", "description": "", "encodingType": "text/plain", "metadata": "S"},
        "ObservedProperty": {"name": "Temperatur", "definition": "t", "description": ""},
    }
    return {"name": f"Station {number}", "description": "", "Locations": [place], "Datastreams": [stream]}


def put(stream: int, values: int) -> None:
    """Write values of every minute past the deed, then count sums and state once."""
    from dos.sensors.storage import changing, partitions, rollups, writing  # noqa: PLC0415

    dice = random.Random(stream)
    for first in range(0, values, 10_000):
        several = range(first, min(first + 10_000, values))
        with transaction.atomic():
            partitions.make_months({BEGIN + number * MINUTE for number in several})
            state = writing.locked_states([stream])[stream]
            rows = [row(stream, number, writing.next_id(state), dice) for number in several]
            writing.insert(rows)
            writing.save_states([state])
    rollups.recount(stream, BEGIN, BEGIN + values * MINUTE)
    with transaction.atomic():
        changing.look_again(stream)


def row(stream: int, number: int, key: int, dice: random.Random) -> tuple[Any, ...]:
    """Return a row in the order of `storage.writing.COLUMNS`."""
    start = BEGIN + number * MINUTE
    return (stream, start, key, None, None, 0, round(dice.gauss(12, 6), 2), *(None,) * 7, 0)


def raw_inserts(stream: int) -> float:
    """Return how many rows a second go into the table in statements of a thousand, each with its commit."""
    from dos.sensors.storage import partitions, writing  # noqa: PLC0415

    dice, begun, count, key = random.Random(1), time.perf_counter(), 0, 1 << 60
    partitions.make_months({BEGIN - 400 * 24 * 60 * MINUTE})
    while time.perf_counter() - begun < 3:
        rows = [row(stream, -500_000 + count + number, key + count + number, dice) for number in range(1000)]
        with transaction.atomic():
            partitions.make_months({one[1] for one in rows})
            writing.insert(rows)
        count += 1000
    rate = count / (time.perf_counter() - begun)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sensors_observation WHERE id >= %s", [key])
    return rate


# Asking --------------------------------------------------------------------------------------------------------------


def reading(port: int, scene: Scene) -> dict[str, float]:
    """Return what reading brings."""
    base = f"{ROOT}/Datastreams({scene.big})/Observations"
    newest = quote("phenomenonTime desc")
    hour = quote("phenomenonTime ge 2024-06-01T10:00:00Z and phenomenonTime lt 2024-06-01T11:00:00Z")
    latest = quote("Datastreams($expand=Observations($orderby=phenomenonTime desc;$top=1))")
    expand = quote("Datastream($expand=Thing,ObservedProperty)")
    return {
        "UB5 latest 100/s": rate(port, f"{base}?$top=100&$orderby={newest}"),
        "UB6 expand 100/s": rate(port, f"{base}?$top=100&$orderby={newest}&$expand={expand}"),
        "UB7 page 9,000 of page 1": deep_page(port, base, BEGIN + scene.values * 9 // 10 * MINUTE),
        "UB8 $count ms": median_ms(port, f"{base}?$count=true&$top=1"),
        "UB9 one hour ms": median_ms(port, f"{base}?$filter={hour}"),
        "UB10 latest of 100 things ms": median_ms(port, f"{ROOT}/Things?$top=100&$expand={latest}"),
    }


def deep_page(port: int, base: str, far: int) -> float:
    """Return how long a page far behind takes, in first pages; the way there is a time, as a next link remembers it."""
    from dos.sensors.storage import times  # noqa: PLC0415  as above

    first = get(port, f"{base}?$top=100")
    shown = get(port, f"{base}?$top=100&$filter={quote(f'phenomenonTime ge {times.written(far)}')}")
    links = [str(page["@iot.nextLink"]).partition("//")[2] for page in (first, shown)]
    near, deep = (median_ms(port, "/" + link.partition("/")[2]) for link in links)
    return deep / near


def get(port: int, path: str) -> Any:
    """Return an answer's JSON."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    client.request("GET", path)
    answer = client.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{answer.status} {path} {body[:200]!r}")
    return json.loads(body)


def median_ms(port: int, path: str, times: int = 15) -> float:
    """Return the median of some requests one after the other."""
    get(port, path)
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        get(port, path)
        taken.append(1000 * (time.perf_counter() - begun))
    return statistics.median(taken)


def rate(port: int, path: str) -> float:
    """Return how many answers come in a second to several clients."""
    get(port, path)
    return many(lambda client, _number: _asked(client, "GET", path, None, {}), port)


def writing(port: int, scene: Scene, raw: float) -> dict[str, float]:
    """Return what writing brings: single values, a thousand of one stream, ten of each of a hundred streams."""
    headers = {"Authorization": f"Bearer {scene.secret}", "Content-Type": "application/json"}

    def single(client: http.client.HTTPConnection, number: int) -> int:
        body = json.dumps({"result": number % 40})
        return _asked(
            client, "POST", f"{ROOT}/Datastreams({scene.small[number % STATIONS]})/Observations", body, headers
        )

    def arrays(streams: list[int], each: int) -> Callable[[http.client.HTTPConnection, int], int]:
        def send(client: http.client.HTTPConnection, number: int) -> int:
            now = time.time_ns() // 1000
            body = json.dumps([array(stream, now + number, each) for stream in streams])
            _asked(client, "POST", f"{ROOT}/CreateObservations", body, headers)
            return each * len(streams)

        return send

    return {
        "UB1 single POST/s": many(single, port),
        "UB2 1x1000 of raw insert": many(arrays(scene.small[:1], 1000), port, clients=1) / raw,
        "UB3 100x10 values/s": many(arrays(scene.small, 10), port, clients=2),
    }


def array(stream: int, now: int, each: int) -> dict[str, Any]:
    """Return a data array."""
    from dos.sensors.storage import times  # noqa: PLC0415

    rows = [[times.written(now - number * 1_000_000), 20 + number % 7] for number in range(each)]
    return {"Datastream": {"@iot.id": stream}, "components": ["phenomenonTime", "result"], "dataArray": rows}


def many(ask: Callable[[http.client.HTTPConnection, int], int], port: int, clients: int = CLIENTS) -> float:
    """Return how much is done in a second by several clients at once."""
    done: list[int] = []
    end = time.monotonic() + SECONDS

    def work(offset: int) -> None:
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        number = offset * 100_000
        while time.monotonic() < end:
            done.append(ask(client, number))
            number += 1

    begun = time.monotonic()
    threads = [threading.Thread(target=work, args=(offset,)) for offset in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.monotonic() - begun)


def _asked(
    client: http.client.HTTPConnection, method: str, path: str, body: str | None, headers: dict[str, str]
) -> int:
    client.request(method, path, body, headers)
    answer = client.getresponse()
    said = answer.read()
    if answer.status not in (200, 201):
        raise RuntimeError(f"{answer.status} {path} {said[:200]!r}")
    return 1


def hours_of_a_year(scene: Scene) -> float:
    """Return how long the hourly sums of a year take to read."""
    year = 365 * 24 * 60 * MINUTE
    taken = []
    with connection.cursor() as cursor:
        for _ in range(9):
            begun = time.perf_counter()
            cursor.execute(
                "SELECT start, count, total, low, high FROM sensors_hourrollup"
                " WHERE datastream_id = %s AND start >= %s AND start < %s ORDER BY start",
                [scene.big, BEGIN, BEGIN + year],
            )
            cursor.fetchall()
            taken.append(1000 * (time.perf_counter() - begun))
    return statistics.median(taken)


if __name__ == "__main__":
    main()
