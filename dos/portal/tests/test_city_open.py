"""The desk's form for opening a further city."""

import pytest
from django.test import Client

from dos.cities.models import City, District
from dos.cities.tests.cast import Cast

pytestmark = pytest.mark.django_db
ADDRESS = "/desk/kommune-oeffnen/"
GIVEN = {
    "name": "Lünen",
    "key": "luenen",
    "colour": "#123456",
    "districts": "Brambauer\n\nAlstedde",
    "hosts": "luenen.localhost",
}


def test_administrator_opens_a_city(client: Client, cast: Cast) -> None:
    client.force_login(cast.administrator)

    response = client.post(ADDRESS, GIVEN, follow=True)

    assert "Lünen ist geöffnet" in response.content.decode()
    assert client.get("/luenen/handlungsfelder/").status_code == 200
    assert set(District.objects.values_list("name", flat=True)) == {"Brambauer", "Alstedde"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"key": "schwerte"}, "Diese Kommune ist schon geöffnet."),
        ({"key": "projekte"}, "ist als Kürzel vergeben"),
        ({"colour": "rot"}, "Bitte eine Farbe"),
        ({"ags": "12"}, "Der Schlüssel hat acht Ziffern."),
        ({"name": ""}, "Dieses Feld"),
    ],
)
def test_form_says_what_to_mend(client: Client, cast: Cast, change: dict[str, str], words: str) -> None:
    client.force_login(cast.administrator)

    response = client.post(ADDRESS, {**GIVEN, **change})

    assert response.status_code == 422
    assert words in response.content.decode()
    assert City.objects.count() == 2


def test_nobody_else_opens_a_city(client: Client, cast: Cast) -> None:
    client.force_login(cast.editor_schwerte)

    assert client.get(ADDRESS).headers["Location"] == "/desk/"
    assert client.post(ADDRESS, GIVEN).headers["Location"] == "/desk/"
    assert City.objects.count() == 2
