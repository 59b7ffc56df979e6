"""The page of the programme, and the share of fresh sheets on it."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.strategy.models import Cohort, Figure, FundingProgramme, Guideline, Programme, Project
from dos.strategy.selectors.programme import fresh_share
from dos.strategy.tests.factories import (
    AdoptionFactory,
    DecisionFactory,
    GuidelineFactory,
    ProgrammeFactory,
    ProgrammeGoalFactory,
    ProjectFactory,
)
from tests.budgets import count_queries

pytestmark = pytest.mark.django_db
SOURCE = "https://beispiel.invalid/quelle"


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """A programme with a goal and its money."""
    found = ProgrammeFactory(summary="Zwei Städte bauen gemeinsam.", vision="Erster Satz.\nZweiter Satz.")
    ProgrammeGoalFactory(programme=found, title="Weniger Wege", slug="weniger-wege")
    for key, value in (("gesamtvolumen", 17_500_000), ("zuwendung", 12_400_000)):
        Figure.objects.create(programme=found, key=key, label=key, value=value, unit="€", source_url=SOURCE)
    return found


def read(client: Client, address: str = "/programm/") -> str:
    """Return the page as text."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_page_says_who_pays_with_source(client: Client, programme: Programme) -> None:
    page = read(client)

    assert "Der Bund zahlt 12,4\u00a0Mio.\u00a0€ von 17,5\u00a0Mio.\u00a0€" in page
    assert SOURCE in page
    assert "/programm/ziele/weniger-wege/" in page


def test_number_without_source_is_not_shown(client: Client, programme: Programme) -> None:
    Figure.objects.create(programme=programme, key="projekte", label="Geraten", value=99)

    assert "Geraten" not in read(client)


def test_missing_guidelines_are_admitted(client: Client, programme: Programme) -> None:
    assert "Ihr Wortlaut lag nicht vor" in read(client)

    GuidelineFactory(programme=programme, kind=Guideline.Kind.GUIDELINE, title="Erst fragen, dann bauen")

    page = read(client)
    assert "Erst fragen, dann bauen" in page
    assert "Ihr Wortlaut lag nicht vor" not in page


def test_cohort_of_the_programme_is_marked(client: Client, programme: Programme) -> None:
    funding = FundingProgramme.objects.create(slug="mpsc", name="Modellprojekte Smart Cities")
    Cohort.objects.create(funding_programme=funding, number=2, year=2020, is_ours=True, source_url=SOURCE)

    assert "hier ist DOS 2030 dabei" in read(client)


def test_decisions_stand_there_but_drafts_do_not(client: Client, programme: Programme) -> None:
    DecisionFactory(title="Die Strategie gilt", concerns_programme=True)
    DecisionFactory(title="Noch geheim", concerns_programme=True, live=False)

    page = read(client)

    assert "Die Strategie gilt" in page
    assert "Noch geheim" not in page


def test_gap_between_the_cities_is_said_until_one_adopts(client: Client, cast: Cast, programme: Programme) -> None:
    project = ProjectFactory(name="Stadt-App", lead_city=cast.dortmund)
    for name in ("Kassel", "Bochum"):
        AdoptionFactory(project=project, builder_city=cast.dortmund, adopter_name=name, source_url=SOURCE)

    page = read(client)
    assert "Kassel, Bochum" in page
    assert "noch keine Übernahme belegt" in page

    AdoptionFactory(project=project, builder_city=cast.dortmund, adopter_city=cast.schwerte, source_url=SOURCE)
    assert "noch keine Übernahme belegt" not in read(client)


def test_share_of_fresh_sheets_counts_confirmed_ones_only(cast: Cast) -> None:
    ProjectFactory()
    ProjectFactory(last_reviewed_on=timezone.localdate() - timedelta(days=200))
    ProjectFactory(origin=Project.Origin.RESEARCHED)
    ProjectFactory(is_example=True)

    share = fresh_share()

    assert (share.fresh, share.confirmed, share.researched) == (1, 2, 1)


def test_canonical_is_the_address_of_the_programme(client: Client, programme: Programme) -> None:
    assert '<link rel="canonical" href="http://testserver/programm/">' in read(client, "/schwerte/programm/")


def test_page_is_described_for_machines(client: Client, programme: Programme) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', read(client))

    assert found
    assert json.loads(found[1])["@type"] == "Project"


def test_english_page_says_when_a_text_is_german_only(client: Client, programme: Programme) -> None:
    assert '<span lang="de">Zwei Städte bauen gemeinsam.</span>' in read(client, "/en/programm/")


def test_there_is_no_page_before_there_is_a_programme(client: Client, db: None) -> None:
    assert client.get("/programm/").status_code == 404


def test_queries_do_not_grow(client: Client, cast: Cast, programme: Programme) -> None:
    AdoptionFactory(project__lead_city=cast.dortmund, source_url=SOURCE)
    DecisionFactory(concerns_programme=True)
    before = count_queries(client, "/programm/")

    for _number in range(8):
        AdoptionFactory(project__lead_city=cast.dortmund, source_url=SOURCE)
        DecisionFactory(concerns_programme=True)
        ProgrammeGoalFactory(programme=programme)

    assert count_queries(client, "/programm/") == before <= 20
