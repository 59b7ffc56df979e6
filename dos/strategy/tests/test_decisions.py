"""Decisions: the list with its filter, and the page of one."""

from datetime import date

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.strategy.models import Decision
from dos.strategy.tests import factories
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def decisions(cast: Cast) -> list[Decision]:
    """One of each city, a joint one, and a draft."""
    return [
        factories.DecisionFactory(slug="schwerte", title="Aus Schwerte", city=cast.schwerte, on=date(2023, 1, 1)),
        factories.DecisionFactory(slug="dortmund", title="Aus Dortmund", city=cast.dortmund, on=date(2024, 1, 1)),
        factories.DecisionFactory(slug="gemeinsam", title="Gemeinsam", on=date(2024, 2, 1)),
        factories.DecisionFactory(slug="geheim", title="Geheim", live=False, on=date(2019, 1, 1)),
    ]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/beschluesse/", {"Aus Schwerte", "Aus Dortmund", "Gemeinsam"}),
        ("/schwerte/beschluesse/", {"Aus Schwerte", "Gemeinsam"}),
        ("/schwerte/beschluesse/?stadt=alle", {"Aus Schwerte", "Aus Dortmund", "Gemeinsam"}),
        ("/beschluesse/?stadt=dortmund&jahr=2024", {"Aus Dortmund", "Gemeinsam"}),
        ("/beschluesse/?jahr=2023", {"Aus Schwerte"}),
    ],
)
def test_the_list_can_be_narrowed(client: Client, decisions: list[Decision], address: str, shown: set[str]) -> None:
    html = client.get(address).content.decode()

    assert {row.title for row in decisions if f">{row.title}</a>" in html} == shown


@pytest.mark.parametrize("query", ["stadt=hagen", "jahr=2019", "jahr=x", "jahr=%27", "stadt=%F0%9F%92%A9"])
def test_a_filter_that_does_not_exist_is_refused(client: Client, decisions: list[Decision], query: str) -> None:
    response = client.get(f"/beschluesse/?{query}")

    assert response.status_code == 400
    assert "steht nicht zur Wahl" in response.content.decode()


def test_the_list_is_paged_and_asks_no_more_for_many(client: Client, decisions: list[Decision]) -> None:
    before = count_queries(client, "/beschluesse/")
    for _number in range(30):
        factories.DecisionFactory()

    assert count_queries(client, "/beschluesse/") == before <= QUERY_BUDGET["strategy:decision_list"]
    assert client.get("/beschluesse/?seite=2").status_code == 200
    assert client.get("/beschluesse/?seite=3").status_code == 404


def test_htmx_gets_the_list_alone(client: Client, decisions: list[Decision]) -> None:
    html = client.get("/beschluesse/", headers={"hx-request": "true"}).content.decode()

    assert html.lstrip().startswith('<p role="status">3 Beschlüsse</p>')


def test_the_page_leads_to_its_projects_and_names_no_draft(client: Client, cast: Cast) -> None:
    shown = factories.ProjectFactory(name="Klimanetz", lead_city=cast.schwerte)
    hidden = factories.ProjectFactory(name="Geheimes Vorhaben", lead_city=cast.schwerte, live=False)
    factories.DecisionFactory(slug="ja", title="Ja", projects=[shown, hidden], source_url="https://schwerte.de/rat")

    html = client.get("/beschluesse/ja/").content.decode()

    assert f'href="/projekte/{shown.slug}/"' in html
    assert "Geheimes" not in html
    assert hidden.slug not in html
    assert "schwerte.de" in html


def test_a_decision_on_the_programme_leads_to_it(client: Client, cast: Cast) -> None:
    factories.DecisionFactory(slug="ja", concerns_programme=True)
    factories.ProgrammeGoalFactory(title="Lebensqualität")

    html = client.get("/beschluesse/ja/").content.decode()

    assert "Lebensqualität" in html
    assert "/programm/" in html


def test_the_page_asks_no_more_for_many_projects(client: Client, cast: Cast) -> None:
    decision = factories.DecisionFactory(slug="ja", projects=[factories.ProjectFactory(lead_city=cast.schwerte)])
    before = count_queries(client, "/beschluesse/ja/")
    decision.projects = [factories.ProjectFactory(lead_city=cast.schwerte) for _number in range(20)]
    decision.save()

    assert count_queries(client, "/beschluesse/ja/") == before <= QUERY_BUDGET["strategy:decision_detail"]


def test_a_draft_has_no_page(client: Client, decisions: list[Decision]) -> None:
    assert client.get("/beschluesse/geheim/").status_code == 404
    assert client.get("/faden/beschluss/geheim/").status_code == 404
