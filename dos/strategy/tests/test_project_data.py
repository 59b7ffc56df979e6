"""One project as data, as a feed, and as a card for foreign pages."""

import re
from datetime import date

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.strategy.models import Change, Project
from dos.strategy.tests import factories

pytestmark = pytest.mark.django_db
IDS = re.compile("<id>(urn:uuid:.*?)</id>")


@pytest.fixture
def project(cast: Cast) -> Project:
    """A project with a step, an indicator, a decision, a note and a change."""
    project = factories.ProjectFactory(slug="klimanetz", name="Klima & <Netz>", lead_city=cast.schwerte)
    factories.MilestoneFactory(
        project=project, title="Alle stehen", planned_on=date(2027, 1, 1), planned_precision="year"
    )
    factories.IndicatorValueFactory(indicator=factories.IndicatorFactory(slug="stationen", project=project), value=38)
    factories.DecisionFactory(slug="ja", projects=[project])
    factories.StatusNoteFactory(project=project, text="Die Hälfte steht.")
    factories.ChangeFactory(
        project=project, kind=Change.Kind.DATE, field="end_on", old="2027", new="2028", reason="Frost"
    )
    return project


def test_the_sheet_is_data(client: Client, project: Project) -> None:
    response = client.get("/projekte/klimanetz.json")
    data = response.json()

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert data["projekt"]["name"] == "Klima & <Netz>"
    assert data["meilensteine"][0]["geplant"] == "2027"
    assert data["kennzahlen"][0] | {"adresse": ""} == {
        "kennung": "stationen", "name": data["kennzahlen"][0]["name"], "einheit": "Anträge", "ausgangswert": 0,
        "zielwert": None, "zielwert_bis": None, "wert": 38, "wert_am": data["kennzahlen"][0]["wert_am"], "adresse": "",
    }  # fmt: skip
    assert data["beschluesse"][0]["kennung"] == "ja"
    assert (data["angaben_belegt"], data["angaben_gesamt"]) == (16, 16)


def test_unchanged_data_is_not_sent_again(client: Client, project: Project) -> None:
    etag = client.get("/projekte/klimanetz.json").headers["ETag"]

    assert client.get("/projekte/klimanetz.json", headers={"if-none-match": etag}).status_code == 304


def test_the_feed_tells_notes_and_changes_and_keeps_its_ids(client: Client, project: Project) -> None:
    first = client.get("/projekte/klimanetz.atom").content.decode()
    Project.objects.filter(pk=project.pk).update(slug="anders")
    second = client.get("/projekte/anders.atom").content.decode()

    assert "Frost" in first
    assert "Die Hälfte steht." in first
    assert len(IDS.findall(first)) == 3
    assert IDS.findall(first) == IDS.findall(second)


def test_the_card_may_stand_anywhere_and_sets_no_cookie(client: Client, project: Project) -> None:
    response = client.get("/einbetten/projekte/klimanetz/")

    assert "X-Frame-Options" not in response.headers
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    assert not response.cookies
    assert "<script" not in response.content.decode()
    assert "Klima &amp; &lt;Netz&gt;" in response.content.decode()


def test_only_the_card_may_stand_in_foreign_frames(client: Client, project: Project) -> None:
    response = client.get("/projekte/klimanetz/")

    assert response.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address", ["/projekte/klimanetz/", "/projekte/klimanetz.json", "/einbetten/projekte/klimanetz/"]
)
def test_there_is_nothing_to_send(client: Client, project: Project, address: str) -> None:
    assert client.post(address).status_code in (403, 405)
