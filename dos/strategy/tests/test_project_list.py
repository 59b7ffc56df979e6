"""The register as people see it: five views of one filter, and nothing that is not public."""

import json
import re
from datetime import date

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.strategy.models import Project
from dos.strategy.tests.factories import (
    ActionFieldFactory,
    ContributionFactory,
    MilestoneFactory,
    ProgrammeGoalFactory,
    ProjectFactory,
)
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = pytest.mark.django_db

VIEWS = ["liste", "tabelle", "karte", "zeitleiste", "ziele", "daten"]


@pytest.fixture
def project(cast: Cast) -> Project:
    """A located project of Schwerte with a next step."""
    found = ProjectFactory(
        name="Trinkbrunnen", slug="trinkbrunnen", lead_city=cast.schwerte, latitude=51.44, longitude=7.56
    )
    MilestoneFactory(project=found, title="Zehn Brunnen laufen", planned_on=date(2027, 6, 30))
    return found


def read(client: Client, query: str = "", site: str = "", **headers: str) -> str:
    """Return the list as text."""
    response = client.get(f"{site}/projekte/?{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("view", VIEWS[:-1])
def test_every_view_names_the_project(client: Client, project: Project, view: str) -> None:
    assert 'href="/projekte/trinkbrunnen/"' in read(client, f"ansicht={view}")


@pytest.mark.parametrize("view", VIEWS)
def test_a_draft_is_in_no_view(client: Client, project: Project, view: str) -> None:
    Project.objects.update(live=False)

    page = read(client, f"ansicht={view}")

    assert "Trinkbrunnen" not in page
    assert "<strong>0 Vorhaben</strong>" in page


def test_a_row_says_stage_next_step_and_freshness(client: Client, project: Project) -> None:
    page = read(client)

    assert "in Umsetzung" in page
    assert "Zehn Brunnen laufen" in page
    assert '<time datetime="2027-06-30">30. Juni 2027</time>' in page
    assert "heute geprüft" in page


def test_a_joint_project_exists_once_and_is_at_home_on_the_programmes_site(client: Client, cast: Cast) -> None:
    ProjectFactory(slug="gemeinsam", lead_city=cast.dortmund, cities=[cast.dortmund, cast.schwerte])

    page = read(client)

    assert page.count('href="/projekte/gemeinsam/"') == 1
    assert "<strong>1 Vorhaben</strong>" in page
    assert '"http://testserver/projekte/gemeinsam/"' in page


def test_a_city_site_shows_its_city_and_all_on_demand(client: Client, project: Project, cast: Cast) -> None:
    ProjectFactory(name="Hafen", lead_city=cast.dortmund)

    assert "Hafen" not in read(client, site="/schwerte")
    assert "Hafen" in read(client, "stadt=alle", site="/schwerte")


def test_the_fragment_is_the_part_of_the_page(client: Client, project: Project) -> None:
    fragment = read(client, "stand=in-umsetzung", **{"HX-Request": "true"})
    page = read(client, "stand=in-umsetzung")

    assert not fragment.lstrip().startswith("<!doctype")
    assert fragment in page


def test_going_back_in_the_browser_gets_the_whole_page(client: Client, project: Project) -> None:
    page = read(client, **{"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert page.startswith("<!doctype html>")


def test_the_address_after_a_change_shows_only_what_was_chosen(client: Client, project: Project) -> None:
    response = client.get(
        "/projekte/?stand=in-umsetzung&stadt=alle&feld=&q=&art=&seite=", headers={"hx-request": "true"}
    )

    assert response.headers["HX-Push-Url"] == "/projekte/?stand=in-umsetzung"


def test_a_new_field_can_be_asked_for_at_once(client: Client, project: Project) -> None:
    read(client)
    ActionFieldFactory(slug="ganz-neu")

    assert client.get("/projekte/?feld=ganz-neu").status_code == 200


def test_nothing_found_offers_the_way_out(client: Client, project: Project) -> None:
    page = read(client, "stand=geplant&stadt=schwerte")

    assert "ohne „geplanten“: 1 Vorhaben" in page


def test_long_lists_have_pages_that_search_engines_can_follow(client: Client, cast: Cast) -> None:
    ProjectFactory.create_batch(45, lead_city=cast.schwerte)

    page = read(client, "stadt=schwerte&seite=2")

    assert '<link rel="prev" href="?stadt=schwerte&amp;seite=1">' in page
    assert '<link rel="next" href="?stadt=schwerte&amp;seite=3">' in page
    assert client.get("/projekte/?seite=4").status_code == 404


def test_canonical_is_the_list_in_plain_order_on_the_citys_site(client: Client, project: Project) -> None:
    page = read(client, "stadt=schwerte&stand=in-umsetzung&ansicht=tabelle&sortierung=stand&unbekannt=1")

    assert '<link rel="canonical" href="http://testserver/schwerte/projekte/?stand=in-umsetzung">' in page


def test_more_than_two_filters_are_not_indexed(client: Client, project: Project, settings: object) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]  # the demonstration is never indexed

    assert "noindex" not in read(client, "stadt=schwerte&stand=running")
    assert '<meta name="robots" content="noindex">' in read(client, "stadt=schwerte&stand=running&art=measure")


def test_other_formats_keep_the_filter(client: Client, project: Project) -> None:
    page = read(client, "stand=in-umsetzung&ansicht=karte")

    for extension in ("csv", "json", "geojson", "atom"):
        assert f'href="/projekte.{extension}?stand=in-umsetzung"' in page


def test_schema_org_cannot_end_its_script(client: Client, cast: Cast) -> None:
    ProjectFactory(name="</script><b>Boshaft", lead_city=cast.schwerte)

    page = read(client)
    data = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)

    names = [item["name"] for text in data for item in json.loads(text).get("itemListElement", []) if "name" in item]
    assert "</script><b>Boshaft" in names
    assert "<b>Boshaft" not in page


def test_the_tree_shows_goals_with_what_serves_them(client: Client, cast: Cast) -> None:
    goal = ProgrammeGoalFactory(title="Klima schützen")
    field = ActionFieldFactory(name="Energie")
    goal.action_fields.add(field)
    for number in range(7):
        ProjectFactory(name=f"Vorhaben E{number}", lead_city=cast.schwerte, action_fields=[field])
    ContributionFactory(project=ProjectFactory(name="Direkt", lead_city=cast.schwerte), goal=goal)

    page = read(client, "ansicht=ziele")

    assert "Klima schützen" in page
    assert "und 2 weitere" in page
    assert "Noch keinem Programmziel zugeordnet" in page


def test_examples_are_marked_and_counted_apart(client: Client, project: Project, cast: Cast) -> None:
    ProjectFactory(name="Erfunden", lead_city=cast.schwerte, is_example=True)

    page = read(client)

    assert "<strong>1 Vorhaben</strong>" in page
    assert "dazu 1 erfundenes Beispiel" in page
    assert "example-mark" in page


def test_what_has_ended_without_known_end_does_not_run_on(client: Client, cast: Cast) -> None:
    ProjectFactory(stage="done", end_on=None, planned_end_on=None, lead_city=cast.schwerte)

    page = read(client, "ansicht=zeitleiste")

    assert "ab 1. Februar 2025, Ende nicht belegt" in page
    assert "bar--endless" not in page


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_list_can_only_be_read(client: Client, cast: Cast, method: str) -> None:
    assert getattr(client, method)("/projekte/").status_code == 405


def test_english_reads_english(client: Client, cast: Cast) -> None:
    ProjectFactory(name="Brunnen", name_en="Fountains", lead_city=cast.schwerte)

    page = read(client, site="/en")

    assert "Fountains" in page
    assert 'href="/en/projekte/' in page


@pytest.mark.parametrize("view", VIEWS)
def test_the_number_of_queries_does_not_grow(client: Client, cast: Cast, view: str) -> None:
    place = {"latitude": 51.4, "longitude": 7.5, "action_fields": [ActionFieldFactory()]}
    MilestoneFactory(project=ProjectFactory(lead_city=cast.schwerte, **place))
    client.get(f"/projekte/?ansicht={view}")  # cities and their outlines are remembered
    with_one = count_queries(client, f"/projekte/?ansicht={view}")

    for project in ProjectFactory.create_batch(25, lead_city=cast.dortmund, **place):
        MilestoneFactory(project=project)

    assert count_queries(client, f"/projekte/?ansicht={view}") == with_one
    assert with_one == QUERY_BUDGET[f"strategy:project_list {view}"]
