"""Search over many documents: p50, p95, p99. Run as `python -m benchmarks.search [--documents 100000] [--database …]`.

Documents are made of the words of services and projects, of compounds of these, and as often as words are: few very
often, most seldom. Questions are words and sentences, common and rare ones, every third with an error in typing.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks import served

if TYPE_CHECKING:
    from dos.core.search import Document

DEMO = Path(__file__).resolve().parent.parent / "demo"
WORDS = ("projects.json", "services.json")
COMPOUNDS = 30_000
QUESTIONS = 400
# The longest that 95 of 100 questions may take, in milliseconds.
BARS_MS = {("sqlite", 10_000): 50, ("postgres", 10_000): 50, ("sqlite", 100_000): 120, ("postgres", 100_000): 60}
FRAMES = (
    "{0}",
    "{0}",
    "{0} {1}",
    "{0} {1}",
    "{0} {1} {2}",
    "wo kann ich {0} {1}",
    "ich brauche {0} für {1}",
    "{0} stadt",
)


def main() -> None:
    """Fill an index with made-up documents, ask it, print the table; fail above the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", default="sqlite")
    parser.add_argument("--documents", type=int, default=10_000)
    wanted = parser.parse_args()
    with served.environment(wanted.database):
        django.setup()
        call_command("migrate", verbosity=0)
        result = measure(wanted.documents)
    print("\n".join(f"{name:14}{value}" for name, value in result.items()))
    print(json.dumps(result))
    sys.exit(result["p95_ms"] > BARS_MS.get((wanted.database, wanted.documents), 50))


def measure(documents: int) -> dict[str, float]:
    """Build, ask, sum up."""
    from dos.core import module, search  # noqa: PLC0415  models can be imported only now
    from dos.core.models import SearchGram, SearchTerm, SearchWord  # noqa: PLC0415

    dice = random.Random(2030)
    words = vocabulary(dice)
    module._MODULES.clear()
    offered = (made_up(search.Document, number, words, dice) for number in range(documents))
    module.register(module.Module(name="bench", label="", search_documents=lambda: offered))
    begun = time.monotonic()
    search.rebuild()
    built = time.monotonic() - begun
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    taken, statements, nothing = [], 0, 0
    for query in questions(words, dice):
        with CaptureQueriesContext(connection) as found:
            begun = time.perf_counter()
            answer = search.answer(query, limit=15)
            taken.append((time.perf_counter() - begun) * 1000)
        statements, nothing = max(statements, len(found)), nothing + (not answer.hits)
    cuts = [round(cut, 1) for cut in statistics.quantiles(taken, n=100)]
    return {
        "documents": documents,
        "words": SearchWord.objects.count(),
        "grams": SearchGram.objects.count(),
        "terms": SearchTerm.objects.count(),
        "build_s": round(built, 1),
        "p50_ms": cuts[49],
        "p95_ms": cuts[94],
        "p99_ms": cuts[98],
        "longest_ms": round(max(taken), 1),
        "nothing_found": nothing,
        "max_queries": statements,
    }


def vocabulary(dice: random.Random) -> list[str]:
    """Return words of real texts, and compounds of them, which are what makes German large."""
    from dos.core.search.analyser import words_of  # noqa: PLC0415

    texts = " ".join((DEMO / name).read_text(encoding="utf-8") for name in WORDS)
    simple = sorted({word.written for word in words_of(texts) if word.written.isalpha() and len(word.written) > 2})
    dice.shuffle(simple)
    parts = [word for word in simple if 4 <= len(word) <= 9]
    compounds = {dice.choice(parts).capitalize() + dice.choice(parts).lower() for _number in range(COMPOUNDS)}
    return [*simple, *sorted(compounds)]


def made_up(kind: type[Document], number: int, words: list[str], dice: random.Random) -> Document:
    """Return a document whose words are as common as words are."""
    drawn = [words[_place(len(words), dice)] for _word in range(60)]
    return kind("project", str(number), " ".join(drawn[:5]), " ".join(drawn[5:]), f"/projekte/{number}/")


def _place(number: int, dice: random.Random) -> int:
    """Return a place by the law of words: the second is half as frequent as the first, and so on."""
    return min(int(number ** dice.random()), number) - 1


def questions(words: list[str], dice: random.Random) -> Iterator[str]:
    """Yield what people type: of two words one is common, every third question has an error, some are not finished."""
    for number in range(QUESTIONS):
        drawn = [
            words[_place(len(words), dice) if dice.random() < 0.5 else dice.randrange(len(words))] for _ in range(3)
        ]
        if number % 3 == 0:
            at = dice.randrange(len(drawn[0]))
            drawn[0] = drawn[0][:at] + dice.choice("aeinrst") + drawn[0][at + 1 :]
        asked = dice.choice(FRAMES).format(*drawn)
        yield asked[: len(asked) // 2 + 2] if number % 7 == 0 else asked


if __name__ == "__main__":
    main()
