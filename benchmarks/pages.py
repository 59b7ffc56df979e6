"""Speed of pages and formats under load. Run as `python -m benchmarks.pages [--database sqlite|postgres|ADDRESS]`."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import places, served
from benchmarks.places import Place

RESULTS = Path(__file__).parent / "results"


def main() -> None:
    """Make the scene, measure every place, print the table and keep the figures."""
    wanted = arguments()
    with served.environment(wanted.database) as port:
        django.setup()
        prepare(wanted)
        with served.nothing_remembered():
            queries = {place.path: count_queries(place.path) for place in places.PLACES}
        memory = served.nothing_remembered() if wanted.cold else contextlib.nullcontext()
        with memory, served.server(port) as workers:
            connection.close()
            report = measure(wanted, port, workers, queries)
    show(report)
    keep(report)
    sys.exit(bool(wanted.strict and report["broken"]))


def arguments() -> argparse.Namespace:
    """Read what the caller wants."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="sqlite", help="sqlite, postgres (a scratch server) or an address")
    parser.add_argument("--projects", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=4.0, help="at most so long for each address")
    parser.add_argument("--requests", type=int, default=600, help="at most so many for each address")
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--only", default="", help="only places whose name holds this text")
    parser.add_argument("--cold", action="store_true", help="nothing is remembered between two requests")
    parser.add_argument("--strict", action="store_true", help="end with 1 when a bar is broken")
    return parser.parse_args()


def prepare(wanted: argparse.Namespace) -> None:
    """Migrate the empty database, fill it, collect the static files."""
    from benchmarks import scene  # noqa: PLC0415  models can be imported only now

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    scene.fill(projects=wanted.projects)


def count_queries(path: str) -> int:
    """Count the statements of one request, after one that warms up."""
    client = Client(headers={"host": "127.0.0.1"})
    client.get(path)
    with CaptureQueriesContext(connection) as taken:
        client.get(path)
    return len(taken)


def measure(wanted: argparse.Namespace, port: int, workers: list[int], queries: dict[str, int]) -> dict[str, Any]:
    """Measure all places and the PDF."""
    chosen = [place for place in places.PLACES if wanted.only in place.name]
    limits = {"clients": wanted.clients, "seconds": wanted.seconds, "most": wanted.requests}
    rows = []
    for place in chosen:
        found = asdict(served.load(port, place.path, workers, **limits)) | {"queries": queries[place.path]}
        rows.append({"name": place.name, "path": place.path, **found, "broken": broken(place, found)})
    begun = time.monotonic()
    pdf = served.load(port, places.PDF, workers, clients=1, seconds=1, most=1)
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "database": connection.vendor,
        "projects": wanted.projects,
        "clients": wanted.clients,
        "memory": ", nothing remembered" if wanted.cold else "",
        "cores": os.cpu_count(),
        "load_before": os.getloadavg(),
        "rows": rows,
        "pdf": {"seconds_with_warming": time.monotonic() - begun, **asdict(pdf)},
        "broken": [row["name"] for row in rows if row["broken"]],
    }


def broken(place: Place, found: dict[str, Any]) -> list[str]:
    """Name the bars that a place does not hold."""
    if found["failures"]:
        return ["failures"]
    if not place.is_page:
        return []
    bars = (
        ("cpu", found["cpu_ms"] > places.CPU_MS),
        ("queries", found["queries"] > place.queries),
        ("rate", found["per_second"] < places.PER_SECOND),
        ("size", found["size"] > places.HTML_BYTES),
    )
    return [name for name, is_broken in bars if is_broken]


def show(report: dict[str, Any]) -> None:
    """Print the table."""
    head = f"{report['database']}, {report['projects']} projects, {report['clients']} clients{report['memory']}"
    print(f"{head}, load {report['load_before'][0]:.1f}")
    print(f"{'':24}{'req/s':>8}{'p50':>8}{'p95':>8}{'p99':>8}{'CPU ms':>8}{'queries':>9}{'kB':>8}  broken")
    for row in report["rows"]:
        figures = "".join(f"{row[name]:8.1f}" for name in ("per_second", "p50", "p95", "p99", "cpu_ms"))
        print(f"{row['name']:24}{figures}{row['queries']:9}{row['size'] / 1000:8.1f}  {' '.join(row['broken'])}")
    pdf = report["pdf"]
    print(f"{'whole strategy as PDF':24}{pdf['p50'] / 1000:8.2f} s, {pdf['size'] / 1000:.0f} kB")
    print(f"{'':24}bar: {places.PDF_SECONDS} s")


def keep(report: dict[str, Any]) -> None:
    """Write the figures beside the measurements (not part of the repository)."""
    RESULTS.mkdir(exist_ok=True)
    name = f"pages-{report['database']}-{report['at'].replace(':', '')}.json"
    (RESULTS / name).write_text(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
