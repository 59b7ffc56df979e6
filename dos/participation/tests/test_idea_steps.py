"""An idea given one question at a time, without script: nothing is lost, nothing is refused before it was asked."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from dos.accounts.tests.factories import UserFactory
from dos.cities.tests.cast import Cast
from dos.core import once
from dos.participation.models import Idea, Phase, Process
from dos.participation.tests.factories import ProcessFactory
from dos.participation.tests.test_give_idea import SQUARE, picture, token

pytestmark = pytest.mark.django_db
STEPS, PAGE = "/mitmachen/ideen/neu/schritte/", "/mitmachen/ideen/neu/"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
TEXT = "Im Sommer ist es heiß. Ein Brunnen hilft allen, die dort warten."


@pytest.fixture(autouse=True)
def _empty(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def process(cast: Cast) -> Process:
    return ProcessFactory(slug="ideen", city=cast.schwerte, area=SQUARE, area_name="Schwerte")


def hidden(response: Any) -> dict[str, str]:
    """Return what a browser would carry along."""
    main = response.content.decode().split("<main", 1)[1]
    found = {name: value.replace("&amp;", "&") for name, value in HIDDEN.findall(main)}
    found.pop("csrfmiddlewaretoken", None)
    return {**found, "token": token()}


def go(client: Client, before: Any, move: str = "weiter", **said: Any) -> Any:
    """Fill in the fields of the page and press a button."""
    return client.post(STEPS, {**hidden(before), "schritt": move, **said})


def question(response: Any) -> str:
    return str(response.context["step"].key)


def walk(client: Client, **said: Any) -> Any:
    """Go from the first question to the last."""
    shown = client.get(STEPS)
    while question(shown) != "einverstanden":
        shown = go(client, shown, **{name: said[name] for name in shown.context["step"].fields if name in said})
        assert shown.status_code == 200, shown.context["form"].errors
    return shown


def test_one_question_after_the_other_leads_to_the_preview_and_the_idea(client: Client, process: Process) -> None:
    said = {"title": "Trinkbrunnen am Markt", "text": TEXT, "place": "Markt", "latitude": "51,45", "longitude": "7,55"}

    last = walk(client, **said, name="Anna")
    assert not Idea.objects.exists()
    preview = go(client, last, consent="on")

    page = preview.content.decode()
    assert "Vorschau, noch nicht abgeschickt" in page
    assert "51.45000, 7.55000" in page
    sent = client.post(PAGE, {**hidden(preview), "schritt": "abschicken"})
    assert sent.status_code == 302
    idea = Idea.objects.get()
    assert (idea.title, idea.place, idea.latitude, idea.author.name) == (said["title"], "Markt", 51.45, "Anna")


def test_each_page_asks_one_question_and_says_where_one_is(client: Client, process: Process) -> None:
    first = client.get(STEPS)
    second = go(client, first, title="Trinkbrunnen am Markt")

    assert "Schritt 1 von 9" in first.content.decode()
    assert 'name="text"' not in first.content.decode()
    page = second.content.decode()
    assert "Schritt 2 von 9" in page
    assert "<textarea" in page
    assert '<input type="hidden" name="title" value="Trinkbrunnen am Markt">' in page
    assert "Fehler" not in page.split("<main", 1)[1]


def test_going_back_loses_nothing(client: Client, process: Process) -> None:
    second = go(client, client.get(STEPS), title="Trinkbrunnen am Markt")

    first = go(client, second, "zurueck", text="Erst angefangen")
    assert 'value="Trinkbrunnen am Markt"' in first.content.decode()
    again = go(client, first, title="Brunnen am Markt")

    page = again.content.decode()
    assert "Erst angefangen</textarea>" in page
    assert 'name="title" value="Brunnen am Markt"' in page


def test_a_picture_goes_along(client: Client, process: Process) -> None:
    shown = client.get(STEPS)
    for said in ({"title": "Trinkbrunnen am Markt"}, {"text": TEXT}, {}, {}, {}):
        shown = go(client, shown, **said)
    assert question(shown) == "bilder"

    wrong = go(client, shown, picture_1=picture())
    assert wrong.status_code == 422
    assert "was auf dem Bild zu sehen ist" in wrong.content.decode()
    shown = go(client, wrong, alt_1="Ein Brunnen")
    while question(shown) != "einverstanden":
        shown = go(client, shown)
    preview = go(client, shown, consent="on")
    client.post(PAGE, {**hidden(preview), "schritt": "abschicken"})

    assert [row.alt for row in Idea.objects.get().pictures.all()] == ["Ein Brunnen"]


@pytest.mark.parametrize(
    ("place", "said", "words"),
    [
        (0, {"title": ""}, "Bitte geben Sie Ihrer Idee einen Titel."),
        (1, {"text": ""}, "Bitte beschreiben Sie Ihre Idee."),
        (3, {"latitude": "52", "longitude": "9"}, "Schwerte"),
        (3, {"latitude": "x"}, "Zahl"),
        (8, {}, "Ohne Ihr Einverständnis"),
    ],
)
def test_a_fault_is_told_at_its_question(
    client: Client, process: Process, place: int, said: dict[str, str], words: str
) -> None:
    start = {"title": "Trinkbrunnen am Markt", "text": TEXT, "token": token(), "bei": str(place + 1)}

    answer = client.post(STEPS, {**start, **said, "schritt": "weiter"})

    assert answer.status_code == 422
    assert answer.context["number"] == place + 1
    assert words in answer.content.decode()


def test_what_is_missing_at_an_earlier_question_leads_back_to_it(client: Client, process: Process) -> None:
    answer = client.post(STEPS, {"token": token(), "bei": "9", "schritt": "weiter", "consent": "on"})

    assert answer.status_code == 422
    assert question(answer) == "titel"


def test_everything_on_one_page_keeps_what_was_said(client: Client, process: Process) -> None:
    second = go(client, client.get(STEPS), title="Trinkbrunnen am Markt")

    page = go(client, second, "alles", text="Angefangen").content.decode()

    assert 'value="Trinkbrunnen am Markt"' in page
    assert "Angefangen</textarea>" in page
    assert f'action="{PAGE}"' in page
    assert STEPS in client.get(PAGE).content.decode()


def test_an_account_is_not_asked_for_an_address(client: Client, process: Process) -> None:
    client.force_login(UserFactory())

    assert client.get(STEPS).context["total"] == 8


def test_after_the_end_nothing_is_asked(client: Client, process: Process) -> None:
    Phase.objects.update(starts_at="2020-01-01T00:00Z", ends_at="2020-02-01T00:00Z")

    assert client.post(STEPS, {"title": "x"}).status_code == 403
    assert "<textarea" not in client.get(STEPS).content.decode()


@pytest.mark.parametrize("told", ["", "0", "-1", "99", "x", "9" * 30])
def test_a_place_that_does_not_exist_is_the_nearest(client: Client, process: Process, told: str) -> None:
    assert client.post(STEPS, {"token": token(), "bei": told, "schritt": "weiter"}).status_code == 422


def test_a_program_gets_nothing(client: Client, process: Process) -> None:
    assert client.post(STEPS, {once.BAIT: "x"}).status_code == 404
    assert client.get("/mitmachen/gibt-es-nicht/neu/schritte/").status_code == 404


def test_it_speaks_english(client: Client, process: Process) -> None:
    page = client.get(f"/en{STEPS}").content.decode()

    assert "Step 1 of 9" in page
    assert "Everything on one page" in page
