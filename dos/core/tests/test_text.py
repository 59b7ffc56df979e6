"""Text that comes in is cleaned once, the same way everywhere."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dos.core import text


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
