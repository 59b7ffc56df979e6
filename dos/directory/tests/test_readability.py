"""Hints on wording: what makes texts of offices hard is pointed at, and no text makes the reader of texts stumble."""

import time

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from dos.directory.selectors import readability

EASY = "Sie ziehen um. Melden Sie sich bei uns. Bringen Sie Ihren Ausweis mit."
HARD = (
    "Gemäß § 17 BMG ist die Anmeldung der Wohnung nach erfolgter Vorsprache des Meldepflichtigen unter Vorlage der "
    "Bestätigung des Wohnungsgebers binnen zwei Wochen bei der zuständigen Meldebehörde vorzunehmen."
)


def kinds(text: str) -> list[str]:
    return [hint.kind for hint in readability.hints(text)]


def test_easy_text_gets_no_hint() -> None:
    assert kinds(EASY) == []
    assert readability.measure(EASY) == readability.Measure(sentences=3, words=13, longest=5, nouns=0, passives=0)


def test_hard_text_gets_them() -> None:
    assert {"long", "office", "short"} <= set(kinds(HARD))


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("Der Antrag wird von uns geprüft.", "wird … geprüft"),
        ("Die Gebühr ist bezahlt, bevor der Ausweis ausgestellt werden kann.", "werden … ausgestellt"),
        ("Die Daten wurden gelöscht.", "wurden … gelöscht"),
        ("Ihr Führerschein wird eingezogen.", "wird … eingezogen"),
        ("Das Auto ist abgemeldet worden.", "worden … abgemeldet"),
        ("Sie werden uns das Formular geben.", ""),
        ("Bald werden wir umziehen.", ""),
        ("Die Ampel wird rot.", ""),
        ("Die Stadt wird größer, und Sie haben gewählt.", ""),
    ],
)
def test_the_passive_is_seen(text: str, passive: str) -> None:
    assert readability.passive_in(text) == passive


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Kommen Sie am 3. Mai. Wir warten.", 2),
        ("Bringen Sie z. B. einen Pass mit. Danke!", 2),
        ("Nach § 5 Abs. 2 gilt das nicht.", 1),
        ("Personalausweis\nMeldebescheinigung\n\nFoto", 3),
        ("… !!! ???", 0),
        ("", 0),
    ],
)
def test_sentences_end_where_people_end_them(text: str, number: int) -> None:
    assert len(readability.sentences(text)) == number


def test_nouns_where_verbs_would_do_are_named() -> None:
    found = readability.hints("Die Beantragung der Verlängerung setzt die Bestätigung der Berechtigung voraus.")

    assert [hint.kind for hint in found] == ["nouns"]
    assert "Beantragung, Verlängerung" in found[0].words


def test_abbreviations_are_spelled_out_and_known_ones_left_alone() -> None:
    found = readability.hints("Bringen Sie ggf. z. B. die ZB I mit. Das PDF der EU hilft in NRW.")

    assert ["ggf." in hint.words or "z. B." in hint.words or "ZB" in hint.words for hint in found] == [True] * 3


def test_hints_speak_the_language_of_the_desk() -> None:
    with override("en"):
        assert "passive" in readability.hints("Der Antrag wird geprüft.")[0].words.lower()


@given(st.text(max_size=2_000))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    measured = readability.measure(text)
    parts = readability.sentences(text)

    assert measured.words == sum(len(readability.words_of(part)) for part in parts)
    assert measured.longest <= measured.words
    assert measured.nouns <= measured.words
    assert measured.passives <= measured.sentences == len(parts)
    assert len(readability.hints(text)) <= readability.MAX_HINTS


@given(st.lists(st.sampled_from([EASY, HARD, "Der Antrag wird geprüft."]), max_size=6))
@settings(max_examples=40, deadline=None)
def test_lines_add_up(lines: list[str]) -> None:
    whole = readability.measure("\n".join(lines))

    assert whole.words == sum(readability.measure(line).words for line in lines)
    assert whole.passives == sum(readability.measure(line).passives for line in lines)
    assert whole.longest == max((readability.measure(line).longest for line in lines), default=0)


@given(st.integers(21, 60))
@settings(max_examples=20, deadline=None)
def test_a_sentence_with_too_many_words_is_always_named(number: int) -> None:
    assert kinds(" ".join(["Haus"] * number) + ".") == ["long"]


@pytest.mark.parametrize("piece", ["a" * 20_000, "A." * 10_000, "wird, " * 4_000, "ge" * 10_000 + "t", "(" * 20_000])
def test_no_text_takes_long(piece: str) -> None:
    begin = time.monotonic()

    readability.hints(piece)

    assert time.monotonic() - begin < 2
