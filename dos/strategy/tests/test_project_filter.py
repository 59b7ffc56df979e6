"""The filter of the register: any address gives the list or a sentence, never an error of ours."""

from dataclasses import fields
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dos.actors.tests.factories import OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.cities.tests.factories import DistrictFactory
from dos.strategy.models import Project
from dos.strategy.selectors import project_filter as filters
from dos.strategy.selectors import projects
from dos.strategy.tests.factories import ActionFieldFactory, MilestoneFactory, PartnershipFactory, ProjectFactory

pytestmark = pytest.mark.django_db

KNOWN = [
    "schwerte", "alle", "energie", "geplant", "in-umsetzung", "running", "measure", "ja", "unbekannt", "mitte",
    "karte", "tabelle", "zeitleiste", "ziele", "daten", "termin", "stand", "beginn", "geaendert", "1", "2",
]  # fmt: skip
values = st.one_of(st.sampled_from(KNOWN), st.text(max_size=40))
queries = st.dictionaries(
    st.one_of(st.sampled_from(sorted(filters.PARAMETERS)), st.text(max_size=8)), values, max_size=7
)


@pytest.fixture
def two(cast: Cast) -> tuple[Project, Project]:
    """A running project of Schwerte on energy, and a planned joint one."""
    energy = ActionFieldFactory(slug="energie", name="Energie und Umwelt")
    mine = ProjectFactory(name="Öffentliches WLAN", lead_city=cast.schwerte, action_fields=[energy], is_funded=None)
    joint = ProjectFactory(
        name="Datenplattform",
        lead_city=cast.dortmund,
        cities=[cast.dortmund, cast.schwerte],
        stage=Project.Stage.PLANNED,
        kind=Project.Kind.USE_CASE,
        districts=[DistrictFactory(city=cast.dortmund, slug="mitte")],
    )
    return mine, joint


def found(query: dict[str, str], city: Any = None) -> list[str]:
    """Return the names that a query finds."""
    choices = filters.filter_choices()
    wanted = filters.parse_filter(query, choices, city)
    return [project.name for project in projects.filtered_projects(wanted, None)]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Datenplattform", "Öffentliches WLAN"]),
        ({"stadt": "schwerte"}, ["Datenplattform", "Öffentliches WLAN"]),
        ({"stadt": "dortmund"}, ["Datenplattform"]),
        ({"feld": "energie"}, ["Öffentliches WLAN"]),
        ({"stand": "geplant"}, ["Datenplattform"]),
        ({"stand": "running"}, ["Öffentliches WLAN"]),
        ({"stand": "abgeschlossen"}, []),
        ({"art": "use_case"}, ["Datenplattform"]),
        ({"gefoerdert": "unbekannt"}, ["Öffentliches WLAN"]),
        ({"ort": "mitte"}, ["Datenplattform"]),
        ({"q": "öffentliches wlan"}, ["Öffentliches WLAN"]),
        ({"q": "100%"}, []),
        ({"stadt": "dortmund", "feld": "energie"}, []),
    ],
)
def test_each_filter_finds_its_projects(two: object, query: dict[str, str], names: list[str]) -> None:
    assert found(query) == names


def test_a_partner_finds_the_project_once(two: tuple[Project, Project]) -> None:
    firm = OrganisationFactory(slug="firma")
    PartnershipFactory(project=two[0], organisation=firm)
    PartnershipFactory(project=two[0], organisation=firm, role="supplier")

    assert found({"partner": "firma"}) == ["Öffentliches WLAN"]


def test_the_city_of_the_site_is_the_default(two: object, cast: Cast) -> None:
    assert found({}, cast.dortmund) == ["Datenplattform"]
    assert len(found({"stadt": "alle"}, cast.dortmund)) == 2


@pytest.mark.parametrize("order", filters.ORDERS)
def test_every_order_gives_every_project_once(two: tuple[Project, Project], order: str) -> None:
    MilestoneFactory.create_batch(2, project=two[0])

    assert len(found({"sortierung": order})) == 2


def test_a_filter_is_said_as_a_sentence(two: object) -> None:
    choices = filters.filter_choices()
    wanted = filters.parse_filter({"stand": "in-umsetzung", "stadt": "schwerte", "feld": "energie"}, choices, None)

    assert filters.sentence(wanted, choices) == "Alle laufenden Projekte in Schwerte zu Energie und Umwelt"


def test_nothing_found_says_which_filter_to_loosen(two: object) -> None:
    choices = filters.filter_choices()
    wanted = filters.parse_filter({"stadt": "dortmund", "feld": "energie"}, choices, None)

    labels = [(loosening.label, loosening.count) for loosening in projects.loosenings(wanted, choices)]

    assert labels == [("Dortmund", 1), ("Energie und Umwelt", 1)]


@pytest.mark.parametrize(
    "name", ["stadt", "feld", "stand", "art", "gefoerdert", "ort", "partner", "ansicht", "sortierung"]
)
@pytest.mark.parametrize("page", ["/projekte/", "/projekte.csv"])
def test_an_unknown_value_is_refused_with_the_way_back(client: Client, cast: Cast, name: str, page: str) -> None:
    response = client.get(page, {name: "password"})

    assert response.status_code == 400
    assert "„password“" in response.content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "abc", "1.5", "1e9", "٣", "9" * 5000])
def test_an_impossible_page_is_refused(client: Client, cast: Cast, number: str) -> None:
    assert client.get("/projekte/", {"seite": number}).status_code == 400


def test_a_page_beyond_the_last_is_not_found(client: Client, two: object) -> None:
    assert client.get("/projekte/", {"seite": "2"}).status_code == 404


def test_of_a_repeated_parameter_the_last_counts(client: Client, two: object) -> None:
    page = client.get(
        "/projekte/?stand=geplant&stand=in-umsetzung&stand[]=x&stage__in=x&_connector=OR"
    ).content.decode()

    assert "Öffentliches WLAN" in page
    assert "Datenplattform" not in page


def test_every_parameter_is_a_part_of_the_filter() -> None:
    asked = {field.name for field in fields(filters.ProjectFilter)} - {"site_city"}

    assert set(filters.PARAMETERS.values()) == asked


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=queries, page=st.sampled_from(["/projekte/", "/schwerte/projekte/", "/projekte.json", "/projekte.geojson"])
)
def test_any_query_gives_the_list_or_a_sentence(two: object, client: Client, query: dict[str, str], page: str) -> None:
    status = client.get(page, query).status_code

    is_beyond = query.get("seite", "1") not in ("", "1")
    assert status in ((200, 400, 404) if is_beyond else (200, 400))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=60))
def test_any_bytes_in_the_address_do_no_harm(two: object, client: Client, raw: bytes) -> None:
    query = "q=" + "".join(f"%{byte:02x}" for byte in raw)

    assert client.get(f"/projekte/?{query}").status_code in (200, 400)
