"""The door of the desk: role, second factor, the programme's address."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client, override_settings

from dos.accounts.tests.factories import PASSWORD
from dos.cities.models import City
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in

CODE = "/konto/bestaetigen/code/"


def code_of(secret: str) -> str:
    """Return what the app on the phone shows now."""
    code: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return code


def test_somebody_without_role_is_told_so(cast: Cast) -> None:
    response = signed_in(cast.stranger).get("/desk/")

    assert response.status_code == 403
    assert "keine Rolle" in response.content.decode()


def test_nobody_gets_in_without_signing_in(client: Client, cast: Cast) -> None:
    assert client.get("/desk/")["Location"] == "/anmelden/?next=/desk/"


@override_settings(STAFF_NEEDS_SECOND_FACTOR=True)
def test_staff_set_up_a_second_factor_first(cast: Cast) -> None:
    client = signed_in(cast.editor_schwerte)
    assert client.get("/desk/snippets/strategy/project/")["Location"] == "/konto/zweiter-faktor/einrichten/"

    TOTP.activate(cast.editor_schwerte, generate_totp_secret())

    assert client.get("/desk/")["Location"] == f"{CODE}?next=/desk/"


@override_settings(STAFF_NEEDS_SECOND_FACTOR=True)
def test_the_second_factor_is_asked_for_in_every_session(cast: Cast) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.editor_schwerte, secret)
    client, elsewhere = signed_in(cast.editor_schwerte), signed_in(cast.editor_schwerte)
    assert client.post("/desk/fassungen/")["Location"] == f"{CODE}?next=/desk/"

    response = client.post(f"{CODE}?next=/desk/fassungen/", {"code": code_of(secret)})

    assert response["Location"] == "/desk/fassungen/"
    assert client.get("/desk/").status_code == 200
    assert elsewhere.get("/desk/")["Location"] == f"{CODE}?next=/desk/"


@override_settings(STAFF_NEEDS_SECOND_FACTOR=True)
def test_a_new_factor_is_shown_anew(cast: Cast) -> None:
    secret, client = generate_totp_secret(), signed_in(cast.editor_schwerte)
    TOTP.activate(cast.editor_schwerte, secret)
    client.post(f"{CODE}?next=/desk/", {"code": code_of(secret)})

    Authenticator.objects.all().delete()
    TOTP.activate(cast.editor_schwerte, generate_totp_secret())

    assert client.get("/desk/")["Location"] == f"{CODE}?next=/desk/"


def test_the_password_alone_does_not_take_the_second_factor_away(cast: Cast) -> None:
    TOTP.activate(cast.editor_schwerte, generate_totp_secret())
    client = signed_in(cast.editor_schwerte)
    client.post("/konto/bestaetigen/", {"password": PASSWORD})

    for address in ("abschalten/", "notfallcodes/", "notfallcodes/neu/", "notfallcodes/datei/"):
        for answer in (client.get, client.post):
            assert answer(f"/konto/zweiter-faktor/{address}")["Location"].startswith(CODE)
    assert Authenticator.objects.count() == 1


def test_a_citys_host_sends_to_the_programme(cast: Cast) -> None:
    City.objects.filter(pk=cast.schwerte.pk).update(hosts=["schwerte.localhost"])

    response = signed_in(cast.editor_schwerte).get("/desk/", headers={"host": "schwerte.localhost"})

    assert response["Location"] == "http://testserver/desk/"


def test_reports_over_all_cities_are_for_administrators(cast: Cast) -> None:
    assert signed_in(cast.editor_schwerte).get("/desk/reports/site-history/").status_code == 403
    assert signed_in(cast.administrator).get("/desk/reports/site-history/").status_code == 200


def test_the_desk_may_not_be_framed_by_others(cast: Cast) -> None:
    response = signed_in(cast.editor_schwerte).get("/desk/")

    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]
