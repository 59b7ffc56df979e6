"""Small numbers stay unknown, also to whoever subtracts, and to whoever knows how the table was made."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dos.participation.selectors.suppression import LEAST, Shown, protected, protected_overlapping

View = tuple[int, tuple[str, ...]]
counts_of_people = st.lists(st.one_of(st.integers(0, 12), st.integers(0, 5_000)), min_size=2, max_size=9)


def view(counts: tuple[int, ...], marks: list[Shown], answered: int) -> View:
    """What a reader sees."""
    cells = [str(count) if mark == Shown.EXACT else str(mark) for count, mark in zip(counts, marks, strict=True)]
    return answered, tuple(cells)


@given(counts_of_people)
def test_no_small_count_is_shown(counts: list[int]) -> None:
    marks = protected(counts, sum(counts))

    assert not [count for count, mark in zip(counts, marks, strict=True) if mark == Shown.EXACT and count < LEAST]


@given(counts_of_people)
def test_subtracting_gives_no_small_count(counts: list[int]) -> None:
    marks = protected(counts, sum(counts))

    hidden = [count for count, mark in zip(counts, marks, strict=True) if mark != Shown.EXACT]

    assert len(hidden) != 1
    if hidden and len(hidden) < len(counts):
        assert sum(hidden) >= LEAST


@given(counts_of_people)
def test_large_counts_alone_hide_nothing(counts: list[int]) -> None:
    large = [count + LEAST for count in counts]

    assert set(protected(large, sum(large))) == {Shown.EXACT}


def exclusive(cells: int, most: int) -> Iterator[tuple[tuple[int, ...], list[Shown], int]]:
    for counts in product(range(most + 1), repeat=cells):
        yield counts, protected(counts, sum(counts)), sum(counts)


def overlapping(cells: int, most: int) -> Iterator[tuple[tuple[int, ...], list[Shown], int]]:
    for answered in range(LEAST, most + 1):
        for counts in product(range(answered + 1), repeat=cells):
            if answered <= sum(counts) <= 2 * answered:
                yield counts, protected_overlapping(counts, answered, 2), answered


@pytest.mark.parametrize(
    ("tables", "cells", "most"),
    [(exclusive, 2, 30), (exclusive, 3, 14), (exclusive, 4, 9), (overlapping, 2, 24), (overlapping, 3, 12)],
)
def test_every_hidden_count_may_be_several_numbers(tables: Callable[..., Iterator], cells: int, most: int) -> None:
    """Every table of this size: whoever knows the rule and sees the page cannot name a hidden count."""
    possible: dict[View, list[set[int]]] = defaultdict(lambda: [set() for _cell in range(cells)])
    for counts, marks, answered in tables(cells, most):
        for seen, count in zip(possible[view(counts, marks, answered)], counts, strict=True):
            seen.add(count)

    certain = [
        (seen, numbers)
        for seen, numbers in possible.items()
        for cell, values in zip(seen[1], numbers, strict=True)
        if not cell.isdigit() and len(values) == 1 and seen[0] >= LEAST and min(values) < LEAST and seen[0] <= most
    ]
    assert certain == []
