"""Search finds what people mean, and any text is a valid query."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dos.core import module, search
from dos.core.models import SearchDocument

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


def test_every_word_counts(index: list[search.Document]) -> None:
    assert titles("Sensoren Risse") == ["Brückensensorik"]
    assert titles("Sensoren Bahnhof") == []


def test_a_city_finds_its_own_and_the_shared(index: list[search.Document]) -> None:
    assert titles("Sensor", city_key="schwerte") == ["Sensor", "Straßenbeleuchtung"]


def test_stop_words_alone_find_nothing(index: list[search.Document]) -> None:
    assert search.search("und die der") == ([], 0)


def test_rebuild_writes_only_what_changed(index: list[search.Document]) -> None:
    assert search.rebuild() == 0

    index.pop()

    assert search.rebuild() >= 1
    assert not SearchDocument.objects.filter(key="d").exists()


@given(query=st.text(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_text_is_a_valid_query(index: list[search.Document], query: str) -> None:
    hits, total = search.search(query)

    assert len(hits) <= total
