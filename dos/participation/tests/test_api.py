"""Processes, ideas and offers as JSON: only what is public, paged, filtered by what is on the list."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.participation.models import Idea, Offer
from dos.participation.tests.factories import IdeaFactory, ProcessFactory
from dos.strategy.tests.factories import DecisionFactory, ProjectFactory
from tests.budgets import count_queries

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> Any:
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 200, response.content
    return response.json()


def keys(client: Client, address: str) -> list[str]:
    return [item["key"] for item in read(client, address)["items"]]


def test_processes_with_phases_and_number(client: Client, cast: Cast) -> None:
    process = ProcessFactory(slug="ruhr", city=cast.schwerte, threshold=100)
    ProcessFactory(slug="geheim", live=False)
    IdeaFactory(process=process)

    found = read(client, "processes/ruhr")

    assert keys(client, "processes") == ["ruhr"]
    assert (found["state"], found["contributions"], found["threshold"]) == ("offen", 1, 100)
    assert found["phases"][0]["activities"]
    assert client.get("/api/v1/processes/geheim").status_code == 404


def test_ideas_are_paged_and_hide_what_is_hidden(client: Client, cast: Cast) -> None:
    process = ProcessFactory(slug="ruhr", city=cast.schwerte)
    made = [IdeaFactory(process=process).reference for _number in range(3)]
    hidden = IdeaFactory(process=process, state=Idea.State.HIDDEN)

    first = client.get("/api/v1/ideas?limit=2")

    assert [item["key"] for item in first.json()["items"]] == made[:0:-1]
    assert 'rel="next"' in first["Link"]
    assert [item["key"] for item in client.get(first.json()["next"]).json()["items"]] == made[:1]
    assert client.get(f"/api/v1/ideas/{hidden.reference}").status_code == 404
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        assert client.get("/api/v1/ideas?limit=2", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_an_idea_names_no_author_and_no_draft(client: Client, cast: Cast) -> None:
    idea = IdeaFactory(
        process=ProcessFactory(city=cast.schwerte),
        author__name="Vorname Nachname",
        state=Idea.State.ADOPTED,
        project=ProjectFactory(live=False),
        decision=DecisionFactory(slug="ja"),
    )

    found = read(client, f"ideas/{idea.reference}")

    assert "Nachname" not in str(found)
    assert found["project"] is None
    assert found["decision"]["key"] == "ja"


def test_filters_narrow(client: Client, cast: Cast) -> None:
    one = IdeaFactory(process=ProcessFactory(slug="ruhr", city=cast.schwerte))
    two = IdeaFactory(process=ProcessFactory(slug="bvb", city=cast.dortmund, kind="map"), state=Idea.State.ADOPTED)
    Offer.objects.create(slug="umfrage", title="Umfrage", channel="Umfrage", live=True, city=cast.schwerte)

    assert keys(client, "ideas?verfahren=ruhr") == keys(client, "ideas?stadt=schwerte") == [one.reference]
    assert keys(client, "ideas?stand=angenommen") == [two.reference]
    assert keys(client, "processes?art=map") == ["bvb"]
    assert keys(client, "offers?stadt=schwerte&stand=open") == ["umfrage"]
    assert keys(client, "offers?stadt=dortmund") == []


@pytest.mark.parametrize(
    "query", ["ideas?stand=egal", "ideas?stadt=mond", "processes?art=tanz", "offers?stand=x", "ideas?author=1"]
)
def test_what_is_not_on_the_list_is_a_problem(client: Client, cast: Cast, query: str) -> None:
    response = client.get(f"/api/v1/{query}")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["processes", "ideas", "offers"])
def test_queries_do_not_grow(client: Client, cast: Cast, address: str) -> None:
    def more(start: int, stop: int) -> None:
        for number in range(start, stop):
            project = ProjectFactory(cities=[cast.schwerte])
            process = ProcessFactory(city=cast.schwerte, project=project)
            IdeaFactory(process=process, project=project, state=Idea.State.ADOPTED)
            Offer.objects.create(slug=f"a-{number}", title="Umfrage", channel="Umfrage", live=True, city=cast.schwerte)

    more(0, 2)
    before = count_queries(client, f"/api/v1/{address}")
    more(2, 9)

    assert count_queries(client, f"/api/v1/{address}") == before
