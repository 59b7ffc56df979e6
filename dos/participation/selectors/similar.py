"""Which published ideas say nearly the same: by rare words that they share, by place and action field (P8).

The words of all ideas stand in one table as stems. Of long words their beginning and their end count too, so that
"Trinkwasserbrunnen" and "Brunnen am Markt" meet. Only as many rows are read as fit into the time of a keystroke.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from dos.cities.models import City
from dos.core import geo
from dos.core.search import stems
from dos.participation.models import Idea, IdeaWord, Process
from dos.strategy.models import ActionField

SHOWN, NEAR_METRES = 5, 200
# Percent, found with made-up texts (docs/performance.md); each process may set its own.
USUAL: int = Process._meta.get_field("similar_from").default
TITLE_WEIGHT, END_WEIGHT, TEXT_WEIGHT = 6, 3, 1
_END, _LONG, _STEM = 5, 24, 4
_MAX_WORDS, _MAX_ROWS, _CANDIDATES = 40, 6_000, 60
_NEAR_BONUS, _FIELD_BONUS = 0.2, 0.05


@dataclass(frozen=True)
class Wanted:
    """What somebody is writing, and where it belongs."""

    title: str
    text: str = ""
    process: Process | None = None
    city: City | None = None
    latitude: float | None = None
    longitude: float | None = None
    action_field: ActionField | None = None
    besides: Idea | None = None


def weighted_words(title: str, text: str) -> dict[str, int]:
    """Return the stems of an idea with their weights; words of the title count more, and their ends count too."""
    words: dict[str, int] = {}
    for stem in stems(text)[:200]:
        if len(stem) >= _STEM:
            words[stem[:_LONG]] = TEXT_WEIGHT
    for stem in stems(title):
        for end in _ends(stem):
            words.setdefault(end, END_WEIGHT)
        words[stem[:_LONG]] = TITLE_WEIGHT
    return words


def similar_ideas(wanted: Wanted) -> list[Idea]:
    """Return up to five published ideas that say nearly the same, the most similar first; a fixed number of queries.

    The process says what share of the own words, by weight of their rarity, another idea has to have.
    """
    words = weighted_words(wanted.title, wanted.text)
    if not words:
        return []
    scores = _scores(words)
    near = _near(wanted)
    best = sorted(scores, key=lambda pk: (-scores[pk], pk))[:_CANDIDATES]
    found = Idea.objects.published().filter(pk__in={*best, *near}).exclude(state=Idea.State.MERGED)
    if wanted.besides is not None:
        found = found.exclude(pk=wanted.besides.pk)
    if wanted.process is not None:
        found = found.filter(process=wanted.process)
    if wanted.city is not None:
        found = found.filter(city=wanted.city)
    ranked = [(scores.get(idea.pk, 0.0) + _bonus(idea, wanted, near), idea) for idea in found.select_related("process")]
    enough = (wanted.process.similar_from if wanted.process is not None else USUAL) / 100
    close = [(score, idea) for score, idea in ranked if score >= enough]
    return [idea for _score, idea in sorted(close, key=lambda row: (-row[0], row[1].pk))[:SHOWN]]


def _ends(stem: str) -> list[str]:
    if len(stem) < _END:
        return []
    return [f"<{stem[:_END]}", f">{stem[-_END:]}"]


def _scores(words: Mapping[str, int]) -> dict[int, float]:
    """Return for each idea which share of these words it has; rare words weigh more, and the most common are left."""
    rows = IdeaWord.objects.filter(stem__in=list(words)).values("stem").annotate(ideas=Count("idea_id")).order_by()
    spread = {row["stem"]: row["ideas"] for row in rows}
    total = max(sum(spread.values()), len(spread), 10)
    value = {stem: weight * math.log(1 + total / spread.get(stem, 1)) for stem, weight in words.items()}
    whole = sum(value.values())
    scores: dict[int, float] = defaultdict(float)
    for pk, stem, weight in IdeaWord.objects.filter(stem__in=_readable(spread, value)).values_list(
        "idea_id", "stem", "weight"
    ):
        scores[pk] += value[stem] * min(1.0, weight / words[stem]) / whole
    return scores


def _readable(spread: Mapping[str, int], value: Mapping[str, float]) -> list[str]:
    """Return the words that tell most, as many as may be read."""
    chosen: list[str] = []
    rows = 0
    for stem in sorted(spread, key=lambda stem: (-value[stem], stem))[:_MAX_WORDS]:
        rows += spread[stem]
        if rows > _MAX_ROWS and chosen:
            break
        chosen.append(stem)
    return chosen


def _near(wanted: Wanted) -> set[int]:
    """Return the ideas within 200 metres."""
    if wanted.latitude is None or wanted.longitude is None:
        return set()
    high = NEAR_METRES / geo.METRES_PER_DEGREE
    wide = high / max(math.cos(math.radians(wanted.latitude)), 0.01)
    rows = Idea.objects.filter(
        latitude__range=(wanted.latitude - high, wanted.latitude + high),
        longitude__range=(wanted.longitude - wide, wanted.longitude + wide),
    ).values_list("pk", "latitude", "longitude")[:_CANDIDATES]
    here = (wanted.latitude, wanted.longitude)
    placed = [(pk, north, east) for pk, north, east in rows if north is not None and east is not None]
    return {pk for pk, north, east in placed if geo.metres_between(*here, north, east) <= NEAR_METRES}


def _bonus(idea: Idea, wanted: Wanted, near: set[int]) -> float:
    same_field = wanted.action_field is not None and idea.action_field_id == wanted.action_field.pk
    return (_NEAR_BONUS if idea.pk in near else 0.0) + (_FIELD_BONUS if same_field else 0.0)
