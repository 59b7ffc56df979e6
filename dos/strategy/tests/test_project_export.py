"""The register as CSV, JSON, GeoJSON and Atom: the same filter, the same columns, nothing that is not public."""

import csv
import io
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from dos.actors.tests.factories import OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.strategy.exports.project_columns import COLUMNS
from dos.strategy.models import Change, Project
from dos.strategy.tests.factories import ChangeFactory, PartnershipFactory, ProjectFactory

pytestmark = pytest.mark.django_db

FORMATS = ["csv", "json", "geojson", "atom"]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def project(cast: Cast) -> Project:
    """A located project of Schwerte."""
    return ProjectFactory(
        name="Trinkbrunnen",
        slug="trinkbrunnen",
        lead_city=cast.schwerte,
        latitude=51.44,
        longitude=7.56,
        planned_start_on=None,
        start_on=datetime(2025, 2, 1, tzinfo=UTC).date(),
        start_precision="month",
    )


def rows(client: Client, query: str = "") -> list[dict[str, str]]:
    """Read the CSV as a spreadsheet would."""
    text = client.get(f"/projekte.csv?{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def entries(client: Client) -> list[ElementTree.Element]:
    """Read the entries of the feed."""
    feed = ElementTree.fromstring(client.get("/projekte.atom").content)
    return feed.findall("a:entry", ATOM)


@pytest.mark.parametrize("extension", FORMATS)
def test_every_format_holds_the_project_and_can_be_read_from_anywhere(
    client: Client, project: Project, extension: str
) -> None:
    response = client.get(f"/projekte.{extension}")

    assert "Trinkbrunnen" in response.content.decode()
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


@pytest.mark.parametrize("extension", FORMATS)
def test_a_draft_is_in_no_format(client: Client, project: Project, extension: str) -> None:
    Project.objects.update(live=False)

    assert "Trinkbrunnen" not in client.get(f"/projekte.{extension}").content.decode()


@pytest.mark.parametrize("extension", FORMATS)
def test_formats_filter_like_the_page(client: Client, project: Project, extension: str) -> None:
    assert "Trinkbrunnen" not in client.get(f"/projekte.{extension}?stand=geplant").content.decode()


@pytest.mark.parametrize("extension", FORMATS)
def test_who_has_it_already_gets_304(client: Client, project: Project, extension: str) -> None:
    first = client.get(f"/projekte.{extension}")
    again = client.get(f"/projekte.{extension}", headers={"if-none-match": first.headers["ETag"]})

    assert again.status_code == 304
    assert again.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("extension", FORMATS)
def test_formats_can_only_be_read(client: Client, cast: Cast, extension: str) -> None:
    assert client.post(f"/projekte.{extension}").status_code == 405


def test_csv_begins_with_a_byte_order_mark_and_has_the_explained_columns(client: Client, project: Project) -> None:
    assert client.get("/projekte.csv").content.startswith(b"\xef\xbb\xbf")
    assert list(rows(client)[0]) == [column.key for column in COLUMNS]
    page = client.get("/projekte/?ansicht=daten").content.decode()
    assert all(f'<th scope="row">{column.key}</th>' in page for column in COLUMNS)


def test_csv_says_a_day_no_more_exactly_than_it_is_known(client: Client, project: Project) -> None:
    row = rows(client)[0]

    assert (row["beginn"], row["gefoerdert"], row["gesamtkosten_eur"]) == ("2025-02", "ja", "100000.0")


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(client: Client, cast: Cast, start: str) -> None:
    ProjectFactory(name=f'{start}HYPERLINK("http://evil.example")', lead_city=cast.schwerte)

    assert rows(client)[0]["name"].startswith("'" + start)


def test_partners_are_named_but_no_unpublished_one(client: Client, project: Project) -> None:
    PartnershipFactory(project=project, organisation=OrganisationFactory(name="Stadtwerke"))
    PartnershipFactory(project=project, organisation=OrganisationFactory(name="Geheim", live=False))

    assert rows(client)[0]["partner"] == "Stadtwerke"


def test_json_has_pages_and_says_notice_and_licence(client: Client, cast: Cast) -> None:
    ProjectFactory.create_batch(101, lead_city=cast.schwerte)

    first: dict[str, Any] = client.get("/projekte.json?stadt=schwerte").json()
    second = client.get(first["weiter"].removeprefix("http://testserver")).json()

    assert (len(first["projekte"]), len(second["projekte"]), first["anzahl"]) == (100, 1, 101)
    assert second["weiter"] is None
    assert "Unabhängige Demonstration" in first["hinweis"]
    assert first["lizenz"]
    assert client.get("/projekte.json?seite=3").status_code == 404


def test_geojson_holds_only_possible_places(client: Client, project: Project, cast: Cast) -> None:
    ProjectFactory(lead_city=cast.schwerte, latitude=None, longitude=None)
    ProjectFactory(lead_city=cast.schwerte, latitude=751.4, longitude=7.5)

    features = client.get("/projekte.geojson").json()["features"]

    assert [feature["geometry"]["coordinates"] for feature in features] == [[7.56, 51.44]]
    assert features[0]["properties"]["label"] == "Trinkbrunnen"


def test_a_feed_entry_keeps_its_id_and_moves_only_with_the_change_log(client: Client, project: Project) -> None:
    moment = datetime(2026, 3, 1, 12, tzinfo=UTC)
    ChangeFactory(project=project, kind=Change.Kind.DATE, at=moment, old="2027", new="2028", reason="Lieferzeit")
    before = entries(client)[0]

    Project.objects.get(pk=project.pk).save()
    after = entries(client)[0]

    assert before.findtext("a:id", None, ATOM) == "http://testserver/projekte/trinkbrunnen/"
    assert before.findtext("a:updated", None, ATOM) == after.findtext("a:updated", None, ATOM)
    assert (after.findtext("a:updated", "", ATOM) or "").startswith("2026-03-01T12:00:00")
    assert "Grund: Lieferzeit" in (after.findtext("a:summary", "", ATOM) or "")


def test_the_feed_names_no_mail_address_and_stays_valid_with_odd_text(client: Client, cast: Cast) -> None:
    ProjectFactory(name="a\x08b ]]> & <c>", lead_city=cast.schwerte, contact="jemand@example.org")

    assert len(entries(client)) == 1
    assert b"@" not in client.get("/projekte.atom").content.replace(b"&", b"")


def test_the_feed_of_an_empty_register_is_valid(client: Client, cast: Cast) -> None:
    assert entries(client) == []
