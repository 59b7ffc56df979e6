"""How well the search finds services: asked with queries of which somebody said beforehand what answers them."""

import csv
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from dos.core import search
from dos.core.errors import Refused
from dos.directory.models import Service

KIND = "service"
LOOKED_AT = 10


@dataclass(frozen=True)
class Query:
    """What somebody would type, in which way of speaking, and the services of which each would be right."""

    kind: str
    text: str
    services: frozenset[str]


@dataclass(frozen=True)
class Trial:
    """What came of one query: at which place the first right service stood (0: not among ten), and how long it took."""

    query: Query
    place: int
    is_empty: bool
    milliseconds: float


@dataclass(frozen=True)
class Score:
    """Shares of queries: the first hit right, a right one among five, no hit at all; and the mean of 1/place."""

    number: int
    hit_at_1: float
    hit_at_5: float
    mean_reciprocal_rank: float
    empty: float
    p95_ms: float


def read_queries(file: Path) -> list[Query]:
    """Return the queries of a CSV file with the columns kind, query and services (slugs with blanks between).

    Refused where the file is none, or names a service that does not exist.
    """
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = [
                Query(row["kind"], row["query"], frozenset(row["services"].split())) for row in csv.DictReader(lines)
            ]
    except (OSError, UnicodeDecodeError, KeyError, AttributeError):
        raise Refused(_("Diese Datei ist keine Liste mit den Spalten kind, query und services.")) from None
    known = set(Service.objects.published().values_list("slug", flat=True))
    unknown = sorted({slug for query in rows for slug in query.services} - known)
    if unknown:
        raise Refused(_("Diese Leistungen gibt es nicht: %(slugs)s") % {"slugs": ", ".join(unknown[:10])})
    return rows


def ask(queries: Iterable[Query]) -> list[Trial]:
    """Ask each query among the services of all cities, as the finder does."""
    trials = []
    for query in queries:
        begun = time.perf_counter()
        hits = search.answer(query.text, kind=KIND, limit=LOOKED_AT).hits
        taken = (time.perf_counter() - begun) * 1000
        places = [number for number, hit in enumerate(hits, start=1) if hit.key in query.services]
        trials.append(Trial(query, places[0] if places else 0, not hits, taken))
    return trials


def score(trials: Sequence[Trial]) -> Score:
    """Sum up what came of the queries; refused where there are none."""
    if not trials:
        raise Refused(_("Ohne Anfragen gibt es kein Ergebnis."))
    number = len(trials)
    times = sorted(trial.milliseconds for trial in trials)
    return Score(
        number=number,
        hit_at_1=sum(trial.place == 1 for trial in trials) / number,
        hit_at_5=sum(1 <= trial.place <= 5 for trial in trials) / number,
        mean_reciprocal_rank=sum(1 / trial.place for trial in trials if trial.place) / number,
        empty=sum(trial.is_empty for trial in trials) / number,
        p95_ms=statistics.quantiles(times, n=20)[-1] if number > 1 else times[0],
    )
