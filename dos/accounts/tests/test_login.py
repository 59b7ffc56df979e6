"""Signing in: the way in, the brake, the second factor, and the way out."""

import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client, override_settings

from dos.accounts.models import User
from dos.accounts.tests.factories import PASSWORD, UserFactory

WRONG = "falsch-falsch"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_brake_from_before() -> None:
    cache.clear()


def try_to_enter(client: Client, email: str, password: str = WRONG, **more: str) -> int:
    return client.post("/anmelden/", {"login": email, "password": password, **more}).status_code


def test_the_right_password_opens(client: Client) -> None:
    user = UserFactory()
    before = client.session.session_key

    response = client.post("/anmelden/", {"login": user.email.upper(), "password": PASSWORD})

    assert response["Location"] == "/konto/"
    assert client.session.session_key != before
    assert client.get("/konto/").status_code == 200


@pytest.mark.parametrize("email", ["person@dos.invalid", "niemand@dos.invalid"])
def test_after_too_many_wrong_passwords_one_has_to_wait(client: Client, email: str) -> None:
    UserFactory(email="person@dos.invalid")

    answers = [try_to_enter(client, email) for _attempt in range(15)]

    assert answers[:3] == [422] * 3
    assert answers[-1] == 429
    last = client.post("/anmelden/", {"login": email, "password": PASSWORD})
    assert last.status_code == 429
    assert int(last["Retry-After"]) >= 60
    assert "Bitte warten Sie" in last.content.decode()


def test_spraying_one_password_over_many_accounts_is_braked_by_address(client: Client) -> None:
    answers = [try_to_enter(client, f"person-{number}@dos.invalid") for number in range(15)]

    assert answers[-1] == 429


def test_known_and_unknown_addresses_get_the_same_words(client: Client) -> None:
    UserFactory(email="person@dos.invalid")

    pages = [
        client.post("/anmelden/", {"login": email, "password": "falsch-falsch"}).content.decode().replace(email, "")
        for email in ("person@dos.invalid", "niemand@dos.invalid")
    ]

    assert pages[0].count("falsch") == pages[1].count("falsch")
    assert len(pages[0]) == pages[1].__len__()


@override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"])
def test_known_and_unknown_addresses_take_the_same_time(client: Client) -> None:
    UserFactory(email="person@dos.invalid")

    def seconds(email: str) -> float:
        begun = time.process_time()
        try_to_enter(client, email)
        return time.process_time() - begun

    seconds("person@dos.invalid")
    known = min(seconds("person@dos.invalid") for _time in range(2))
    unknown = min(seconds("niemand@dos.invalid") for _time in range(2))
    assert min(known, unknown) / max(known, unknown) > 0.5


@pytest.mark.parametrize(
    "target",
    [
        "//boese.example",
        "https://boese.example/",
        "/\\boese.example",
        "javascript:alert(1)",
        "https:boese.example",
        "\thttps://boese.example",
        "https://testserver@boese.example",
    ],
)
def test_after_signing_in_nobody_is_sent_to_a_foreign_host(client: Client, target: str) -> None:
    user = UserFactory()

    response = client.post("/anmelden/", {"login": user.email, "password": PASSWORD, "next": target})

    assert response["Location"] == "/konto/"


def test_the_desks_own_login_is_closed(client: Client) -> None:
    assert client.get("/desk/login/")["Location"].startswith("/anmelden/")
    assert client.post("/desk/login/", {"username": "a", "password": "b"})["Location"].startswith("/anmelden/")


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "login/"])
def test_what_is_not_offered_is_not_there(client: Client, path: str) -> None:
    assert client.get(f"/konto/{path}").status_code == 404


def test_signing_out_needs_a_press_and_ends_the_session(client: Client) -> None:
    client.force_login(UserFactory())
    cookie = client.cookies["sitzung"].value

    assert client.get("/konto/abmelden/").status_code == 200
    assert client.get("/konto/").status_code == 200
    client.post("/konto/abmelden/")

    client.cookies["sitzung"] = cookie
    assert client.get("/konto/").status_code == 302


def test_an_account_that_was_switched_off_is_out_at_once(client: Client) -> None:
    user = UserFactory()
    client.force_login(user)

    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get("/konto/").status_code == 302
    assert try_to_enter(Client(), user.email, PASSWORD) in (302, 422)


def test_own_data_comes_as_a_file(client: Client) -> None:
    client.force_login(UserFactory(email="person@dos.invalid"))

    response = client.get("/konto/daten/")

    assert response["Content-Disposition"] == 'attachment; filename="meine-daten.zip"'
    assert "no-store" in response["Cache-Control"]


def test_erasing_asks_for_the_password_and_sets_the_day(client: Client) -> None:
    user = UserFactory(email="marker@dos.invalid", name="Marker Person")
    client.post("/anmelden/", {"login": user.email, "password": PASSWORD})

    asked = client.post("/konto/loeschen/")
    assert asked["Location"].startswith("/konto/bestaetigen/")
    response = client.post(asked["Location"], {"password": PASSWORD, "next": "/konto/loeschen/"})

    assert response.status_code == 200
    assert User.objects.get(pk=user.pk).erase_on is not None
    assert client.get("/konto/").status_code == 302


def test_a_password_is_changed_with_the_old_one(client: Client) -> None:
    user = UserFactory()
    client.force_login(user)
    new = "ein-anderer-langer-satz"

    client.post("/konto/passwort/", {"oldpassword": "falsch", "password1": new, "password2": new})
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)
    client.post("/konto/passwort/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert User.objects.get(pk=user.pk).check_password(new)


def test_a_second_factor_is_asked_for(client: Client) -> None:
    user = UserFactory()
    TOTP.activate(user, generate_totp_secret())

    response = client.post("/anmelden/", {"login": user.email, "password": PASSWORD})

    assert response["Location"].startswith("/anmelden/code/")
    assert client.get("/konto/").status_code == 302
    assert client.get("/anmelden/code/").status_code == 200


def test_signing_in_is_offered_in_english_too(client: Client) -> None:
    response = client.get("/en/anmelden/")

    assert "Sign in" in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
