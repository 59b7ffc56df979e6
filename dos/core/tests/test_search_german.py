"""Search understands German as people write it: compounds, forms, errors, filler. On a small office of its own."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dos.core import module, search

OFFICE = {
    "Bewohnerparkausweis": ("Parken im eigenen Wohnviertel.", ()),
    "Hundesteuer anmelden": ("Wer einen Hund hält, zahlt Steuer.", ("Hundehaltung",)),
    "Hundesteuer abmelden": ("Ende der Haltung eines Hundes.", ()),
    "Führerschein umtauschen": ("Alte Fahrerlaubnis in eine Karte tauschen.", ("Lappen",)),
    "Anmeldung, Ummeldung und Abmeldung einer Wohnung": ("Wohnsitz ändern nach einem Umzug.", ("Einwohnermeldeamt",)),
    "Personalausweis": ("Antrag auf einen neuen Ausweis.", ("Perso",)),
    "Verlust des Personalausweises anzeigen": ("Verlorenen oder gestohlenen Ausweis melden.", ()),
    "Sperrmüll": ("Abholung sperriger Gegenstände.", ()),
    "Hund – An-, Um- und Abmeldung": ("Hunde binnen zwei Wochen melden.", ()),
    "Kfz-Zulassung": ("Fahrzeug zulassen.", ("Autoanmeldung",)),
    "Geburtsurkunde": ("Urkunde aus dem Geburtenregister.", ()),
    "Wahlhelfer*in werden": ("Am Wahltag helfen.", ()),
}
SINGLE = sorted(title for title in OFFICE if title.isalpha())


@pytest.fixture
def office(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index of the office."""
    offered = [
        search.Document("service", str(number), title, text, "/s/", names=names)
        for number, (title, (text, names)) in enumerate(OFFICE.items())
    ]
    room = module.Module(name="test", label="Test", search_documents=lambda: offered)
    monkeypatch.setattr(module, "_MODULES", {"test": room})
    search.rebuild()


def first(query: str) -> str:
    """The title that comes first, "" for none."""
    return next((hit.title for hit in search.answer(query, limit=1).hits), "")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Parkausweis", "Bewohnerparkausweis"),
        ("Ausweis für Bewohner zum Parken", "Bewohnerparkausweis"),
        ("Hundesteueranmeldung", "Hundesteuer anmelden"),
        ("Hundesteuer abgemeldet", "Hundesteuer abmelden"),
        ("ich melde meinen Hund an", "Hund – An-, Um- und Abmeldung"),
        ("ich will neu Wohnung anmelden", "Anmeldung, Ummeldung und Abmeldung einer Wohnung"),
        ("bin umgezogen", "Anmeldung, Ummeldung und Abmeldung einer Wohnung"),
        ("Perso", "Personalausweis"),
        ("Perso verloren", "Verlust des Personalausweises anzeigen"),
        ("wo kann ich bitte einen neuen Personalausweis bekommen", "Personalausweis"),
        ("Lappen", "Führerschein umtauschen"),
        ("sperr müll", "Sperrmüll"),
        ("KFZ Zulassung", "Kfz-Zulassung"),
        ("Kfzzulassung", "Kfz-Zulassung"),
        ("Wahlhelferin", "Wahlhelfer*in werden"),
        ("Urkunde Geburt", "Geburtsurkunde"),
    ],
)
def test_the_service_that_is_meant_comes_first(office: None, query: str, title: str) -> None:
    assert first(query) == title


def test_a_name_counts_nearly_as_much_as_a_title(office: None) -> None:
    titles = [hit.title for hit in search.answer("Einwohnermeldeamt").hits]

    assert titles[0] == "Anmeldung, Ummeldung und Abmeldung einer Wohnung"


@pytest.mark.parametrize("title", list(OFFICE))
def test_the_whole_title_comes_first(office: None, title: str) -> None:
    assert first(title) == title
    assert first(title.upper()) == title


@pytest.mark.parametrize("title", [title for title in OFFICE if set("äöüß") & set(title)])
def test_umlauts_may_be_typed_in_three_ways(office: None, title: str) -> None:
    for pairs in (("ae", "oe", "ue", "ss"), ("a", "o", "u", "ss")):
        assert first(title.translate(dict(zip(map(ord, "äöüß"), pairs, strict=True)))) == title


@pytest.mark.parametrize("title", SINGLE)
def test_plural_and_hyphen_change_nothing(office: None, title: str) -> None:
    half = len(title) // 2

    assert first(title + ("n" if title.endswith("e") else "e")) == title
    assert first(f"{title[:half]}-{title[half:]}") == title


@given(
    title=st.sampled_from(SINGLE),
    at=st.integers(1, 30),
    letter=st.sampled_from("aeinrst"),
    how=st.sampled_from(("missing", "added", "wrong", "swapped")),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120, deadline=None)
def test_one_error_in_a_word_changes_nothing(office: None, title: str, at: int, letter: str, how: str) -> None:
    at = 1 + at % (len(title) - 2)
    typed = {
        "missing": title[:at] + title[at + 1 :],
        "added": title[:at] + letter + title[at:],
        "wrong": title[:at] + letter + title[at + 1 :],
        "swapped": title[:at] + title[at + 1] + title[at] + title[at + 2 :],
    }[how]

    assert first(typed) == title


def test_other_words_than_those_of_the_index_lead_to_what_is_near(office: None) -> None:
    found = search.answer("Hundewelpen")

    assert found.hits[0].title.startswith("Hund")
    assert not search.answer("Sperrmüll").is_near
