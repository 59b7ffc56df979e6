"""Speed of the network under load (N5). Run as `python -m benchmarks.network [--database sqlite|postgres]`.

1,000 organisations with 5,000 relations in 1,000 projects. Queries are counted with no answer remembered, those that
gather the network apart: a process does that at most twice a minute. The bar of 150 ms holds for the files too, and
what has not changed is answered with 304.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import served
from benchmarks.pages import RESULTS, count_queries, prepare
from benchmarks.places import Place

ORGANISATIONS, RELATIONS, PROJECTS = 1_000, 5_000, 1_000
P95, HTML_BYTES = 150.0, 60_000
PLACES = (
    Place("network, table", "/netzwerk/", queries=20),
    Place("network, page 20", "/netzwerk/?seite=20", queries=20),
    Place("network, one field", "/netzwerk/?feld=feld-3", queries=20),
    Place("network, role and word", "/netzwerk/?rolle=supplier&q=werk", queries=20),
    Place("network, gaps", "/netzwerk/?ansicht=luecken", queries=20),
    Place("network, too many to draw", "/netzwerk/?ansicht=grafik", queries=20),
    Place("organisation", "/akteure/werk-7/", queries=20),
    Place("offers and searches", "/akteure/biete-suche/", queries=20),
    Place("drawing of one", "/netzwerk/?ansicht=grafik&akteur=werk-7", queries=20, is_page=False),
    Place("network as JSON", "/netzwerk.json", queries=20, is_page=False),
    Place("network as GraphML", "/netzwerk.graphml", queries=20, is_page=False),
    Place("network as CSV", "/netzwerk.csv", queries=20, is_page=False),
)


def main() -> None:
    """Make the scene, measure, print and keep the figures."""
    wanted = arguments()
    with served.environment(wanted.database) as port:
        django.setup()
        wanted.projects = PROJECTS
        prepare(wanted)
        fill()
        report = {"database": connection.vendor, "cores": os.cpu_count(), "clients": wanted.clients}
        with served.nothing_remembered():
            queries = {place.path: count_queries(place.path) for place in PLACES}
        with served.nothing_remembered() if wanted.cold else contextlib.nullcontext():
            report["rows"] = rows = measure(wanted, port, queries)
    RESULTS.mkdir(exist_ok=True)
    name = f"network-{report['database']}-{datetime.now(UTC):%Y-%m-%dT%H%M%S}.json"
    (RESULTS / name).write_text(json.dumps(report, indent=2))
    sys.exit(bool(wanted.strict and any(row["broken"] for row in rows)))


def arguments() -> argparse.Namespace:
    """Read what the caller wants."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="sqlite", help="sqlite, postgres (a scratch server) or an address")
    parser.add_argument("--seconds", type=float, default=4.0, help="at most so long for each address")
    parser.add_argument("--requests", type=int, default=600, help="at most so many for each address")
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--cold", action="store_true", help="nothing is remembered between two requests")
    parser.add_argument("--strict", action="store_true", help="end with 1 when a bar is broken")
    return parser.parse_args()


def fill() -> None:
    """Let organisations take part in the projects of the scene, five relations each, and offer something."""
    from dos.actors.models import Organisation  # noqa: PLC0415  models can be imported only now
    from dos.cities.models import City  # noqa: PLC0415  only after django.setup
    from dos.strategy.models import Partnership, Project  # noqa: PLC0415  only after django.setup

    cities = list(City.objects.all())
    groups, roles = Organisation.Category.values, Partnership.Role.values
    Partnership.objects.all().delete()
    known = Organisation.objects.published().count()
    Organisation.objects.bulk_create(
        [
            Organisation(
                slug=f"werk-{number}",
                name=f"Werk {number} für Energie und Bildung",
                category=groups[number % len(groups)],
                city=cities[number % len(cities)] if number % 3 else None,
                role="wirkt am Programm mit",
                live=True,
            )
            for number in range(ORGANISATIONS - known)
        ],
        batch_size=500,
    )
    organisations = list(Organisation.objects.published().order_by("pk").values_list("pk", flat=True))
    projects = list(Project.objects.published().filter(is_example=False).order_by("pk").values_list("pk", flat=True))
    Partnership.objects.bulk_create(
        [
            Partnership(
                organisation_id=organisations[number % len(organisations)],
                project_id=projects[(number * 7 + number // len(organisations)) % len(projects)],
                role=roles[number % len(roles)],
            )
            for number in range(RELATIONS)
        ],
        batch_size=500,
    )
    offer(organisations)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def offer(organisations: list[int]) -> None:
    """Let somebody speak for each tenth organisation and offer or seek something."""
    from dos.accounts.models import User  # noqa: PLC0415  models can be imported only now
    from dos.actors.models import Keeper, Notice  # noqa: PLC0415  only after django.setup

    user = User.objects.create_user("speaker@benchmark.invalid")
    chosen = organisations[::10]
    Keeper.objects.bulk_create(
        [Keeper(organisation_id=pk, user=user, position="Vorstand", state=Keeper.State.VERIFIED) for pk in chosen]
    )
    ends_on = datetime.now(UTC).date().replace(month=12, day=31)
    Notice.objects.bulk_create(
        [
            Notice(
                organisation_id=pk,
                kind=Notice.Kind.values[number % 2],
                topic=f"feld-{number % 12 + 1}",
                title=f"Räume und Wissen {number}",
                ends_on=ends_on,
                form_token=f"bench-{number}",
            )
            for number, pk in enumerate(chosen)
        ]
    )


def count_gathering() -> int:
    """Count the statements with which a process gathers the whole network, twice a minute at most."""
    from dos.actors.selectors.network import fresh_network  # noqa: PLC0415  models can be imported only now

    with CaptureQueriesContext(connection) as taken:
        fresh_network()
    return len(taken)


def is_answered_with_304(path: str) -> bool:
    """Tell whether who has a file already is told so."""
    client = Client(headers={"host": "127.0.0.1"})
    mark = client.get(path)["ETag"]
    return client.get(path, headers={"if-none-match": mark}).status_code == 304


def measure(wanted: argparse.Namespace, port: int, queries: dict[str, int]) -> list[dict[str, Any]]:
    """Measure the places and print the table."""
    unchanged = {place.path: is_answered_with_304(place.path) for place in PLACES if "/netzwerk." in place.path}
    connection.close()
    head = f"{connection.vendor}, {ORGANISATIONS} organisations, {RELATIONS} relations"
    print(f"{head}, {wanted.clients} clients, load {os.getloadavg()[0]:.1f}, gathered in {count_gathering()} queries")
    connection.close()
    print(f"{'':28}{'req/s':>8}{'p50':>8}{'p95':>8}{'CPU ms':>8}{'queries':>9}{'kB':>8}  broken")
    rows = []
    limits = {"clients": wanted.clients, "seconds": wanted.seconds, "most": wanted.requests}
    with served.server(port) as workers:
        # Both workers read their templates before somebody looks at the clock.
        served.load(port, PLACES[0].path, workers, **limits)
        for place in PLACES:
            found = asdict(served.load(port, place.path, workers, **limits))
            found |= {"queries": queries[place.path], "unchanged": unchanged.get(place.path, True)}
            rows.append({"name": place.name, "path": place.path, **found, "broken": broken(place, found)})
            shown = "".join(f"{found[name]:8.1f}" for name in ("per_second", "p50", "p95", "cpu_ms"))
            size = found["size"] / 1000
            print(f"{place.name:28}{shown}{found['queries']:9}{size:8.1f}  {' '.join(rows[-1]['broken'])}", flush=True)
    return rows


def broken(place: Place, found: dict[str, Any]) -> list[str]:
    """Name the bars that a place does not hold."""
    if found["failures"]:
        return ["failures"]
    bars = (
        ("p95", found["p95"] > P95),
        ("queries", found["queries"] > place.queries),
        ("304", not found["unchanged"]),
        ("size", place.is_page and found["size"] > HTML_BYTES),
    )
    return [name for name, is_broken in bars if is_broken]


if __name__ == "__main__":
    main()
