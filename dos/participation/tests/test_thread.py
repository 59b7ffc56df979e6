"""Ideas on the thread: seen from both ends, silent about what is not public, one query more."""

import random
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dos.cities.tests.cast import Cast
from dos.core.thread import Thread, thread_object, walk
from dos.participation.models import Idea
from dos.participation.tests.factories import IdeaFactory, ProcessFactory
from dos.strategy.models import Decision, Project
from dos.strategy.selectors.skeleton import skeleton
from dos.strategy.tests import factories
from dos.strategy.tests.test_thread import keys, random_register

pytestmark = pytest.mark.django_db
S = Idea.State


def kinds(walked: Thread) -> list[tuple[str, str]]:
    """Kind and fill of everything on the thread."""
    return [(node.kind, node.fill) for node in walked.nodes]


@pytest.fixture
def project(cast: Cast) -> Project:
    """A project with a field, a decision, a step and a measured value."""
    made = factories.ProjectFactory(slug="brunnen", name="Brunnen", action_fields=[factories.ActionFieldFactory()])
    factories.DecisionFactory(slug="ja", title="Ja zu Brunnen", projects=[made])
    step = factories.MilestoneFactory(project=made, title="Alle stehen")
    factories.IndicatorValueFactory(indicator=factories.IndicatorFactory(project=made, milestone=step))
    return made


def test_the_story_begins_at_the_idea(project: Project) -> None:
    idea = IdeaFactory(title="Wasser für alle", state=S.IN_IMPLEMENTATION, project=project)

    walked = walk(idea, None)

    assert [kind for kind, _fill in kinds(walked)] == [
        "action_field", "idea", "decision", "project", "milestone", "indicator", "value",
    ]  # fmt: skip
    assert [node.kind for node in walked.nodes if node.is_here] == ["idea"]


@pytest.mark.parametrize(
    ("state", "fill"),
    [(S.PUBLISHED, "open"), (S.UNDER_REVIEW, "half"), (S.IMPLEMENTED, "full"), (S.NOT_ADOPTED, "crossed")],
)
def test_a_project_shows_the_ideas_that_led_to_it(project: Project, state: str, fill: str) -> None:
    idea = IdeaFactory(title="Wasser für alle", state=state, project=project)

    for start in (project, project.decisions.get(), project.milestones.get(), project.action_fields.get()):
        node = walk(start, None).of_kind("idea")[0]
        assert (node.slug, node.fill, node.label) == (idea.reference, fill, "Wasser für alle")


@pytest.mark.parametrize("state", [S.HIDDEN, S.IN_MODERATION, S.WITHDRAWN])
def test_a_hidden_idea_is_a_stub_without_name(project: Project, state: str) -> None:
    idea = IdeaFactory(title="Wasser für alle", state=state, project=project)

    node = walk(project, None).of_kind("idea")[0]

    assert (node.fill, node.slug, node.url) == ("stub", "", "")
    assert "Wasser" not in node.label
    assert thread_object("idea", idea.reference, None) is None


def test_an_idea_of_a_draft_process_is_a_stub(project: Project) -> None:
    IdeaFactory(process=ProcessFactory(live=False), state=S.ADOPTED, project=project)

    assert kinds(walk(project, None))[1] == ("idea", "stub")


def test_a_draft_project_is_a_stub_and_hides_what_lies_behind(project: Project) -> None:
    idea = IdeaFactory(state=S.ADOPTED, project=project)
    Project.objects.filter(pk=project.pk).update(live=False)

    found = thread_object("idea", idea.reference, None)

    assert kinds(walk(found, None)) == [("idea", "full"), ("project", "stub")]


def test_an_idea_without_project_stands_with_its_decision(project: Project) -> None:
    decision = project.decisions.get()
    idea = IdeaFactory(state=S.ADOPTED, decision=decision)

    assert ("project", "brunnen") in keys(walk(idea, None))
    assert ("idea", idea.reference) in keys(walk(project, None))


def test_the_decision_that_an_idea_names_always_shows_it(project: Project) -> None:
    other = factories.DecisionFactory(projects=[])
    idea = IdeaFactory(state=S.ADOPTED, project=project, decision=other)

    assert ("idea", idea.reference) in keys(walk(other, None))
    assert ("decision", other.slug) in keys(walk(idea, None))


def test_the_number_of_queries_does_not_grow(project: Project) -> None:
    def queries(start: Any) -> int:
        fresh = type(start).objects.get(pk=start.pk)
        with CaptureQueriesContext(connection) as captured:
            walk(fresh, None)
        return len(captured)

    idea = IdeaFactory(state=S.ADOPTED, project=project)
    starts = (idea, project, project.decisions.get(), project.milestones.get())
    skeleton()  # the process has it in mind
    before = [queries(start) for start in starts]

    IdeaFactory.create_batch(30, state=S.ADOPTED, project=project)

    assert [queries(start) for start in starts] == before


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_who_sees_somebody_is_seen(seed: int) -> None:
    dice = random.Random(seed)
    with transaction.atomic():
        rows = random_register(dice)
        process = ProcessFactory()
        projects, decisions = [None, *Project.objects.all()], [None, *Decision.objects.all()]
        for _number in range(4):
            idea = IdeaFactory(process=process, project=dice.choice(projects), decision=dice.choice(decisions))
            rows["idea", idea.reference] = thread_object("idea", idea.reference, None)
        seen = {row_key: keys(walk(row, None)) for row_key, row in rows.items()}
        transaction.set_rollback(True)

    for one, others in seen.items():
        for other in others:
            assert one in seen[other], (one, other)


def test_pages_of_project_and_decision_name_the_ideas(client: Client, project: Project) -> None:
    IdeaFactory(title="Wasser für alle", state=S.ADOPTED, project=project, decision=project.decisions.get())
    IdeaFactory(title="Geheime Idee", state=S.HIDDEN, project=project)

    for address in ("/projekte/brunnen/", "/beschluesse/ja/"):
        page = client.get(address).content.decode()
        assert "Ideen, aus denen das entstand" in page
        assert "Wasser für alle" in page
        assert "Geheime Idee" not in page


def test_pages_of_project_and_field_name_open_processes(client: Client, project: Project, cast: Cast) -> None:
    field = project.action_fields.get()
    ProcessFactory(title="Mehr Brunnen?", project=project, city=cast.schwerte)
    ProcessFactory(title="Alles zum Feld", action_field=field, city=cast.schwerte)
    ProcessFactory(title="Noch geheim", project=project, city=cast.schwerte, live=False)
    ProcessFactory(title="Ohne Phase", project=project, city=cast.schwerte, phase=False)

    page = client.get("/projekte/brunnen/").content.decode()

    assert "Mehr Brunnen?" in page
    assert "Noch geheim" not in page
    assert "Ohne Phase" not in page
    assert "Alles zum Feld" in client.get(f"/handlungsfelder/{field.slug}/").content.decode()
