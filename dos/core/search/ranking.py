"""What each document is worth to a question: by rarity of words, their weight in it, and how many of them it holds."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dos.core.models import SearchTerm
from dos.core.search.question import Asked, Question

# Rows read for rare words, for each common word, and so many common words.
MAX_READ, MAX_OF_TERM, MAX_COMMON, MAX_CANDIDATES = 1_500, 250, 4, 150
INTENT_BONUS, WHOLE_BONUS = 0.7, 0.5
# So much of what a document is worth depends on how much of the question it holds.
COVERED = 0.8
# Below this share nothing that was found holds what was asked.
NEAR = 0.28
# Words that are less alike than this only sound alike.
UNLIKE = 0.4
# A word stands for as many documents as the words nearest to it.
AS_NEAR = 0.6
type_weights = Mapping[str, Mapping[int, float]]


def ranked(question: Question) -> tuple[dict[int, float], bool]:
    """Return the worth of each document found, and whether all of them are only near."""
    worth = {one: one.weight * _rarity(one, question) for one in question.asked}
    weights = _read_weights(question, worth)
    scores: dict[int, float] = {}
    covered: dict[int, float] = {}
    for one in question.asked:
        _add(one, worth[one], weights, scores, covered)
    needed = sum(worth[one] for one in question.asked if one.is_needed)
    if needed:
        for pk in scores:
            scores[pk] *= 1 - COVERED + COVERED * min(covered[pk] / needed, 1)
    _add_bonuses(question, scores, weights)
    strongest = max((share for one in question.asked for share in one.stems.values()), default=0.0)
    return scores, strongest < UNLIKE or max(covered.values(), default=0.0) < NEAR * needed


def in_order(scores: Mapping[int, float]) -> list[int]:
    """Return the documents of most worth first, equal ones in the order of their keys; sorted twice, which is fast."""
    return sorted(sorted(scores), key=scores.__getitem__, reverse=True)


def _add_bonuses(question: Question, scores: dict[int, float], weights: type_weights) -> None:
    """Put the whole title first, and of variants of one thing the one that somebody wants."""
    top = max(scores.values(), default=0.0)
    for intent in question.intents:
        for pk, weight in weights.get(intent, {}).items():
            if pk in scores:
                scores[pk] += INTENT_BONUS * weight * top
    for pk, weight in weights.get(question.whole, {}).items():
        scores[pk] += WHOLE_BONUS * weight * max(top, 0.1)


def _add(one: Asked, worth: float, weights: type_weights, scores: dict[int, float], covered: dict[int, float]) -> None:
    """Add for each document what the best of its words that answer to one that was asked are worth."""
    best: dict[int, float] = {}
    shares: dict[int, float] = {}
    for stem, share in one.stems.items():
        for pk, weight in weights.get(stem, {}).items():
            value = share * weight
            if value > best.get(pk, 0.0):
                best[pk], shares[pk] = value, share
    for pk, value in best.items():
        scores[pk] = scores.get(pk, 0.0) + worth * value
        covered[pk] = covered.get(pk, 0.0) + (worth * shares[pk] if one.is_needed else 0.0)


def _rarity(one: Asked, question: Question) -> float:
    """Return what a word is worth: much when few documents hold it, or the nearest to it."""
    if not one.stems:
        return 0.0
    nearest = max(one.stems.values())
    number = sum(question.frequencies.get(stem, 1) for stem, share in one.stems.items() if share >= AS_NEAR * nearest)
    return nearest * math.log(1 + max(question.documents, 10) / (1 + number))


def _read_weights(question: Question, worth: Mapping[Asked, float]) -> dict[str, dict[int, float]]:
    """Read what documents weigh, rare words first; of common ones only the best and what is read already."""
    wanted: dict[str, float] = {}
    for one in question.asked:
        for stem, share in one.stems.items():
            wanted[stem] = max(wanted.get(stem, 0.0), share * worth[one])
    rare, common, left = [], [], MAX_READ
    for stem in sorted(wanted, key=lambda stem: (-wanted[stem], stem)):
        number = question.frequencies.get(stem, 1)
        if number <= min(MAX_OF_TERM, left):
            rare.append(stem)
            left -= number
        else:
            common.append(stem)
    rows = SearchTerm.objects.values_list("term", "document_id", "weight")
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    _note(weights, rows.filter(term__among=[*rare, question.whole]))
    for stem in common[:MAX_COMMON]:
        _note(weights, rows.filter(term=stem).order_by("-weight", "document_id")[:MAX_OF_TERM])
    later = [*common[:MAX_COMMON], *question.intents]
    if later:
        _note(weights, rows.filter(term__among=later, document_id__in=_best_so_far(weights, wanted)))
    return weights


def _best_so_far(weights: type_weights, wanted: Mapping[str, float]) -> list[int]:
    rough: dict[int, float] = defaultdict(float)
    for stem, found in weights.items():
        for pk, weight in found.items():
            rough[pk] += wanted.get(stem, 1.0) * weight
    return in_order(rough)[:MAX_CANDIDATES]


def _note(weights: dict[str, dict[int, float]], rows: Iterable[tuple[str, int, float]]) -> None:
    for term, pk, weight in rows:
        weights[term][pk] = weight
