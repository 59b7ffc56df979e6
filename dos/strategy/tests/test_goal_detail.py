"""The page of a programme goal: which fields, projects and indicators serve it."""

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.strategy.models import ActionField, ProgrammeGoal
from dos.strategy.tests.factories import (
    ActionFieldFactory,
    ContributionFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    ProgrammeGoalFactory,
    ProjectFactory,
)
from tests.budgets import count_queries

pytestmark = pytest.mark.django_db
ADDRESS = "/programm/ziele/mehr-schatten/"


@pytest.fixture
def goal(cast: Cast) -> ProgrammeGoal:
    """A goal that one field serves."""
    found = ProgrammeGoalFactory(slug="mehr-schatten", title="Mehr Schatten", action_fields_are_derived=True)
    found.action_fields.add(ActionFieldFactory(slug="umwelt", name="Umwelt"))
    return found


def read(client: Client) -> str:
    """Return the page as text."""
    response = client.get(ADDRESS)
    assert response.status_code == 200
    return response.content.decode()


def test_page_names_fields_projects_and_indicators(client: Client, cast: Cast, goal: ProgrammeGoal) -> None:
    field = goal.action_fields.get()
    ProjectFactory(name="Trinkbrunnen", lead_city=cast.schwerte, action_fields=[field])
    indicator = IndicatorFactory(name="Neue Bäume", action_field=field)
    IndicatorValueFactory(indicator=indicator, value=12, source_url="https://beispiel.invalid/baeume")

    page = read(client)

    assert "1 Vorhaben trägt zu diesem Ziel bei." in page
    for words in (
        "Umwelt",
        "Trinkbrunnen",
        "Neue Bäume",
        "https://beispiel.invalid/baeume",
        "aus den Inhalten erschlossen",
    ):
        assert words in page


def test_empty_field_says_that_it_is_empty(client: Client, goal: ProgrammeGoal) -> None:
    page = read(client)

    assert "Hier gibt es noch kein Projekt." in page
    assert "Noch keine Kennzahl belegt" in page


def test_drafts_and_examples_do_not_count(client: Client, cast: Cast, goal: ProgrammeGoal) -> None:
    field = goal.action_fields.get()
    ProjectFactory(name="Noch geheim", live=False, lead_city=cast.schwerte, action_fields=[field])
    ProjectFactory(name="Erfunden", is_example=True, lead_city=cast.schwerte, action_fields=[field])

    page = read(client)

    assert "Noch geheim" not in page
    assert "0 Vorhaben tragen" in page


def test_project_that_names_the_goal_stands_apart(client: Client, cast: Cast, goal: ProgrammeGoal) -> None:
    ContributionFactory(goal=goal, project__name="Schattendach", project__lead_city=cast.dortmund)

    assert "Diese Vorhaben nennen das Ziel ausdrücklich" in read(client)


def test_unknown_goal_is_not_found(client: Client, db: None) -> None:
    assert client.get("/programm/ziele/gibt-es-nicht/").status_code == 404


def test_queries_do_not_grow(client: Client, cast: Cast, goal: ProgrammeGoal) -> None:
    _add(cast, goal.action_fields.get())
    before = count_queries(client, ADDRESS)

    for _number in range(8):
        _add(cast, goal.action_fields.get())

    assert count_queries(client, ADDRESS) == before


def _add(cast: Cast, field: ActionField) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, action_fields=[field])
    IndicatorValueFactory(indicator=IndicatorFactory(action_field=field, project=project))
