"""The hint that an idea is there already, among 20,000 German texts: p50, p95, and how often the known one is found.

Run as `python -m benchmarks.similar [--database sqlite|postgres] [--ideas 20000]`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks import served

WORDS = Path(__file__).resolve().parent.parent / "demo" / "projects.json"
BAR_MS, ASKED = 300, 200


def main() -> None:
    """Fill the process with made-up ideas in the words of the register, ask 200 times, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="sqlite")
    parser.add_argument("--ideas", type=int, default=20_000)
    wanted = parser.parse_args()
    with served.environment(wanted.database):
        django.setup()
        call_command("migrate", verbosity=0)
        result = measure(wanted.ideas)
    print("\n".join(f"{name:14}{value}" for name, value in result.items()))
    print(json.dumps(result))
    sys.exit(result["p95_ms"] > BAR_MS)


def measure(ideas: int) -> dict[str, Any]:
    """Write the ideas, ask for each chosen one with half of its title and other words, sum up."""
    from dos.participation.selectors.similar import Wanted, similar_ideas  # noqa: PLC0415  only after django.setup

    dice = random.Random(2030)
    words = vocabulary()
    process, rows = fill(ideas, words, dice)
    taken, statements, hits = [], 0, 0
    for row in dice.sample(rows, ASKED):
        own = row.title.split()
        title = " ".join([*own[: len(own) // 2 + 1], *said(words, dice, 2)])
        question = Wanted(title, f"{row.text[:200]} {' '.join(said(words, dice, 40))}", process=process)
        with CaptureQueriesContext(connection) as found:
            begun = time.perf_counter()
            answer = similar_ideas(question)
            taken.append((time.perf_counter() - begun) * 1000)
        statements, hits = max(statements, len(found)), hits + (row in answer)
    taken.sort()
    return {
        "database": connection.vendor,
        "ideas": ideas,
        "p50_ms": round(statistics.median(taken), 1),
        "p95_ms": round(taken[int(len(taken) * 0.95)], 1),
        "max_ms": round(taken[-1], 1),
        "queries": statements,
        "found": f"{hits} of {ASKED}",
    }


def vocabulary() -> list[str]:
    """Return the words of the register, the most frequent first."""
    counted: dict[str, int] = {}
    for word in re.findall(r"[A-Za-zÄÖÜäöüß]{3,}", WORDS.read_text(encoding="utf-8")):
        counted[word] = counted.get(word, 0) + 1
    return sorted(counted, key=lambda word: (-counted[word], word))


def said(words: list[str], dice: random.Random, number: int) -> list[str]:
    """Return words as people use them: few often, most seldom."""
    return [words[int(len(words) * dice.random() ** 3)] for _place in range(number)]


def fill(ideas: int, words: list[str], dice: random.Random) -> tuple[Any, list[Any]]:
    """Write published ideas with their remembered words."""
    from dos.cities.models import City  # noqa: PLC0415  only after django.setup
    from dos.participation import models  # noqa: PLC0415  only after django.setup
    from dos.participation.selectors.similar import weighted_words  # noqa: PLC0415  only after django.setup

    now = datetime.now(UTC)
    city = City.objects.create(key="stadt", name="Stadt")
    process = models.Process.objects.create(slug="ideen", title="Ideen", summary="Ideen", city=city, live=True)
    author = models.Author.objects.create(created_at=now)
    made = [
        models.Idea(
            process=process,
            author=author,
            city=city,
            reference=f"i{number}",
            form_token=f"i{number}",
            title=" ".join(said(words, dice, 5))[:120],
            text=" ".join(said(words, dice, 60)),
            state=models.Idea.State.PUBLISHED,
            published_at=now,
        )
        for number in range(ideas)
    ]
    rows = models.Idea.objects.bulk_create(made, batch_size=500)
    stored = (
        models.IdeaWord(idea=row, stem=stem, weight=weight)
        for row in rows
        for stem, weight in weighted_words(row.title, row.text).items()
    )
    models.IdeaWord.objects.bulk_create(stored, batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return process, rows


if __name__ == "__main__":
    main()
