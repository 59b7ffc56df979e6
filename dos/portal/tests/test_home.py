"""The home: one sentence, search, doors with live facts, a thread, what is near, the fields, news."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dos.cities.tests.cast import Cast
from dos.cities.tests.factories import DistrictFactory
from dos.portal.selectors import home
from dos.portal.tests.factories import city_home, programme_home
from dos.strategy.tests.factories import ActionFieldFactory, DecisionFactory, MilestoneFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def test_the_home_says_what_this_is(client: Client, cast: Cast) -> None:
    page = programme_home()
    page.intro = "Zwei Städte, eine Strategie."
    page.save()

    answer = client.get("/").content.decode()

    assert "Zwei Städte, eine Strategie." in answer
    assert 'role="search"' in answer


def test_an_empty_register_has_no_door(client: Client, cast: Cast) -> None:
    assert client.get("/").status_code == 200
    assert not [door for door in home.home_facts(None, cast.anonymous).doors if door.label == "Projekte"]


def test_the_door_tells_how_many_run_in_the_city(cast: Cast) -> None:
    ProjectFactory(cities=[cast.schwerte], stage="running")
    ProjectFactory(cities=[cast.dortmund], stage="running")
    ProjectFactory(cities=[cast.schwerte], stage="running", live=False)

    door = next(door for door in home.home_facts(cast.schwerte, cast.anonymous).doors if door.label == "Projekte")

    assert door.facts[:2] == ("1 läuft", "1 Vorhaben im Register")


def test_the_longest_real_thread_is_shown_and_the_example_apart(cast: Cast) -> None:
    ProjectFactory(name="Nur ein Name")
    told = ProjectFactory(name="Gut erzählt")
    MilestoneFactory(project=told)
    DecisionFactory(projects=[told])
    example = ProjectFactory(name="Erfunden", is_example=True)
    MilestoneFactory(project=example)

    facts = home.home_facts(None, cast.anonymous)

    assert facts.story is not None
    assert facts.example is not None
    assert (facts.story.project.name, facts.example.project.name) == ("Gut erzählt", "Erfunden")
    assert [node.kind for node in facts.story.nodes] == list(home.WHOLE_THREAD)


def test_fields_count_what_runs_and_admit_what_is_empty(client: Client, cast: Cast) -> None:
    full, _empty = ActionFieldFactory(name="Voll"), ActionFieldFactory(name="Leer")
    ProjectFactory(action_fields=[full], stage="running")

    answer = client.get("/").content.decode()

    assert "1 Vorhaben, 1 läuft" in answer
    assert "Hier gibt es noch kein Projekt" in answer


def test_near_you_shows_the_projects_of_a_district(client: Client, cast: Cast) -> None:
    district = DistrictFactory(city=cast.schwerte, name="Ergste", slug="ergste")
    ProjectFactory(name="Brücke in Ergste", cities=[cast.schwerte], districts=[district])

    answer = client.get("/schwerte/", {"ort": "ergste"}).content.decode()

    assert "Brücke in Ergste" in answer
    assert "?ort=ergste" in answer


def test_an_unknown_district_shows_the_choice(client: Client, cast: Cast) -> None:
    DistrictFactory(city=cast.schwerte, slug="ergste")

    assert client.get("/schwerte/", {"ort": "x' OR 1=1 --\x01"}).status_code == 200


def test_reading_the_home_leaves_no_cookie(client: Client, cast: Cast) -> None:
    city_home(cast.schwerte)

    for address in ("/", "/schwerte/", "/en/dortmund/"):
        client.get(address)

    assert not client.cookies


def test_the_number_of_queries_does_not_grow(client: Client, cast: Cast) -> None:
    def queries() -> int:
        caches["local"].clear()
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get("/")
        return len(found)

    fields = [ActionFieldFactory() for _number in range(3)]
    MilestoneFactory(project=ProjectFactory(action_fields=fields[:1]))
    few = queries()
    for _number in range(12):
        MilestoneFactory(project=ProjectFactory(action_fields=fields))

    assert queries() <= few


def test_what_is_published_shows_at_once(client: Client, cast: Cast) -> None:
    client.get("/")
    ActionFieldFactory(name="Ein neues Feld")

    assert "Ein neues Feld" in client.get("/").content.decode()
