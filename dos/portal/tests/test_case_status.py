"""The status link: nothing before the button, everything of one's own behind it, without a cookie."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core.errors import Conflict, Refused
from dos.portal.models import CaseAddition, CaseNote, Feedback
from dos.portal.services import senders
from dos.portal.tests.office import case, status_url
from dos.portal.views import cases as door
from dos.strategy.models import Project
from dos.strategy.tests.factories import ProjectFactory
from tests.budgets import QUERY_BUDGET

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(cast: Cast) -> Iterator[Any]:
    """A clock that stands still; the counters are empty."""
    cache.clear()
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


@pytest.fixture
def strict() -> Client:
    """A browser without any cookie, before which the guard against forged forms stands."""
    return Client(enforce_csrf_checks=True)


def add(client: Client, sent: Feedback, clock: Any, **said: str) -> Any:
    """Open the status, wait, write something more."""
    token = client.post(status_url(sent)).context["form"]["token"].value()
    clock.shift(10)
    return client.post(status_url(sent), {"was": "nachtrag", "text": "Und der Preis?", "token": token, **said})


def test_opening_the_link_shows_a_button_and_nothing_else(strict: Client) -> None:
    sent = case(answer="Im Mai.", state="answered")

    page = strict.get(status_url(sent))

    html = page.content.decode()
    assert page.status_code == 200
    assert "Anliegen anzeigen" in html
    for word in (sent.reference, sent.message, sent.answer):
        assert word not in html
    assert not page.cookies


def test_pressing_shows_what_is_ones_own(strict: Client, cast: Cast) -> None:
    project = ProjectFactory(name="Klimanetz", lead_city=cast.schwerte)
    sent = case(cast.schwerte, project=project, owner=cast.editor_schwerte, email="bea@dos.invalid")
    CaseNote.objects.create(case=sent, text="Nur für uns", author=cast.editor_schwerte)

    page = strict.post(status_url(sent))

    html = page.content.decode()
    for word in (sent.reference, "neu", sent.due_on.isoformat(), "Wann beginnt das?", "Klimanetz"):
        assert word in html
    for word in ("Nur für uns", "Redaktion Schwerte", "bea@dos.invalid"):
        assert word not in html
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert not page.cookies


def test_the_answer_and_the_reason_stand_there(strict: Client) -> None:
    answered = case(answer="Im Mai.", state="answered", answered_at=timezone.now())
    closed = case(closing_reason="Doppelt gesendet.", state="closed")

    assert "Im Mai." in strict.post(status_url(answered)).content.decode()
    assert "Doppelt gesendet." in strict.post(status_url(closed)).content.decode()


def test_what_people_wrote_stays_text(strict: Client) -> None:
    html = strict.post(status_url(case(message="<script>alert(1)</script>"))).content.decode()

    assert "<script>alert" not in html


def test_what_is_no_longer_published_is_not_named(strict: Client, cast: Cast) -> None:
    sent = case(project=ProjectFactory(name="Klimanetz", lead_city=cast.schwerte))
    Project.objects.update(live=False)

    assert "Klimanetz" not in strict.post(status_url(sent)).content.decode()


def test_all_unknown_links_get_the_same_words(strict: Client) -> None:
    without = case(secret_hash=None, token="ohne")

    pages = []
    for secret in ("x", "A" * 32, "None", without.reference, "ü" * 40, "R-ABC"):
        for ask in (strict.get, strict.post):
            with CaptureQueriesContext(connection) as asked:
                page = ask(f"/anliegen/{secret}/")
            pages.append((page.status_code, page.content.decode().split("<h1>")[1].split("</p>")[0]))
            assert sum("portal_feedback" in row["sql"] for row in asked) == 1

    assert len(set(pages)) == 1
    assert pages[0][0] == 404


def test_an_addition_reopens_an_answered_case(strict: Client, clock: Any) -> None:
    over = timezone.localdate() - timedelta(days=3)
    sent = case(answer="Im Mai.", state="answered", answered_at=timezone.now(), due_on=over)

    page = add(strict, sent, clock)

    sent.refresh_from_db()
    assert "Ihr Nachtrag ist angekommen" in page.content.decode()
    assert "Und der Preis?" in page.content.decode()
    assert (sent.state, sent.answered_at, sent.added_at) == ("in_progress", None, timezone.now())
    assert sent.due_on == timezone.localdate() + timedelta(days=14)


def test_an_addition_to_a_waiting_case_changes_no_state(strict: Client, clock: Any) -> None:
    sent = case(state="waiting")

    add(strict, sent, clock)

    assert Feedback.objects.get().state == "waiting"


def test_a_double_click_is_one_addition(strict: Client, clock: Any) -> None:
    sent = case()
    token = strict.post(status_url(sent)).context["form"]["token"].value()
    clock.shift(10)

    for _click in range(2):
        said = strict.post(status_url(sent), {"was": "nachtrag", "text": "Einmal", "token": token})

    assert said.status_code == 200
    assert CaseAddition.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "status", "sentence"),
    [
        ({"text": ""}, 422, "ergänzen möchten"),
        ({"text": "\u202e"}, 422, "ergänzen möchten"),
        ({"text": "x" * 4001}, 422, "4000"),
        ({"token": "gefälscht"}, 422, "zu alt"),
        ({"webseite": "http://spam.invalid"}, 404, ""),
    ],
)
def test_an_addition_is_refused_with_its_reason(
    strict: Client, clock: Any, said: dict[str, str], status: int, sentence: str
) -> None:
    page = add(strict, case(), clock, **said)

    assert page.status_code == status
    assert sentence in page.content.decode()
    assert not CaseAddition.objects.exists()


def test_too_many_additions_wait(strict: Client, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "PER_HOUR", 1)
    sent = case()
    add(strict, sent, clock)

    assert add(strict, sent, clock).status_code == 429
    monkeypatch.setattr(senders, "MOST_ADDITIONS", 1)
    with pytest.raises(Refused, match="neues Anliegen"):
        senders.add_to_case(sent, text="Noch eins", form_token="z")


def test_withdrawing_asks_once_more_and_deletes(strict: Client, cast: Cast) -> None:
    sent = case(cast.schwerte, kind="complaint", email="bea@dos.invalid", answer="Ja.", page="/x/")
    CaseNote.objects.create(case=sent, text="Name genannt")
    CaseAddition.objects.create(case=sent, text="Mehr", form_token="m")
    asked = strict.post(status_url(sent), {"was": "fragen"}).content.decode()
    assert "Nein, behalten" in asked
    assert Feedback.objects.get().email

    for _click in range(2):
        page = strict.post(status_url(sent), {"was": "zurueckziehen"})

    sent.refresh_from_db()
    assert "zurückgezogen" in page.content.decode()
    assert (sent.message, sent.email, sent.answer, sent.page) == ("", "", "", "")
    assert (sent.kind, sent.state) == ("complaint", "closed")
    assert sent.reference in page.content.decode()
    assert not CaseNote.objects.exists()
    assert not CaseAddition.objects.exists()
    with pytest.raises(Conflict):
        senders.add_to_case(sent, text="Doch noch", form_token="n")


def test_the_page_needs_few_queries(strict: Client, cast: Cast) -> None:
    sent = case(project=ProjectFactory(lead_city=cast.schwerte))
    for number in range(5):
        CaseAddition.objects.create(case=sent, text="Mehr", form_token=str(number))
    strict.post(status_url(sent))

    with CaptureQueriesContext(connection) as asked:
        strict.post(status_url(sent))

    assert len(asked) <= QUERY_BUDGET["portal:case_status"]
