"""Deeds on the index: documents come in, go out, and are compared with what the rooms offer."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from dos.core import db, module
from dos.core.models import SearchDocument, SearchTerm
from dos.core.search import vocabulary
from dos.core.search.analyser import Word, intent_of, words_of
from dos.core.search.document import Document
from dos.core.text import clean_text, cut

# Raise it when the same document would be written in another way: the next rebuild then writes all anew.
FORM = 3
WRITTEN_AT_ONCE = 100
TITLE_WEIGHT, NAME_WEIGHT, TOPIC_WEIGHT, TEXT_WEIGHT = 6.0, 5.0, 2.0, 1.0
USUAL_TITLE, USUAL_TEXT = 3, 50
# Of how much a field's length takes from a word in it, and how soon more of the same word adds nothing.
LENGTH_SHARE, SATURATION = 0.5, 4.0
WHOLE_TITLE, WHOLE_NAME = 1.0, 0.85
MAX_WORDS = 5_000
_KNOWN = ("kind", "key", "content_hash")


@dataclass(frozen=True)
class _Due:
    """A document that is to be written, the row that it replaces, and what was read in it."""

    document: Document
    pk: int | None
    digest: str
    weights: dict[str, float]
    words: list[Word]


def rebuild() -> int:
    """Bring the index up to date with what the rooms offer; unchanged documents are left alone.

    Writes in small pieces, so that nobody waits for it and the former rows serve until the new ones stand. Returns the
    number of documents written or removed.
    """
    known = {(kind, key): (pk, digest) for pk, kind, key, digest in SearchDocument.objects.values_list("pk", *_KNOWN)}
    written = 0
    due: list[_Due] = []
    for document in _offered():
        pk, digest = known.pop((document.kind, document.key), (None, ""))
        fresh = _digest(document)
        if digest != fresh:
            due.append(_read(document, pk, fresh))
        if len(due) >= WRITTEN_AT_ONCE:
            written, due = written + _learn_and_write(due), []
    written += _learn_and_write(due)
    gone = [pk for pk, _digest_of in known.values()]
    for start in range(0, len(gone), WRITTEN_AT_ONCE):
        SearchDocument.objects.filter(pk__in=gone[start : start + WRITTEN_AT_ONCE]).delete()
    written += len(gone)
    if written:
        vocabulary.count_anew()
    return written


def bring_in(document: Document) -> None:
    """Put one document into the index at once; its new words are known for errors and parts once this is stored.

    Words that only its former text held are forgotten: they may have been a name that was taken out.
    """
    known = SearchDocument.objects.filter(kind=document.kind, key=document.key)
    pk, digest = known.values_list("pk", "content_hash").first() or (None, "")
    fresh = _digest(document)
    if digest != fresh:
        due = _read(document, pk, fresh)
        former = _terms_of(pk)
        _write([due])
        vocabulary.forget(former - due.weights.keys())
        transaction.on_commit(partial(vocabulary.learn, due.words), robust=True)


def take_out(kind: str, key: str) -> None:
    """Take one document out of the index at once, with the words that only it held."""
    pk = SearchDocument.objects.filter(kind=kind, key=key).values_list("pk", flat=True).first()
    if pk is not None:
        former = _terms_of(pk)
        SearchDocument.objects.filter(pk=pk).delete()
        vocabulary.forget(former)


def _terms_of(pk: int | None) -> set[str]:
    return set(SearchTerm.objects.filter(document_id=pk).values_list("term", flat=True)) if pk is not None else set()


def whole(words: Iterable[Word]) -> str:
    """Return the term under which a title or name is found as a whole; no stem begins with its mark."""
    said = " ".join(word.stem for word in words)
    return vocabulary.WHOLE + hashlib.sha256(said.encode()).hexdigest()[:20] if said else ""


def _digest(document: Document) -> str:
    return hashlib.sha256(f"{FORM} {document!r}".encode("utf-8", "backslashreplace")).hexdigest()


def _offered() -> Iterable[Document]:
    for room in module.modules():
        if room.search_documents is not None:
            yield from room.search_documents()


def _read(document: Document, pk: int | None, digest: str) -> _Due:
    weights, words = _weights(document)
    return _Due(document, pk, digest, weights, words)


def _learn_and_write(due: Sequence[_Due]) -> int:
    # Learnt first: whoever dies in between has learnt words that the next run forgets, and left no document half done.
    vocabulary.learn(word for one in due for word in one.words)
    _write(due)
    return len(due)


@transaction.atomic
def _write(due: Sequence[_Due]) -> None:
    SearchDocument.objects.filter(pk__in=[one.pk for one in due if one.pk is not None]).delete()
    terms: list[tuple[int, str, float]] = []
    for one in due:
        document = one.document
        row = SearchDocument.objects.create(
            kind=document.kind,
            key=document.key,
            city_keys="".join(f"|{key}|" for key in document.city_keys),
            title=cut(clean_text(document.title), 300),
            title_en=cut(clean_text(document.title_en), 300),
            teaser=clean_text(document.teaser),
            url=document.url,
            content_hash=one.digest,
            length=len(one.weights),
        )
        terms += [(row.pk, term, weight) for term, weight in sorted(one.weights.items())]
    db.insert_many(SearchTerm, ("document_id", "term", "weight"), terms)


def _weights(document: Document) -> tuple[dict[str, float], list[Word]]:
    """Return what each stem weighs in the document, and the words, those of the title first."""
    frequency: dict[str, float] = defaultdict(float)
    wholes: dict[str, float] = {}
    words: list[Word] = []
    phrases = [(document.title, TITLE_WEIGHT, WHOLE_TITLE)]
    phrases += [(name, NAME_WEIGHT, WHOLE_NAME) for name in (document.title_en, *document.names) if name]
    for phrase, weight, as_whole in phrases:
        said = list(words_of(phrase))
        words += said
        for term in _terms(said):
            frequency[term] = max(frequency[term], weight / _longer(len(said), USUAL_TITLE))
        if said:
            wholes.setdefault(whole(said), as_whole)
    texts = [(list(words_of(topic)), TOPIC_WEIGHT, USUAL_TITLE) for topic in document.topics]
    texts.append((list(words_of(document.text))[:MAX_WORDS], TEXT_WEIGHT, USUAL_TEXT))
    for said, weight, usual in texts:
        words += said
        for term in _terms(said):
            frequency[term] += weight / _longer(len(said), usual)
    weights = {term: round(value / (SATURATION + value), 4) for term, value in frequency.items()}
    return weights | wholes, words


def _terms(words: Iterable[Word]) -> Iterator[str]:
    for word in words:
        yield word.stem
        intent = intent_of(word.key)
        if intent:
            yield intent


def _longer(words: int, usual: int) -> float:
    return 1 - LENGTH_SHARE + LENGTH_SHARE * words / usual
