"""How the search reads text: words are folded, filler is left out, each word has a stem and perhaps an intent."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from dos.core.search import grammar
from dos.core.search.grammar import INTENTS, STRONG, STRONG_BEHIND_PARTICLE

_STEMMER = snowballstemmer.stemmer("german")
_WORD = re.compile(r"[^\W_]+")
_CHAIN = re.compile(r"[^\W_]+(?:[-‐‑–'’.][^\W_]+)*")
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_STOP_WORDS = (
    "aber als am an auch auf aus bei bin bis das dass dem den der des die durch ein eine einem einen einer es fuer "
    "hat ich ihr im in ist kann man mein mit nach nicht oder sich sie sind so und uns vom von vor was wann wer wie wir "
    "wird wo zu zum zur the and of for to in is a"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
MAX_STEM, MAX_ENDING, ABBREVIATION = 60, 5, 2
_PARTED = "(zuruck|zusammen|weiter|an|ab|um|aus|auf|ein|nach|vor|weg|mit|bei|los|fort|her|hin|zu)"
_GE = re.compile(r"^ge(\w{3,}?)(?:et|t|en)$")
_PARTICIPLE = re.compile(rf"^{_PARTED}ge(\w{{3,}}?)(?:et|t|en)$")
_TO = re.compile(rf"^{_PARTED}zu(\w{{3,}}en)$")
# "Hündchen", "Knöllchen"; in "suchen" and "tauschen" the same letters are none.
_SMALL = re.compile(r"^(\w{2,}(?:[bdfgkmnptz]|ll|rr))chens?$")
_BEHIND_PARTICLE = re.compile(rf"^{_PARTED}({'|'.join(STRONG_BEHIND_PARTICLE)})$")
_GENDERED = re.compile(r"(?<=[^\W\d_])[*:_/]-?in(?:nen)?\b")
_COMPLETED = re.compile(r"\b(an|ab|um|aus|auf|ein|vor|nach)-(?=,|\s+(?:und|oder|bzw|sowie)\b|\s*/)", re.IGNORECASE)
_WITH_PARTICLE = re.compile(r"\b(?:an|ab|um|aus|auf|ein|vor|nach)([^\W\d_]{4,})", re.IGNORECASE)
# "Anmeldung" is no report of something, although "Meldung" stands in it.
_NO_REPORT = re.compile(r"(?:an|ab|um)meld")
_UMLAUT = re.compile(r"ae|oe|(?<![aeq])ue")


@dataclass(frozen=True)
class Word:
    """One word of a text: as it was written, folded so that ü, ue and u are one, and its stem."""

    written: str
    key: str
    stem: str


def fold(text: str) -> str:
    """Return the text in lower case with ä as ae, ß as ss and without other accents."""
    lowered = text.lower().translate(_FOLD)
    return "".join(char for char in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(char))


def stems(text: str) -> list[str]:
    """Return the stems of the words that carry meaning, at most 60 letters each."""
    words = [word for word in _WORD.findall(fold(text)) if word not in STOP_WORDS]
    return [stem[:MAX_STEM] for stem in _STEMMER.stemWords(words) if stem]


@lru_cache(maxsize=20_000)
def key_of(word: str) -> str:
    """Return the word folded so far that ä, ae and a are one, as many people type them; "AE" stays an abbreviation."""
    folded = fold(word)
    return folded if len(folded) == ABBREVIATION else _UMLAUT.sub(lambda found: found.group()[0], folded)


SILENT = frozenset(key_of(word) for word in grammar.SILENT.split())
FILLER = frozenset(key_of(word) for word in grammar.FILLER.split())
PARTICLES = tuple(key_of(word) for word in grammar.PARTICLES)


@lru_cache(maxsize=40_000)
def stem_of(key: str) -> str:
    """Return the stem of a folded word; forms of separable and of strong verbs meet in one, so do small things."""
    key = _SMALL.sub(r"\1", key)
    parted = _PARTICIPLE.match(key) or _TO.match(key)
    if parted:
        key = parted[1] + parted[2]
    stem = str(_STEMMER.stemWord(key))
    stem = STRONG.get(stem, stem)
    strong = _BEHIND_PARTICLE.match(stem)
    if strong:
        stem = strong[1] + STRONG_BEHIND_PARTICLE[strong[2]]
    return stem[:MAX_STEM]


@lru_cache(maxsize=20_000)
def intent_of(key: str) -> str:
    """Return what somebody wants who says this word; "" for a thing."""
    return next((intent for intent, form in _intents_in(key)), "")


def is_wish(key: str) -> bool:
    """Tell whether a word says hardly more than what somebody wants: "beantragen", and not "Bauantrag"."""
    return any(
        key.removeprefix("be").startswith(form) and len(key) - len(form) <= MAX_ENDING
        for _intent, form in _intents_in(key)
    )


def _intents_in(key: str) -> Iterator[tuple[str, str]]:
    for intent, forms in INTENTS.items():
        for form in forms:
            if form in key and not (intent == "=melden" and _NO_REPORT.search(key)):
                yield intent, form


def participle_of(key: str) -> str:
    """Return the infinitive of "geparkt" or "gefahren"; "" for what has not this form."""
    found = _GE.match(key)
    return found[1] + "en" if found else ""


def completed(text: str) -> str:
    """Write out what German shortens: "An-, Um- und Abmeldung" says three words; and leave out gendered endings."""
    text = _GENDERED.sub("", text)
    if "-" not in text:
        return text

    def whole(found: re.Match[str]) -> str:
        later = _WITH_PARTICLE.search(text, found.end())
        return found[1] + later[1] if later else found[0]

    return _COMPLETED.sub(whole, text)


def words_of(text: str) -> Iterator[Word]:
    """Yield the words that carry meaning, joined ones also as one word: "E-Mail" is found as "email"."""
    for found in _CHAIN.findall(completed(text)):
        links = _WORD.findall(found)
        for written in links if len(links) == 1 else (*links, "".join(links)):
            word = _read(written)
            if word is not None:
                yield word


def says_something(text: str) -> bool:
    """Tell whether a text holds a word that can be searched for."""
    return next(words_of(text), None) is not None


def _read(written: str) -> Word | None:
    key = key_of(written[: MAX_STEM * 2])
    if not key or key in SILENT or (len(key) < 2 and not key.isdigit()):
        return None
    return Word(written, key[:MAX_STEM], stem_of(key))
