"""Small numbers: what a table may show, so that no count below five can be read or worked out.

A count below five is "few". What is left over when the shown counts are taken from the total must not give it away
either: then the smallest shown count is withheld too, until every hidden count may be one of several. Where nothing
is left to show, all counts of the question are withheld alike, so that the pattern itself tells nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LEAST = 5


class Shown(StrEnum):
    """How a count appears."""

    EXACT = "exact"
    FEW = "few"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Sum:
    """What everybody knows of the counts together: they are no less and no more than this."""

    least: int
    most: int


def protected(counts: Sequence[int], answered: int) -> list[Shown]:
    """Say how each count appears where everybody who answered is in exactly one of them."""
    few = [count < LEAST for count in counts]
    return _hidden_enough(counts, few, [False] * len(counts), Sum(answered, answered), answered)


def protected_overlapping(counts: Sequence[int], answered: int, most_each: int) -> list[Shown]:
    """Say how each count appears where people chose several; those who did not choose are few or not as well."""
    few = [count < LEAST for count in counts]
    nearly_all = [not is_few and answered - count < LEAST for count, is_few in zip(counts, few, strict=True)]
    return _hidden_enough(counts, few, nearly_all, Sum(answered, answered * most_each), answered)


def _hidden_enough(
    counts: Sequence[int], few: Sequence[bool], withheld: Sequence[bool], together: Sum, answered: int
) -> list[Shown]:
    marks = [
        Shown.FEW if is_few else Shown.WITHHELD if is_withheld else Shown.EXACT
        for is_few, is_withheld in zip(few, withheld, strict=True)
    ]
    while not _is_safe(counts, marks, together, answered):
        visible = [place for place, mark in enumerate(marks) if mark == Shown.EXACT]
        if not visible:
            break
        marks[min(visible, key=lambda place: (counts[place], place))] = Shown.WITHHELD
    return marks if Shown.EXACT in marks else [Shown.WITHHELD] * len(marks)


def _is_safe(counts: Sequence[int], marks: Sequence[Shown], together: Sum, answered: int) -> bool:
    """Tell whether every hidden count can be several numbers, and the hidden ones together are no small number."""
    visible = [(count, place) for place, (count, mark) in enumerate(zip(counts, marks, strict=True)) if mark == "exact"]
    ranges = [
        (answered - LEAST + 1, answered) if answered - counts[place] < LEAST else _range(place, mark, visible, answered)
        for place, mark in enumerate(marks)
        if mark != Shown.EXACT
    ]
    if not ranges:
        return True
    shown = sum(count for count, _place in visible)
    least, most = together.least - shown, together.most - shown
    if together.least == together.most and least < LEAST:
        return False
    lows, highs = sum(low for low, _high in ranges), sum(high for _low, high in ranges)
    return all(max(low, least - (highs - high)) < min(high, most - (lows - low)) for low, high in ranges)


def _range(place: int, mark: Shown, visible: Sequence[tuple[int, int]], answered: int) -> tuple[int, int]:
    """Return what a hidden count can be; whoever knows the rule knows that the smallest count is withheld first."""
    if mark == Shown.FEW:
        return 0, LEAST - 1
    return LEAST, min((count - (other < place) for count, other in visible), default=answered)
