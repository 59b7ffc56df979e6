"""The words of the index: learnt when documents are written, asked for what stands near a word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, QuerySet

from dos.core import db
from dos.core.models import SearchDocument, SearchGram, SearchTerm, SearchWord
from dos.core.search.analyser import Word
from dos.core.search.kinship import grams, shortened

# The row that counts all documents; no word of a text has this key.
ALL = ""
# What begins so is no word: a title as a whole, or a wish.
WHOLE, WISH = "!", "="
AT_ONCE = 500
MAX_NEAR, MAX_BEGUN = 60, 20
MAX_KEY = 40


@dataclass(frozen=True)
class Known:
    """A word that stands in the index."""

    key: str
    written: str
    stem: str
    documents: int


def learn(words: Iterable[Word]) -> None:
    """Add words that were not known; in one order, so that two who learn at once do not wait for each other."""
    told: dict[str, Word] = {}
    for word in words:
        told.setdefault(word.key, word)
    keys = sorted(told)
    for start in range(0, len(keys), AT_ONCE):
        _learn([told[key] for key in keys[start : start + AT_ONCE]])


@transaction.atomic
def _learn(words: Sequence[Word]) -> None:
    keys = [word.key for word in words]
    known = set(SearchWord.objects.filter(key__in=keys).values_list("key", flat=True))
    fresh = [word for word in words if word.key not in known]
    if not fresh:
        return
    rows = [SearchWord(key=word.key, written=word.written[:60], stem=word.stem) for word in fresh]
    SearchWord.objects.bulk_create(rows, ignore_conflicts=True)
    numbers = SearchWord.objects.filter(key__in=[word.key for word in fresh]).order_by("pk").values_list("pk", "key")
    read = [(pk, key) for pk, key in numbers if len(key) <= MAX_KEY and not key.isdigit()]
    found = [(gram, pk) for pk, key in read for gram in sorted(grams(key) | shortened(key))]
    db.insert_many(SearchGram, ("gram", "word_id"), found)


def count_anew() -> None:
    """Count in how many documents each stem stands, and forget words that stand in none.

    A stem that was written but not learnt, because a process died in between, is learnt as a word.
    """
    terms = SearchTerm.objects.exclude(term__startswith=WHOLE).order_by().values_list("term")
    counted = dict(terms.annotate(number=Count("pk")))
    _note_all()
    learnt = set(SearchWord.objects.values_list("stem", flat=True))
    learn(Word(stem, stem, stem) for stem in sorted(counted.keys() - learnt) if not stem.startswith(WISH))
    changed: dict[int, list[int]] = {}
    gone: list[int] = []
    words = SearchWord.objects.exclude(key=ALL).values_list("pk", "stem", "documents")
    for pk, stem, documents in words.iterator(chunk_size=2000):
        number = counted.get(stem, 0)
        if not number:
            gone.append(pk)
        elif number != documents:
            changed.setdefault(number, []).append(pk)
    for number, numbers in changed.items():
        for start in range(0, len(numbers), AT_ONCE):
            SearchWord.objects.filter(pk__in=numbers[start : start + AT_ONCE]).update(documents=number)
    for start in range(0, len(gone), AT_ONCE):
        SearchWord.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()


def forget(stems: Iterable[str]) -> None:
    """Forget the words of those stems that stand in no document any more."""
    wanted = sorted(stems)
    for start in range(0, len(wanted), AT_ONCE):
        piece = wanted[start : start + AT_ONCE]
        held = set(SearchTerm.objects.filter(term__in=piece).values_list("term", flat=True).distinct())
        SearchWord.objects.exclude(key=ALL).filter(stem__in=set(piece) - held).delete()


def _note_all() -> None:
    total = SearchDocument.objects.count()
    SearchWord.objects.update_or_create(key=ALL, defaults={"written": "", "stem": "", "documents": total})


def known_words(keys: Iterable[str]) -> dict[str, Known]:
    """Return those of the words that stand in the index, and the row that counts all."""
    return {known.key: known for known in _known(SearchWord.objects.filter(key__among={ALL, *keys}))}


def frequencies(stems: Iterable[str]) -> dict[str, int]:
    """Return in how many documents each of the stems stands; those that stand in none are missing."""
    wanted = set(stems)
    found = dict(SearchWord.objects.filter(stem__among=wanted).values_list("stem", "documents"))
    # What just came in and is not learnt yet is found all the same.
    fresh = SearchTerm.objects.filter(term__among=wanted - found.keys()).values_list("term", flat=True).distinct()
    return found | dict.fromkeys(fresh, 1) if wanted - found.keys() else found


def begun_with(beginning: str) -> list[Known]:
    """Return the most common words that begin so."""
    words = SearchWord.objects.filter(db.begins_with("key", beginning))
    return _known(words.order_by("-documents", "key")[:MAX_BEGUN])


def near_words(keys: Mapping[str, bool]) -> dict[str, list[Known]]:
    """Return for each word those that share the most grams with it; True looks for typing errors too."""
    numbers: dict[str, list[int]] = {}
    for key, with_errors in keys.items():
        numbers[key] = _sharing(grams(key), least=1 + len(key) // 6)
        if with_errors and (lacking := shortened(key)):
            numbers[key] += _sharing(lacking, least=1)
    words = _by_number({pk for found in numbers.values() for pk in found})
    return {key: [words[pk] for pk in dict.fromkeys(found) if pk in words] for key, found in numbers.items()}


def _sharing(wanted: Iterable[str], least: int) -> list[int]:
    shared = SearchGram.objects.filter(gram__among=sorted(wanted)).order_by().values_list("word_id")
    counted = shared.annotate(number=Count("pk")).filter(number__gte=least)
    return [pk for pk, _number in counted.order_by("-number", "word_id")[:MAX_NEAR]]


def _by_number(numbers: set[int]) -> dict[int, Known]:
    rows = SearchWord.objects.filter(pk__among=numbers).values_list("pk", "key", "written", "stem", "documents")
    return {pk: Known(key, written, stem, documents) for pk, key, written, stem, documents in rows}


def _known(words: QuerySet[SearchWord]) -> list[Known]:
    return [Known(*row) for row in words.values_list("key", "written", "stem", "documents")]
