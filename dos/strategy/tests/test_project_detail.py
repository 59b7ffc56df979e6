"""A project's page says what is known, what is not, and what happened; drafts have none."""

import json
import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.factories import CityFactory
from dos.strategy.models import Change, FormerSlug, Milestone, Project
from dos.strategy.tests import factories
from tests.budgets import QUERY_BUDGET, count_queries

pytestmark = pytest.mark.django_db
MAX_BYTES = 60_000


@pytest.fixture
def project(cast: Cast) -> Project:
    """A project of Schwerte with one of everything."""
    project = factories.ProjectFactory(
        slug="klimanetz", name="Klimanetz", lead_city=cast.schwerte, last_reviewed_on=timezone.localdate()
    )
    step = factories.MilestoneFactory(project=project, title="Alle Stationen stehen", planned_on=date(2027, 3, 1))
    indicator = factories.IndicatorFactory(name="Stationen", unit="Stück", project=project, milestone=step)
    factories.IndicatorValueFactory(indicator=indicator, value=38, source_url="https://schwerte.de/")
    factories.IndicatorTargetFactory(indicator=indicator, value=76)
    factories.DecisionFactory(title="Ja zum Klimanetz", projects=[project])
    factories.StatusNoteFactory(project=project, text="Die Hälfte steht.")
    factories.PartnershipFactory(project=project, organisation=None, name="Stadtwerke")
    factories.ContributionFactory(project=project)
    return project


def text_of(client: Client, address: str = "/schwerte/projekte/klimanetz/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_first_screen_answers_the_six_questions(client: Client, project: Project) -> None:
    head = text_of(client).partition("<h2")[0]

    for answer in (
        "Wir machen etwas einfacher.",
        "Schwerte",
        "in Umsetzung",
        "Alle Stationen stehen",
        "Haushalt",
        "Stabsstelle Digitales",
    ):
        assert answer in head


def test_the_page_tells_the_whole_thread_and_all_that_belongs_to_it(client: Client, project: Project) -> None:
    html = text_of(client)

    for said in (
        "Ja zum Klimanetz",
        "Stationen: 38 Stück",
        "50 % des Wegs zum Zielwert",
        "Die Hälfte steht.",
        "Stadtwerke",
    ):
        assert said in html
    assert "Für Dortmund ist bisher keine Übernahme belegt." in html


def test_what_is_not_known_is_said(client: Client, cast: Cast) -> None:
    factories.ProjectFactory(
        slug="duenn", lead_city=cast.schwerte, origin="researched", next_step="", total_cost=None, end_on=None,
        planned_end_on=None, contact="", gaps={"contact": "Nicht gefunden."},
    )  # fmt: skip

    html = text_of(client, "/schwerte/projekte/duenn/")

    assert "Recherchiert, vom Projektteam noch nicht bestätigt" in html
    assert "11 von 16 Angaben belegt" in html
    assert "?anlass=wissen" in html


def test_a_draft_has_no_page_no_data_and_no_card(client: Client, project: Project) -> None:
    Project.objects.filter(pk=project.pk).update(live=False)

    for address in (
        "projekte/klimanetz/",
        "projekte/klimanetz.json",
        "projekte/klimanetz.atom",
        "einbetten/projekte/klimanetz/",
    ):
        assert client.get(f"/{address}").status_code == 404


def test_drafts_beside_the_project_do_not_show(client: Client, project: Project) -> None:
    factories.DecisionFactory(title="Geheimer Beschluss", projects=[project], live=False)
    factories.StatusNoteFactory(project=project, text="Geheimer Sachstand", live=False)
    factories.IndicatorFactory(name="Geheime Kennzahl", project=project, live=False)
    factories.ProjectFactory(name="Geheimer Teil", parent=project, live=False)

    html = text_of(client)

    assert "Geheim" not in html
    assert "noch nicht veröffentlicht" in client.get(f"/faden/projekt/{project.slug}/").content.decode()


def test_a_former_name_leads_to_the_present_one_in_one_hop(client: Client, project: Project) -> None:
    FormerSlug.objects.create(kind="project", slug="alt", object_id=project.pk)

    for address in ("/projekte/alt/", "/en/schwerte/projekte/alt/", "/projekte/alt.json", "/einbetten/projekte/alt/"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, address.replace("alt", "klimanetz"))


def test_a_former_name_of_a_draft_leads_nowhere(client: Client, project: Project) -> None:
    FormerSlug.objects.create(kind="project", slug="alt", object_id=project.pk)
    Project.objects.filter(pk=project.pk).update(live=False)

    assert client.get("/projekte/alt/").status_code == 404


def test_notes_can_be_read_alone_but_dates_and_costs_never_hide(client: Client, project: Project) -> None:
    factories.ChangeFactory(
        project=project, kind=Change.Kind.DATE, field="end_on", old="2027-12-31", new="2028-02-29", days=60
    )
    factories.ChangeFactory(
        project=project, kind=Change.Kind.COST, field="total_cost", old="100000.00", new="240000.00"
    )
    factories.ChangeFactory(
        project=project, kind=Change.Kind.MILESTONE, field="planned_on", subject="Start", new="2027-01-01"
    )
    factories.ChangeFactory(project=project, kind=Change.Kind.SCOPE, field="target_group", new="Vereine")

    notes = text_of(client, "/projekte/klimanetz/?verlauf=sachstand")
    changes = text_of(client, "/projekte/klimanetz/?verlauf=aenderungen")

    assert all(said in notes for said in ("Die Hälfte steht.", "60 Tage später", "240.000", "Start: Termin"))
    assert "Vereine" not in notes
    assert "Vereine" in changes
    assert "Die Hälfte steht." not in changes


@pytest.mark.parametrize(
    ("query", "status"),
    [("verlauf=nichts", 400), ("seite=0", 404), ("seite=2", 404), ("seite=x", 404), ("seite=²", 404), ("x=1", 200)],
)
def test_a_wrong_address_of_the_stream_is_refused(client: Client, project: Project, query: str, status: int) -> None:
    assert client.get(f"/projekte/klimanetz/?{query}").status_code == status


def test_the_stream_is_paged(client: Client, project: Project) -> None:
    for number in range(11):
        factories.ChangeFactory(project=project, field="place", kind=Change.Kind.SCOPE, new=f"Ort {number:02}")

    assert "Ort 10" in text_of(client, "/projekte/klimanetz/?verlauf=aenderungen")
    assert "Ort 00" in text_of(client, "/projekte/klimanetz/?verlauf=aenderungen&seite=2")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"stage": "done", "result": ""}, "Ergebnis nicht belegt."),
        ({"stage": "paused", "stage_reason": "Es fehlt Holz."}, "Es fehlt Holz."),
        ({"last_reviewed_on": date(2020, 1, 1)}, "Tagen nicht geprüft"),
        ({"is_example": True}, "Beispiel"),
        (
            {"light_override": "critical", "light_override_reason": "Streik", "light_override_until": date(2099, 1, 1)},
            "von Hand gesetzt",
        ),
        ({"progress_estimate": 40}, "Schwerte"),
        ({"latitude": 51.44, "longitude": 7.57, "place": "Markt"}, "Wo es ist"),
    ],
)
def test_what_matters_is_said_on_top(client: Client, project: Project, fields: dict[str, object], said: str) -> None:
    Project.objects.filter(pk=project.pk).update(**fields)

    assert said in text_of(client)


def test_the_joint_project_is_at_home_on_the_programmes_site(client: Client, cast: Cast) -> None:
    factories.ProjectFactory(slug="gemeinsam", lead_city=cast.schwerte, cities=[cast.schwerte, cast.dortmund])
    factories.ProjectFactory(slug="einzeln", lead_city=cast.schwerte)

    assert '<link rel="canonical" href="http://testserver/projekte/gemeinsam/">' in text_of(
        client, "/dortmund/projekte/gemeinsam/"
    )
    assert '<link rel="canonical" href="http://testserver/schwerte/projekte/einzeln/">' in text_of(
        client, "/projekte/einzeln/"
    )


def test_machines_read_the_project_and_its_thread(client: Client, project: Project) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text_of(client), re.S)

    assert found
    described, thread = json.loads(found[1])
    assert (described["@type"], described["name"]) == ("Project", "Klimanetz")
    assert thread["itemListElement"][-1]["item"]["name"] == "Stationen: 38 Stück"


def test_the_page_stays_small_and_asks_as_often_for_500_milestones_as_for_10(client: Client, project: Project) -> None:
    before = count_queries(client, "/projekte/klimanetz/")
    steps = [
        Milestone(project=project, title=f"Schritt {number}", planned_on=date(2026, 1, 1) + timedelta(days=number))
        for number in range(500)
    ]
    Milestone.objects.bulk_create(steps)
    indicator = project.indicators.get()
    for number in range(60):
        factories.IndicatorValueFactory(indicator=indicator, on=date(2024, 1, 1) + timedelta(days=number))
        factories.ChangeFactory(project=project)
        factories.StatusNoteFactory(project=project)

    assert count_queries(client, "/projekte/klimanetz/") == before <= QUERY_BUDGET["strategy:project_detail"]
    assert len(client.get("/projekte/klimanetz/").content) < MAX_BYTES


def test_english_shows_the_german_text_where_there_is_no_other(client: Client, project: Project) -> None:
    assert '<span lang="de">Klimanetz</span>' in text_of(client, "/en/projekte/klimanetz/")


def test_a_third_city_is_named_as_a_gap_too(client: Client, project: Project) -> None:
    CityFactory(key="hagen", name="Hagen", order=3)
    factories.AdoptionFactory(project=project, adopter_name="Unna", note="die Sensoren")

    html = text_of(client)

    assert "Unna" in html
    assert "Für Hagen ist bisher keine Übernahme belegt." in html
