"""Text that comes in is cleaned once, the same way everywhere."""

import time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dos.core import text
from dos.core.text import AtMost, cut, first_sentence, length, shortened


class Thing:
    """Something with a text in two languages."""

    title = "Haus"
    title_en = "House"
    aims = "Ziele"
    aims_en = ""


@given(st.text())
def test_clean_text_is_stable_and_free_of_hidden_characters(raw: str) -> None:
    once = text.clean_text(raw)

    assert text.clean_text(once) == once
    assert not any(char in once for char in "\x00\x1b\u202e\u2066\ufeff\u2028")


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_clean_line_is_one_line(raw: str) -> None:
    assert len(text.clean_line(raw).splitlines()) <= 1


@given(st.text())
def test_clean_html_leaves_nothing_active(raw: str) -> None:
    cleaned = text.clean_html(raw + "<script>alert(1)</script><a href='javascript:x' onclick='y'>z</a>").lower()

    assert "<script" not in cleaned
    assert "javascript:" not in cleaned
    assert "onclick=" not in cleaned.split(">z<")[0].rsplit("<a", 1)[-1]


def test_hidden_characters_in_a_title_are_refused() -> None:
    with pytest.raises(ValidationError):
        text.refuse_hidden_characters("Stadt\u202eDortmund")


def test_translated_falls_back_to_german_and_says_so() -> None:
    with translation.override("en"):
        english, fallback = text.translated(Thing(), "title"), text.translated(Thing(), "aims")

    assert (english.text, english.is_fallback) == ("House", False)
    assert (fallback.text, fallback.language, fallback.is_fallback) == ("Ziele", "de", True)


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1"])
def test_a_csv_cell_is_never_a_formula(cell: str) -> None:
    assert str(text.csv_cell(cell)).startswith("'")


def test_numbers_stay_numbers_in_csv() -> None:
    assert text.csv_cell(-2) == -2


def test_listed_joins_like_a_sentence() -> None:
    assert text.listed(["a", "b", "c"]) == "a, b und c"
    assert text.listed(["a"]) == "a"


FAMILY, FLAG, STACK = "👩‍👩‍👧‍👦", "🇩🇪", "Z" + "\u0351" * 2_000


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Straße", 6),
        (FAMILY, 1),
        (FLAG * 3, 3),
        (f"{FAMILY} {FLAG}", 3),
        ("👍🏽", 1),
        ("e\u0301", 1),
        ("\U0001f1e9" * 3, 2),
        ("한국어", 3),
        ("Z" + "\u0351" * 8, 1),
        (STACK, 2_001 // 12),
        ("", 0),
    ],
)
def test_length_counts_what_people_see(said: str, number: int) -> None:
    assert length(said) == number


@pytest.mark.parametrize("character", [FAMILY, FLAG, "👍🏽", "e\u0301", "Z\u0351\u0352\u0353"])
@pytest.mark.parametrize("limit", range(1, 30))
def test_no_cut_goes_through_a_character(character: str, limit: int) -> None:
    beginning = cut(character * 5, limit)

    assert len(beginning) <= limit
    assert beginning == character[:1] or beginning.replace(character, "") == ""


def test_a_stack_of_marks_is_cut_to_its_letter() -> None:
    assert cut(STACK, 200) == "Z"
    assert cut(f"Licht {STACK}", 200) == "Licht "
    assert cut("Licht", 0) == ""


def test_shortened_text_ends_with_dots() -> None:
    assert shortened("Mehr Licht", 10) == "Mehr Licht"
    assert shortened("Mehr Licht am Markt", 12) == "Mehr Licht…"
    assert shortened(f"Flagge {FLAG}", 8) == "Flagge…"
    assert first_sentence(f"Wort {FAMILY * 40}", 30).endswith(" …")


@pytest.mark.parametrize("said", ["🇩" * 100_001, "a\u0300" * 100_000, "👩‍" * 60_000, STACK * 50], ids=len)
def test_counting_and_cutting_is_quick(said: str) -> None:
    begun = time.process_time()

    length(said[:110_000])
    cut(said, 50_000)

    assert time.process_time() - begun < 1


def test_a_limit_is_said_in_what_people_see() -> None:
    AtMost(3)(FAMILY * 3)

    with pytest.raises(ValidationError):
        AtMost(3)(FAMILY * 4)
