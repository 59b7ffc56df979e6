"""The JSON door of the strategy: what is published, with its source, page by page."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dos.cities.tests.cast import Cast
from dos.strategy.models import Project
from dos.strategy.tests import factories

pytestmark = pytest.mark.django_db
API = "/api/v1"


def keys(client: Client, address: str) -> list[str]:
    """Return the keys that one page lists."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    return [item["key"] for item in response.json()["items"]]


def all_keys(client: Client, address: str) -> list[str]:
    """Follow the links from page to page."""
    found: list[str] = []
    while address:
        body = client.get(address).json()
        found += [item["key"] for item in body["items"]]
        address = (body["next"] or "").removeprefix("http://testserver")
    return found


def test_a_project_says_where_it_comes_from(client: Client, cast: Cast) -> None:
    factories.ProjectFactory(
        slug="hub",
        name_en="Hub",
        lead_city=cast.schwerte,
        origin=Project.Origin.RESEARCHED,
        source_url="https://example.org/a",
        as_of=date(2024, 5, 1),
        start_on=date(2025, 3, 1),
        start_precision="month",
        is_example=True,
    )

    record = client.get(f"{API}/projects/hub").json()

    assert record["url"] == "http://testserver/schwerte/projekte/hub/"
    assert record["source"] == {"url": "https://example.org/a", "note": None, "as_of": "2024-05-01"}
    assert record["origin"] == "researched"
    assert record["is_example"] is True
    assert record["start_on"] == "2025-03"
    assert record["name"]["en"] == "Hub"
    assert record["changed_at"].endswith("Z")
    assert record["light"]["reason"]


def test_a_joint_project_is_at_home_on_the_programmes_site(client: Client, cast: Cast) -> None:
    factories.ProjectFactory(slug="both", lead_city=cast.dortmund, cities=[cast.dortmund, cast.schwerte])

    assert client.get(f"{API}/projects/both").json()["url"] == "http://testserver/projekte/both/"


def test_drafts_appear_nowhere(client: Client, cast: Cast) -> None:
    draft = factories.ProjectFactory(slug="entwurf", live=False)
    shown = factories.ProjectFactory(slug="da", parent=draft)
    factories.MilestoneFactory(project=draft)
    factories.StatusNoteFactory(project=shown, live=False)
    factories.DecisionFactory(slug="beschluss", projects=[draft, shown])
    factories.DecisionFactory(slug="geheim", live=False, projects=[shown])
    factories.IndicatorFactory(slug="zahl", project=draft)
    factories.IndicatorFactory(slug="unfertig", live=False, project=shown)
    factories.PartnershipFactory(project=shown, organisation__live=False, organisation__slug="verborgen")

    sheet = client.get(f"{API}/projects/da").json()

    assert keys(client, f"{API}/projects") == ["da"]
    assert client.get(f"{API}/projects/entwurf").status_code == 404
    assert client.get(f"{API}/projects/entwurf/milestones").status_code == 404
    assert client.get(f"{API}/indicators/unfertig").status_code == 404
    assert client.get(f"{API}/decisions/geheim").status_code == 404
    assert keys(client, f"{API}/milestones") == []
    assert client.get(f"{API}/projects/da/status-notes").json()["items"] == []
    assert sheet["parent"] is None
    assert sheet["partners"] == []
    assert [decision["key"] for decision in sheet["decisions"]] == ["beschluss"]
    assert sheet["indicators"] == []
    assert client.get(f"{API}/indicators/zahl").json()["project"] is None
    decision = client.get(f"{API}/decisions/beschluss").json()
    assert [project["key"] for project in decision["projects"]] == ["da"]
    for address in ("projects", "projects/da", "milestones", "decisions", "indicators", "organisations"):
        assert b"entwurf" not in client.get(f"{API}/{address}").content
        assert b"verborgen" not in client.get(f"{API}/{address}").content


def test_pages_follow_each_other_without_gap_or_repeat(client: Client, cast: Cast) -> None:
    slugs = sorted(factories.ProjectFactory(lead_city=cast.schwerte).slug for _ in range(7))
    first = client.get(f"{API}/projects?limit=3&stadt=schwerte")

    assert all_keys(client, f"{API}/projects?limit=3&stadt=schwerte") == slugs
    assert first.headers["Link"] == f'<{first.json()["next"]}>; rel="next"'
    assert "stadt=schwerte" in first.json()["next"]


def test_steps_come_in_their_order(client: Client) -> None:
    project = factories.ProjectFactory(slug="hub")
    steps = [factories.MilestoneFactory(project=project, sort_order=place).key for place in (3, 1, 2, 1)]

    found = all_keys(client, f"{API}/projects/hub/milestones?limit=2")

    assert found == [*sorted([steps[1], steps[3]]), steps[2], steps[0]]


def test_the_change_log_comes_newest_first(client: Client) -> None:
    project = factories.ProjectFactory(slug="hub")
    for number in range(5):
        factories.ChangeFactory(project=project, subject=f"{number}", reason="Lieferung verspätet")

    body = client.get(f"{API}/projects/hub/changes?limit=2").json()
    rest = client.get(body["next"].removeprefix("http://testserver")).json()

    assert [item["subject"] for item in body["items"] + rest["items"]] == ["4", "3", "2", "1"]


def test_a_cursor_belongs_to_its_list(client: Client) -> None:
    for _ in range(3):
        factories.ProjectFactory()
        factories.DecisionFactory()
    cursor = client.get(f"{API}/projects?limit=1").json()["next"].partition("cursor=")[2]

    assert client.get(f"{API}/projects?limit=1&cursor={cursor}").status_code == 200
    assert client.get(f"{API}/decisions?limit=1&cursor={cursor}").status_code == 400
    assert client.get(f"{API}/projects?limit=1&cursor={cursor}x").status_code == 400


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("stadt=dortmund", {"a", "c"}),
        ("feld=energie", {"a"}),
        ("stand=abgeschlossen", {"b"}),
        ("stand=in-umsetzung", {"a", "c"}),
        ("art=use_case", {"c"}),
        ("gefoerdert=unbekannt", {"c"}),
        ("q=bruecke", {"b"}),
        ("stadt=schwerte&stand=running", {"c"}),
    ],
)
def test_the_filter_is_that_of_the_pages(client: Client, cast: Cast, query: str, expected: set[str]) -> None:
    energy = factories.ActionFieldFactory(slug="energie")
    both = [cast.dortmund, cast.schwerte]
    factories.ProjectFactory(slug="a", lead_city=cast.dortmund, action_fields=[energy])
    factories.ProjectFactory(
        slug="b", name="Am Fluss: bruecke", lead_city=cast.schwerte, stage="done", result="Sie steht."
    )
    factories.ProjectFactory(slug="c", cities=both, kind=Project.Kind.USE_CASE, is_funded=None)

    assert set(keys(client, f"{API}/projects?{query}")) == expected


@pytest.mark.parametrize(
    "query", ["stadt=hagen", "stand=x", "feld='or 1=1", "art=%00", "ort=x", "partner=x", "gefoerdert=1"]
)
def test_an_unknown_value_of_the_filter_is_refused(client: Client, query: str) -> None:
    response = client.get(f"{API}/projects?{query}")

    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"


def test_an_indicator_has_its_values_by_page(client: Client) -> None:
    indicator = factories.IndicatorFactory(slug="baeume")
    factories.IndicatorTargetFactory(indicator=indicator)
    for year in (2024, 2023, 2025):
        factories.IndicatorValueFactory(
            indicator=indicator,
            on=date(year, 1, 1),
            value=year,
            source_url="https://example.org",
            as_of=date(year, 2, 1),
        )

    body = client.get(f"{API}/indicators/baeume?limit=2").json()
    rest = client.get(body["next"].removeprefix("http://testserver")).json()

    assert [value["value"] for value in body["values"] + rest["values"]] == [2023, 2024, 2025]
    assert body["latest"]["value"] == 2025
    assert body["latest"]["source"]["as_of"] == "2025-02-01"
    assert body["targets"][0]["value"] == 100
    assert client.get(f"{API}/indicators").json()["items"][0]["latest"]["value"] == 2025


def test_the_programme_has_its_frame(client: Client, cast: Cast) -> None:
    programme = factories.ProgrammeFactory()
    factories.ProgrammeGoalFactory(programme=programme, slug="service")
    factories.BaselineFactory(city=cast.schwerte)
    factories.ObjectiveFactory()

    body = client.get(f"{API}/programme").json()

    assert [goal["key"] for goal in body["goals"]] == ["service"]
    assert [city["key"] for city in body["cities"]] == ["dortmund", "schwerte"]
    assert len(keys(client, f"{API}/goals")) == 1
    assert len(keys(client, f"{API}/action-fields")) == 2
    assert len(keys(client, f"{API}/objectives")) == 1


@pytest.mark.parametrize(
    "address", ["projects/x", "decisions/x", "indicators/x", "organisations/x", "thread/project/x", "thread/x/y"]
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"{API}/{address}").status_code == 404


def _fill(number: int) -> None:
    for _ in range(number):
        project = factories.ProjectFactory()
        factories.MilestoneFactory(project=project)
        factories.DecisionFactory(projects=[project])
        indicator = factories.IndicatorFactory(project=project, action_field=project.action_fields.first())
        factories.IndicatorValueFactory(indicator=indicator)
        factories.IndicatorTargetFactory(indicator=indicator)
        factories.PartnershipFactory(project=project)


@pytest.mark.parametrize(
    "address", ["projects", "milestones", "decisions", "indicators", "organisations", "action-fields"]
)
def test_more_rows_take_no_more_queries(
    client: Client, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def count() -> int:
        client.get(f"{API}/{address}")  # the cities are remembered from here on
        with django_assert_max_num_queries(12) as taken:
            assert client.get(f"{API}/{address}?limit=100").status_code == 200
        return len(taken)

    _fill(2)
    few = count()
    _fill(20)

    assert count() == few


@pytest.mark.parametrize("kind", ["project", "projekt"])
def test_the_thread_leads_in_both_directions(client: Client, kind: str) -> None:
    project = factories.ProjectFactory(slug="hub")
    factories.MilestoneFactory(project=project)
    factories.DecisionFactory(slug="ja", projects=[project])
    factories.DecisionFactory(slug="geheim", title="Streng geheim", projects=[project], live=False)

    body = client.get(f"{API}/thread/{kind}/hub").json()

    assert body["kind"] == "project"
    assert [node["key"] for node in body["nodes"] if node["is_here"]] == ["hub"]
    assert {"decision", "project", "milestone"} <= {node["kind"] for node in body["nodes"]}
    assert "geheim" not in str(body)
