"""The network: who takes part in what and with whom, found by filter, honest about gaps."""

import json
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest
from django.test import Client

from dos.actors.models import Organisation
from dos.actors.tests.factories import OrganisationFactory
from dos.cities.models import City
from dos.cities.tests.cast import Cast
from dos.strategy.models import Contribution
from dos.strategy.tests.factories import (
    ActionFieldFactory,
    DecisionFactory,
    ObjectiveFactory,
    PartnershipFactory,
    ProjectFactory,
)
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = pytest.mark.django_db
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@dataclass(frozen=True)
class Scene:
    """Two partners at a project on energy, the city whose project it is, and somebody alone."""

    works: Organisation
    school: Organisation
    city: Organisation
    alone: Organisation


@pytest.fixture
def scene(cast: Cast) -> Scene:
    """Build it."""
    City.objects.filter(pk=cast.schwerte.pk).update(official_name="Stadt Schwerte")
    works = OrganisationFactory(slug="stadtwerke", name="Stadtwerke Öst", category="wirtschaft", city=cast.schwerte)
    school = OrganisationFactory(slug="hochschule", name="Hochschule West", category="wissenschaft", city=cast.dortmund)
    city = OrganisationFactory(slug="stadt-schwerte", name="Stadt Schwerte", city=cast.schwerte)
    alone = OrganisationFactory(slug="verein", name="Verein Allein", category="zivilgesellschaft", place="Unna")
    energy = ActionFieldFactory(slug="energie", name="Energie")
    ActionFieldFactory(slug="bildung", name="Bildung")
    project = ProjectFactory(
        slug="trinkbrunnen",
        name="Trinkbrunnen & mehr",
        lead_city=cast.schwerte,
        action_fields=[energy],
        source_url="https://example.org/brunnen",
    )
    PartnershipFactory(project=project, organisation=works, role="supplier")
    PartnershipFactory(project=project, organisation=school, role="science")
    return Scene(works, school, city, alone)


def read(client: Client, query: str = "", site: str = "") -> str:
    """Read the page."""
    response = client.get(f"{site}/netzwerk/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def document(client: Client, query: str = "") -> dict:
    """Read the network as JSON."""
    return json.loads(client.get(f"/netzwerk.json?{query}").content)


def keys(found: dict) -> list[str]:
    """Return who is in it."""
    return [one["kuerzel"] for one in found["organisationen"]]


def test_the_table_names_everybody_with_things_roles_and_partners(client: Client, scene: Scene) -> None:
    page = read(client)

    assert "4 Organisationen" in page
    assert "Trinkbrunnen &amp; mehr" in page
    assert "(liefert, baut)" in page
    assert "noch keine Beziehung belegt" in page
    assert 'href="/akteure/hochschule/"' in page


def test_a_citys_projects_are_relations_of_the_city(client: Client, scene: Scene) -> None:
    page = client.get("/akteure/stadt-schwerte/").content.decode()

    assert "federführende Kommune" in page
    assert "Trinkbrunnen" in page
    assert "Stadtwerke Öst" in page
    assert "https://example.org/brunnen" in page
    assert "Noch kein Projekt nennt" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["hochschule", "stadt-schwerte", "stadtwerke", "verein"]),
        ("feld=energie", ["hochschule", "stadt-schwerte", "stadtwerke"]),
        ("feld=bildung", []),
        ("rolle=science", ["hochschule"]),
        ("gruppe=wirtschaft", ["stadtwerke"]),
        ("stadt=dortmund", ["hochschule"]),
        ("q=oest", ["stadtwerke"]),
        ("akteur=stadtwerke", ["hochschule", "stadt-schwerte", "stadtwerke"]),
        ("akteur=verein", ["verein"]),
    ],
)
def test_filters_find(client: Client, scene: Scene, query: str, found: list[str]) -> None:
    assert keys(document(client, query)) == found


def test_a_city_site_begins_with_its_city(client: Client, scene: Scene) -> None:
    assert "1 Organisation<" in read(client, site="/dortmund")
    assert "4 Organisationen" in read(client, "stadt=alle", site="/dortmund")


@pytest.mark.parametrize(
    "query", ["gruppe=geheim", "stadt=hagen", "feld=x", "rolle=x", "akteur=x", "ansicht=x", "seite=0"]
)
def test_an_unknown_value_is_refused_with_a_sentence(client: Client, scene: Scene, query: str) -> None:
    assert client.get(f"/netzwerk/?{query}").status_code == 400
    assert client.get(f"/netzwerk.json?{query}").status_code == 400


def test_a_page_beyond_the_last_is_not_found(client: Client, scene: Scene) -> None:
    assert client.get("/netzwerk/?seite=2").status_code == 404


def test_gaps_name_fields_without_project_and_without_partner(client: Client, scene: Scene, cast: Cast) -> None:
    lonely = ActionFieldFactory(slug="wohnen", name="Wohnen")
    ProjectFactory(lead_city=cast.schwerte, action_fields=[lonely])

    page = read(client, "ansicht=luecken")

    gaps = page.split("Wo noch jemand fehlt")[1]
    assert "Bildung" in gaps
    assert "noch kein Vorhaben" in gaps
    assert "Wohnen" in gaps
    assert "1 Vorhaben, noch kein Partner" in gaps
    assert "Energie" not in gaps


def test_what_serves_an_objective_serves_those_above_it(client: Client, scene: Scene) -> None:
    above = ObjectiveFactory(title="Alle sparen Strom")
    below = ObjectiveFactory(title="Schulen sparen Strom", parent=above, action_field=above.action_field)
    ObjectiveFactory(title="Niemand friert", action_field=above.action_field)
    project = PartnershipFactory(organisation=scene.works, role="partner").project
    Contribution.objects.create(project=project, objective=below)

    gaps = read(client, "ansicht=luecken").split("Wo noch jemand fehlt")[1]

    assert "Niemand friert" in gaps
    assert "sparen Strom" not in gaps


def test_who_works_on_an_objective_is_found(client: Client, scene: Scene, cast: Cast) -> None:
    objective = ObjectiveFactory(slug="strom-sparen", title="Alle sparen Strom")
    project = PartnershipFactory(organisation=scene.alone, role="partner").project
    Contribution.objects.create(project=project, objective=objective)

    assert keys(document(client, "ziel=strom-sparen")) == ["verein"]
    page = read(client, "ziel=strom-sparen")
    assert "für das Ziel „Alle sparen Strom“" in page
    assert "1 Organisation<" in page
    assert client.get("/netzwerk/?ziel=keines").status_code == 400


def test_a_council_that_decided_is_related(client: Client, scene: Scene, cast: Cast) -> None:
    council = OrganisationFactory(slug="rat", name="Rat der Stadt", category="politik", city=cast.schwerte)
    project = ProjectFactory(lead_city=cast.schwerte)
    DecisionFactory(organisation=council, projects=[project])

    assert "hat dazu beschlossen" in client.get("/akteure/rat/").content.decode()


def test_drafts_and_examples_are_no_part_of_it(client: Client, scene: Scene, cast: Cast) -> None:
    other = OrganisationFactory(slug="andere", is_example=True)
    OrganisationFactory(slug="entwurf", live=False)
    for told in ({"live": False}, {"is_example": True}):
        PartnershipFactory(project=ProjectFactory(lead_city=cast.dortmund, **told), organisation=scene.alone)
    PartnershipFactory(project=ProjectFactory(lead_city=cast.dortmund), organisation=other)

    found = document(client)

    assert {"andere", "entwurf"} & set(keys(found)) == set()
    assert [one["akteur_kuerzel"] for one in found["beziehungen"]].count("verein") == 0


def test_json_pairs_who_works_with_whom(client: Client, scene: Scene) -> None:
    pairs = {(one["von"], one["nach"]) for one in document(client)["verbindungen"]}

    assert ("hochschule", "stadtwerke") in pairs
    assert pairs == {
        ("hochschule", "stadt-schwerte"),
        ("hochschule", "stadtwerke"),
        ("stadt-schwerte", "stadtwerke"),
    }


def test_csv_has_a_line_for_each_relation_and_for_the_lonely(client: Client, scene: Scene) -> None:
    response = client.get("/netzwerk.csv")
    lines = b"".join(response).decode().splitlines()

    assert len(lines) == 1 + 3 + 1
    assert lines[0].startswith("\ufeffakteur_kuerzel;akteur;gruppe")
    assert any("stadtwerke" in line and "hochschule" in line for line in lines[1:])


def test_graphml_holds_the_same_set(client: Client, scene: Scene) -> None:
    Organisation.objects.filter(pk=scene.alone.pk).update(name='Ver\x07ein <Allein> & "Co"')

    response = client.get("/netzwerk.graphml")
    graph = ElementTree.fromstring(response.content).find(f"{GRAPHML}graph")
    assert graph is not None

    assert response["Content-Type"].startswith("application/graphml+xml")
    assert [node.get("id") for node in graph.iter(f"{GRAPHML}node")] == keys(document(client))
    assert len(list(graph.iter(f"{GRAPHML}edge"))) == len(document(client)["verbindungen"])
    assert 'Verein <Allein> & "Co"' in "".join(graph.itertext())


def test_the_fragment_is_the_part_of_the_page(client: Client, scene: Scene) -> None:
    for query in ("", "ansicht=luecken"):
        fragment = client.get(f"/netzwerk/?{query}", headers={"hx-request": "true"}).content.decode()

        assert fragment in read(client, query)


def test_the_number_of_queries_does_not_grow(client: Client, scene: Scene, cast: Cast) -> None:
    few = [count_queries(client, address) for address in ("/netzwerk/", "/netzwerk/?ansicht=luecken")]

    for project in ProjectFactory.create_batch(5, lead_city=cast.schwerte):
        PartnershipFactory(project=project, organisation=scene.alone)

    assert [count_queries(client, address) for address in ("/netzwerk/", "/netzwerk/?ansicht=luecken")] == few
    assert max(few) == QUERY_BUDGET["actors:network"]
