"""The list of stations: values with their age, one filter for views and files, nothing that is not public."""

import csv
import io
import json

import pytest
import time_machine
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.core import search
from dos.sensors.models import Location, Network
from dos.sensors.tests.factories import ThingFactory, place
from dos.sensors.tests.measured import NOON, station, text_of
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
VIEWS = ("liste", "tabelle", "karte")
FILES = ("csv", "json", "geojson")


@pytest.fixture
def noon() -> object:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def found(client: Client, query: str = "", path: str = "/messwerte/") -> str:
    response = client.get(f"{path}?{query}", headers={"HX-Request": "true"})
    assert response.status_code == 200
    return response.content.decode()


def put(stream: object, longitude: float = 7.5, latitude: float = 51.5) -> Location:
    shape = {"type": "Point", "coordinates": [longitude, latitude]}
    location = place("Ort", shape, (longitude, latitude, longitude, latitude))
    location.things.add(stream.thing)  # type: ignore[attr-defined]  # a stream of the factory
    return location


def test_a_row_says_the_last_value_its_unit_and_its_age(client: Client) -> None:
    station("Postplatz", (67, 20.0), (7, 31.5))

    page = found(client)

    assert "31,5&nbsp;°C" in page
    assert "vor 7 Minuten" in page
    assert "20" not in page.split("Postplatz", 1)[1].split("°C", 1)[0]


def test_a_silent_station_says_since_when_and_shows_no_value(client: Client) -> None:
    station("Verstummt", (3 * 24 * 60 + 5, 0.0))

    for view in ("liste", "tabelle"):
        page = found(client, f"ansicht={view}")
        assert "seit 3 Tagen kein Wert" in page
        assert "°C" not in page


def test_a_station_that_never_measured_says_so(client: Client) -> None:
    station("Neu")
    ThingFactory.create(name="Leer")

    page = found(client)

    assert "noch kein Wert" in page
    assert "Hier wird noch nichts gemessen" in page


def test_simulated_stations_carry_their_mark_in_every_view_and_format(client: Client) -> None:
    put(station("Echt", (5, 1)))
    put(station("Erfunden", (5, 2), thing__is_simulation=True))

    for view in VIEWS:
        assert found(client, f"ansicht={view}").count(">simuliert<") == 1, view
    rows = csv.DictReader(io.StringIO(client.get("/messwerte.csv").content.decode("utf-8-sig")), delimiter=";")
    assert {row["station"]: row["simuliert"] for row in rows} == {"Echt": "nein", "Erfunden": "ja"}
    assert [row["simuliert"] for row in client.get("/messwerte.json").json()["messwerte"]] == [False, True]
    points = client.get("/messwerte.geojson").json()["features"]
    assert {point["id"]: point["properties"]["simulation"] for point in points} == {"echt": False, "erfunden": True}
    assert "(simuliert)" in points[1]["properties"]["text"]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("stadt=schwerte", {"Ruhr"}),
        ("thema=luft", {"Hafen"}),
        ("q=hafen", {"Hafen"}),
        ("q=lufttemperatur", {"Ruhr", "Hafen"}),
        ("stadt=schwerte&thema=luft", set()),
    ],
)
def test_one_filter_holds_for_pages_and_files(client: Client, cast: Cast, query: str, left: set[str]) -> None:
    put(station("Ruhr", (5, 1), thing__city=cast.schwerte, thing__theme="wasser"))
    put(station("Hafen", (5, 1), thing__city=cast.dortmund, thing__theme="luft"))

    for view in VIEWS:
        page = found(client, f"{query}&ansicht={view}")
        assert {name for name in ("Ruhr", "Hafen") if f">{name}<" in page} == left, view
    document = client.get(f"/messwerte.json?{query}").json()
    assert {row["station"] for row in document["messwerte"]} == left
    points = client.get(f"/messwerte.geojson?{query}").json()["features"]
    assert {point["properties"]["label"] for point in points} == left
    table = client.get(f"/messwerte.csv?{query}").content.decode()
    assert {name for name in ("Ruhr", "Hafen") if name in table} == left


@pytest.mark.parametrize("query", ["stadt=bochum", "thema=lärm", "ansicht=kugel", "seite=0"])
def test_what_the_filter_does_not_know_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/messwerte/?{query}").status_code == 400
    assert client.get(f"/messwerte.json?{query}").status_code == 400


def test_behind_the_last_page_there_is_nothing(client: Client) -> None:
    assert client.get("/messwerte/?seite=9").status_code == 404
    assert client.get("/messwerte.json?seite=9").status_code == 404


@pytest.mark.parametrize("access", ["internal", "restricted"])
def test_what_is_not_public_stands_nowhere(client: Client, cast: Cast, access: str) -> None:
    put(station("Geheim", (5, 1), thing__access=access, thing__city=cast.schwerte))

    search.rebuild()
    addresses = [
        "/",
        "/messwerte/",
        "/messwerte/thema/hitze/",
        "/suche/?q=geheim",
        "/sitemap-programm.xml",
        "/sitemap-schwerte.xml",
    ]
    addresses += [f"/messwerte/?ansicht={view}" for view in VIEWS] + [f"/messwerte.{name}" for name in FILES]
    for address in addresses:
        page = text_of(client, address)
        assert "Geheim<" not in page, address
        assert "/messwerte/geheim" not in page, address
    for address in ("/messwerte/geheim/", "/messwerte/geheim.csv", "/einbetten/messwerte/geheim/"):
        assert client.get(address).status_code == 404, address


def test_people_of_the_programme_see_what_is_internal(client: Client, cast: Cast) -> None:
    station("Intern", (5, 1), thing__access="internal", thing__city=cast.schwerte)
    station("Nur Schwerte", (5, 1), thing__access="restricted", thing__city=cast.schwerte)
    client.force_login(cast.editor_dortmund)

    page = found(client)

    assert "Intern" in page
    assert "Nur Schwerte" not in page
    client.force_login(cast.editor_schwerte)
    assert "Nur Schwerte" in found(client)


def test_nothing_found_leads_on(client: Client) -> None:
    page = found(client, "q=gibtesnicht")

    assert "Hier misst noch keine Station" in page
    assert "/messwerte/messnetze/" in page


def test_real_networks_stand_apart_with_source_and_number(client: Client, cast: Cast) -> None:
    Network.objects.create(
        slug="klima",
        name="Klimamessnetz",
        city=cast.dortmund,
        measures="Hitze",
        measures_en="Heat",
        device_count=80,
        operator_name="Stadt Dortmund",
        source_url="https://example.org/netz",
    )
    Network.objects.create(slug="baum", name="Baumsensorik", city=cast.dortmund, measures="Wasser", phase="geplant")

    assert "Echt: 2 Messnetze der Städte, davon 1 in Betrieb" in found(client)
    page = client.get("/messwerte/messnetze/").content.decode()
    for words in ("Klimamessnetz", "80", "Stadt Dortmund", "in Betrieb", "example.org", "nicht belegt", "geplant"):
        assert words in page
    assert "Heat" in client.get("/en/messwerte/messnetze/").content.decode()
    assert "Klimamessnetz" not in client.get("/schwerte/messwerte/messnetze/").content.decode()


def test_queries_do_not_grow_with_the_number_of_stations(client: Client, cast: Cast) -> None:
    put(station("Erste", (5, 1), thing__city=cast.schwerte))
    addresses = [f"/messwerte/?ansicht={view}" for view in VIEWS]
    few = {address: count_queries(client, address) for address in addresses}
    for number in range(6):
        put(station(f"Weitere {number}", (5, 1), thing__city=cast.dortmund))

    assert {address: count_queries(client, address) for address in addresses} == few
    assert {view: few[f"/messwerte/?ansicht={view}"] for view in VIEWS} == {
        view: QUERY_BUDGET[f"sensors:station_list {view}"] for view in VIEWS
    }


def test_json_says_what_it_is_and_goes_on(client: Client) -> None:
    station("Postplatz", (5, 1.5))

    document = json.loads(client.get("/messwerte.json").content)

    assert document["anzahl"] == 1
    assert document["messwerte"][0] | {"wert": 1.5, "einheit": "°C", "verstummt": False} == document["messwerte"][0]


def test_networks_of_all_cities_stand_on_every_site(client: Client) -> None:
    assert client.get("/messwerte/messnetze/?stadt=alle").status_code == 200
    assert client.get("/messwerte/messnetze/?seite=99").status_code == 404
    assert client.get("/messwerte/messnetze/?stadt=hagen").status_code == 400
