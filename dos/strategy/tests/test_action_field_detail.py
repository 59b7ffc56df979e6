"""The page of one field: goal, projects by stage, what is measured, what is missing."""

import pytest
from django.test import Client

from dos.actors.tests.factories import OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.strategy.models import ActionField, Project
from dos.strategy.tests.factories import (
    ActionFieldFactory,
    BaselineFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    ObjectiveFactory,
    PartnershipFactory,
    ProjectFactory,
)
from tests.budgets import count_queries

pytestmark = pytest.mark.django_db
ADDRESS = "/handlungsfelder/umwelt/"


@pytest.fixture
def field(cast: Cast) -> ActionField:
    """A field whose goal was derived."""
    return ActionFieldFactory(slug="umwelt", name="Umwelt", goal="Kühle Wege schaffen.", goal_is_derived=True)


def read(client: Client, query: str = "", site: str = "") -> str:
    """Return the page as text."""
    response = client.get(f"{site}{ADDRESS}?{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_goal_says_when_it_was_derived(client: Client, field: ActionField) -> None:
    page = read(client)

    assert "Kühle Wege schaffen." in page
    assert "aus einem Projekt abgeleitet, nicht aus der Strategie zitiert" in page


def test_unknown_goal_is_admitted(client: Client, field: ActionField) -> None:
    ActionField.objects.update(goal="")

    assert "Das Ziel dieses Handlungsfelds ist nicht belegt." in read(client)


def test_projects_stand_under_their_stage(client: Client, cast: Cast, field: ActionField) -> None:
    for stage in (Project.Stage.RUNNING, Project.Stage.PLANNED, Project.Stage.DONE):
        ProjectFactory(name=f"Vorhaben {stage}", stage=stage, lead_city=cast.schwerte, action_fields=[field])
    ProjectFactory(name="Noch geheim", live=False, lead_city=cast.schwerte, action_fields=[field])

    page = read(client)

    assert "Noch geheim" not in page
    places = [page.index(words) for words in ("1 in Umsetzung", "1 geplant", "1 abgeschlossen")]
    assert places == sorted(places)


def test_gaps_are_said_for_each_city(client: Client, cast: Cast, field: ActionField) -> None:
    ProjectFactory(lead_city=cast.dortmund, action_fields=[field])

    page = read(client)

    assert "In Schwerte ist zu diesem Feld noch kein Vorhaben belegt." in page
    assert "In Dortmund ist zu diesem Feld" not in page
    assert "Hier gibt es noch kein Projekt" in read(client, site="/schwerte")


def test_baseline_is_shown_or_missed_for_each_city(client: Client, cast: Cast, field: ActionField) -> None:
    BaselineFactory(action_field=field, city=cast.dortmund, text="Es gab zwei Messpunkte.")

    page = read(client)

    assert "Es gab zwei Messpunkte." in page
    assert "Die Bestandsaufnahme ist nicht belegt." in page


def test_objectives_partners_and_indicators_stand_there(client: Client, cast: Cast, field: ActionField) -> None:
    above = ObjectiveFactory(action_field=field, title="Oberes Ziel")
    ObjectiveFactory(action_field=field, title="Unteres Ziel", parent=above)
    project = ProjectFactory(lead_city=cast.dortmund, action_fields=[field])
    PartnershipFactory(project=project, organisation=OrganisationFactory(name="Baumfreunde e. V."))
    IndicatorValueFactory(
        indicator=IndicatorFactory(name="Neue Bäume", action_field=field), source_url="https://a.invalid"
    )

    page = read(client)

    for words in ("Oberes Ziel", "Unteres Ziel", "Baumfreunde e. V.", "Neue Bäume"):
        assert words in page


def test_unknown_city_is_refused_in_words(client: Client, field: ActionField) -> None:
    assert client.get(f"{ADDRESS}?stadt=atlantis").status_code == 400


def test_queries_do_not_grow(client: Client, cast: Cast, field: ActionField) -> None:
    _add(cast, field)
    before = count_queries(client, ADDRESS)

    for _number in range(8):
        _add(cast, field)

    assert count_queries(client, ADDRESS) == before


def _add(cast: Cast, field: ActionField) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, action_fields=[field])
    PartnershipFactory(project=project)
    IndicatorValueFactory(indicator=IndicatorFactory(action_field=field, project=project))
    ObjectiveFactory(action_field=field)
