"""Forms of words that nobody wrote so: verbs, small things, abbreviations of two letters, how old somebody is."""

import pytest

from dos.core import module, search
from dos.core.search.analyser import key_of, stem_of

TITLES = {
    "Einladung aus dem Ausland": "",
    "Laden ausbauen": "Wer Läden hat und den Laden umbaut.",
    "Aufenthaltserlaubnis (AE)": "",
    "Aale angeln": "",
    "Platz im Kindergarten": "Für jedes Kind.",
    "Treffen der 3 Räte": "Am Abend.",
    "Hundewiese": "",
    "Hund anmelden": "",
}


@pytest.fixture
def office(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index of the office."""
    offered = [search.Document("service", title, title, text, "/s/") for title, text in TITLES.items()]
    monkeypatch.setattr(module, "_MODULES", {"test": module.Module("test", "Test", search_documents=lambda: offered)})
    search.rebuild()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("meine Frau einladen", "Einladung aus dem Ausland"),
        ("AE", "Aufenthaltserlaubnis (AE)"),
        ("ae beantragen", "Aufenthaltserlaubnis (AE)"),
        ("Platz für ein Kind 3 Jahre", "Platz im Kindergarten"),
        ("Hündchen anmelden", "Hund anmelden"),
    ],
)
def test_the_service_that_is_meant_comes_first(office: None, query: str, title: str) -> None:
    assert search.answer(query, limit=1).hits[0].title == title


def test_a_number_alone_is_a_question(office: None) -> None:
    assert [hit.title for hit in search.answer("3").hits] == ["Treffen der 3 Räte"]


@pytest.mark.parametrize("verb", ["suchen", "tauschen", "sprechen", "machen", "horchen", "Menschen"])
def test_a_verb_is_no_small_thing(verb: str) -> None:
    assert stem_of(key_of(verb)).endswith("ch")


def test_two_letters_are_kept_and_umlauts_of_words_meet() -> None:
    assert (key_of("AE"), key_of("Öl"), key_of("Oel")) == ("ae", "ol", "ol")
