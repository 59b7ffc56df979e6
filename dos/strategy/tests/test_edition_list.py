"""The strategy as a download: accessible, complete, kept under numbers, written at the moment that somebody asks."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from dos.cities.tests.cast import Cast
from dos.core import rest
from dos.strategy.exports.book import manuscript, press
from dos.strategy.models import Edition, Project
from dos.strategy.selectors import book as books
from dos.strategy.services import editions
from dos.strategy.tests import factories
from dos.strategy.views import editions as door

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 4)


@pytest.fixture(autouse=True)
def _own_shelf(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep files in a folder of the test, count requests from nothing."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(door, "_ASKED", rest.Counter())


@pytest.fixture
def programme(cast: Cast) -> None:
    """A small programme with one of everything."""
    programme = factories.ProgrammeFactory(vision="Gemeinsam besser.\nFür alle.", source_url="https://example.org/v")
    goal = factories.ProgrammeGoalFactory(programme=programme, title="Lebensqualität")
    field = factories.ActionFieldFactory(
        programme=programme, slug="energie", name="Energie", goal="Weniger verbrauchen."
    )
    goal.action_fields.add(field)
    factories.ActionFieldFactory(programme=programme, slug="leer", name="Leeres Feld")
    factories.BaselineFactory(action_field=field, city=cast.schwerte, text="Es gab drei Säulen.")
    project = factories.ProjectFactory(slug="netz", name="Wärmenetz", lead_city=cast.schwerte, action_fields=[field])
    factories.MilestoneFactory(project=project, title="Spatenstich")
    factories.DecisionFactory(title="Ja zum Netz", city=cast.schwerte, concerns_programme=True)
    indicator = factories.IndicatorFactory(name="Verbrauch", action_field=field, city=cast.schwerte)
    factories.IndicatorValueFactory(indicator=indicator, value=1234.5, source_url="https://example.org/w")


def written(key: str = books.WHOLE) -> tuple[dict[str, Any], str]:
    """Write a part; return the manuscript and the text of the PDF."""
    scope = books.scope(key)
    assert scope is not None
    book = books.book(scope)
    assert book is not None
    words = manuscript.manuscript(book)
    reader = PdfReader(io.BytesIO(press.pdf(words, on=DAY, number=2)))
    return words, "\n".join(page.extract_text() for page in reader.pages)


@pytest.mark.usefixtures("programme")
def test_the_pdf_is_tagged_and_says_its_language_and_title() -> None:
    scope = books.scope(books.WHOLE)
    assert scope is not None
    book = books.book(scope)
    assert book is not None

    reader = PdfReader(io.BytesIO(press.pdf(manuscript.manuscript(book), on=DAY, number=2)))

    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "de"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "Strategie DOS 2030"
    assert "/StructTreeRoot" in root
    assert len(reader.pages) > 5


@pytest.mark.usefixtures("programme")
def test_the_pdf_holds_the_whole_strategy() -> None:
    _words, text = written()

    for said in (
        "Fassung 2 vom 4. Mai 2026",
        "keine Website der Städte",
        "Gemeinsam besser.",
        "Lebensqualität",
        "Weniger verbrauchen.",
        "Es gab drei Säulen.",
        "Wärmenetz",
        "Spatenstich",
        "Ja zum Netz",
        "1.234,5",
        "https://example.org/w",
        "Hier gibt es noch kein Vorhaben.",
    ):
        assert said in text, said


@pytest.mark.usefixtures("programme")
def test_a_part_speaks_of_its_part_alone(cast: Cast) -> None:
    factories.ProjectFactory(name="Dortmunder Vorhaben", lead_city=cast.dortmund)

    _words, of_city = written("schwerte")
    _words, of_field = written("energie")

    assert "Wärmenetz" in of_city
    assert "Dortmunder Vorhaben" not in of_city + of_field
    assert "Leeres Feld" not in of_field


@pytest.mark.usefixtures("programme")
def test_drafts_are_not_printed(cast: Cast) -> None:
    Project.objects.update(live=False)

    _words, text = written()

    assert "Wärmenetz" not in text


@pytest.mark.usefixtures("programme")
def test_texts_are_never_markup() -> None:
    nasty = '#panic("x") = *a* $x$ <b> @ref \\ [ ] {{7*7}} `r` // /* “'
    Project.objects.update(name=nasty[:160], summary=nasty * 20)

    _words, text = written()

    assert '#panic("x")' in text


@pytest.mark.usefixtures("programme")
def test_an_english_book_marks_what_is_german() -> None:
    with translation.override("en"):
        words, _text = written()

    assert words["language"] == "en"
    assert words["fields"][0]["projects"][0]["name"] == ("Wärmenetz", "de")


@pytest.mark.usefixtures("programme")
def test_a_new_number_only_when_the_contents_changed(cast: Cast) -> None:
    call_command("make_editions", part="schwerte", verbosity=0)
    call_command("make_editions", part="schwerte", verbosity=0)
    once = set(Edition.objects.values_list("key", flat=True))
    Project.objects.update(summary="Jetzt anders.")

    call_command("make_editions", part="schwerte", verbosity=0)

    assert once == {"schwerte-de-1", "schwerte-en-1"}
    assert Edition.objects.filter(city=cast.schwerte).count() == 4


@pytest.mark.usefixtures("programme")
def test_an_edition_is_sent_as_it_is(client: Client) -> None:
    call_command("make_editions", part="gesamt", verbosity=0)

    response = client.get("/strategie/gesamt-de-1.pdf")
    again = client.get("/strategie/gesamt-de-1.pdf", headers={"if-none-match": response.headers["ETag"]})

    assert response.content.startswith(b"%PDF")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="strategie-gesamt-de-1.pdf"'
    assert "immutable" in response.headers["Cache-Control"]
    assert again.status_code == 304
    assert client.get("/strategie/gesamt-de-2.pdf").status_code == 404


@pytest.mark.usefixtures("programme")
def test_an_edition_whose_file_is_lost_is_not_found(client: Client) -> None:
    Edition.objects.create(key="lost", title="x", file="strategie/lost.pdf")

    assert client.get("/strategie/lost.pdf").status_code == 404


@pytest.mark.usefixtures("programme")
def test_the_page_offers_every_part_and_says_that_the_original_is_missing(client: Client) -> None:
    call_command("make_editions", part="gesamt", verbosity=0)

    html = client.get("/strategie/?teil=gesamt").content.decode()

    for said in (
        "/strategie/gesamt-de-1.pdf",
        "/strategie/gesamt-en-1.pdf",
        "/strategie/aktuell/schwerte.pdf",
        "/strategie/aktuell/energie.pdf",
        "liegt hier noch nicht vor",
        "Ja zum Netz",
    ):
        assert said in html, said
    assert client.get("/strategie/?teil=hagen").status_code == 404
    assert client.get("/strategie/?teil=gesamt&seite=9").status_code == 404


@pytest.mark.usefixtures("programme")
def test_the_original_of_the_councils_stands_beside_it(client: Client, cast: Cast) -> None:
    original = editions.add_original(user=cast.administrator, title="Strategie, beschlossen", content=b"%PDF-1")

    html = client.get("/strategie/").content.decode()

    assert "Strategie, beschlossen" in html
    assert "liegt hier noch nicht vor" not in html
    assert client.get(f"/strategie/{original.key}.pdf").content == b"%PDF-1"


@pytest.mark.usefixtures("programme")
def test_the_state_of_this_moment_shows_a_change_at_once(client: Client) -> None:
    before = client.get("/strategie/aktuell/gesamt.pdf").content
    Project.objects.update(name="Nahwärmenetz")

    after = client.get("/strategie/aktuell/gesamt.pdf").content

    texts = ["".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages) for pdf in (before, after)]
    assert "Nahwärmenetz" not in texts[0]
    assert "Nahwärmenetz" in texts[1]
    assert Edition.objects.count() == 0


@pytest.mark.usefixtures("programme")
def test_writing_at_once_has_a_limit(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_written", lambda scope: b"%PDF")

    statuses = [client.get("/strategie/aktuell/gesamt.pdf").status_code for _ in range(12)]

    assert statuses == [200] * 10 + [429] * 2
    assert client.get("/strategie/aktuell/hagen.pdf").status_code == 404


@pytest.mark.usefixtures("programme")
def test_a_full_waiting_room_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    door._WAITING.acquire()
    door._WAITING.acquire()
    try:
        response = client.get("/strategie/aktuell/gesamt.pdf")
    finally:
        door._WAITING.release()
        door._WAITING.release()

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "5"


def test_without_a_programme_there_is_nothing_to_write(client: Client) -> None:
    call_command("make_editions", verbosity=0)

    assert client.get("/strategie/").status_code == 200
    assert client.get("/strategie/aktuell/gesamt.pdf").status_code == 404


@pytest.mark.usefixtures("programme")
def test_a_longer_book_takes_no_more_queries(cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    def count() -> int:
        books.scope("schwerte")  # the cities are remembered from here on
        with django_assert_max_num_queries(40) as taken:
            written()
        return len(taken)

    few = count()
    for _ in range(15):
        project = factories.ProjectFactory(lead_city=cast.schwerte)
        factories.MilestoneFactory(project=project)
        factories.IndicatorValueFactory(indicator__project=project)
        factories.AdoptionFactory(project=project)

    assert count() == few
