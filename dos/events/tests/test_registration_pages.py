"""Registering in two fields, the link of the letter, and what can be done with it."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.core import once
from dos.events.models import Occurrence, Registration, Repeats
from dos.events.services.registration import accept, cancel
from dos.events.services.registration_letters import status_url
from dos.events.services.registration_places import set_capacity
from dos.events.tests.registration import comes, date_with, guest, state
from dos.notifications.models import Mail

pytestmark = pytest.mark.django_db
S = Registration.State


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()


def url_of(occurrence: Occurrence) -> str:
    return f"/termine/{occurrence.event.slug}/anmelden/"


def form(**values: Any) -> dict[str, Any]:
    """What a browser sends some seconds after the form was opened."""
    with time_machine.travel(timezone.now() - timedelta(seconds=10)):
        token = once.new_form_token()
    return {
        "name": "Ada Beispiel",
        "email": "ada@dos.invalid",
        "group_size": 1,
        "consent": "on",
        "token": token,
    } | values


def link_in(mail: Mail) -> str:
    found = re.search(r"http://testserver(/termine/anmeldung/[\w-]+/)", mail.text)
    assert found is not None
    return found.group(1)


def opened(row: Registration) -> tuple[Client, str]:
    """A browser in which the link of the registration was opened."""
    browser = Client()
    answer = browser.post(status_url(row).removeprefix("http://testserver"))
    assert answer.status_code == 302
    return browser, answer["Location"]


def test_a_guest_registers_in_two_fields_and_confirms_by_the_link(client: Client) -> None:
    occurrence = date_with(2)

    sent = client.post(url_of(occurrence), form())
    row = Registration.objects.get()
    mail = Mail.objects.get(to="ada@dos.invalid")

    assert sent.status_code == 200
    assert row.state == S.REQUESTED
    assert "sessionid" not in client.cookies
    browser, path = Client(), link_in(mail)
    assert "Anmeldung bestätigen" in browser.get(path).content.decode()
    assert state(row) == S.REQUESTED
    own = browser.post(path, follow=True)
    assert state(row) == S.CONFIRMED
    page = own.content.decode()
    assert "Sie sind angemeldet" in page
    assert "<svg" in page
    assert path not in own.request["PATH_INFO"]


def test_the_page_of_the_event_says_how_many_places_are_left_and_sets_no_cookie(client: Client) -> None:
    occurrence = date_with(3)
    comes(occurrence, "Geheim")

    answer = client.get(f"/termine/{occurrence.event.slug}/")

    page = answer.content.decode()
    assert "Noch 2 Plätze frei" in page
    assert url_of(occurrence) in page
    assert not answer.cookies
    assert "Geheim" not in page


def test_a_full_date_offers_the_waiting_list_and_shows_nobody_of_it(client: Client) -> None:
    occurrence = date_with(1)
    comes(occurrence, 1), comes(occurrence, "wartet")

    pages = client.get(f"/termine/{occurrence.event.slug}/").content + client.get(url_of(occurrence)).content

    assert "Auf die Warteliste" in pages.decode()
    assert "Gast" not in pages.decode()


def test_an_event_without_registration_has_no_form(client: Client) -> None:
    occurrence = date_with(1)
    occurrence.event.terms.delete()

    assert client.get(url_of(occurrence)).status_code == 404
    assert "Anmelden" not in client.get(f"/termine/{occurrence.event.slug}/").content.decode().split("<main")[1]


@pytest.mark.parametrize("missing", ["name", "email", "consent"])
def test_what_is_missing_is_said_at_its_field(client: Client, missing: str) -> None:
    occurrence = date_with(1)

    answer = client.post(url_of(occurrence), form(**{missing: ""}))

    assert answer.status_code == 422
    assert missing in answer.context["form"].errors
    assert not Registration.objects.exists()


def test_programs_are_caught_by_the_bait_and_by_their_haste(client: Client) -> None:
    occurrence = date_with(1)

    assert client.post(url_of(occurrence), form(**{once.BAIT: "x"})).status_code == 404
    assert client.post(url_of(occurrence), form(token=once.new_form_token())).status_code == 422
    assert client.post(url_of(occurrence), form(token="forged")).status_code == 422
    assert not Registration.objects.exists()


def test_the_same_form_twice_is_one_registration(client: Client) -> None:
    occurrence, sent = date_with(2), form()

    assert [client.post(url_of(occurrence), sent).status_code for _again in range(2)] == [200, 200]
    assert Registration.objects.count() == 1


def test_eight_letters_an_hour_go_to_one_address(client: Client) -> None:
    occurrence = date_with(2)

    answers = [client.post(url_of(occurrence), form()).status_code for _number in range(9)]

    assert answers == [200] * 8 + [429]


def test_an_account_registers_without_an_address_and_sees_it_at_once(client: Client) -> None:
    occurrence, user = date_with(2), UserFactory(email="konto@dos.invalid", name="Konto Person")
    client.force_login(user)

    answer = client.post(url_of(occurrence), form(email=""), follow=True)

    assert "Sie sind angemeldet" in answer.content.decode()
    assert client.post(url_of(occurrence), form()).status_code == 409
    assert "Sie sind angemeldet" not in Client().get(answer.request["PATH_INFO"]).content.decode()


def test_a_cancelled_date_of_a_series_refuses_the_old_link_and_leads_to_the_next(client: Client) -> None:
    occurrence = date_with(5, repeats=Repeats.WEEKLY)
    Occurrence.objects.filter(pk=occurrence.pk).update(status=Occurrence.Status.CANCELLED)
    following = occurrence.event.occurrences.order_by("starts_at")[1]
    url = f"/termine/{occurrence.event.slug}/{occurrence.day.isoformat()}/anmelden/"

    read, sent = client.get(url), client.post(url, form())

    assert (read.status_code, sent.status_code) == (200, 403)
    for answer in (read, sent):
        assert "abgesagt" in answer.content.decode()
        assert f"/{following.day.isoformat()}/anmelden/" in answer.content.decode()
    assert not Registration.objects.exists()
    assert client.get(f"/termine/{occurrence.event.slug}/anmelden/").context["found"].occurrence == following


def test_secrets_and_numbers_open_nothing_to_strangers(client: Client) -> None:
    row = comes(date_with(1), 1)

    for path in ("/termine/anmeldung/", "/termine/anmeldung/abcdef/", f"/termine/anmeldung/nummer/{row.reference}/"):
        assert client.get(path).status_code == 404, path
    assert client.post(f"/termine/anmeldung/nummer/{row.reference}/absagen/").status_code == 404
    secret = status_url(row).rstrip("/").rpartition("/")[2]
    assert len(secret) == 32
    assert secret not in str(list(Registration.objects.values()))


def test_pages_behind_the_link_are_kept_nowhere() -> None:
    browser, own = opened(comes(date_with(1), 1))

    answer = browser.get(own)

    assert answer["Referrer-Policy"] == "strict-origin"
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]


def test_after_an_hour_the_browser_has_forgotten() -> None:
    browser, own = opened(comes(date_with(1), 1))

    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert browser.get(own).status_code == 404


def test_the_place_is_given_back_after_a_question_and_the_next_one_takes_the_offer() -> None:
    occurrence = date_with(1)
    first, second = comes(occurrence, 1), comes(occurrence, 2)
    browser, own = opened(first)

    assert browser.get(f"{own}absagen/").status_code == 200
    assert state(first) == S.CONFIRMED
    assert browser.post(f"{own}absagen/").status_code == 302
    assert (state(first), state(second)) == (S.CANCELLED, S.OFFERED)

    other, page = opened(second)
    assert "Platz annehmen" in other.get(page).content.decode()
    assert other.post(page, {"tat": "annehmen"}).status_code == 302
    assert state(second) == S.CONFIRMED


def test_an_offer_that_is_over_is_refused_on_the_page() -> None:
    occurrence = date_with(1)
    first, second = comes(occurrence, 1), comes(occurrence, 2)
    cancel(registration=first)
    Registration.objects.filter(pk=second.pk).update(offered_until=timezone.now())
    browser, page = opened(second)

    answer = browser.post(page, {"tat": "annehmen"})

    assert answer.status_code == 409
    assert "gilt nicht mehr" in answer.content.decode()


def test_who_waits_strikes_the_name_from_the_list() -> None:
    occurrence = date_with(1)
    comes(occurrence, 1)
    waiting = comes(occurrence, 2)
    browser, own = opened(waiting)

    browser.post(f"{own}absagen/")

    assert state(waiting) == S.CANCELLED


def test_a_group_becomes_smaller_on_the_page_but_not_larger() -> None:
    occurrence = date_with(3)
    group, waiting = comes(occurrence, 1, 3), comes(occurrence, 2)
    browser, own = opened(group)

    assert browser.post(own, {"tat": "weniger", "group_size": 4}).status_code == 422
    assert browser.post(own, {"tat": "weniger", "group_size": 2}).status_code == 302
    group.refresh_from_db()
    assert (group.group_size, state(waiting)) == (2, S.OFFERED)


def test_only_who_has_a_place_sees_the_link_to_take_part_online(client: Client) -> None:
    occurrence = date_with(1, mode="hybrid", online_url="https://treffen.invalid/raum")
    first, second = comes(occurrence, 1), comes(occurrence, 2)

    assert "treffen.invalid" not in client.get(f"/termine/{occurrence.event.slug}/").content.decode()
    for row, sees in ((first, True), (second, False)):
        browser, own = opened(row)
        assert ("treffen.invalid" in browser.get(own).content.decode()) is sees
    assert not Mail.objects.filter(text__contains="treffen.invalid").exists()


def test_the_link_to_a_cancelled_date_confirms_nothing() -> None:
    occurrence = date_with(1)
    row = guest(occurrence, 1)
    Occurrence.objects.update(status=Occurrence.Status.CANCELLED)

    answer = Client().post(status_url(row).removeprefix("http://testserver"))

    assert answer.status_code == 409
    assert "abgesagt" in answer.content.decode()


def test_everything_can_be_read_in_english(client: Client) -> None:
    occurrence = date_with(1)

    page = client.get(f"/en{url_of(occurrence)}").content.decode()

    assert "Get a place" in page
    assert "Platz" not in page.split("<main")[1]


def test_who_accepted_appears_in_the_list_of_an_account(client: Client) -> None:
    user = UserFactory(email="konto@dos.invalid")
    occurrence = date_with(1)
    first = comes(occurrence, 1)
    client.force_login(user)
    client.post(url_of(occurrence), form())
    cancel(registration=first)
    accept(registration=Registration.objects.get(user=user))
    set_capacity(occurrence=occurrence, capacity=2, now=timezone.now())

    assert occurrence.event.title in client.get("/termine/anmeldung/").content.decode()
