"""Citizens open an account by themselves: confirmed by a link, the same answer for every address."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from dos.accounts.models import User
from dos.accounts.services import open_account
from dos.core import once

pytestmark = pytest.mark.django_db
PASSWORD = "ein ganzer Satz mit Leerzeichen"


def sign_up(client: Client, email: str, **more: str) -> Any:
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        token = once.new_form_token()
    return client.post("/registrieren/", {"email": email, "password1": PASSWORD, "token": token, **more})


def letter_to(email: str) -> EmailMessage:
    return next(letter for letter in mail.outbox if letter.to == [email])


def link_in(letter: EmailMessage) -> str:
    return re.findall(r"http://testserver(/\S+)", str(letter.body))[0]


def test_an_account_begins_with_a_confirmed_address(client: Client) -> None:
    answer = sign_up(client, "Frau@Mail.example")

    assert answer.status_code == 302
    link = link_in(mail.outbox[0])
    page = client.get(link)
    assert "frau@mail.example" in page.content.decode().lower()
    assert not EmailAddress.objects.get().verified
    client.post(link)
    assert EmailAddress.objects.get().verified
    client.logout()
    login = client.post("/anmelden/", {"login": "frau@mail.example", "password": PASSWORD})
    assert login.status_code == 302
    assert client.get("/konto/").status_code == 200


def test_without_confirmation_nobody_gets_in(client: Client) -> None:
    sign_up(client, "frau@mail.example")

    client.post("/anmelden/", {"login": "frau@mail.example", "password": PASSWORD})

    assert client.get("/konto/").status_code == 302


def test_a_known_address_gets_the_same_answer(client: Client) -> None:
    open_account(email="frau@mail.example")

    known, unknown = sign_up(client, "frau@mail.example"), sign_up(client, "neu@mail.example")

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert User.objects.count() == 2
    assert "schon" in letter_to("frau@mail.example").body


@pytest.mark.parametrize(
    "email", ["kein name", "a@b\r\nBcc: c@d.example", "a@b.example\x00", "<script>@x.example", "a" * 250 + "@x.example"]
)
def test_a_bad_address_is_refused(client: Client, email: str) -> None:
    answer = sign_up(client, email)

    assert answer.status_code == 422
    assert not mail.outbox


def test_a_short_password_is_refused(client: Client) -> None:
    assert sign_up(client, "frau@mail.example", password1="kurz").status_code == 422
    assert not User.objects.exists()


def test_programs_are_kept_away(client: Client) -> None:
    fast = client.post(
        "/registrieren/", {"email": "a@mail.example", "password1": PASSWORD, "token": once.new_form_token()}
    )
    forged = client.post("/registrieren/", {"email": "a@mail.example", "password1": PASSWORD, "token": "x"})

    assert sign_up(client, "a@mail.example", webseite="http://x").status_code == 404
    assert (fast.status_code, forged.status_code) == (422, 422)
    assert not User.objects.exists()


def test_nobody_becomes_staff_by_a_field(client: Client) -> None:
    sign_up(client, "frau@mail.example", is_staff="1", is_superuser="on", name="Bürgermeisterin")

    user = User.objects.get()
    assert (user.is_staff, user.is_superuser, user.name) == (False, False, "")


def test_a_new_password_by_mail_once(client: Client) -> None:
    open_account(email="frau@mail.example")

    known = client.post("/passwort/", {"email": "frau@mail.example"})
    unknown = client.post("/passwort/", {"email": "niemand@mail.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    link = link_in(letter_to("frau@mail.example"))
    form = client.get(link, follow=True)
    saved = client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})

    assert saved.status_code == 302
    assert User.objects.get().check_password(PASSWORD)
    assert "gilt nicht mehr" in Client().get(link, follow=True).content.decode()


def test_links_bear_the_configured_name(client: Client) -> None:
    client.post("/passwort/", {"email": "niemand@mail.example"}, headers={"host": "localhost"})
    open_account(email="frau@mail.example")
    client.post("/passwort/", {"email": "frau@mail.example"}, headers={"host": "127.0.0.1"})

    assert all("http://testserver/" in letter.body for letter in mail.outbox)


@pytest.mark.parametrize("path", ["registrieren/", "registrieren/post/", "passwort/", "passwort/post/", "en/passwort/"])
def test_pages_of_signing_up_can_be_read(client: Client, path: str) -> None:
    assert client.get(f"/{path}").status_code == 200


def test_the_account_leads_to_what_one_has_written(client: Client) -> None:
    client.force_login(open_account(email="frau@mail.example"))

    page = client.get("/konto/").content.decode()

    assert "Ihre Beiträge" in page
    assert 'href="/status/"' in page
