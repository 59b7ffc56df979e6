"""The door of the desk: role, second factor, the programme's address."""

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client, override_settings

from dos.cities.models import City
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in


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

    assert client.get("/desk/").status_code == 200


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
