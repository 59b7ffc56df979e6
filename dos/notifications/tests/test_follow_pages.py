"""The pages of following: one answer for every address, a button before anything happens, no key that leaks."""

from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.cities.models import District
from dos.cities.tests.cast import Cast
from dos.notifications.models import Follow, Mail, Subscriber
from dos.notifications.tests.factories import CITY, following
from dos.notifications.views import following as door

pytestmark = pytest.mark.django_db
PAGE = "/folgen/stadt/schwerte/"
EMAIL = "bea@dos.invalid"


@pytest.fixture(autouse=True)
def clock(cast: Cast) -> Iterator[Any]:
    """A clock that stands still; the counters are empty."""
    cache.clear()
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def send(client: Client, clock: Any, page: str = PAGE, seconds: int = 10, **said: str) -> Any:
    """Open the form, wait, send it."""
    token = client.get(page).context["form"]["token"].value()
    clock.shift(seconds)
    return client.post(page, {"email": EMAIL, "frequency": "daily", "token": token, **said})


def link(part: str) -> str:
    """Return the path of a link in the newest mail."""
    line = next(line for line in Mail.objects.latest("pk").text.splitlines() if part in line)
    return line.removeprefix("http://testserver")


def test_somebody_follows_confirms_and_sees_the_list(client: Client, clock: Any) -> None:
    assert send(client, clock).headers["Location"] == "/folgen/postfach/"
    confirm = link("/folgen/bestaetigen/")

    assert "Ja, bestätigen" in client.get(confirm).content.decode()
    assert not Follow.objects.exclude(confirmed_at=None).exists()
    answer = client.post(confirm, follow=True).content.decode()

    assert "Sie folgen jetzt." in answer
    assert "Schwerte" in answer
    assert Follow.objects.exclude(confirmed_at=None).count() == 1


def test_the_answer_is_the_same_for_known_and_unknown_addresses(client: Client, clock: Any) -> None:
    following(CITY, email=EMAIL)

    answers = [send(client, clock, email=email) for email in (EMAIL, "fremd@dos.invalid")]

    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


def test_the_english_page_writes_an_english_mail(client: Client, clock: Any) -> None:
    page = client.get(f"/en{PAGE}").content.decode()
    assert "How often would you like mails?" in page
    assert "verfolgen" not in page

    send(client, clock, f"/en{PAGE}")

    mail = Mail.objects.get()
    assert mail.language == "en"
    assert mail.subject == "Please confirm: follow “Schwerte”"
    assert "/en/folgen/bestaetigen/" in mail.text


@pytest.mark.parametrize("page", ["/folgen/stadt/gibtesnicht/", "/folgen/unsinn/schwerte/", "/folgen/city/schwerte/"])
def test_what_cannot_be_followed_is_not_found(client: Client, page: str) -> None:
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"email": ""}, "Bitte geben Sie Ihre E-Mail-Adresse an"),
        ({"email": "keine"}, "E-Mail"),
        ({"email": "a@dos.invalid\r\nBcc: b@dos.invalid"}, "E-Mail"),
        ({"frequency": "hourly"}, "Wie oft"),
        ({"token": "gefälscht"}, "zu alt"),
    ],
)
def test_a_refusal_names_the_reason(client: Client, clock: Any, said: dict[str, Any], sentence: str) -> None:
    answer = send(client, clock, **said)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Mail.objects.exists()


def test_too_quick_is_refused(client: Client, clock: Any) -> None:
    assert send(client, clock, seconds=1).status_code == 422


def test_bait_catches_programs(client: Client, clock: Any) -> None:
    assert send(client, clock, webseite="http://spam.invalid").status_code == 404
    assert not Subscriber.objects.exists()


def test_too_many_from_one_network_wait(client: Client, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "PER_HOUR", 2)
    answers = [send(client, clock, email=f"a{number}@dos.invalid") for number in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert int(answers[2].headers["Retry-After"]) > 0


def test_without_the_token_against_forgery_nothing_happens() -> None:
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(PAGE, {"email": EMAIL, "frequency": "daily"}).status_code == 403


def test_an_account_follows_by_one_press(client: Client) -> None:
    user = UserFactory(email=EMAIL)
    user.emailaddress_set.get_or_create(email=EMAIL, defaults={"verified": True, "primary": True})
    client.force_login(user)
    assert 'name="email"' not in client.get(PAGE).content.decode()

    answer = client.post(PAGE, {"frequency": "immediate"}, follow=True).content.decode()

    assert "Sie folgen jetzt." in answer
    assert "Sie folgen schon" in client.get(PAGE).content.decode()
    assert not Mail.objects.exists()


def test_an_account_with_an_unproven_address_confirms_by_mail(client: Client) -> None:
    user = UserFactory(email=EMAIL)
    user.emailaddress_set.all().delete()
    client.force_login(user)

    assert 'name="email"' in client.get(PAGE).content.decode()


@pytest.mark.parametrize("code", ["x", "a:b:c", "W10:1abcde:" + "x" * 43])
def test_a_made_up_code_leads_to_a_page_that_helps(client: Client, code: str) -> None:
    for answer in (client.get(f"/folgen/bestaetigen/{code}/"), client.post(f"/folgen/bestaetigen/{code}/")):
        assert answer.status_code == 410
        assert "Der Link gilt nicht mehr" in answer.content.decode()


@pytest.mark.parametrize("query", ["Klimastationen", "Öffentliches WLAN", "a?b#c & 100% Strom"])
def test_a_search_leads_to_the_page_that_follows_it(client: Client, query: str) -> None:
    page = client.get("/suche/", {"q": query}).content.decode()
    path = page.split('href="/folgen/suche/')[1].split('"')[0]

    answer = client.get(f"/folgen/suche/{unescape(path)}")

    assert answer.status_code == 200
    assert answer.context["topic"].key == query.lower()


@pytest.mark.parametrize("query", ["", "und", "a/b Strom", "x" * 150])
def test_what_no_search_can_find_cannot_be_followed(client: Client, query: str) -> None:
    assert "/folgen/suche/" not in client.get("/suche/", {"q": query}).content.decode()


@pytest.mark.parametrize(
    ("address", "feeds"),
    [
        ("/folgen/stadt/schwerte/", ["/schwerte/mitmachen.atom", "/schwerte/projekte.atom"]),
        ("/folgen/stadtteil/schwerte.villigst/", ["/schwerte/projekte.atom?ort=villigst"]),
        ("/en/folgen/suche/trinkbrunnen/", ["/en/mitmachen.atom?q=trinkbrunnen", "/en/projekte.atom?q=trinkbrunnen"]),
    ],
)
def test_the_page_names_the_feeds_of_the_same_thing(client: Client, cast: Cast, address: str, feeds: list[str]) -> None:
    District.objects.create(city=cast.schwerte, name="Villigst", slug="villigst")

    page = client.get(address)

    assert sorted(feed.url.removeprefix("http://testserver") for feed in page.context["feeds"]) == feeds
    for url in feeds:
        assert page.content.decode().count(f'href="http://testserver{url}"') == 2
        assert client.get(url).headers["Content-Type"].startswith("application/atom+xml")
