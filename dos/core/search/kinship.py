"""How near two words are: parts of one another, a typing error apart, or only of the same sound."""

from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

GRAM = 4
# Up to this length a typing error may leave no gram of a word whole; all words that lack one letter find it then.
SHORT = 9
MIN_TYPO, MIN_TWO_TYPOS, MIN_PART, MIN_FIRST_PART = 4, 9, 4, 3
# What German puts between the parts of a compound.
_LINKS = ("", "s", "n", "en", "es", "e", "er")


def grams(key: str) -> set[str]:
    """Return all runs of four letters, the ends of the word being letters too."""
    whole = f"^{key}$"
    return {whole[at : at + GRAM] for at in range(len(whole) - GRAM + 1)}


def shortened(key: str) -> set[str]:
    """Return the word and what is left of it without any one letter, marked so that it is no gram; {} if long."""
    if not MIN_TYPO - 1 <= len(key) <= SHORT:
        return set()
    return {"-" + key} | {"-" + key[:at] + key[at + 1 :] for at in range(len(key))}


def allowed_errors(key: str) -> int:
    """Return how many typing errors a word of this length may have and still be known."""
    if key.isdigit() or len(key) < MIN_TYPO:
        return 0
    return 2 if len(key) >= MIN_TWO_TYPOS else 1


def errors(one: str, other: str, most: int) -> int:
    """Return how many letters are missing, added, wrong or swapped between two words, at most `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, candidate in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != candidate))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == candidate:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)


@lru_cache(maxsize=4096)
def likeness(asked: str, known: str) -> float:
    """Return from 0 to 1 how much a known word says what was asked, when neither is the other."""
    if asked in known and len(asked) >= MIN_PART:
        return _inside(asked, known, 0.5)
    if known in asked and len(known) >= MIN_PART:
        return _inside(known, asked, 0.3)
    mine, theirs = grams(asked), grams(known)
    share = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    beginning = common_beginning(asked, known)
    shorter = min(len(asked), len(known))
    if beginning > MIN_PART and beginning >= 0.75 * shorter:
        share = max(share, 0.75 * beginning / shorter)
    # "wohnen" in "Wohngeld": a verb goes into a compound without its ending.
    bare = asked.removesuffix("n").removesuffix("e")
    if len(bare) >= MIN_PART and known.startswith(bare):
        share = max(share, 0.6 + 0.4 * len(bare) / len(known))
    return 0.7 * share


def _inside(part: str, whole: str, base: float) -> float:
    at = whole.find(part)
    value = base + 0.4 * len(part) / len(whole)
    if whole.endswith(part):
        return value + 0.05
    if at > 0:
        # In the middle of a word it is often no part at all: "pass" in "anpassung".
        return value * (0.5 if len(part) < 6 else 0.85)
    return value


def common_beginning(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    number = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        number += 1
    return number


def pieces(key: str) -> Iterator[str]:
    """Yield what may be a part of a compound."""
    for start in range(len(key) - MIN_FIRST_PART + 1):
        least = MIN_FIRST_PART if start == 0 else MIN_PART
        for end in range(start + least, len(key) + 1):
            if end - start < len(key):
                yield key[start:end]


def parted(key: str, known: Container[str]) -> list[str]:
    """Return the known words of which a compound consists: those that leave the least of it unsaid, and the fewest.

    [] where they say less than half of it.
    """
    best: list[tuple[int, list[str]] | None] = [None] * (len(key) + 1)
    best[0] = (0, [])
    for start in range(len(key)):
        unsaid, so_far = best[start] or (0, [])
        if best[start] is None:
            continue
        ways = [(unsaid, [*so_far, part], end) for part, end in _next_parts(key, start, known)]
        ways.append((unsaid + 1, so_far, start + 1))
        for letters, parts, end in ways:
            there = best[end]
            if there is None or (letters, len(parts)) < (there[0], len(there[1])):
                best[end] = (letters, parts)
    unsaid, parts = best[len(key)] or (len(key), [])
    return parts if unsaid <= len(key) / 2 else []


def _next_parts(key: str, start: int, known: Container[str]) -> Iterable[tuple[str, int]]:
    least = MIN_FIRST_PART if start == 0 else MIN_PART
    for end in range(len(key), start + least - 1, -1):
        part = key[start:end]
        if len(part) == len(key) or part not in known:
            continue
        for link in _LINKS if end < len(key) else ("",):
            if key.startswith(link, end) and (end + len(link) < len(key) or not link):
                yield part, end + len(link)
