"""The feedback form: works without script, refuses with reasons, gives a receipt, stops those who send too much."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.portal.models import Feedback
from dos.portal.views import feedback as door

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(cast: Cast) -> Iterator[Any]:
    """A clock that stands still; the counters are empty."""
    cache.clear()
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def send(client: Client, clock: Any, address: str = "/rueckmeldung/", seconds: int = 10, **said: str) -> Any:
    """Open the form, wait, send it."""
    form = client.get(address).context["form"]
    clock.shift(seconds)
    return client.post(
        address, {"kind": "barrier", "message": "Ich komme hier nicht weiter.", "token": form["token"].value(), **said}
    )


def test_a_message_gets_a_number_and_a_day(client: Client, clock: Any) -> None:
    answer = client.get(send(client, clock).headers["Location"]).content.decode()

    sent = Feedback.objects.get()
    assert sent.reference in answer
    assert sent.due_on.isoformat() in answer
    assert sent.message not in answer


def test_the_citys_form_writes_to_the_city(client: Client, clock: Any, cast: Cast) -> None:
    send(client, clock, "/schwerte/rueckmeldung/")

    assert Feedback.objects.get().city == cast.schwerte


def test_the_form_is_filled_in_from_the_address(client: Client) -> None:
    form = client.get("/rueckmeldung/", {"anlass": "wissen", "seite": "/projekte/x/"}).context["form"]

    assert (form["kind"].value(), form["page"].value()) == ("knowledge", "/projekte/x/")


def test_a_double_click_is_one_message(client: Client, clock: Any) -> None:
    token = client.get("/rueckmeldung/").context["form"]["token"].value()
    clock.shift(10)

    answers = [
        client.post("/rueckmeldung/", {"kind": "other", "message": "Einmal", "token": token}) for _click in range(2)
    ]

    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"message": ""}, "Ein Satz genügt"),
        ({"message": "\x08\u202e "}, "Ein Satz genügt"),
        ({"message": "a\x00b"}, "Ihre Nachricht"),
        ({"message": "x" * 4001}, "4000"),
        ({"email": "keine adresse"}, "E-Mail"),
        ({"kind": "../x"}, "Worum geht es"),
        ({"token": "gefälscht"}, "zu alt"),
    ],
)
def test_a_refusal_names_the_reason(client: Client, clock: Any, said: dict[str, Any], sentence: str) -> None:
    answer = send(client, clock, **said)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Feedback.objects.exists()


def test_too_quick_is_refused_and_can_be_sent_again(client: Client, clock: Any) -> None:
    answer = send(client, clock, seconds=1)
    token = answer.context["form"]["token"].value()
    clock.shift(5)

    again = client.post("/rueckmeldung/", {"kind": "other", "message": "Jetzt in Ruhe", "token": token})

    assert (answer.status_code, again.status_code) == (422, 302)


def test_bait_catches_programs(client: Client, clock: Any) -> None:
    assert send(client, clock, webseite="http://spam.invalid/").status_code == 404
    assert not Feedback.objects.exists()


def test_control_and_direction_characters_are_taken_out(client: Client, clock: Any) -> None:
    send(client, clock, message="Hallo\x1b[31m \u202eWelt\r\nzweite Zeile", page="/x/\n/y/")

    sent = Feedback.objects.get()
    assert (sent.message, sent.page) == ("Hallo[31m Welt\nzweite Zeile", "/x/ /y/")


def test_too_many_from_one_network_wait(client: Client, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "PER_HOUR", 2)
    for _number in range(2):
        send(client, clock)

    answer = send(client, clock)

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "zu viele" in answer.content.decode()
    assert Feedback.objects.count() == 2


def test_what_nobody_asked_for_changes_nothing(client: Client, clock: Any) -> None:
    send(client, clock, reference="R-MEINS", answered_at="2020-01-01", due_on="2099-01-01", city="1")

    sent = Feedback.objects.get()
    assert (sent.answered_at, sent.city) == (None, None)
    assert sent.reference != "R-MEINS"


def test_a_receipt_cannot_be_made_up(client: Client) -> None:
    for code in ("", "R-ABC", "a:b:c"):
        assert client.get("/rueckmeldung/danke/", {"beleg": code}).status_code == 404


def test_without_the_token_against_forgery_nothing_is_saved(clock: Any) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/rueckmeldung/", {"kind": "other", "message": "Von fremder Seite"})

    assert answer.status_code == 403
    assert "zu alt" in answer.content.decode()
