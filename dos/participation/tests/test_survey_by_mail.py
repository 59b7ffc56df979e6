"""A survey that counts confirmed addresses: first the letter, then the questions, and nothing joins the two."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.core import once
from dos.core.errors import Conflict, Refused
from dos.notifications.models import Mail
from dos.participation.models import Participant, Process, Response
from dos.participation.services.names import sheet_token
from dos.participation.services.surveys import Who, address_mark, answer_questions, ask_for_sheet
from dos.participation.tests.scenes import SHEET, survey

pytestmark = pytest.mark.django_db
ANNA = "anna+umfrage@example.org"
SENT = {"frage-mobil": "nein", "frage-note": "4"}


@pytest.fixture(autouse=True)
def _empty_counters() -> None:
    cache.clear()


@pytest.fixture
def asking() -> Process:
    return survey(asks_address=True)


def url(process: Process) -> str:
    return f"/mitmachen/{process.slug}/umfrage/"


def post(client: Client, address: str, token: str, **values: Any) -> Any:
    with time_machine.travel(timezone.now() + timedelta(seconds=once.MIN_SECONDS + 1), tick=True):
        return client.post(address, {"token": token, **values})


def ask(client: Client, process: Process, email: str = ANNA, **values: Any) -> Any:
    token = client.get(url(process)).context["form"]["token"].value()
    return post(client, url(process), token, email=email, **values)


def link() -> str:
    """Return the way in the newest letter."""
    found = re.findall(r"https?://[^/\s]+(/\S*umfrage-link/[^\s/]+/)", Mail.objects.latest("pk").text)
    return str(found[0])


def send(client: Client, address: str, **values: Any) -> Any:
    return post(client, address, client.get(address).context["token"], **{**SENT, **values})


def test_the_link_opens_the_questions_and_only_then_an_answer_counts(client: Client, asking: Process) -> None:
    page = client.get(url(asking)).content.decode()
    assert 'name="email"' in page
    assert 'name="frage-mobil"' not in page
    assert "Womit fahren Sie?" in page

    assert "Postfach" in ask(client, asking).content.decode()
    assert not Response.objects.exists()
    assert not Participant.objects.exists()
    response = send(Client(), link())

    assert response["Location"] == f"{url(asking)}danke/"
    assert Response.objects.get().answers["mobil"] == "nein"


def test_an_answer_without_the_link_is_not_taken(client: Client, asking: Process) -> None:
    assert post(client, url(asking), once.new_form_token(), **SENT).status_code == 422
    with pytest.raises(Refused, match="bestätigen Sie zuerst"):
        answer_questions(process=asking, answers=SHEET, who=Who(browser="a"), form_token="1")
    assert not Response.objects.exists()


def test_one_address_is_one_sheet_however_it_is_written(client: Client, asking: Process) -> None:
    ask(client, asking)
    send(client, link())

    assert "Postfach" in ask(client, asking, "Anna@Example.org").content.decode()
    assert "schon teilgenommen" in client.get(link()).content.decode()
    assert post(client, link(), once.new_form_token(), **SENT).status_code == 409
    assert Response.objects.count() == 1


def test_an_account_and_its_address_are_one_person(client: Client, asking: Process) -> None:
    user = UserFactory(email="anna@example.org")
    answer_questions(process=asking, answers=SHEET, who=Who(user=user), form_token="1")

    with pytest.raises(Conflict):
        answer_questions(process=asking, answers=SHEET, who=Who(proven=address_mark(asking, ANNA)), form_token="2")

    other = survey(asks_address=True)
    answer_questions(process=other, answers=SHEET, who=Who(address=ANNA), form_token="3")
    with pytest.raises(Conflict):
        answer_questions(process=other, answers=SHEET, who=Who(user=user), form_token="4")
    assert not Participant.objects.filter(process=other).exclude(who=address_mark(other, ANNA)).exists()


def test_the_answer_cannot_be_joined_with_the_address(client: Client, asking: Process) -> None:
    ask(client, asking)
    send(client, link())

    sheet, mark, letter = Response.objects.get(), Participant.objects.get(), Mail.objects.get()
    told = " ".join(str(value) for value in (sheet.pk, sheet.answers, sheet.on))
    # No hash, no name of the form and no day that the letter shares; the letter holds no answer either.
    assert mark.who not in told
    assert "anna" not in f"{told} {mark.who}"
    assert sheet.on == timezone.localdate(asking.phases.get().starts_at) != timezone.localdate(letter.created_at)
    assert "anna" not in link().lower()


def test_the_day_of_a_sheet_is_the_first_day_of_its_phase_on_every_day(asking: Process) -> None:
    start = asking.phases.get().starts_at
    for number in range(3):
        who = Who(address=f"person-{number}@example.org")
        answer_questions(
            process=asking, answers=SHEET, who=who, form_token=str(number), now=start + timedelta(days=number * 5)
        )

    assert set(Response.objects.values_list("on", flat=True)) == {timezone.localdate(start)}


def test_a_double_click_leads_to_the_thanks(client: Client, asking: Process) -> None:
    ask(client, asking)
    token = client.get(link()).context["token"]

    assert [post(client, link(), token, **SENT).status_code for _click in range(2)] == [302, 302]
    assert Response.objects.count() == 1


@pytest.mark.parametrize("token", ["x", "a:b:c"])
def test_a_forged_link_is_told_like_a_forgotten_one(client: Client, asking: Process, token: str) -> None:
    assert client.get(f"/umfrage-link/{token}/").status_code == 404
    assert client.post(f"/umfrage-link/{token}/", SENT).status_code == 404


def test_a_link_is_good_for_three_days(client: Client, asking: Process) -> None:
    token = sheet_token(asking.slug, address_mark(asking, ANNA))

    with time_machine.travel(timezone.now() + timedelta(hours=73)):
        assert client.get(f"/umfrage-link/{token}/").status_code == 404


def test_a_link_of_one_survey_opens_no_other(client: Client, asking: Process) -> None:
    other = survey(asks_address=True)
    token = sheet_token(asking.slug, address_mark(asking, ANNA))

    assert client.get(f"/umfrage-link/{token}/").context["process"] == asking
    assert address_mark(other, ANNA) != address_mark(asking, ANNA)


def test_nothing_is_sent_or_taken_when_the_time_is_over(client: Client, asking: Process) -> None:
    token = sheet_token(asking.slug, address_mark(asking, ANNA))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        asking.phases.update(starts_at=timezone.now() - timedelta(days=9), ends_at=timezone.now() - timedelta(days=1))

        assert client.post(url(asking), {"email": ANNA}).status_code == 403
        assert client.post(f"/umfrage-link/{sheet_token(asking.slug, 'x')}/", SENT).status_code == 403
        assert client.get(f"/umfrage-link/{token}/").status_code == 200
        with pytest.raises(Refused):
            ask_for_sheet(process=asking, email=ANNA)
    assert not mail.outbox
    assert not Mail.objects.exists()


def test_no_letter_where_no_address_is_asked_for() -> None:
    with pytest.raises(Refused, match="keine E-Mail-Adresse"):
        ask_for_sheet(process=survey(), email=ANNA)


@pytest.mark.parametrize("email", ["", "anna", "a@b\nBcc: c@d.example", "x" * 300 + "@example.org"])
def test_what_is_no_address_is_refused(client: Client, asking: Process, email: str) -> None:
    assert ask(client, asking, email).status_code == 422
    assert not Mail.objects.exists()


def test_four_letters_an_hour_are_too_many(client: Client, asking: Process) -> None:
    codes = [ask(client, asking).status_code for _time in range(4)]

    assert codes == [200, 200, 200, 429]


def test_a_program_gets_nothing(client: Client, asking: Process) -> None:
    assert client.post(url(asking), {"email": ANNA, once.BAIT: "x"}).status_code == 404


def test_an_account_answers_at_once_and_its_browser_gets_no_mark(client: Client, asking: Process) -> None:
    client.force_login(UserFactory())

    assert send(client, url(asking)).status_code == 302
    assert Response.objects.count() == 1


def test_guests_cannot_use_it_where_accounts_alone_may(client: Client, asking: Process) -> None:
    Process.objects.update(allows_guests=False)
    token = sheet_token(asking.slug, address_mark(asking, ANNA))

    assert client.post(f"/umfrage-link/{token}/", SENT).status_code == 403
    asking.refresh_from_db()
    with pytest.raises(Refused):
        ask_for_sheet(process=asking, email=ANNA)


def test_the_letter_and_the_pages_speak_english(client: Client, asking: Process) -> None:
    page = client.get(f"/en{url(asking)}")
    assert "First the address" in page.content.decode()

    post(client, f"/en{url(asking)}", page.context["form"]["token"].value(), email=ANNA)

    assert "/en/umfrage-link/" in Mail.objects.get().text
    assert "Answer questions" in Mail.objects.get().text


def test_the_rules_say_it(client: Client, asking: Process) -> None:
    assert "bestätigen Sie zuerst eine E-Mail-Adresse" in client.get(f"/mitmachen/{asking.slug}/").content.decode()
