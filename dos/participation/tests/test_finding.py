"""Processes, ideas and offers are found, stand in the sitemap and behind the door on the home page."""

from typing import Any

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.core import search
from dos.core.module import modules
from dos.participation.models import Idea, Offer, Process
from dos.participation.selectors import doors
from dos.participation.services import states
from dos.participation.tests.factories import IdeaFactory, ProcessFactory

pytestmark = pytest.mark.django_db
REASON = "Der Text nennt eine Person mit ihrer vollen Anschrift."


def found(words: str) -> list[tuple[str, str]]:
    """Kind and title of what is found."""
    return [(hit.kind, hit.title) for hit in search.search(words)[0]]


def urls(city: Any) -> list[str]:
    """Addresses in the sitemap of a site."""
    return [entry.url for entry in doors.sitemap(city)]


def test_all_three_kinds_are_found_with_their_address(client: Client, cast: Cast) -> None:
    process = ProcessFactory(slug="ruhr", title="Zukunft der Ruhr", city=cast.schwerte)
    idea = IdeaFactory(process=process, title="Badestelle einrichten")
    Offer.objects.create(slug="umfrage-rad", title="Umfrage zum Radweg", channel="Umfrage", live=True)
    search.rebuild()

    assert found("Zukunft") == [("process", "Zukunft der Ruhr")]
    assert found("Badestelle") == [("idea", "Badestelle einrichten")]
    assert found("Radweg") == [("offer", "Umfrage zum Radweg")]
    assert f"/mitmachen/ruhr/{idea.reference}/" in client.get("/suche/?q=Badestelle").content.decode()


def test_a_hidden_idea_leaves_the_index_at_once_and_comes_back(cast: Cast) -> None:
    idea = IdeaFactory(title="Badestelle einrichten", process=ProcessFactory(city=cast.schwerte))
    assert found("Badestelle") == [("idea", "Badestelle einrichten")]

    states.move(idea, Idea.State.HIDDEN, states.Step(by_role="Moderation", reason=REASON))
    assert found("Badestelle") == []

    states.move(idea, Idea.State.PUBLISHED, states.Step(by_role="Moderation"))
    assert found("Badestelle") == [("idea", "Badestelle einrichten")]


def test_a_rebuild_does_not_bring_hidden_ideas_back(cast: Cast) -> None:
    process = ProcessFactory(city=cast.schwerte)
    IdeaFactory(process=process, title="Badestelle einrichten", state=Idea.State.HIDDEN)
    IdeaFactory(process=ProcessFactory(live=False), title="Badestelle planen")
    search.rebuild()

    assert found("Badestelle") == []


def test_an_unpublished_process_takes_its_ideas_along(cast: Cast) -> None:
    process = ProcessFactory(title="Zukunft der Ruhr", city=cast.schwerte)
    IdeaFactory(process=process, title="Badestelle einrichten")
    search.rebuild()

    process.unpublish()

    assert found("Badestelle") == found("Zukunft") == []


def test_the_sitemap_names_each_where_it_is_at_home(cast: Cast) -> None:
    own, joint = ProcessFactory(slug="ruhr", city=cast.schwerte), ProcessFactory(slug="gemeinsam", city=None)
    idea = IdeaFactory(process=own, city=cast.schwerte)
    IdeaFactory(process=joint, city=cast.schwerte, state=Idea.State.HIDDEN)

    assert urls(cast.schwerte) == [
        "/schwerte/mitmachen/",
        "/schwerte/mitmachen/ruhr/",
        f"/schwerte/mitmachen/ruhr/{idea.reference}/",
    ]
    assert urls(None) == ["/mitmachen/", "/mitmachen/gemeinsam/"]
    assert urls(cast.dortmund) == ["/dortmund/mitmachen/"]


def test_the_door_names_open_processes_first(cast: Cast) -> None:
    assert doors.door(None, None) is None
    ProcessFactory(title="Zukunft der Ruhr", city=cast.schwerte)
    Offer.objects.create(slug="umfrage", title="Umfrage", channel="Umfrage", live=True)

    door = doors.door(cast.schwerte, None)

    assert door is not None
    assert door.facts == ("Zukunft der Ruhr – noch 28 Tage", "1 Angebot läuft")
    elsewhere = doors.door(cast.dortmund, None)
    assert elsewhere is not None
    assert elsewhere.facts == ("1 Angebot läuft",)


def test_processes_and_ideas_can_be_followed(cast: Cast) -> None:
    process = ProcessFactory(slug="ruhr", city=cast.schwerte)
    idea, hidden = IdeaFactory(process=process), IdeaFactory(process=process, state=Idea.State.HIDDEN)
    topic = next(room.topic for room in modules() if room.name == "participation")
    assert topic is not None

    followed = topic("process", "ruhr", None)
    assert followed is not None
    assert followed.url.endswith("/schwerte/mitmachen/ruhr/")
    followed = topic("idea", idea.reference, None)
    assert followed is not None
    assert followed.url.endswith(f"/schwerte/mitmachen/ruhr/{idea.reference}/")
    assert topic("idea", hidden.reference, None) is None
    assert topic("project", "ruhr", None) is None
    Process.objects.update(live=False)
    assert topic("process", "ruhr", None) is None
