"""The demonstration: real networks with their sources, and simulated stations that say so everywhere."""

import json
from typing import Any

import pytest
from django.test import Client

from dos.cities.models import Boundary
from dos.cities.tests.cast import Cast
from dos.core import geo, search
from dos.sensors.models import Datastream, DatastreamState, Flag, Network, Observation, Thing
from dos.sensors.services.demo import load_stations
from dos.sensors.tests.measured import text_of
from dos.strategy.tests.factories import ProjectFactory
from tests.house.source import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]


@pytest.fixture(scope="module")
def told() -> Any:
    return json.loads((ROOT / "demo" / "sensor_networks.json").read_text(encoding="utf-8"))


@pytest.fixture
def few(told: Any) -> Any:
    """The networks, and the stations with faults."""
    stations = [item for item in told["stations"] if item.get("fault") or item["kind"] == "gauge"]
    return {**told, "stations": [{**item, "year": False} for item in stations]}


def test_all_networks_come_with_source_and_state(few: Any) -> None:
    project = ProjectFactory(slug="klimasensorik-stadtweites-klimamessnetz")

    load_stations(few)

    network = Network.objects.get(slug="klimamessnetz-dortmund")
    assert (network.device_count, network.operator_name, network.phase) == (80, "Stadt Dortmund", "in_betrieb")
    assert (str(network.as_of), network.as_of_precision) == ("2025-06-01", "month")
    assert network.project == project
    assert Network.objects.count() == 16
    assert not Network.objects.filter(source_url="").exists()


def test_every_station_is_marked_as_simulated(few: Any) -> None:
    load_stations(few)

    assert Thing.objects.count() == len(few["stations"])
    for row in (*Thing.objects.all(), *Datastream.objects.all()):
        assert row.properties["simulation"] is True
    assert not Thing.objects.exclude(is_simulation=True, name__endswith="(Beispiel)").exists()
    assert not Thing.objects.filter(position_accuracy=None).exists()
    assert not Thing.objects.filter(privacy_statement="").exists()


def test_known_faults_can_be_seen(few: Any) -> None:
    load_stations(few)

    flags = {flag for row in Observation.objects.exclude(flags=0) for flag in Flag if row.flags & flag}
    assert flags == {Flag.IMPLAUSIBLE, Flag.STUCK}
    assert DatastreamState.objects.filter(observation_count=0).count() == 0


def test_a_second_time_changes_nothing_and_what_was_removed_stays_away(few: Any) -> None:
    load_stations(few)
    gone = Thing.objects.first()
    assert gone is not None
    Thing.objects.filter(pk=gone.pk).update(name="Vom Amt benannt")
    Thing.objects.exclude(pk=gone.pk).first().delete()  # type: ignore[union-attr]  # there are several
    before = Thing.objects.count()

    load_stations(few)

    assert Thing.objects.count() == before
    assert Thing.objects.get(pk=gone.pk).name == "Vom Amt benannt"


def test_no_station_stands_outside_its_city(told: Any) -> None:
    outlines = json.loads((ROOT / "demo" / "boundaries.geojson").read_text(encoding="utf-8"))["features"]
    area = {"dortmund": outlines[0]["geometry"], "schwerte": outlines[1]["geometry"]}

    outside = [
        item["slug"]
        for item in told["stations"]
        if not geo.contains(area[item["city"]], item["latitude"], item["longitude"])
    ]

    assert outside == []
    assert Boundary.objects.count() == 0


def test_no_indicator_rests_on_a_simulated_value(told: Any) -> None:
    assert not {"indicator", "indicators"} & {key for item in told["stations"] for key in item}


def test_the_project_shows_its_network_and_its_simulated_stations(few: Any, client: Client, cast: Cast) -> None:
    project = ProjectFactory(slug="klimasensorik-stadtweites-klimamessnetz", cities=[cast.dortmund])
    load_stations(few)

    page = client.get(f"/projekte/{project.slug}/", follow=True).content.decode()

    assert "Das Messnetz „Klimamessnetz Dortmund“ hat 80 Geräte." in page
    assert "Klima Brackel (Beispiel)" in page
    assert "simuliert und gehen in keine Kennzahl ein" in page


def test_stations_and_themes_are_found_and_stand_on_the_home_page(few: Any, client: Client) -> None:
    load_stations(few)
    search.rebuild()

    assert "Pegel Ruhr in Schwerte (Beispiel)" in client.get("/suche/?q=pegel").content.decode()
    assert "/messwerte/thema/wasser/" in client.get("/suche/?q=hochwasser").content.decode()
    home = client.get("/").content.decode()
    assert "Wasserstand: " in home
    assert "(simuliert)" in home
    assert "/messwerte/thema/wasser/" in text_of(client, "/sitemap-programm.xml")
    assert "/messwerte/beispiel-pegel-ruhr-in-schwerte/" in text_of(client, "/sitemap-schwerte.xml")
