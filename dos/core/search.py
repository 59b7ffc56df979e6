"""German search over everything that the rooms offer: an analyser and an inverted index in the own database.

The index is the same on SQLite and PostgreSQL: rows of stems, found by equality and by prefix.
"""

import hashlib
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import snowballstemmer
from django.db import transaction
from django.db.models import Count, Q

from dos.core import module
from dos.core.models import SearchDocument, SearchTerm

_STEMMER = snowballstemmer.stemmer("german")
_WORD = re.compile(r"[^\W_]+")
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
STOP_WORDS = frozenset(
    "aber als am an auch auf aus bei bin bis das dass dem den der des die durch ein eine einem einen einer es fuer hat "
    "ich ihr im in ist kann man mein mit nach nicht oder sich sie sind so und uns vom von vor was wann wer wie wir wird "
    "wo zu zum zur the and of for to in is a".split()
)
MAX_QUERY_WORDS = 12
TITLE_WEIGHT, TEXT_WEIGHT, COMPOUND_WEIGHT = 4.0, 1.0, 0.4
MIN_COMPOUND_PART = 4


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


def search(
    query: str, *, city_key: str = "", kinds: Sequence[str] = (), limit: int = 20, offset: int = 0
) -> tuple[list[Hit], int]:
    """Return the best hits and their total number; the last word also counts as a beginning.

    Every word must be found (as stem, beginning or part of a compound). Any text is a valid query.
    """
    wanted = list(dict.fromkeys(stems(query)))[:MAX_QUERY_WORDS]
    if not wanted:
        return [], 0
    scores = _scores(wanted)
    documents = SearchDocument.objects.filter(pk__in=sorted(scores, key=lambda pk: -scores[pk])[:2000])
    if city_key:
        documents = documents.filter(Q(city_keys="") | Q(city_keys__contains=f"|{city_key}|"))
    if kinds:
        documents = documents.filter(kind__in=kinds)
    ranked = sorted(documents, key=lambda document: (-scores[document.pk], document.title, document.pk))
    return [_hit(document) for document in ranked[offset : offset + limit]], len(ranked)


def suggestions(prefix: str, *, city_key: str = "", limit: int = 8) -> list[Hit]:
    """Return documents that the typed beginning leads to, best first."""
    return search(prefix, city_key=city_key, limit=limit)[0]


@transaction.atomic
def rebuild() -> int:
    """Bring the index up to date with what the rooms offer; unchanged documents are left alone.

    Returns the number of documents that were written or removed.
    """
    known = {(d.kind, d.key): d for d in SearchDocument.objects.all()}
    compounds = _compound_parts()
    changed = 0
    for document in _offered():
        row = known.pop((document.kind, document.key), None)
        digest = hashlib.sha256(repr(document).encode()).hexdigest()
        if row is None or row.content_hash != digest:
            _write(document, row, digest, compounds)
            changed += 1
    gone = [row.pk for row in known.values()]
    SearchDocument.objects.filter(pk__in=gone).delete()
    return changed + len(gone)


def _offered() -> Iterable[Document]:
    for room in module.modules():
        if room.search_documents is not None:
            yield from room.search_documents()


def _compound_parts() -> frozenset[str]:
    """Words that stand alone somewhere: a compound that ends or begins with one is found under it too."""
    words = {word for document in _offered() for word in stems(document.title + " " + document.text)}
    return frozenset(word for word in words if len(word) >= MIN_COMPOUND_PART)


def _write(document: Document, row: SearchDocument | None, digest: str, compounds: frozenset[str]) -> None:
    row = row or SearchDocument(kind=document.kind, key=document.key)
    row.city_keys = "".join(f"|{key}|" for key in document.city_keys)
    row.title, row.title_en, row.teaser = document.title[:300], document.title_en[:300], document.teaser
    row.url, row.content_hash = document.url, digest
    weights = _weights(document, compounds)
    row.length = len(weights)
    row.save()
    row.terms.all().delete()
    rows = [SearchTerm(document=row, term=term, weight=weight) for term, weight in sorted(weights.items())]
    SearchTerm.objects.bulk_create(rows, batch_size=500)


def _weights(document: Document, compounds: frozenset[str]) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for text, weight in ((document.title + " " + document.title_en, TITLE_WEIGHT), (document.text, TEXT_WEIGHT)):
        for stem in stems(text):
            weights[stem] += weight
            for part in _parts(stem, compounds):
                weights[part] += weight * COMPOUND_WEIGHT
    return {term: 1 + math.log(weight) if weight > 1 else weight for term, weight in weights.items()}


def _parts(stem: str, compounds: frozenset[str]) -> Iterable[str]:
    for cut in range(MIN_COMPOUND_PART, len(stem) - MIN_COMPOUND_PART + 1):
        for part in (stem[:cut], stem[cut:]):
            if part in compounds:
                yield part


def _scores(wanted: list[str]) -> dict[int, float]:
    total = max(SearchDocument.objects.count(), 1)
    scores: dict[int, float] | None = None
    for position, stem in enumerate(wanted):
        match = Q(term=stem)
        if position == len(wanted) - 1 and len(stem) >= 2:
            match |= Q(term__startswith=stem)
        found: dict[int, float] = {}
        for document_id, term, weight in SearchTerm.objects.filter(match).values_list("document_id", "term", "weight"):
            exactness = 1.0 if term == stem else len(stem) / len(term)
            found[document_id] = max(found.get(document_id, 0.0), weight * exactness)
        rarity = math.log(1 + total / (1 + len(found)))
        if scores is None:
            scores = {pk: value * rarity for pk, value in found.items()}
        else:
            scores = {pk: value + found[pk] * rarity for pk, value in scores.items() if pk in found}
    return scores or {}


def kinds_found(query: str, *, city_key: str = "") -> dict[str, int]:
    """Return how many documents of each kind the query finds."""
    scores = _scores(list(dict.fromkeys(stems(query)))[:MAX_QUERY_WORDS]) if stems(query) else {}
    documents = SearchDocument.objects.filter(pk__in=list(scores)[:2000])
    if city_key:
        documents = documents.filter(Q(city_keys="") | Q(city_keys__contains=f"|{city_key}|"))
    return dict(documents.values_list("kind").annotate(n=Count("pk")))


def _hit(document: SearchDocument) -> Hit:
    keys = tuple(key for key in document.city_keys.split("|") if key)
    return Hit(document.kind, document.title, document.title_en, document.teaser, document.url, keys)
