"""The thread has a page and a record of its own, around any public object."""

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.strategy.models import Project
from dos.strategy.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(cast: Cast) -> Project:
    """A project with a decision and a step."""
    field = factories.ActionFieldFactory(slug="umwelt", name="Umwelt")
    factories.ProgrammeGoalFactory(slug="leben", title="Lebensqualität").action_fields.add(field)
    project = factories.ProjectFactory(
        slug="klimanetz", name="Klimanetz", lead_city=cast.schwerte, action_fields=[field]
    )
    factories.DecisionFactory(slug="ja", title="Ja zum Netz", projects=[project])
    factories.MilestoneFactory(project=project, key="steht", title="Alle stehen")
    factories.IndicatorValueFactory(indicator=factories.IndicatorFactory(slug="stationen", project=project), value=7)
    return project


@pytest.mark.parametrize(
    "address",
    [
        "programmziel/leben",
        "handlungsfeld/umwelt",
        "beschluss/ja",
        "projekt/klimanetz",
        "meilenstein/steht",
        "kennzahl/stationen",
    ],
)
def test_the_thread_is_found_under_german_words(client: Client, project: Project, address: str) -> None:
    html = client.get(f"/faden/{address}/").content.decode()

    assert "Lebensqualität" in html
    assert "Klimanetz" in html
    assert 'aria-current="' in html


def test_the_thread_is_data_too(client: Client, project: Project) -> None:
    response = client.get("/faden/projekt/klimanetz.json")
    data = response.json()

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert [node["kind"] for node in data["nodes"]] == [
        "goal", "action_field", "decision", "project", "milestone", "indicator", "value",
    ]  # fmt: skip
    assert data["nodes"][3]["url"] == "http://testserver/projekte/klimanetz/"
    assert data["nodes"][3]["is_here"] is True


@pytest.mark.parametrize(
    "address", ["projekt/nichts", "project/klimanetz", "idee/klimanetz", "messwert/x", "projekt/ä"]
)
def test_what_does_not_exist_has_no_thread(client: Client, project: Project, address: str) -> None:
    assert client.get(f"/faden/{address}/").status_code == 404
    assert client.get(f"/faden/{address}.json").status_code == 404


def test_a_draft_has_none(client: Client, project: Project) -> None:
    Project.objects.filter(pk=project.pk).update(live=False)

    assert client.get("/faden/projekt/klimanetz/").status_code == 404
    html = client.get("/faden/beschluss/ja/").content.decode()
    assert "noch nicht veröffentlicht" in html
    assert "Klimanetz" not in html
