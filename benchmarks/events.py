"""Speed of the calendar at 5,000 events and 500 series: `python -m benchmarks.events [--database sqlite|postgres]`."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import django
from django.db import connection

from benchmarks import served
from benchmarks.pages import RESULTS, count_queries, prepare
from benchmarks.places import Place

P95 = 150.0
PLACES = (
    Place("list", "/termine/"),
    Place("list, page 40", "/termine/?seite=40"),
    Place("list, filtered", "/termine/?stadt=schwerte&kosten=kostenfrei&barrierefrei=stufenlos"),
    Place("archive", "/termine/?zeit=vergangene"),
    Place("month", "/termine/?ansicht=monat"),
    Place("map", "/termine/?ansicht=karte"),
    Place("series", "/termine/reihe-5/"),
    Place("feed of 2,000 events", "/termine.ics", is_page=False),
    Place("feed of one series", "/termine/reihe-5.ics", is_page=False),
    Place("JSON", "/termine.json", is_page=False),
    Place("API, 100 events", "/api/v1/events?limit=100", is_page=False),
)


def main() -> None:
    """Make the scene, measure, print and keep the figures."""
    wanted = arguments()
    with served.environment(wanted.database) as port:
        django.setup()
        wanted.projects = 50
        prepare(wanted)
        fill(wanted.events, wanted.series)
        with served.nothing_remembered():
            queries = {place.path: count_queries(place.path) for place in PLACES}
        memory = served.nothing_remembered() if wanted.cold else contextlib.nullcontext()
        with memory, served.server(port) as workers:
            connection.close()
            rows = measure(wanted, port, workers, queries)
    report = {"database": connection.vendor, "cold": wanted.cold, "load_before": os.getloadavg(), "rows": rows}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"events-{connection.vendor}-{datetime.now(UTC):%Y-%m-%dT%H%M%S}.json").write_text(json.dumps(report))
    sys.exit(bool(wanted.strict and any(row["broken"] for row in rows)))


def arguments() -> argparse.Namespace:
    """Read what the caller wants."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="sqlite", help="sqlite, postgres (a scratch server) or an address")
    parser.add_argument("--events", type=int, default=5_000)
    parser.add_argument("--series", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=4.0, help="at most so long for each address")
    parser.add_argument("--requests", type=int, default=600, help="at most so many for each address")
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--cold", action="store_true", help="nothing is remembered between two requests")
    parser.add_argument("--strict", action="store_true", help="end with 1 when a bar is broken")
    return parser.parse_args()


def fill(events: int, series: int) -> None:
    """Add events around today, and series that come back every week."""
    from dos.cities.models import City  # noqa: PLC0415  models can be imported only now
    from dos.events.models import Event, Occurrence  # noqa: PLC0415  only after django.setup
    from dos.strategy.models import ActionField  # noqa: PLC0415  only after django.setup

    today, cities = datetime.now(UTC).date(), list(City.objects.all())
    fields = list(ActionField.objects.order_by("order"))
    rows = [one(number, today, is_series=number < series) for number in range(events + series)]
    Event.objects.bulk_create(rows, batch_size=500)
    made = list(Event.objects.order_by("pk"))
    towns = [Event.cities.through(event=row, city=cities[number % len(cities)]) for number, row in enumerate(made)]
    Event.cities.through.objects.bulk_create(towns, batch_size=500)
    topics = [
        Event.action_fields.through(event=row, actionfield=fields[number % len(fields)])
        for number, row in enumerate(made)
    ]
    Event.action_fields.through.objects.bulk_create(topics, batch_size=500)
    Occurrence.objects.bulk_create((date_of(row, day) for row in made for day in days_of(row, today)), batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def one(number: int, today: date, *, is_series: bool) -> Any:
    """Return one event: a series every week, or a single one within 400 days before or after today."""
    from dos.events.models import Event, Repeats  # noqa: PLC0415  models can be imported only now

    kind = list(Event.Kind.values)[number % 16]
    return Event(
        slug=f"reihe-{number}" if is_series else f"termin-{number}",
        title=f"{'Reihe' if is_series else 'Termin'} {number}: Gespräch über die Stadt",
        summary="Wir sprechen darüber, was digital leichter gehen soll, und schreiben auf, was daraus wird.",
        kind=kind,
        starts_on=today - timedelta(days=number % 7) if is_series else today + timedelta(days=number % 800 - 400),
        start_time=time(8 + number % 12),
        end_time=time(10 + number % 12),
        repeats=Repeats.WEEKLY if is_series else Repeats.NEVER,
        place=f"Haus {number % 50}",
        latitude=51.44 + number % 50 / 900,
        longitude=7.56 + number % 70 / 900,
        is_free=number % 3 == 0,
        step_free=("yes", "no", "unknown")[number % 3],
        live=True,
    )


def days_of(event: Any, today: date) -> list[date]:
    """Return the days of an event inside the window."""
    return list(event.rule.days(today + timedelta(days=760)))


def date_of(event: Any, day: date) -> Any:
    """Return one date of an event."""
    from dos.events.models import Occurrence  # noqa: PLC0415  models can be imported only now

    starts_at, ends_at = event.moments_on(day)
    return Occurrence(event=event, day=day, original_starts_at=starts_at, starts_at=starts_at, ends_at=ends_at)


def measure(wanted: argparse.Namespace, port: int, workers: list[int], queries: dict[str, int]) -> list[dict[str, Any]]:
    """Measure the places and print the table."""
    print(f"{connection.vendor}, {wanted.events} events, {wanted.series} series, {wanted.clients} clients")
    print(f"{'':26}{'req/s':>8}{'p50':>8}{'p95':>8}{'CPU ms':>8}{'queries':>9}{'kB':>8}  broken")
    limits = {"clients": wanted.clients, "seconds": wanted.seconds, "most": wanted.requests}
    served.load(port, PLACES[0].path, workers, **limits)
    rows = []
    for place in PLACES:
        found = asdict(served.load(port, place.path, workers, **limits)) | {"queries": queries[place.path]}
        bars = (("failures", found["failures"]), ("p95", found["p95"] > P95), ("queries", found["queries"] > 20))
        rows.append(
            {"name": place.name, "path": place.path, **found, "broken": [name for name, is_so in bars if is_so]}
        )
        shown = "".join(f"{found[name]:8.1f}" for name in ("per_second", "p50", "p95", "cpu_ms"))
        size = found["size"] / 1000
        print(f"{place.name:26}{shown}{found['queries']:9}{size:8.1f}  {' '.join(rows[-1]['broken'])}", flush=True)
    return rows


if __name__ == "__main__":
    main()
