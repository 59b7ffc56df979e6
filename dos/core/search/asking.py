"""Questions to the index. Any text is a valid one; the number of statements is bounded by that of the words."""

from collections import Counter

from django.db.models import Q

from dos.core.models import SearchDocument
from dos.core.search import question as questions
from dos.core.search.document import Answer, Hit
from dos.core.search.openings import openings
from dos.core.search.ranking import in_order, ranked

MAX_RANKED = 300
# A weak hit below a good one only takes room.
LEAST_SHARE = 0.15
# To so many digits hits are worth the same; what people open more often then comes first.
ALIKE = 2


def answer(query: str, *, city_key: str = "", kind: str = "", limit: int = 20, offset: int = 0) -> Answer:
    """Return the best hits; the last word also counts as a beginning.

    A document need not hold every word: who holds most of what was said, by weight of meaning, comes first. Where
    nothing holds it, what comes nearest is given and marked.
    """
    question = questions.read(query)
    if question is None:
        return Answer([], 0, {})
    scores, is_near = ranked(question)
    best = in_order(scores)[:MAX_RANKED]
    if best and not city_key:
        # What would be left out further down need not be fetched; of a city the best may be worth less.
        best = [pk for pk in best if scores[pk] >= LEAST_SHARE * scores[best[0]]]
    documents = SearchDocument.objects.filter(pk__among=best)
    if city_key:
        documents = documents.filter(Q(city_keys="") | Q(city_keys__contains=f"|{city_key}|"))
    rows = list(documents.values_list("pk", "kind", "title", "key"))
    least = LEAST_SHARE * max((scores[pk] for pk, *_more in rows), default=0.0)
    rows = [row for row in rows if scores[row[0]] >= least]
    kinds = Counter(found for _pk, found, _title, _key in rows)
    opened = openings()
    ordered = sorted(
        (-round(scores[pk], ALIKE), -opened.get((found, key), 0), -scores[pk], title, found, key, pk)
        for pk, found, title, key in rows
        if kind in ("", found)
    )
    shown = [row[-1] for row in ordered[offset : offset + limit]]
    by_pk = SearchDocument.objects.in_bulk(shown)
    hits = [_hit(by_pk[pk], scores[pk]) for pk in shown if pk in by_pk]
    return Answer(hits, len(ordered), dict(kinds), meant=question.meant, is_near=is_near)


def search(
    query: str, *, city_key: str = "", kind: str = "", limit: int = 20, offset: int = 0
) -> tuple[list[Hit], int]:
    """Return the best hits and their total number."""
    found = answer(query, city_key=city_key, kind=kind, limit=limit, offset=offset)
    return list(found.hits), found.total


def suggestions(prefix: str, *, city_key: str = "", limit: int = 8) -> list[Hit]:
    """Return documents that the typed beginning leads to, best first; nothing that is only near."""
    found = answer(prefix, city_key=city_key, limit=limit)
    return [] if found.is_near else list(found.hits)


def _hit(document: SearchDocument, score: float) -> Hit:
    keys = tuple(key for key in document.city_keys.split("|") if key)
    told = (document.kind, document.title, document.title_en, document.teaser, document.url, keys)
    return Hit(*told, key=document.key, score=score)
