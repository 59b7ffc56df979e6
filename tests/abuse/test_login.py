"""Attacks on sign-in: what the brake counts, when sessions end (A31, A71, A73, A74)."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from dos.accounts.tests.factories import PASSWORD, UserFactory
from dos.cities import services
from dos.cities.models import CityRole
from dos.cities.tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_brake_from_before() -> None:
    cache.clear()


def enter(email: str, password: str = "falsch-falsch", **meta: str) -> int:
    return Client().post("/anmelden/", {"login": email, "password": password}, **meta).status_code  # type: ignore[arg-type]


def test_one_account_is_guarded_from_a_hundred_addresses() -> None:
    user = UserFactory()

    answers = [enter(user.email, REMOTE_ADDR=f"198.51.{number}.7") for number in range(20)]

    assert answers.count(422) <= 6
    assert answers[-1] == 429


def test_the_victim_of_guessing_waits_minutes_not_days(settings: Settings) -> None:
    assert settings.ACCOUNT_RATE_LIMITS["login_failed"].endswith("5/5m/key")


def test_a_network_of_ipv6_is_one_visitor() -> None:
    answers = [enter(f"person-{number}@dos.invalid", REMOTE_ADDR=f"2001:db8::{number:x}") for number in range(15)]

    assert answers[-1] == 429


def test_forged_addresses_do_not_loosen_the_brake() -> None:
    answers = [enter(f"p{number}@dos.invalid", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}") for number in range(15)]

    assert answers[-1] == 429


def test_behind_the_proxy_one_visitors_guesses_do_not_shut_out_the_others(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = 1
    user = UserFactory()
    for number in range(15):
        last = enter(f"p{number}@dos.invalid", HTTP_X_FORWARDED_FOR=f"6.6.6.{number}, 203.0.113.9")

    assert last == 429
    assert enter(user.email, PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.10") == 302


@pytest.mark.parametrize("sent", ["", "unsinn", "203.0.113.1", ", ,", "\x00", "1.1.1.1," * 500])
def test_a_proxy_that_says_nothing_useful_is_no_fault(settings: Settings, sent: str) -> None:
    settings.TRUSTED_PROXIES = 2

    assert enter("niemand@dos.invalid", HTTP_X_FORWARDED_FOR=sent) == 422


@pytest.mark.parametrize(
    "login", ["a\x00b@dos.invalid", "x" * 5_000 + "@dos.invalid", "a@b\r\nBcc: c@d.invalid", "{{7*7}}", "' or 1=1 --"]
)
def test_nonsense_for_a_name_is_refused(login: str) -> None:
    assert enter(login) == 422


def test_a_session_that_was_planted_is_not_taken_over() -> None:
    user, client = UserFactory(), Client()
    client.cookies["sitzung"] = planted = "a" * 32

    client.post("/anmelden/", {"login": user.email, "password": PASSWORD})

    assert client.cookies["sitzung"].value != planted
    other = Client()
    other.cookies["sitzung"] = planted
    assert other.get("/konto/").status_code == 302


def test_a_new_password_ends_the_other_sessions() -> None:
    user, here, elsewhere = UserFactory(), Client(), Client()
    for client in (here, elsewhere):
        client.post("/anmelden/", {"login": user.email, "password": PASSWORD})
    new = "ganz-anders-und-lang-7"

    here.post("/konto/passwort/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert elsewhere.get("/konto/").status_code == 302
    assert enter(user.email, new) == 302


@pytest.mark.parametrize("path", ["/konto/loeschen/", "/konto/abmelden/", "/konto/zweiter-faktor/abschalten/"])
def test_looking_at_a_link_does_nothing(path: str) -> None:
    user, client = UserFactory(), Client()
    client.force_login(user)

    client.get(path)
    client.head(path)

    user.refresh_from_db()
    assert client.get("/konto/").status_code == 200


@pytest.mark.parametrize("path", ["/konto/abmelden/", "/konto/passwort/", "/konto/loeschen/"])
def test_foreign_pages_cannot_press_buttons(path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())

    assert client.post(path, {"oldpassword": PASSWORD}, headers={"origin": "https://boese.example"}).status_code == 403
    assert client.get("/konto/").status_code == 200


def test_a_role_that_was_taken_away_is_gone_in_an_open_session(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.editor_schwerte)
    assert client.get("/desk/").status_code == 200

    services.revoke_role(user=cast.editor_schwerte, city=cast.schwerte, role=CityRole.Role.EDITOR)

    assert client.get("/desk/").status_code == 403


def test_private_pages_are_not_kept_by_anybody() -> None:
    client = Client()
    client.force_login(UserFactory())

    for path in ("/konto/", "/konto/daten/", "/anmelden/"):
        assert "no-store" in client.get(path).headers["Cache-Control"], path
