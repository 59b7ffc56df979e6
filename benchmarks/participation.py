"""Speed of taking part under load (P15). Run as `python -m benchmarks.participation [--database sqlite|postgres]`.

First 1,000 ideas with 5,000 comments and 10,000 supports, then 100,000 ideas for the lists.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

import django
from django.db import connection

from benchmarks import served
from benchmarks.pages import RESULTS, count_queries, prepare
from benchmarks.places import Place

PROCESS = "ideen-fuer-die-stadt"
SURVEY = "umfrage-in-der-stadt"
SUPPORTS, COMMENTS, SHEETS = 10, 5, 10_000
SMALL_P95, LARGE_P95, PER_SECOND, HTML_BYTES = 60.0, 150.0, 100.0, 60_000
LISTS = (
    Place("ideas, newest", f"/mitmachen/{PROCESS}/", queries=12),
    Place("ideas, most supported", f"/mitmachen/{PROCESS}/?sortierung=unterstuetzt", queries=12),
    Place("ideas, unanswered", f"/mitmachen/{PROCESS}/?stand=offen", queries=12),
    Place("ideas, filtered by field", f"/mitmachen/{PROCESS}/?feld=feld-3", queries=12),
    Place("ideas, page 40", f"/mitmachen/{PROCESS}/?seite=40", queries=12),
    Place("ideas on the map", f"/mitmachen/{PROCESS}/?ansicht=karte", queries=12),
)
OTHERS = (
    Place("overview", "/mitmachen/", queries=12),
    Place("figures of the process", f"/mitmachen/{PROCESS}/zahlen/", queries=12),
    Place("result of a survey", f"/mitmachen/{SURVEY}/ergebnis/", queries=12),
    Place("API, 100 ideas", "/api/v1/ideas?limit=100", is_page=False),
)


def main() -> None:
    """Make the scene in two sizes, measure, print and keep the figures."""
    wanted = arguments()
    with served.environment(wanted.database) as port:
        django.setup()
        wanted.projects = 50
        prepare(wanted)
        report = {"database": connection.vendor, "cores": os.cpu_count(), "clients": wanted.clients, "sizes": []}
        fill(1_000)
        answer_survey()
        idea = Place("idea with comments", idea_path(), queries=15)
        report["sizes"].append(measure(wanted, port, 1_000, (*LISTS, idea, *OTHERS), SMALL_P95))
        if not wanted.small:
            fill(wanted.ideas)
            report["sizes"].append(measure(wanted, port, wanted.ideas, (*LISTS, idea), LARGE_P95))
    keep(report)
    broken = [row["name"] for size in report["sizes"] for row in size["rows"] if row["broken"]]
    sys.exit(bool(wanted.strict and broken))


def arguments() -> argparse.Namespace:
    """Read what the caller wants."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="sqlite", help="sqlite, postgres (a scratch server) or an address")
    parser.add_argument("--ideas", type=int, default=100_000, help="how many in the large scene")
    parser.add_argument("--small", action="store_true", help="leave the large scene out")
    parser.add_argument("--seconds", type=float, default=4.0, help="at most so long for each address")
    parser.add_argument("--requests", type=int, default=600, help="at most so many for each address")
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--strict", action="store_true", help="end with 1 when a bar is broken")
    return parser.parse_args()


def fill(ideas: int) -> None:
    """Add ideas until there are that many; each of the first thousand with comments and supports."""
    from dos.participation import models  # noqa: PLC0415  models can be imported only now
    from dos.strategy.models import ActionField  # noqa: PLC0415  only after django.setup

    now = datetime.now(UTC)
    process = open_process(now)
    begin = models.Idea.objects.count()
    author = models.Author.objects.create(created_at=now)
    fields = list(ActionField.objects.order_by("order"))
    rows = (
        models.Idea(
            process=process,
            author=author,
            city=process.city,
            action_field=fields[number % len(fields)],
            text="Im Sommer ist es auf dem Platz heiß. Ein Trinkbrunnen hilft allen, die unterwegs sind. " * 3,
            **figures_of(number, now),
        )
        for number in range(begin, ideas)
    )
    written = models.Idea.objects.bulk_create(rows, batch_size=500)
    talk_about(written[: max(1_000 - begin, 0)], now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def open_process(now: datetime) -> Any:
    """Return the process that takes the ideas; made at the first call."""
    from dos.cities.models import City  # noqa: PLC0415  models can be imported only now
    from dos.participation import models  # noqa: PLC0415  only after django.setup

    told = {"title": "Ideen für die Stadt", "summary": "Was soll besser gehen?", "threshold": 100}
    city = City.objects.get(key="schwerte")
    process, is_new = models.Process.objects.get_or_create(slug=PROCESS, defaults={**told, "city": city})
    if is_new:
        models.Phase.objects.create(
            process=process,
            title="Ideen sammeln",
            activities=list(models.Activity.values),
            starts_at=now - timedelta(days=90),
            ends_at=now + timedelta(days=30),
        )
    return process


def answer_survey() -> None:
    """Make a survey that is over, with so many sheets that counting them takes time."""
    from dos.participation import models  # noqa: PLC0415  models can be imported only now

    now = datetime.now(UTC)
    told = {"title": "Umfrage in der Stadt", "summary": "Wie zufrieden sind Sie?", "kind": models.Process.Kind.SURVEY}
    process = models.Process.objects.create(slug=SURVEY, **told)
    span = {"starts_at": now - timedelta(days=30), "ends_at": now - timedelta(days=1)}
    models.Phase.objects.create(process=process, title="Antworten", activities=["answer"], **span)
    ends = {"from": 1, "to": 5}
    for number in range(6):
        models.Question.objects.create(
            process=process, key=f"f{number}", kind="scale", text=f"Frage {number}?", options=ends, sort_order=number
        )
    sheets = (
        models.Response(process=process, on=now.date(), answers={f"f{n}": 1 + (number + n) % 5 for n in range(6)})
        for number in range(SHEETS)
    )
    models.Response.objects.bulk_create(sheets, batch_size=500)


def figures_of(number: int, now: datetime) -> dict[str, Any]:
    """Return what differs from idea to idea."""
    from dos.participation.models import Idea  # noqa: PLC0415  models can be imported only now

    at = now - timedelta(minutes=number)
    return {
        "reference": f"b{number:07d}",
        "title": f"Idee {number}: ein Brunnen für den Platz",
        "state": Idea.PUBLIC_STATES[number % 9] if number % 3 == 0 else Idea.State.PUBLISHED,
        "latitude": 51.44 + number % 50 / 900,
        "longitude": 7.56 + number % 70 / 900,
        "created_at": at,
        "published_at": at,
        "answer_due_on": (now + timedelta(days=60 - number % 70)).date(),
        "form_token": f"bench-{number}",
        "supports_by_mail": SUPPORTS if number < 1_000 else number % 40,
        "comments_count": COMMENTS if number < 1_000 else 0,
    }


def talk_about(ideas: list[Any], now: datetime) -> None:
    """Let people have commented on the ideas and supported them."""
    from dos.participation import models  # noqa: PLC0415  models can be imported only now

    comments = (
        models.Comment(
            process=idea.process,
            idea=idea,
            author=idea.author,
            text="Das wünsche ich mir auch. " * 4,
            state=models.Comment.State.PUBLISHED,
            form_token=f"c-{idea.reference}-{place}",
            created_at=now - timedelta(minutes=place),
        )
        for idea in ideas
        for place in range(COMMENTS)
    )
    models.Comment.objects.bulk_create(comments, batch_size=500)
    supports = (models.Support(idea=idea, mail_hash=f"{idea.reference}-{n}") for idea in ideas for n in range(SUPPORTS))
    models.Support.objects.bulk_create(supports, batch_size=500)


def idea_path() -> str:
    """Return the page of one idea."""
    return f"/mitmachen/{PROCESS}/b0000005/"


def measure(wanted: argparse.Namespace, port: int, ideas: int, chosen: tuple[Place, ...], p95: float) -> dict[str, Any]:
    """Measure the places at one size and print the table."""
    queries = {place.path: count_queries(place.path) for place in chosen}
    connection.close()
    print(f"{connection.vendor}, {ideas} ideas, {wanted.clients} clients, load {os.getloadavg()[0]:.1f}")
    print(f"{'':26}{'req/s':>8}{'p50':>8}{'p95':>8}{'CPU ms':>8}{'queries':>9}{'kB':>8}  broken")
    rows = []
    limits = {"clients": wanted.clients, "seconds": wanted.seconds, "most": wanted.requests}
    with served.server(port) as workers:
        # Both workers read their templates before somebody looks at the clock.
        served.load(port, chosen[0].path, workers, **limits)
        for place in chosen:
            found = asdict(served.load(port, place.path, workers, **limits)) | {"queries": queries[place.path]}
            rows.append({"name": place.name, "path": place.path, **found, "broken": broken(place, found, ideas, p95)})
            shown = "".join(f"{found[name]:8.1f}" for name in ("per_second", "p50", "p95", "cpu_ms"))
            size = found["size"] / 1000
            print(f"{place.name:26}{shown}{found['queries']:9}{size:8.1f}  {' '.join(rows[-1]['broken'])}", flush=True)
    return {"ideas": ideas, "load_before": os.getloadavg(), "rows": rows}


def broken(place: Place, found: dict[str, Any], ideas: int, p95: float) -> list[str]:
    """Name the bars that a place does not hold; the rate holds for the small scene alone."""
    if found["failures"]:
        return ["failures"]
    if not place.is_page:
        return []
    bars = (
        ("rate", ideas <= 1_000 and found["per_second"] < PER_SECOND),
        ("p95", found["p95"] > p95),
        ("queries", found["queries"] > place.queries),
        ("size", found["size"] > HTML_BYTES),
    )
    return [name for name, is_broken in bars if is_broken]


def keep(report: dict[str, Any]) -> None:
    """Write the figures beside the measurements (not part of the repository)."""
    RESULTS.mkdir(exist_ok=True)
    at = f"{datetime.now(UTC):%Y-%m-%dT%H%M%S}"
    (RESULTS / f"participation-{report['database']}-{at}.json").write_text(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
