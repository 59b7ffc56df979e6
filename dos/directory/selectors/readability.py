"""How hard a text is to read, in hints for the person who writes it. German; a hint is no fault.

Five things make texts of offices hard: long sentences, nouns where verbs would do, the passive, words of offices, and
abbreviations. Each is looked for by a plain rule that people can check by hand. The rules look at words alone, so
they miss some and now and then point at something that is right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dos.core.text import clean_text, cut, shortened
from dos.directory.selectors.plain_words import EVERYBODY_KNOWS, NO_PARTICIPLES, PLAIN, SHORT

LONG_SENTENCE = 20
MANY_NOUNS, FEWEST_NOUNS = 0.12, 3
MAX_TEXT, MAX_HINTS = 20_000, 30
_SHOWN = 90

_WORD = re.compile(r"[^\W\d_]+(?:[-*:][^\W\d_]+)*")
_END = re.compile(r"[.!?…:;]+(?=\s|$)")
_NUMBER_BEFORE = re.compile(
    r"(?:\d|\b(?:Abs|Art|Nr|Str|Tel|St|Dr|bzw|ggf|ca|vgl|inkl|zzgl|usw|etc|evtl|mind|sog|[A-Za-z]))$"
)
_NOUN = re.compile(r"[A-ZÄÖÜ]\w{3,}(?:ung|heit|keit|tion|ität|ismus|nahme)(?:s|en)?\Z")
_AUXILIARY = frozenset({"werde", "wird", "werden", "wurde", "wurden", "worden", "würde", "würden"})
_PARTICIPLE = re.compile(
    r"(?:(?:ab|an|auf|aus|bei|dar|durch|ein|fest|her|hin|mit|nach|um|vor|weg|zu|zurück|zusammen)?ge\w{2,}(?:t|en)"
    r"|(?:be|emp|ent|er|ver|zer|miss|über|unter|wider|hinter)\w{2,}(?:t|en)|\w{3,}iert)\Z"
)
_CLAUSE = re.compile(r"[,;:–()]")
_ABBREVIATION = re.compile(r"(?<!\w)(?:[A-Za-z]\. ?){2,4}|(?<!\w)[a-z]{2,5}\.(?=\s|,|$)", re.ASCII)
_CAPITALS = re.compile(r"\b[A-ZÄÖÜ]{2,6}\b")


@dataclass(frozen=True)
class Hint:
    """One thing that makes the text hard, in words for the writer, with the place where it stands."""

    kind: str
    words: str
    place: str = ""


@dataclass(frozen=True)
class Measure:
    """How long and how heavy a text is."""

    sentences: int = 0
    words: int = 0
    longest: int = 0
    nouns: int = 0
    passives: int = 0

    @property
    def average(self) -> float:
        """How many words a sentence has."""
        return self.words / self.sentences if self.sentences else 0.0


def sentences(text: str) -> list[str]:
    """Return the sentences; each line begins a new one, and the dot of "3. Mai" or "z. B." ends none."""
    found: list[str] = []
    for line in cut(clean_text(text), MAX_TEXT).split("\n"):
        begin = 0
        for end in _END.finditer(line):
            if end.group() == "." and _NUMBER_BEFORE.search(line, max(begin, end.start() - 6), end.start()):
                continue
            found.append(line[begin : end.end()].strip())
            begin = end.end()
        found.append(line[begin:].strip())
    return [sentence for sentence in found if _WORD.search(sentence)]


def measure(text: str) -> Measure:
    """Count what can be counted."""
    parts = [words_of(sentence) for sentence in sentences(text)]
    return Measure(
        sentences=len(parts),
        words=sum(len(part) for part in parts),
        longest=max((len(part) for part in parts), default=0),
        nouns=sum(1 for part in parts for word in part if _is_heavy_noun(word)),
        passives=sum(1 for sentence in sentences(text) if passive_in(sentence)),
    )


def hints(text: str) -> list[Hint]:
    """Return what the writer could make easier, in the order of the text; at most 30."""
    found = [hint for sentence in sentences(text) for hint in _about(sentence)]
    found += _nominal_style(text)
    return found[:MAX_HINTS]


def words_of(sentence: str) -> list[str]:
    """Return the words of a sentence, without numbers and marks."""
    return _WORD.findall(sentence)


def passive_in(sentence: str) -> str:
    """Return the passive of a sentence as it stands there ("wird … beantragt"), or nothing."""
    for clause in _CLAUSE.split(sentence):
        words = words_of(clause)
        small = [word.lower() for word in words]
        helper = next((word for word in small if word in _AUXILIARY), "")
        told = next((word for word in words if _is_participle(word)), "")
        if helper and told:
            return f"{helper} … {told}"
    return ""


def _is_participle(word: str) -> bool:
    return word.islower() and word not in NO_PARTICIPLES and word not in _AUXILIARY and bool(_PARTICIPLE.match(word))


def _is_heavy_noun(word: str) -> bool:
    return bool(_NOUN.match(word))


def _about(sentence: str) -> Iterator[Hint]:
    words = words_of(sentence)
    place = shortened(sentence, _SHOWN)
    if len(words) > LONG_SENTENCE:
        told = _("Dieser Satz hat %(number)s Wörter. Teilen Sie ihn: höchstens %(most)s.")
        yield Hint("long", told % {"number": len(words), "most": LONG_SENTENCE}, place)
    if passive := passive_in(sentence):
        told = _("Passiv („%(passive)s“): Sagen Sie, wer etwas tut, am besten mit „Sie“ oder „wir“.")
        yield Hint("passive", told % {"passive": passive}, place)
    yield from _office_words(words, place)
    yield from _abbreviations(sentence, place)


def _office_words(words: list[str], place: str) -> Iterator[Hint]:
    for word in dict.fromkeys(words):
        if plain := PLAIN.get(word.lower()):
            told = _("„%(word)s“ klingt nach Amt. Einfacher: %(plain)s.")
            yield Hint("office", told % {"word": word, "plain": plain}, place)


def _abbreviations(sentence: str, place: str) -> Iterator[Hint]:
    for match in dict.fromkeys(found.group().strip() for found in _ABBREVIATION.finditer(sentence)):
        key = match.replace(".", "").replace(" ", "").lower()
        if meant := SHORT.get(key):
            told = _("Abkürzung „%(short)s“: Schreiben Sie „%(long)s“.")
            yield Hint("short", told % {"short": match, "long": meant}, place)
    for short in dict.fromkeys(_CAPITALS.findall(sentence)):
        if short not in EVERYBODY_KNOWS:
            told = _("Abkürzung „%(short)s“: Kennen das alle? Schreiben Sie einmal, was es heißt.")
            yield Hint("short", told % {"short": short}, place)


def _nominal_style(text: str) -> Iterator[Hint]:
    words = [word for sentence in sentences(text) for word in words_of(sentence)]
    nouns = [word for word in words if _is_heavy_noun(word)]
    if len(nouns) >= FEWEST_NOUNS and len(nouns) > MANY_NOUNS * len(words):
        told = _(
            "Viele Hauptwörter aus Tätigkeiten (%(words)s). Sagen Sie es mit Verben: „beantragen“ statt „Beantragung“."
        )
        yield Hint("nouns", told % {"words": ", ".join(list(dict.fromkeys(nouns))[:5])})
