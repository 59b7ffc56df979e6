"""The fields of the strategy, honest about the empty ones."""

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.strategy.tests.factories import ActionFieldFactory, ProjectFactory
from tests.budgets import count_queries

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> str:
    """Return the page as text."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_each_site_counts_its_own_projects_at_first(client: Client, cast: Cast) -> None:
    field = ActionFieldFactory(name="Umwelt")
    ProjectFactory(lead_city=cast.dortmund, action_fields=[field])

    assert "1 Vorhaben läuft" in read(client, "/handlungsfelder/")
    assert "1 Vorhaben läuft" in read(client, "/dortmund/handlungsfelder/")
    assert "Hier gibt es noch kein Projekt." in read(client, "/schwerte/handlungsfelder/")
    assert "1 Vorhaben läuft" in read(client, "/schwerte/handlungsfelder/?stadt=alle")


def test_unknown_city_is_refused_in_words(client: Client, cast: Cast) -> None:
    response = client.get("/handlungsfelder/?stadt=atlantis")

    assert response.status_code == 400
    assert "Diese Stadt gehört nicht zum Programm." in response.content.decode()


def test_queries_do_not_grow(client: Client, cast: Cast) -> None:
    ActionFieldFactory()
    before = count_queries(client, "/handlungsfelder/")

    for _number in range(8):
        ProjectFactory(lead_city=cast.dortmund, action_fields=[ActionFieldFactory()])

    assert count_queries(client, "/handlungsfelder/") == before
