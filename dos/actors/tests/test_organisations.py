"""Organisations: found by group, city and text, shown with the projects in which they take part."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dos.actors import selectors
from dos.actors.models import Organisation
from dos.actors.tests.factories import OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.strategy.tests.factories import DecisionFactory, PartnershipFactory, ProjectFactory
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = pytest.mark.django_db
values = st.one_of(st.sampled_from(["politik", "verwaltung", "schwerte", "alle", "1"]), st.text(max_size=30))


@pytest.fixture
def works(cast: Cast) -> Organisation:
    """A published organisation of Schwerte."""
    return OrganisationFactory(
        slug="stadtwerke", name="Stadtwerke Öst", category="wirtschaft", city=cast.schwerte, role="liefert Strom"
    )


def names(client: Client, query: str = "", site: str = "") -> str:
    """Read the list."""
    response = client.get(f"{site}/akteure/?{query}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("query", ["", "gruppe=wirtschaft", "stadt=schwerte", "q=öst+strom"])
def test_filters_find(client: Client, works: Organisation, query: str) -> None:
    assert "Stadtwerke Öst" in names(client, query)


@pytest.mark.parametrize("query", ["gruppe=politik", "stadt=dortmund", "q=wasser"])
def test_filters_leave_out(client: Client, works: Organisation, query: str) -> None:
    page = names(client, query)

    assert "Stadtwerke Öst" not in page
    assert "Dazu kennen wir noch niemanden" in page


def test_a_city_site_begins_with_its_city(client: Client, works: Organisation) -> None:
    assert "Stadtwerke Öst" not in names(client, site="/dortmund")
    assert "Stadtwerke Öst" in names(client, "stadt=alle", site="/dortmund")


@pytest.mark.parametrize("query", ["gruppe=geheim", "stadt=hagen"])
def test_an_unknown_value_is_refused_with_a_sentence(client: Client, cast: Cast, query: str) -> None:
    response = client.get(f"/akteure/?{query}")

    assert response.status_code == 400
    assert "Bitte wählen Sie einen aus der Liste." in response.content.decode()


@pytest.mark.parametrize("page", ["0", "2", "abc", "9" * 5000])
def test_a_page_that_is_none_is_not_found(client: Client, works: Organisation, page: str) -> None:
    assert client.get("/akteure/", {"seite": page}).status_code == 404


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.dictionaries(st.sampled_from(["gruppe", "stadt", "q", "x[]"]), values, max_size=4))
def test_any_query_gives_the_list_or_a_sentence(works: Organisation, client: Client, query: dict[str, str]) -> None:
    assert client.get("/akteure/", query).status_code in (200, 400)


def test_drafts_are_nowhere(client: Client, works: Organisation) -> None:
    Organisation.objects.update(live=False)

    assert "Stadtwerke" not in names(client)
    assert client.get("/akteure/stadtwerke/").status_code == 404
    assert list(selectors.documents()) == []
    assert [entry.url for entry in selectors.sitemap(None)] == ["/akteure/", "/netzwerk/", "/akteure/biete-suche/"]


def test_the_fragment_is_the_part_of_the_page(client: Client, works: Organisation) -> None:
    fragment = client.get("/akteure/", headers={"hx-request": "true"}).content.decode()

    assert fragment in names(client)


def test_the_page_names_role_projects_and_decisions(client: Client, works: Organisation, cast: Cast) -> None:
    PartnershipFactory(
        project=ProjectFactory(name="Trinkbrunnen", lead_city=cast.schwerte), organisation=works, role="supplier"
    )
    PartnershipFactory(project=ProjectFactory(name="Entwurf", lead_city=cast.schwerte, live=False), organisation=works)
    ProjectFactory(name="Sonnenstrom", lead_city=cast.schwerte, lead_organisation=works)
    DecisionFactory(title="Mehr Brunnen", organisation=works)

    page = client.get("/akteure/stadtwerke/").content.decode()

    assert "liefert Strom" in page
    assert "Trinkbrunnen" in page
    assert "liefert, baut" in page
    assert "Sonnenstrom" in page
    assert "Mehr Brunnen" in page
    assert "Entwurf" not in page


def test_the_page_is_at_home_on_the_programmes_site(client: Client, works: Organisation) -> None:
    page = client.get("/schwerte/akteure/stadtwerke/").content.decode()

    assert '<link rel="canonical" href="http://testserver/akteure/stadtwerke/">' in page


def test_the_number_of_queries_does_not_grow(client: Client, works: Organisation, cast: Cast) -> None:
    PartnershipFactory(project=ProjectFactory(lead_city=cast.schwerte), organisation=works)
    few = [count_queries(client, address) for address in ("/akteure/", "/akteure/stadtwerke/")]

    OrganisationFactory.create_batch(20, city=cast.dortmund)
    for project in ProjectFactory.create_batch(10, lead_city=cast.schwerte):
        PartnershipFactory(project=project, organisation=works)

    assert [count_queries(client, address) for address in ("/akteure/", "/akteure/stadtwerke/")] == few
    assert few == [QUERY_BUDGET["actors:organisation_list"], QUERY_BUDGET["actors:organisation_detail"]]
