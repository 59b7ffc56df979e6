"""Writing to the project team: what it is about, the brakes of feedback, a receipt that shows the link once."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dos.actors.tests.factories import OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.events.tests.factories import EventFactory
from dos.notifications.models import Mail
from dos.portal.models import Feedback, hashed
from dos.portal.views import feedback as door
from dos.strategy.models import Project
from dos.strategy.tests.factories import ProjectFactory
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(cast: Cast) -> Iterator[Any]:
    """A clock that stands still; the counters are empty."""
    cache.clear()
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def send(client: Client, clock: Any, address: str = "/anliegen/", **said: str) -> Any:
    """Open the form, wait, send it."""
    form = client.get(address).context["form"]
    clock.shift(10)
    typed = {"kind": "question", "message": "Wann beginnt das?", "token": form["token"].value()}
    return client.post(address, {**typed, **said})


def test_a_request_gets_number_day_and_once_a_link(client: Client, clock: Any) -> None:
    address = send(client, clock).headers["Location"]
    first = client.get(address)
    again = client.get(address).content.decode()

    sent, html = Feedback.objects.get(), first.content.decode()
    assert (sent.kind, sent.state, sent.owner) == ("question", "new", None)
    assert f"/anliegen/{sent.secret}/" in html
    assert sent.reference in html
    assert sent.due_on.isoformat() in html
    assert first.headers["Referrer-Policy"] == "no-referrer"
    assert sent.secret not in again
    assert sent.reference in again


def test_the_link_is_for_the_browser_that_sent(client: Client, clock: Any) -> None:
    address = send(client, clock).headers["Location"]

    assert "/anliegen/" + Feedback.objects.get().secret not in Client().get(address).content.decode()


def test_the_secret_is_long_and_nowhere_in_the_database(client: Client, clock: Any) -> None:
    send(client, clock)

    sent = Feedback.objects.get()
    assert len(sent.secret) >= 32
    assert sent.secret_hash == hashed(sent.secret)
    assert sent.secret not in [str(value) for value in Feedback.objects.values().get().values()]


@pytest.mark.parametrize(("prefix", "words"), [("", "Stand Ihres Anliegens"), ("/en", "Status of your request")])
def test_the_receipt_by_mail_leads_to_the_status_in_the_language_of_the_page(
    client: Client, clock: Any, prefix: str, words: str
) -> None:
    send(client, clock, f"{prefix}/anliegen/", email="bea@dos.invalid")

    text = Mail.objects.get().text
    assert f"{prefix}/anliegen/{Feedback.objects.get().secret}/" in text
    assert words in text
    assert "Wann beginnt das?" not in text


def test_what_it_is_about_is_linked(client: Client, clock: Any) -> None:
    project, organisation = ProjectFactory(slug="klimanetz", name="Klimanetz"), OrganisationFactory(slug="werk")
    event = EventFactory(slug="treff")
    address = "/anliegen/?projekt=klimanetz&akteur=werk&termin=treff"
    assert "Klimanetz" in client.get(address).content.decode()

    send(client, clock, address)

    sent = Feedback.objects.get()
    assert (sent.project, sent.organisation, sent.event) == (project, organisation, event)


@pytest.mark.parametrize("query", ["projekt=geheim", "projekt=gibtesnicht", "akteur=%20", f"termin={'x' * 500}"])
def test_what_is_not_published_is_neither_named_nor_linked(client: Client, clock: Any, query: str) -> None:
    ProjectFactory(slug="geheim", name="Streng geheim")
    Project.objects.update(live=False)
    address = f"/anliegen/?{query}"
    assert "Streng geheim" not in client.get(address).content.decode()

    send(client, clock, address)

    assert Feedback.objects.get().project is None


def test_the_kind_comes_from_the_address(client: Client) -> None:
    assert client.get("/anliegen/?anlass=presse").context["form"]["kind"].value() == "press"
    assert client.get("/anliegen/?anlass=barriere").context["form"]["kind"].value() == "question"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [({"message": ""}, "Ein Satz genügt"), ({"kind": "barrier"}, "Worum geht es"), ({"token": "x"}, "zu alt")],
)
def test_a_refusal_names_the_reason(client: Client, clock: Any, said: dict[str, Any], sentence: str) -> None:
    answer = send(client, clock, **said)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Feedback.objects.exists()


def test_brakes_bait_and_double_clicks(client: Client, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "PER_HOUR", 2)
    assert send(client, clock, webseite="http://spam.invalid/").status_code == 404
    token = client.get("/anliegen/").context["form"]["token"].value()
    clock.shift(10)
    typed = {"kind": "press", "message": "Einmal", "token": token}

    first, second, third = (client.post("/anliegen/", typed) for _click in range(3))

    assert first.headers["Location"] == second.headers["Location"]
    assert first.cookies[door.LINK_COOKIE].value == second.cookies[door.LINK_COOKIE].value
    assert third.status_code == 429
    assert Feedback.objects.count() == 1


def test_every_page_leads_to_the_form(client: Client) -> None:
    assert 'href="/anliegen/"' in client.get("/rueckmeldung/").content.decode()


def test_the_form_needs_few_queries(client: Client) -> None:
    ProjectFactory(slug="klimanetz")

    assert count_queries(client, "/anliegen/?projekt=klimanetz") <= QUERY_BUDGET["portal:case_new"]


@pytest.mark.parametrize(("page", "word"), [("/projekte/klimanetz/", "projekt"), ("/akteure/werke/", "akteur")])
def test_pages_lead_to_the_form_that_says_what_it_is_about(client: Client, cast: Cast, page: str, word: str) -> None:
    ProjectFactory(slug="klimanetz", name="Klimanetz", lead_city=cast.schwerte)
    OrganisationFactory(slug="werke", name="Die Werke")
    slug, name = ("klimanetz", "Klimanetz") if word == "projekt" else ("werke", "Die Werke")

    link = f"/anliegen/?{word}={slug}"

    assert f'href="{link}"' in client.get(page).content.decode()
    asked = client.get(link).content.decode()
    assert "Es geht um:" in asked
    assert name in asked.split("Es geht um:")[1].split("<form")[0]
