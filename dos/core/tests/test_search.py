"""Search finds what people mean, and any text is a valid query."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dos.core import module, search
from dos.core.models import SearchDocument, SearchGram, SearchWord

DOCUMENTS = [
    search.Document(
        "project", "a", "Brückensensorik", "Sensoren an Brücken melden Risse.", "/a/", city_keys=("dortmund",)
    ),
    search.Document("project", "b", "Mobilitäts-Hub", "Umsteigen am Bahnhof.", "/b/", city_keys=("schwerte",)),
    search.Document("page", "c", "Straßenbeleuchtung", "Neue Leuchten mit Sensor.", "/c/", title_en="Street lighting"),
    search.Document("page", "d", "Sensor", "Was ein Sensor ist.", "/d/"),
]


@pytest.fixture
def index(db: None, monkeypatch: pytest.MonkeyPatch) -> list[search.Document]:
    """An index of one small room; what is removed from the list is gone at the next rebuild."""
    offered = list(DOCUMENTS)
    room = module.Module(name="test", label="Test", search_documents=lambda: offered)
    monkeypatch.setattr(module, "_MODULES", {"test": room})
    search.rebuild()
    return offered


def titles(query: str, **options: str) -> list[str]:
    """The titles found, in their order."""
    return [hit.title for hit in search.search(query, **options)[0]]  # type: ignore[arg-type]  # only city_key is used


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Brueckensensorik", "Brückensensorik"),
        ("brücke", "Brückensensorik"),
        ("strassenbeleuchtung", "Straßenbeleuchtung"),
        ("STRASSENBELEUCHTUNG", "Straßenbeleuchtung"),
        ("mobili", "Mobilitäts-Hub"),
        ("street light", "Straßenbeleuchtung"),
    ],
)
def test_the_thing_is_found(index: list[search.Document], query: str, title: str) -> None:
    assert titles(query)[0] == title


def test_part_of_a_compound_is_found_after_the_word_itself(index: list[search.Document]) -> None:
    found = titles("Sensor")

    assert found[0] == "Sensor"
    assert "Brückensensorik" in found


def test_who_holds_most_of_the_question_comes_first(index: list[search.Document]) -> None:
    assert titles("Sensoren Risse")[0] == "Brückensensorik"
    assert {"Sensor", "Mobilitäts-Hub"} <= set(titles("Sensor Bahnhof"))


def test_words_that_nobody_wrote_do_not_empty_the_answer(index: list[search.Document]) -> None:
    assert titles("xqzvwk Bahnhof")[0] == "Mobilitäts-Hub"


def test_a_city_finds_its_own_and_the_shared(index: list[search.Document]) -> None:
    assert set(titles("Sensor", city_key="schwerte")) == {"Sensor", "Straßenbeleuchtung"}


def test_stop_words_alone_find_nothing(index: list[search.Document]) -> None:
    assert search.search("und die der") == ([], 0)


def test_an_error_in_typing_is_mended_and_said(index: list[search.Document]) -> None:
    found = search.answer("am Bahnhfo")

    assert found.hits[0].title == "Mobilitäts-Hub"
    assert (found.meant, found.is_near) == ("am Bahnhof", False)


def test_what_is_only_near_is_said_to_be_so(index: list[search.Document]) -> None:
    found = search.answer("Rückentor")

    assert found.hits[0].title == "Brückensensorik"
    assert found.is_near


def test_kinds_are_counted_and_pages_follow_one_another(index: list[search.Document]) -> None:
    everything = search.answer("Sensor")
    second = search.answer("Sensor", limit=1, offset=1)

    assert everything.kinds == {"page": 2, "project": 1}
    assert second.hits[0].title == everything.hits[1].title
    assert search.answer("Sensor", kind="project").total == 1


def test_rebuild_writes_only_what_changed(index: list[search.Document]) -> None:
    assert search.rebuild() == 0

    index.pop()

    assert search.rebuild() >= 1
    assert not SearchDocument.objects.filter(key="d").exists()


def test_words_that_stand_nowhere_any_more_are_forgotten(index: list[search.Document]) -> None:
    del index[1]

    search.rebuild()

    assert not SearchWord.objects.filter(key="bahnhof").exists()
    assert not SearchGram.objects.filter(gram="bahn").exists()
    assert SearchWord.objects.get(key="").documents == 3


def test_what_came_in_or_went_out_is_known_at_once(index: list[search.Document]) -> None:
    search.bring_in(search.Document("page", "e", "Wochenmarkt", "Jeden Freitag.", "/e/"))
    assert titles("Wochenmarkt") == ["Wochenmarkt"]

    search.take_out("page", "e")
    assert "Wochenmarkt" not in titles("Wochenmarkt")


@pytest.mark.django_db(transaction=True)
def test_new_words_are_learnt_with_the_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MODULES", {})
    search.rebuild()

    search.bring_in(search.Document("page", "e", "Wochenmarkt", "Jeden Freitag.", "/e/"))

    assert titles("Wochenmrakt") == ["Wochenmarkt"]
    assert titles("Markt") == ["Wochenmarkt"]
    search.take_out("page", "e")
    SearchWord.objects.all().delete()


@given(query=st.text(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_text_is_a_valid_query(index: list[search.Document], query: str) -> None:
    found = search.answer(query)

    assert len(found.hits) <= found.total


@pytest.mark.parametrize(
    "query", ["\x00", "a\x00b", "\ud800Brücke", " " * 5000, "a" * 5000, "ß" * 5000, '"', "*", "(", "NEAR", "﷽" * 40]
)
def test_hostile_text_is_answered(index: list[search.Document], query: str) -> None:
    search.answer(query)


def test_hostile_text_in_documents_is_kept_out_of_the_index(index: list[search.Document]) -> None:
    index.append(search.Document("page", "f", "Nul\x00l\ud800", "Text\x00 \udfff " + "x" * 70_000, "/f/"))

    search.rebuild()

    assert titles("x" * 5000) == ["Null"]


def test_a_question_asks_a_bounded_number_of_statements(
    index: list[search.Document], django_assert_max_num_queries: Any
) -> None:
    words = " ".join(f"{word}{number}" for number in range(20) for word in ("Straßenlampe", "Brükke"))

    with django_assert_max_num_queries(60):
        search.answer(words)
