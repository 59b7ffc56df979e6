"""German search over everything that the rooms offer: an analyser and an inverted index in the own database.

The index is the same on SQLite and PostgreSQL: rows of stems, found by equality and by prefix.
"""

import hashlib
import heapq
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import snowballstemmer
from django.db import transaction
from django.db.models import Q

from dos.core import db, module
from dos.core.models import SearchDocument, SearchTerm
from dos.core.text import cut

_STEMMER = snowballstemmer.stemmer("german")
_WORD = re.compile(r"[^\W_]+")
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_STOP_WORDS = (
    "aber als am an auch auf aus bei bin bis das dass dem den der des die durch ein eine einem einen einer es fuer "
    "hat ich ihr im in ist kann man mein mit nach nicht oder sich sie sind so und uns vom von vor was wann wer wie wir "
    "wird wo zu zum zur the and of for to in is a"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
MAX_QUERY_WORDS = 12
TITLE_WEIGHT, TEXT_WEIGHT, COMPOUND_WEIGHT = 4.0, 1.0, 0.4
MIN_COMPOUND_PART, MIN_BEGINNING = 4, 2
MAX_RANKED, MAX_ROWS, WRITTEN_AT_ONCE = 1_000, 8_000, 100
_KNOWN = ("kind", "key", "content_hash")


@dataclass(frozen=True)
class Document:
    """What a room hands in to be found."""

    kind: str
    key: str
    title: str
    text: str
    url: str
    teaser: str = ""
    title_en: str = ""
    city_keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One found document."""

    kind: str
    title: str
    title_en: str
    teaser: str
    url: str
    city_keys: tuple[str, ...]


def fold(text: str) -> str:
    """Return the text in lower case with ä as ae, ß as ss and without other accents."""
    lowered = text.lower().translate(_FOLD)
    return "".join(char for char in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(char))


def stems(text: str) -> list[str]:
    """Return the stems of the words that carry meaning, at most 60 letters each."""
    words = [word for word in _WORD.findall(fold(text)) if word not in STOP_WORDS]
    return [stem[:60] for stem in _STEMMER.stemWords(words) if stem]


@dataclass(frozen=True)
class Answer:
    """One page of hits, their total number, and how many there are of each kind."""

    hits: list[Hit]
    total: int
    kinds: dict[str, int]


def answer(query: str, *, city_key: str = "", kind: str = "", limit: int = 20, offset: int = 0) -> Answer:
    """Return the best hits; the last word also counts as a beginning.

    Every word must be found (as stem, beginning or part of a compound). Any text is a valid query. The number of
    queries is bounded by that of the words.
    """
    wanted = list(dict.fromkeys(stems(query)))[:MAX_QUERY_WORDS]
    if not wanted:
        return Answer([], 0, {})
    scores = _scores(wanted)
    best = heapq.nlargest(MAX_RANKED, scores, key=scores.__getitem__)
    documents = SearchDocument.objects.filter(pk__in=best)
    if city_key:
        documents = documents.filter(Q(city_keys="") | Q(city_keys__contains=f"|{city_key}|"))
    rows = list(documents.values_list("pk", "kind", "title"))
    kinds = Counter(found for _pk, found, _title in rows)
    ranked = sorted((-scores[pk], title, pk) for pk, found, title in rows if not kind or found == kind)
    shown = [pk for _score, _title, pk in ranked[offset : offset + limit]]
    by_pk = SearchDocument.objects.in_bulk(shown)
    return Answer([_hit(by_pk[pk]) for pk in shown if pk in by_pk], len(ranked), dict(kinds))


def search(
    query: str, *, city_key: str = "", kind: str = "", limit: int = 20, offset: int = 0
) -> tuple[list[Hit], int]:
    """Return the best hits and their total number."""
    found = answer(query, city_key=city_key, kind=kind, limit=limit, offset=offset)
    return found.hits, found.total


def suggestions(prefix: str, *, city_key: str = "", limit: int = 8) -> list[Hit]:
    """Return documents that the typed beginning leads to, best first."""
    return answer(prefix, city_key=city_key, limit=limit).hits


def rebuild() -> int:
    """Bring the index up to date with what the rooms offer; unchanged documents are left alone.

    Writes in small pieces, so that nobody waits for it. Returns the number of documents written or removed.
    """
    known = {(kind, key): (pk, digest) for pk, kind, key, digest in SearchDocument.objects.values_list("pk", *_KNOWN)}
    offered = list(_offered())
    compounds = _compound_parts(offered)
    due: list[tuple[Document, int | None, str]] = []
    for document in offered:
        pk, digest = known.pop((document.kind, document.key), (None, ""))
        fresh = hashlib.sha256(repr(document).encode()).hexdigest()
        if digest != fresh:
            due.append((document, pk, fresh))
    for start in range(0, len(due), WRITTEN_AT_ONCE):
        _write(due[start : start + WRITTEN_AT_ONCE], compounds)
    gone = [pk for pk, _digest in known.values()]
    for start in range(0, len(gone), WRITTEN_AT_ONCE):
        SearchDocument.objects.filter(pk__in=gone[start : start + WRITTEN_AT_ONCE]).delete()
    return len(due) + len(gone)


def bring_in(document: Document) -> None:
    """Put one document into the index at once; parts of its compound words come with the next rebuild."""
    known = SearchDocument.objects.filter(kind=document.kind, key=document.key)
    pk, digest = known.values_list("pk", "content_hash").first() or (None, "")
    fresh = hashlib.sha256(repr(document).encode()).hexdigest()
    if digest != fresh:
        _write([(document, pk, fresh)], frozenset())


def take_out(kind: str, key: str) -> None:
    """Take one document out of the index at once."""
    SearchDocument.objects.filter(kind=kind, key=key).delete()


def _offered() -> Iterable[Document]:
    for room in module.modules():
        if room.search_documents is not None:
            yield from room.search_documents()


def _compound_parts(offered: Iterable[Document]) -> frozenset[str]:
    """Words that stand alone somewhere: a compound that ends or begins with one is found under it too."""
    words = {word for document in offered for word in stems(document.title + " " + document.text)}
    return frozenset(word for word in words if len(word) >= MIN_COMPOUND_PART)


@transaction.atomic
def _write(due: Sequence[tuple[Document, int | None, str]], compounds: frozenset[str]) -> None:
    SearchDocument.objects.filter(pk__in=[pk for _document, pk, _digest in due if pk is not None]).delete()
    terms: list[SearchTerm] = []
    for document, _pk, digest in due:
        weights = _weights(document, compounds)
        row = SearchDocument.objects.create(
            kind=document.kind,
            key=document.key,
            city_keys="".join(f"|{key}|" for key in document.city_keys),
            title=cut(document.title, 300),
            title_en=document.title_en[:300],
            teaser=document.teaser,
            url=document.url,
            content_hash=digest,
            length=len(weights),
        )
        terms += [SearchTerm(document=row, term=term, weight=weight) for term, weight in sorted(weights.items())]
    SearchTerm.objects.bulk_create(terms, batch_size=500)


def _weights(document: Document, compounds: frozenset[str]) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for text, weight in ((document.title + " " + document.title_en, TITLE_WEIGHT), (document.text, TEXT_WEIGHT)):
        for stem in stems(text):
            weights[stem] += weight
            for part in _parts(stem, compounds):
                weights[part] += weight * COMPOUND_WEIGHT
    return {term: 1 + math.log(weight) if weight > 1 else weight for term, weight in weights.items()}


def _parts(stem: str, compounds: frozenset[str]) -> Iterable[str]:
    for at in range(MIN_COMPOUND_PART, len(stem) - MIN_COMPOUND_PART + 1):
        for part in (stem[:at], stem[at:]):
            if part in compounds:
                yield part


def _scores(wanted: list[str]) -> dict[int, float]:
    total = max(SearchDocument.objects.count(), 1)
    scores: dict[int, float] | None = None
    for position, stem in enumerate(wanted):
        found = _weights_of(stem, is_beginning=position == len(wanted) - 1)
        rarity = math.log(1 + total / (1 + len(found)))
        if scores is None:
            scores = {pk: value * rarity for pk, value in found.items()}
        else:
            scores = {pk: value + found[pk] * rarity for pk, value in scores.items() if pk in found}
    return scores or {}


def _weights_of(stem: str, *, is_beginning: bool) -> dict[int, float]:
    """Return how well each document answers to one stem; a longer word that begins with it counts less."""
    rows = SearchTerm.objects.values_list("document_id", "term", "weight")
    found = {pk: weight for pk, _term, weight in rows.filter(term=stem)[:MAX_ROWS]}
    if not is_beginning or len(stem) < MIN_BEGINNING or len(found) >= MAX_RANKED:
        return found
    for pk, term, weight in rows.filter(db.begins_with("term", stem)).order_by("term")[:MAX_ROWS]:
        value = weight * len(stem) / len(term)
        if value > found.get(pk, 0.0):
            found[pk] = value
    return found


def _hit(document: SearchDocument) -> Hit:
    keys = tuple(key for key in document.city_keys.split("|") if key)
    return Hit(document.kind, document.title, document.title_en, document.teaser, document.url, keys)
