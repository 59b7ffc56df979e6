"""The page of a station: the value now, its course, what it means; gaps stay gaps, doubts are seen."""

import csv
import io
import re

import pytest
import time_machine
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.sensors.models import Threshold
from dos.sensors.tests.factories import DatastreamFactory, ThingFactory
from dos.sensors.tests.measured import NOON, measure, station
from dos.strategy.tests.factories import ProjectFactory
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
DAY = 24 * 60


@pytest.fixture
def noon() -> object:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def shown(client: Client, query: str = "", path: str = "/messwerte/postplatz/") -> str:
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200
    return response.content.decode()


def line(page: str) -> str:
    """Return the path of the main line."""
    found = re.search(r'class="chart__line" d="([^"]*)"', page)
    return found[1] if found else ""


def table(page: str) -> list[list[str]]:
    """Return the cells of the table of values, without markup."""
    part = page.split('id="tabelle"', 1)[1].split("</table>", 1)[0]
    rows = re.findall(r"<tr>(.*?)</tr>", part, re.S)[1:]
    return [[re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)] for row in rows]


def test_the_value_now_stands_first_with_age_and_meaning(client: Client) -> None:
    stream = station("Postplatz", (30, 28.0), (7, 31.5))
    Threshold.objects.create(datastream=stream, value=30, label="Heißer Tag", label_en="Hot day")
    Threshold.objects.create(datastream=stream, value=38, level="warning", label="Sehr heiß")

    page = shown(client)

    assert "<strong>31,5</strong>" in page
    assert "vor 7 Minuten" in page
    assert "<strong>Information:</strong> Heißer Tag" in page
    assert "ab 38&nbsp;°C" in page
    assert "Hot day" in shown(client, path="/en/messwerte/postplatz/")


def test_a_threshold_may_hold_below_its_value(client: Client) -> None:
    stream = station("Postplatz", (7, 2.0))
    Threshold.objects.create(datastream=stream, value=3, is_below=True, level="warning", label="Glätte möglich")

    page = shown(client)

    assert "<strong>Warnung:</strong> Glätte möglich" in page
    assert "unter 3&nbsp;°C" in page


def test_a_gap_breaks_the_line_and_is_no_zero(client: Client) -> None:
    station("Postplatz", *[(ago, 20.0) for ago in (300, 290, 280, 100, 90, 80)])

    page = shown(client)

    assert line(page).count("M") == 2
    assert [row[1] for row in table(page)] == ["20"] * 6


def test_an_implausible_value_is_hollow_and_counts_nowhere(client: Client) -> None:
    station("Postplatz", (40, 20.0), (30, 99.0), (20, 22.0), upper_bound=50.0)

    page = shown(client)

    assert page.count("chart__dot--doubtful") >= 1
    assert table(page)[1][1:] == ["99", "außerhalb des Glaubhaften"]
    assert "Zwischen 20 und 22" in page
    assert [row[1:4] for row in table(shown(client, "spanne=monat"))] == [["21", "20", "22"]]


def test_a_last_value_in_doubt_says_so_and_means_nothing(client: Client) -> None:
    stream = station("Postplatz", (20, 22.0), (5, 99.0), upper_bound=50.0)
    Threshold.objects.create(datastream=stream, value=30, label="Heißer Tag")

    page = shown(client)

    assert "außerhalb des Glaubhaften" in page
    assert "<strong>Information:</strong>" not in page


def test_yesterday_stands_beside_today(client: Client) -> None:
    station("Postplatz", *[(DAY + ago, 18.0) for ago in (120, 60, 0)], (60, 20.0), (10, 21.0))

    assert "chart__line--before" in shown(client)
    assert "chart__line--before" not in shown(client, "spanne=woche")


@pytest.mark.parametrize(("span", "rows"), [("tag", 2), ("woche", 2), ("monat", 3), ("jahr", 4), ("zehn-jahre", 5)])
def test_each_span_has_its_chart_and_its_table(client: Client, span: str, rows: int) -> None:
    station("Postplatz", (5, 20.0), (15, 22.0), (3 * DAY, 10.0), (20 * DAY, 8.0), (200 * DAY, 4.0), (900 * DAY, 2.0))

    page = shown(client, f"spanne={span}")

    assert line(page)
    assert len(table(page)) == rows
    assert "<title>Lufttemperatur</title>" in page


def test_days_are_those_of_people_here(client: Client) -> None:
    """22:30 in UTC is half past midnight of the next day."""
    station("Postplatz", (11.5 * 60, 5.0), (12.5 * 60, 7.0))

    assert [row[:2] for row in table(shown(client, "spanne=monat"))] == [["15. Juli 2026", "5"], ["14. Juli 2026", "7"]]


def test_another_station_of_the_same_property_can_stand_beside(client: Client) -> None:
    mine = station("Postplatz", (20, 20.0), (10, 21.0))
    station("Hafen", (20, 24.5), (10, 25.0), observed_property=mine.observed_property)
    station("Pegel", (10, 250))

    page = shown(client, "vergleich=hafen")

    assert "chart__line--other" in page
    assert [row[1:3] for row in table(page)] == [["21", "25"], ["20", "24,5"]]
    assert client.get("/messwerte/postplatz/?vergleich=pegel").status_code == 400
    assert client.get("/messwerte/postplatz/?vergleich=gibtesnicht").status_code == 400


def test_nothing_internal_can_be_compared_with(client: Client, cast: Cast) -> None:
    mine = station("Postplatz", (10, 20.0))
    station("Geheim", (10, 9.5), observed_property=mine.observed_property, thing__access="internal")

    assert "Geheim" not in shown(client)
    assert client.get("/messwerte/postplatz/?vergleich=geheim").status_code == 400


def test_the_table_has_pages(client: Client) -> None:
    station("Postplatz", *[(ago * 10, float(ago)) for ago in range(30)])

    assert len(table(shown(client))) == 25
    assert [row[1] for row in table(shown(client, "seite=2"))] == ["25", "26", "27", "28", "29"]
    assert client.get("/messwerte/postplatz/?seite=3").status_code == 404


def test_the_csv_holds_the_shown_span_and_says_what_is_made_up(client: Client) -> None:
    station("Postplatz", (20, 20.0), (10, 21.0), (3 * DAY, 9.0), thing__is_simulation=True)

    lines = client.get("/messwerte/postplatz.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(lines), delimiter=";"))

    assert [(row["wert"], row["einheit"], row["simulation"]) for row in rows] == [
        ("20.0", "°C", "ja"),
        ("21.0", "°C", "ja"),
    ]
    assert len(client.get("/messwerte/postplatz.csv?spanne=woche").content.decode().splitlines()) == 3
    assert client.get("/messwerte/postplatz.csv?spanne=ewig").status_code == 400


def test_other_streams_stand_below_and_can_be_opened(client: Client) -> None:
    stream = station("Postplatz", (10, 20.0))
    more = DatastreamFactory.create(thing=stream.thing, observed_property__name="Wind", expected_every=600)
    measure(more, (70, 3.5), (10, 4.5))

    assert "Wind: <strong>4,5" in shown(client)
    assert "<strong>4,5</strong>" in shown(client, f"strom={more.pk}")
    assert client.get("/messwerte/postplatz/?strom=999999").status_code == 400


def test_how_it_is_measured_and_what_it_belongs_to(client: Client) -> None:
    project = ProjectFactory(name="Kühle Plätze", slug="kuehle-plaetze")
    station(
        "Postplatz",
        (10, 20.0),
        thing__project=project,
        thing__position_accuracy=5.0,
        thing__privacy_statement="Nur Luft.",
    )

    page = shown(client)

    for words in ("Kühle Plätze", "auf 5 m genau", "Nur Luft.", "alle 10 Minuten", "DHT22", "/api/sensorthings/v1.1/"):
        assert words in page, words


def test_english_texts_stand_among_the_properties(client: Client) -> None:
    station(
        "Postplatz",
        (10, 20.0),
        thing__privacy_statement="Nur Luft.",
        thing__properties={"privacy_en": "Only air."},
        observed_property__properties={"name_en": "Air temperature"},
    )

    page = shown(client, path="/en/messwerte/postplatz/")

    assert '<span lang="en">Only air.</span>' in page
    assert "Air temperature" in page
    assert '<span lang="de">DHT22</span>' in page


@pytest.mark.django_db(transaction=True)
def test_a_new_value_is_seen_within_a_minute(client: Client, noon: time_machine.Traveller) -> None:
    stream = station("Postplatz", (10, 20.0))
    assert "<strong>20</strong>" in shown(client)

    noon.shift(60)
    measure(stream, (0, 23.5))

    assert "<strong>23,5</strong>" in shown(client)
    assert "23,5" in client.get("/messwerte/").content.decode()


def test_a_simulated_station_says_so_wherever_it_stands(client: Client) -> None:
    station("Postplatz", (10, 20.0), thing__is_simulation=True)

    assert "Diese Station ist erfunden" in shown(client)
    for path in ("/messwerte/postplatz/", "/einbetten/messwerte/postplatz/"):
        assert shown(client, path=path).count(">simuliert<") >= 2, path


def test_a_station_without_streams_has_a_page(client: Client) -> None:
    ThingFactory.create(name="Leer", slug="leer")

    assert "Hier wird noch nichts gemessen" in shown(client, path="/messwerte/leer/")
    assert client.get("/messwerte/leer.csv").status_code == 404
    assert client.get("/einbetten/messwerte/leer/").status_code == 200


def test_texts_and_yes_or_no_are_results_too(client: Client) -> None:
    stream = station("Postplatz", (10, True))

    assert "<strong>ja</strong>" in shown(client)
    measure(stream, (5, "Ast auf dem Weg"))
    assert "Ast auf dem Weg" in client.get("/einbetten/messwerte/postplatz/").content.decode()


def test_the_tile_may_stand_in_foreign_frames_and_nothing_else_may(client: Client) -> None:
    station("Postplatz", (10, 20.0))

    tile, page = client.get("/einbetten/messwerte/postplatz/"), client.get("/messwerte/postplatz/")

    assert "frame-ancestors *" in tile.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert "<script" not in tile.content.decode()
    assert not tile.cookies


def test_unknown_stations_and_spans_are_refused(client: Client) -> None:
    station("Postplatz", (10, 20.0))

    assert client.get("/messwerte/gibtesnicht/").status_code == 404
    assert client.get("/messwerte/postplatz/?spanne=ewig").status_code == 400
    assert client.get("/messwerte/postplatz/?seite=x").status_code == 400


def test_queries_do_not_grow_with_values_and_stations(client: Client) -> None:
    stream = station("Postplatz", (10, 20.0), (20, 19.0))
    few = {span: count_queries(client, f"/messwerte/postplatz/?spanne={span}") for span in ("tag", "jahr")}
    measure(stream, *[(100 + ago, 15.0) for ago in range(50)])
    for number in range(5):
        station(f"Weitere {number}", (5, 1), observed_property=stream.observed_property)

    assert {span: count_queries(client, f"/messwerte/postplatz/?spanne={span}") for span in ("tag", "jahr")} == few
    assert few["tag"] == QUERY_BUDGET["sensors:station"]
