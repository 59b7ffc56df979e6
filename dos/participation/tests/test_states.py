"""The life of an idea: the steps that are possible, and what each needs."""

import contextlib

import pytest

from dos.core.errors import Conflict, Refused
from dos.participation.models import Idea
from dos.participation.services import states
from dos.participation.tests.factories import IdeaFactory
from dos.strategy.models import Milestone, Project
from dos.strategy.tests.factories import MilestoneFactory, ProjectFactory

pytestmark = pytest.mark.django_db
S = Idea.State
REASON = "Der Platz wird ohnehin umgebaut, dabei entsteht ein Brunnen."
STEP = states.Step(by_role="Redaktion Schwerte", reason=REASON, responsible_unit="Grünflächenamt")


@pytest.mark.parametrize("now", S)
def test_only_the_steps_of_the_table_are_possible(now: str) -> None:
    project = ProjectFactory(stage=Project.Stage.DONE)

    possible = set()
    for then in S:
        idea = IdeaFactory(state=now, project=project)
        with contextlib.suppress(Conflict):
            states.move(idea, then, STEP)
            possible.add(then)

    assert possible == states.TRANSITIONS[now]


@pytest.mark.parametrize("then", [S.NOT_ADOPTED, S.NOT_RESPONSIBLE, S.HIDDEN, S.PARTLY_ADOPTED])
def test_a_no_without_reason_is_refused(then: str) -> None:
    idea = IdeaFactory(state=S.UNDER_REVIEW, project=ProjectFactory())

    with pytest.raises(Refused, match="begründen"):
        states.move(idea, then, states.Step(by_role="Redaktion", reason="Geht nicht.", responsible_unit="Amt"))

    idea.refresh_from_db()
    assert idea.state == S.UNDER_REVIEW
    assert not idea.events.exists()


def test_a_yes_names_who_and_by_what() -> None:
    idea = IdeaFactory(state=S.UNDER_REVIEW)

    with pytest.raises(Refused, match="Stelle"):
        states.move(idea, S.ADOPTED, states.Step(by_role="Redaktion", project=ProjectFactory()))
    with pytest.raises(Refused, match="Beschluss oder das Vorhaben"):
        states.move(idea, S.ADOPTED, STEP)


def test_implemented_needs_something_done() -> None:
    running = ProjectFactory(stage=Project.Stage.RUNNING)
    idea = IdeaFactory(state=S.ADOPTED, project=running)
    step = MilestoneFactory(project=running, state=Milestone.State.DONE)

    with pytest.raises(Refused, match="abgeschlossen"):
        states.move(idea, S.IMPLEMENTED, states.Step(by_role="Redaktion"))
    states.move(idea, S.IMPLEMENTED, states.Step(by_role="Redaktion", milestone=step))

    assert idea.state == S.IMPLEMENTED


def test_a_wrong_answer_is_corrected_and_both_stay() -> None:
    idea = IdeaFactory(state=S.UNDER_REVIEW)
    wrong = states.move(idea, S.NOT_ADOPTED, STEP)

    states.move(
        idea,
        S.PARTLY_ADOPTED,
        states.Step(
            by_role="Redaktion", reason=REASON, responsible_unit="Amt", project=ProjectFactory(), corrects=wrong
        ),
    )

    assert [event.to_state for event in idea.events.all()] == [S.NOT_ADOPTED, S.PARTLY_ADOPTED]
    assert idea.events.last().corrects == wrong


def test_an_event_is_never_changed() -> None:
    event = states.move(IdeaFactory(), S.UNDER_REVIEW, states.Step(by_role="Redaktion"))
    event.reason = "anders"

    with pytest.raises(TypeError):
        event.save()


def test_publishing_starts_the_clock() -> None:
    idea = IdeaFactory(state=S.IN_MODERATION, published_at=None)

    states.move(idea, S.PUBLISHED, states.Step(by_role="Moderation"))

    assert idea.published_at is not None
    assert (idea.answer_due_on - idea.published_at.date()).days in (60, 61)
