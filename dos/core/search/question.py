"""What was asked: the words that count, how much each counts, and which words of the index answer to it."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dos.core.search import vocabulary
from dos.core.search.analyser import (
    FILLER,
    PARTICLES,
    Word,
    completed,
    intent_of,
    is_wish,
    key_of,
    participle_of,
    stem_of,
    words_of,
)
from dos.core.search.index import whole
from dos.core.search.kinship import MIN_PART, allowed_errors, errors, likeness, parted, pieces
from dos.core.search.vocabulary import Known

MAX_LETTERS, MAX_QUERY_WORDS, MAX_PIECES = 1_000, 12, 400
FILLER_WEIGHT, INTENT_WEIGHT, JOINED_WEIGHT, WHOLE_COMPOUND = 0.1, 0.35, 0.8, 0.5
BEGUN = 0.9
LEAST_LIKE, LEAST_NEAR, MAX_LIKE = 0.3, 0.12, 14
MIN_COMPOUND = 7
# Numbers of so many digits say how many, how old or how long; longer ones are a name: "115".
MAX_COUNT = 2
# From here on a word is taken for understood.
UNDERSTOOD = 0.65
# "Pers.ausweis", "Zul. stelle"
_SHORTENED = re.compile(r"\b(\w{2,5})\.")


@dataclass(eq=False)
class Asked:
    """One word of the question: what it weighs, and how well each stem of the index answers to it (0 to 1)."""

    word: Word
    weight: float = 1.0
    is_needed: bool = True
    is_begun: bool = False
    stems: dict[str, float] = field(default_factory=dict)
    meant: str = ""
    whole: "Asked | None" = None


@dataclass
class Question:
    """A text that was read: its words, intents, the term of the whole, and in how many documents each stem stands."""

    asked: list[Asked]
    intents: list[str]
    whole: str
    meant: str = ""
    documents: int = 0
    frequencies: dict[str, int] = field(default_factory=dict)


def read(text: str) -> Question | None:
    """Return what was asked, None where the text holds no word that counts."""
    text = completed(text[:MAX_LETTERS])
    words = list({word.key: word for word in words_of(text)}.values())[:MAX_QUERY_WORDS]
    if not words:
        return None
    known = vocabulary.known_words(_looked_up(words, text))
    asked = _put_together(words, text, known)
    _let_filler_rest(asked)
    _split(asked, known)
    question = Question(asked, _intents(asked), whole(words_of(text)))
    verbs = {one.word.key: stem_of(verb) for one in asked if (verb := participle_of(one.word.key))}
    question.frequencies = vocabulary.frequencies([*verbs.values(), *(one.word.stem for one in asked)])
    # A form that nobody wrote, of a word that somebody did, is no compound: "einladen", "alleine".
    known_stems = question.frequencies
    question.asked = asked = [one for one in asked if one.whole is None or one.whole.word.stem not in known_stems]
    for one in asked:
        verb = verbs.get(one.word.key, "")
        if verb and verb in question.frequencies and one.word.stem not in question.frequencies:
            one.word = replace(one.word, stem=verb)
    question.documents = known[vocabulary.ALL].documents if vocabulary.ALL in known else 0
    _answering(question)
    _let_wishes_rest(question.asked)
    question.meant = _meant(text, asked)
    return question


def _looked_up(words: Sequence[Word], text: str) -> set[str]:
    """Return what to look up: the words, what they may be put together from, and what they may form together."""
    keys = {word.key for word in words}
    parts = [piece for word in words if len(word.key) >= MIN_COMPOUND for piece in pieces(word.key[:30])]
    joined = {one.key + other.key for one, other in pairwise(words)}
    with_particle = {_particle(text) + word.key for word in words}
    return keys | set(parts[:MAX_PIECES]) | joined | with_particle


def _particle(text: str) -> str:
    """Return the particle that a sentence ends with; anywhere else it is a preposition."""
    last = key_of((text.split() or [""])[-1].strip("?!.,;"))
    return last if last in PARTICLES else ""


def _put_together(words: Sequence[Word], text: str, known: Mapping[str, Known]) -> list[Asked]:
    """Bring the parts of a verb together ("melde … an"), and what was written apart ("Hunde Steuer")."""
    found = []
    particle = _particle(text)
    for word in words:
        verb = particle + word.key if particle else ""
        one = Asked(Word(word.written, verb, stem_of(verb)) if verb and verb in known else word)
        if word.written not in text:
            one.weight, one.is_needed = JOINED_WEIGHT, False
        found.append(one)
    shortened = {key_of(word) for word in _SHORTENED.findall(text)}
    for one in found:
        one.is_begun = one is found[-1] or one.word.key in shortened
    for first, second in pairwise(words):
        key = first.key + second.key
        if key in known:
            found.append(Asked(Word(key, key, stem_of(key)), weight=JOINED_WEIGHT, is_needed=False))
    return found


def _let_filler_rest(asked: Sequence[Asked]) -> None:
    """Let words weigh little that people say around what they want, and how many or how old."""
    for one in asked:
        if one.word.key in FILLER or (one.word.key.isdigit() and len(one.word.key) <= MAX_COUNT):
            one.weight, one.is_needed = FILLER_WEIGHT, False


def _let_wishes_rest(asked: Sequence[Asked]) -> None:
    """Let what somebody wants to do weigh little beside the thing, if it is understood which thing."""
    things = [one for one in asked if one.is_needed and not is_wish(one.word.key)]
    if any(max(one.stems.values(), default=0.0) >= UNDERSTOOD for one in things):
        for one in asked:
            if is_wish(one.word.key) and one.is_needed:
                one.weight, one.is_needed = one.weight * INTENT_WEIGHT, False


def _intents(asked: Sequence[Asked]) -> list[str]:
    return list(dict.fromkeys(intent for one in asked if (intent := intent_of(one.word.key))))


def _split(asked: list[Asked], known: Container[str]) -> None:
    """Ask for the parts of a compound too that nobody wrote as one word."""
    for one in list(asked):
        if len(one.word.key) < MIN_COMPOUND or one.word.key in known:
            continue
        parts = parted(one.word.key, known)
        for part in parts:
            weight = one.weight * len(part) / sum(map(len, parts))
            asked.append(Asked(Word(part, part, stem_of(part)), weight, is_needed=one.is_needed, whole=one))


def _answering(question: Question) -> None:
    """Find the stems that answer to each word: its own, words around it and in it, near ones, those that begin so."""
    found = question.frequencies
    wanted = {
        one.word.key: one.word.stem not in found and allowed_errors(one.word.key) > 0
        for one in question.asked
        if len(one.word.key) >= MIN_PART and one.word.key not in FILLER
    }
    near = vocabulary.near_words(wanted)
    for one in question.asked:
        if one.word.stem in found:
            one.stems[one.word.stem] = 1.0
        if one.is_begun and one.is_needed and len(one.word.key) > 1:
            _take_begun(one, len(one.word.key), BEGUN, found)
        _take_near(one, near.get(one.word.key, []), found)
    for letters in (3, 2):
        if not any(one.stems for one in question.asked):
            for one in question.asked[:3]:
                _take_begun(one, letters, LEAST_NEAR, found)
    _decide_on_parts(question)


def _decide_on_parts(question: Question) -> None:
    """Ask either for a compound or for its parts: what is only mistyped is no compound that nobody knows."""
    question.asked = [one for one in question.asked if one.whole is None or not one.whole.meant]
    for one in question.asked:
        if one.whole is not None and one.whole.is_needed:
            one.whole.weight, one.whole.is_needed = one.whole.weight * WHOLE_COMPOUND, False


def _take_begun(one: Asked, letters: int, value: float, found: dict[str, int]) -> None:
    beginning = one.word.key[:letters]
    for begun in vocabulary.begun_with(beginning):
        _take(one, begun, value * len(beginning) / len(begun.key), found)


def _take_near(one: Asked, candidates: Sequence[Known], found: dict[str, int]) -> None:
    if one.word.stem not in found and not one.stems:
        _take_meant(one, candidates, found)
    valued = [(likeness(one.word.key, candidate.key), candidate) for candidate in candidates]
    valued = sorted(valued, key=lambda pair: (-pair[0], pair[1].key))[:MAX_LIKE]
    least = LEAST_LIKE if one.stems or any(value >= LEAST_LIKE for value, _candidate in valued) else LEAST_NEAR
    for value, candidate in valued:
        if value >= least:
            _take(one, candidate, value, found)


def _take_meant(one: Asked, candidates: Sequence[Known], found: dict[str, int]) -> None:
    """Take a word that nobody wrote for an error in typing one that somebody did."""
    most = allowed_errors(one.word.key)
    valued = []
    for candidate in candidates:
        wrong = errors(one.word.key, candidate.key, most)
        if 0 < wrong <= most:
            is_other_letter = candidate.key[:1] != one.word.key[:1]
            valued.append(((wrong, is_other_letter, -candidate.documents, candidate.key), candidate))
    valued.sort(key=lambda pair: pair[0])
    for (wrong, *_rest), candidate in valued[:4]:
        if wrong == valued[0][0][0]:
            one.meant = one.meant or candidate.written
            _take(one, candidate, _trust(len(one.word.key), wrong), found)


def _trust(letters: int, wrong: int) -> float:
    """The shorter a word is, the likelier it is another word and no error."""
    return (0.6 if letters < 6 else 0.75 if letters < 8 else 0.9) - 0.1 * (wrong - 1)


def _take(one: Asked, candidate: Known, value: float, found: dict[str, int]) -> None:
    found.setdefault(candidate.stem, candidate.documents)
    one.stems[candidate.stem] = max(one.stems.get(candidate.stem, 0.0), value)


def _meant(text: str, asked: Sequence[Asked]) -> str:
    """Return the question with its errors mended, "" where there is none."""
    mended = text
    for one in asked:
        if one.meant:
            mended = re.sub(rf"\b{re.escape(one.word.written)}\b", one.meant, mended, count=1)
    return mended if mended != text else ""
