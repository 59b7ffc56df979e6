"""The pages of themes: where it is warmest or fullest now."""

import re

import pytest
import time_machine
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.sensors.tests.measured import NOON, station
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def noon() -> object:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def shown(client: Client, theme: str, path: str = "") -> str:
    response = client.get(f"{path}/messwerte/thema/{theme}/")
    assert response.status_code == 200
    return response.content.decode()


def ranking(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', page)


def test_the_warmest_place_stands_first_and_in_the_headline(client: Client) -> None:
    first = station("Postplatz", (5, 31.0))
    station("Hafen", (5, 33.5), observed_property=first.observed_property)

    page = shown(client, "hitze")

    assert "Am wärmsten ist es in Hafen: 33,5" in page
    assert ranking(page) == ["Hafen", "Postplatz"]


def test_of_car_parks_the_fullest_stands_first(client: Client) -> None:
    first = station("Parkhaus Nord", (5, 40), thing__theme="parken")
    station("Parkhaus Ost", (5, 3), thing__theme="parken", observed_property=first.observed_property)

    assert ranking(shown(client, "parken")) == ["Parkhaus Ost", "Parkhaus Nord"]


def test_old_and_implausible_values_win_nothing(client: Client) -> None:
    first = station("Postplatz", (5, 21.0))
    station("Verstummt", (5 * 24 * 60, 39.0), observed_property=first.observed_property)
    station("Defekt", (5, 99.0), observed_property=first.observed_property, upper_bound=50.0)

    page = shown(client, "hitze")

    assert ranking(page) == ["Postplatz"]
    assert "seit 5 Tagen kein Wert" in page
    assert "außerhalb des Glaubhaften" in page


def test_what_else_is_measured_can_be_ranked(client: Client) -> None:
    first = station("Postplatz", (5, 21.0))
    station("Hafen", (5, 20.0), observed_property=first.observed_property)
    wind = station("Hügel", (5, 7.5), observed_property__name="Wind")

    assert f"?groesse={wind.observed_property_id}" in shown(client, "hitze")
    page = client.get(f"/messwerte/thema/hitze/?groesse={wind.observed_property_id}").content.decode()
    assert ranking(page) == ["Hügel"]
    assert "Den höchsten Wert hat Hügel: 7,5" in page
    assert client.get("/messwerte/thema/hitze/?groesse=999999").status_code == 400


def test_a_city_shows_its_own_stations(client: Client, cast: Cast) -> None:
    station("Postplatz", (5, 21.0), thing__city=cast.schwerte)
    station("Hafen", (5, 23.0), thing__city=cast.dortmund)

    assert ranking(shown(client, "hitze", "/schwerte")) == ["Postplatz"]


def test_a_theme_without_values_says_so(client: Client) -> None:
    assert "Zu diesem Thema kommt gerade kein Wert an" in shown(client, "wasser")


def test_unknown_themes_and_pages_are_not_there(client: Client) -> None:
    assert client.get("/messwerte/thema/laerm/").status_code == 404
    assert client.get("/messwerte/thema/hitze/?seite=7").status_code == 404
    assert client.get("/messwerte/thema/hitze/?seite=x").status_code == 400


def test_queries_do_not_grow_with_stations(client: Client) -> None:
    first = station("Postplatz", (5, 21.0))
    few = count_queries(client, "/messwerte/thema/hitze/")
    for number in range(5):
        station(f"Weitere {number}", (5, 20.0), observed_property=first.observed_property)

    assert count_queries(client, "/messwerte/thema/hitze/") == few == QUERY_BUDGET["sensors:topic"]
