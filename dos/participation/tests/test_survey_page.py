"""The page of a survey: without script, with every refusal, in two languages."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.core import once, throttle
from dos.participation.models import Response
from dos.participation.tests.factories import PhaseFactory
from dos.participation.tests.scenes import ask, poll, survey
from dos.participation.views.surveys import COOKIE, PER_HOUR

pytestmark = pytest.mark.django_db

SENT = {
    "frage-mobil": "ja",
    "frage-wege": ["rad", "bus"],
    "frage-note": "4",
    "frage-vorrang-bus": "1",
    "frage-wunsch": "Mehr Bänke.",
    "frage-ort-words": "Markt",
}


def url(process: Any, place: str = "umfrage/", prefix: str = "/") -> str:
    return f"{prefix}mitmachen/{process.slug}/{place}"


def send(client: Client, process: Any, *, opened: bool = True, **changes: Any) -> Any:
    """Open the form, wait, send it."""
    token = client.get(url(process)).context["token"] if opened else once.new_form_token()
    with time_machine.travel(timezone.now() + timedelta(seconds=once.MIN_SECONDS + 1), tick=True):
        named = {f"frage-{key.replace('__', '-')}": value for key, value in changes.items()}
        return client.post(url(process), {**SENT, "token": token, **named})


def test_the_answers_arrive(client: Client) -> None:
    process = survey()

    response = send(client, process)

    assert response.status_code == 302
    assert response["Location"] == url(process, "umfrage/danke/")
    assert "Antworten sind angekommen" in client.get(response["Location"]).content.decode()
    assert Response.objects.get().answers["vorrang"] == ["bus"]


def test_every_question_stands_there_without_script(client: Client) -> None:
    page = client.get(url(survey())).content.decode()

    assert "Nur wenn Sie bei „Sind Sie oft unterwegs?“ „Ja“ gewählt haben." in page
    assert 'data-asked-when="frage-mobil" data-asked-options="ja"' in page
    assert page.count("<fieldset") == 5
    assert "Der Ort liegt in: Schwerte." in page


def test_a_place_is_typed_or_chosen_on_a_map(client: Client) -> None:
    process = survey()
    ask(process, "noch-ein-ort", "place", "Wo noch?")

    page = client.get(url(process)).content.decode()

    for name in ("frage-ort", "frage-noch-ein-ort"):
        assert f'data-map="karte-{name}"' in page
        assert f'name="{name}-words"' in page
        assert f'name="{name}-latitude"' in page
    assert page.count("data-place-help") == 2
    assert "participation/place" in page
    assert len(page) < 60_000


def test_without_a_place_there_is_no_map(client: Client) -> None:
    page = client.get(url(poll())).content.decode()

    assert "data-map" not in page
    assert "participation/place" not in page


def test_a_place_that_was_refused_stands_there_again(client: Client) -> None:
    process = survey()

    response = send(client, process, ort__latitude="48,1", ort__longitude="11,5")

    assert response.status_code == 422
    assert 'value="48,1"' in response.content.decode()


def test_it_speaks_english(client: Client) -> None:
    process = survey(title_en="Getting about")
    process.questions.filter(key="mobil").update(text_en="Do you travel a lot?")

    page = client.get(url(process, prefix="/en/")).content.decode()

    assert "Do you travel a lot?" in page
    assert ">Yes</label>" in page
    assert "Getting about" in page
    assert "Antworten abschicken" not in page


def test_faults_lead_to_their_questions(client: Client) -> None:
    process = survey()

    response = send(client, process, mobil="", note="9", ort__words="x" * 161)

    page = response.content.decode()
    assert response.status_code == 422
    for key in ("mobil", "note", "ort"):
        assert f'href="#id_frage-{key}"' in page
        assert f'id="id_frage-{key}"' in page
    assert "<title>Fehler: " in page.replace("\n", "")
    assert not Response.objects.exists()


def test_what_was_written_is_kept_when_something_is_wrong(client: Client) -> None:
    page = send(client, survey(), note="9", wunsch="<b>Grün</b>").content.decode()

    assert "&lt;b&gt;Grün&lt;/b&gt;" in page
    assert 'value="Markt"' in page
    assert '<option value="1" selected>' in page
    assert page.count(" checked") == 3


def test_a_second_attempt_is_told_and_changes_nothing(client: Client) -> None:
    process = survey()
    send(client, process)

    again = send(client, process, opened=False, wunsch="Anderes")

    assert again.status_code == 409
    assert "schon teilgenommen" in again.content.decode()
    assert Response.objects.get().answers["wunsch"] == "Mehr Bänke."


def test_whoever_has_answered_sees_no_form(client: Client) -> None:
    process = survey()
    send(client, process)

    assert "<form" not in client.get(url(process)).content.decode().split("<main")[1].split("</main")[0]


def test_a_double_click_leads_to_the_thanks(client: Client) -> None:
    process = survey()
    token = client.get(url(process)).context["token"]

    with time_machine.travel(timezone.now() + timedelta(seconds=5), tick=True):
        answers = [client.post(url(process), {**SENT, "token": token}).status_code for _click in range(2)]

    assert answers == [302, 302]
    assert Response.objects.count() == 1


def test_another_browser_is_another_person(client: Client) -> None:
    process = survey()

    assert send(client, process).status_code == send(Client(), process).status_code == 302


def test_a_forged_cookie_is_nobody(client: Client) -> None:
    process = survey()
    client.cookies[COOKIE] = "selbst-gemacht"

    assert send(client, process, opened=False).status_code == 422


def test_faster_than_anybody_reads_is_refused(client: Client) -> None:
    process = survey()
    token = client.get(url(process)).context["token"]

    response = client.post(url(process), {**SENT, "token": token})

    assert response.status_code == 422
    assert "sehr schnell" in response.content.decode()


@pytest.mark.parametrize("token", ["", "x", "x" * 10_000, "\x00"])
def test_a_forged_form_is_refused_and_renewed(client: Client, token: str) -> None:
    process = survey()
    client.get(url(process))

    response = client.post(url(process), {**SENT, "token": token})

    assert response.status_code == 422
    assert not once.is_stale(response.context["token"])


def test_whoever_fills_in_the_bait_is_a_program(client: Client) -> None:
    process = survey()

    assert client.post(url(process), {**SENT, once.BAIT: "x"}).status_code == 404


def test_too_many_from_one_network(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    process = survey()
    monkeypatch.setattr(throttle, "seconds_to_wait", lambda scope, *_rest, limit: 60 * (limit == PER_HOUR))

    response = client.post(url(process), SENT)

    assert response.status_code == 429
    assert response["Retry-After"] == "60"


def test_closed_is_403_with_the_day(client: Client) -> None:
    process = survey(phase=False)
    begins = timezone.now() + timedelta(days=3)
    PhaseFactory(process=process, starts_at=begins, ends_at=begins + timedelta(days=9))

    assert client.get(url(process)).status_code == 200
    refused = client.post(url(process), SENT)
    assert refused.status_code == 403
    assert "Antworten können Sie ab <time" in refused.content.decode()


def test_over_is_403_and_leads_to_the_result(client: Client) -> None:
    process = survey(phase=False)
    ended = timezone.now() - timedelta(days=3)
    PhaseFactory(process=process, starts_at=ended - timedelta(days=9), ends_at=ended)

    refused = client.post(url(process), SENT)

    assert refused.status_code == 403
    assert url(process, "ergebnis/") in refused.content.decode()


def test_without_account_where_one_is_needed(client: Client) -> None:
    process = survey(allows_guests=False)

    assert "Anmelden oder Konto anlegen" in client.get(url(process)).content.decode()
    assert client.post(url(process), SENT).status_code == 403
    client.force_login(UserFactory())
    assert send(client, process).status_code == 302


@pytest.mark.parametrize("values", [{"live": False}, {"kind": "ideas"}])
def test_what_is_no_public_survey_does_not_exist(client: Client, values: dict[str, Any]) -> None:
    process = survey()
    type(process).objects.filter(pk=process.pk).update(**values)

    for place in ("umfrage/", "umfrage/danke/", "ergebnis/"):
        assert client.get(url(process, place)).status_code == 404
    assert client.post(url(process), SENT).status_code == 404


def test_ten_megabytes_are_too_much(client: Client) -> None:
    process = survey()

    response = client.post(url(process), {**SENT, "frage-wunsch": "x" * 10_500_000})

    assert response.status_code in (400, 413)
    assert not Response.objects.exists()


def test_words_of_editors_are_text(client: Client) -> None:
    bad = "<script>alert(1)</script>"
    process = survey(title=bad, summary=bad, area_name=bad)
    ask(process, "boese", "single", bad, hint=bad, options=[{"key": "a", "label": bad}, {"key": "b", "label": bad}])
    ask(process, "folge", "ranking", bad, options=[{"key": "a", "label": bad}], asked_when_key="boese")

    page = client.get(url(process)).content.decode()

    assert bad not in page
    assert page.count("&lt;script&gt;") > 5


def test_a_question_named_like_the_bait_is_still_a_question(client: Client) -> None:
    process = poll()
    ask(process, once.BAIT, "text", "Ihre Webseite?")
    ask(process, "token", "text", "Ihr Token?")

    assert send(client, process, bank="ja", webseite="a", token="b").status_code == 302
    assert Response.objects.get().answers == {"bank": "ja", "webseite": "a", "token": "b"}


def test_a_poll_casts_a_vote(client: Client) -> None:
    process = poll()

    assert "Stimme abgeben" in client.get(url(process)).content.decode()
    assert send(client, process, bank="nein").status_code == 302


def test_nothing_is_remembered_by_proxies_and_cookies_are_strict(client: Client) -> None:
    response = client.get(url(survey()))

    assert "no-store" in response["Cache-Control"]
    assert response.cookies[COOKIE]["httponly"]
    assert response.cookies[COOKIE]["samesite"] == "Lax"
    assert not response.cookies[COOKIE]["domain"]


def test_more_questions_take_no_more_statements(client: Client, django_assert_num_queries: Any) -> None:
    process = survey()
    for number in range(30):
        ask(process, f"mehr-{number}", "text", "Was noch?")
    client.get(url(process))

    with django_assert_num_queries(4):
        client.get(url(process))
