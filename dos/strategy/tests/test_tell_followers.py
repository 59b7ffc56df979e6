"""Followers of projects, indicators and fields are told of decisions, values and milestones, each once."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import filled_in, signed_in
from dos.core.module import Topic
from dos.notifications import selectors
from dos.notifications.models import Delivery, Notice, Subscriber
from dos.notifications.services import notices
from dos.notifications.tests.factories import following
from dos.strategy.models import Decision, Indicator, Milestone, Project
from dos.strategy.services import indicators, notes, projects
from dos.strategy.tests.factories import (
    ActionFieldFactory,
    DecisionFactory,
    IndicatorFactory,
    MilestoneFactory,
    ProjectFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 31)


@pytest.fixture
def project(cast: Cast) -> Project:
    """A public project of Schwerte in the field energy."""
    project: Project = ProjectFactory(name="Klimastationen", slug="klimastationen", lead_city=cast.schwerte)
    project.action_fields.set([ActionFieldFactory(slug="energie", name="Energie")])
    project.save()
    return projects.publish_project(Project.objects.get(pk=project.pk))


@pytest.fixture
def indicator(project: Project) -> Indicator:
    """What is measured in it."""
    field = project.action_fields.get()
    found: Indicator = IndicatorFactory(
        name="Stationen", slug="stationen", unit="Stück", unit_en="pieces", project=project, action_field=field
    )
    return found


def topic(kind: str, key: str) -> Topic:
    found = selectors.find_topic(kind, key, None)
    assert found is not None, (kind, key)
    return found


def distribute() -> None:
    """Let the jobs of the announcements run."""
    for number in Notice.objects.filter(fanned_out_at=None).values_list("pk", flat=True):
        notices.fan_out.call(number)


def follower_of(*names: tuple[str, str]) -> Subscriber:
    """Make somebody who follows from now on."""
    distribute()
    return following(*(topic(kind, key) for kind, key in names))


def told(subscriber: Subscriber) -> list[str]:
    distribute()
    found = Delivery.objects.filter(subscriber=subscriber).order_by("notice__pk")
    return [delivery.notice.subject for delivery in found.select_related("notice")]


def publish(decision: Decision, *linked: Project) -> Decision:
    row = Decision.objects.get(pk=decision.pk)
    if linked:
        row.projects = list(linked)
    row.save_revision().publish(skip_permission_checks=True)
    return Decision.objects.get(pk=decision.pk)


@pytest.mark.parametrize(
    ("kind", "key"), [("project", "klimastationen"), ("action_field", "energie"), ("city", "schwerte")]
)
def test_a_new_decision_about_a_project_is_told_once(project: Project, kind: str, key: str) -> None:
    follower = follower_of((kind, key))
    decision = DecisionFactory(title="Zehn Stationen mehr", live=False, projects=[project])

    assert told(follower) == []
    for _again in range(2):
        publish(decision)

    assert told(follower) == ["Neuer Beschluss: Zehn Stationen mehr"]
    notice = Notice.objects.get(deliveries__subscriber=follower)
    assert notice.text == "Rat der Stadt, 1. Juni 2025: beschlossen\nVorhaben: Klimastationen"
    assert notice.subject_en == "New decision: Zehn Stationen mehr"
    assert notice.url.endswith(f"/beschluesse/{decision.slug}/")


def test_who_follows_two_projects_is_told_of_their_decision_once(project: Project, cast: Cast) -> None:
    other = ProjectFactory(name="Messnetz", slug="messnetz", lead_city=cast.schwerte)
    follower = follower_of(("project", "klimastationen"), ("project", "messnetz"), ("action_field", "energie"))

    publish(DecisionFactory(live=False, projects=[project, other]))

    assert len(told(follower)) == 1


def test_a_decision_that_is_linked_later_is_told_to_those_who_have_not_heard_of_it(
    project: Project, cast: Cast
) -> None:
    other = ProjectFactory(name="Messnetz", slug="messnetz", lead_city=cast.schwerte)
    decision = publish(DecisionFactory(title="Zehn Stationen mehr", live=False, projects=[other]))
    first, second = follower_of(("city", "schwerte")), follower_of(("project", "klimastationen"))

    notes.link_decision(decision, project)
    publish(decision, other, project)

    assert told(first) == []
    assert told(second) == ["Neuer Beschluss: Zehn Stationen mehr"]


def test_a_decision_that_was_public_long_ago_is_not_told_when_somebody_mends_it(project: Project) -> None:
    follower = follower_of(("project", "klimastationen"))
    long_ago = timezone.now() - timedelta(days=900)
    decision = DecisionFactory(projects=[project], first_published_at=long_ago, last_published_at=long_ago)

    publish(decision)

    assert told(follower) == []


def test_a_decision_about_a_draft_is_told_to_nobody(project: Project) -> None:
    follower = follower_of(("project", "klimastationen"), ("action_field", "energie"))
    Project.objects.update(live=False)

    publish(DecisionFactory(live=False, projects=[project]))

    assert told(follower) == []


@pytest.mark.parametrize(
    ("kind", "key"), [("indicator", "stationen"), ("project", "klimastationen"), ("action_field", "energie")]
)
def test_a_new_value_is_told_once(indicator: Indicator, kind: str, key: str) -> None:
    follower = follower_of((kind, key))

    for _again in range(2):
        indicators.record_value(indicator, on=DAY, value=1250.5)

    assert told(follower) == ["Stationen: 1.250,5 Stück (31. Januar 2026)"]
    notice = Notice.objects.get(deliveries__subscriber=follower)
    assert "1,250.5 pieces" in notice.subject_en
    assert notice.url.endswith("/kennzahlen/stationen/")


def test_a_corrected_value_is_told_as_such(indicator: Indicator) -> None:
    follower = follower_of(("indicator", "stationen"))

    for value in (5, 6, 5):
        indicators.record_value(indicator, on=DAY, value=value)

    assert told(follower) == [
        "Stationen: 5 Stück (31. Januar 2026)",
        "Stationen, berichtigt: 6 Stück (31. Januar 2026)",
        "Stationen, berichtigt: 5 Stück (31. Januar 2026)",
    ]
    assert Notice.objects.get(key__startswith="value:", subject__contains="berichtigt: 6").text == (
        "Vorher stand dort: 5."
    )


def test_a_file_of_many_values_is_one_notice(indicator: Indicator) -> None:
    follower = follower_of(("indicator", "stationen"))
    values = [indicators.NewValue(on=DAY - timedelta(days=number), value=number) for number in range(40)]

    for _again in range(2):
        indicators.record_values(indicator, values)

    assert told(follower) == ["Stationen: 40 Werte"]
    assert Notice.objects.order_by("-pk")[0].text == "Der jüngste: 0 Stück (31. Januar 2026)"


def test_values_of_an_indicator_that_nobody_sees_are_told_to_nobody(indicator: Indicator) -> None:
    follower = follower_of(("indicator", "stationen"), ("project", "klimastationen"))
    Indicator.objects.update(live=False)

    indicators.record_value(indicator, on=DAY, value=5)

    assert told(follower) == []
    assert selectors.find_topic("indicator", "stationen", None) is None


def test_the_desk_tells_a_value_and_its_correction(cast: Cast, indicator: Indicator) -> None:
    follower = follower_of(("indicator", "stationen"))
    client: Client = signed_in(cast.editor_schwerte)
    add = "/desk/snippets/strategy/indicatorvalue/add/"
    said = {"indicator": str(indicator.pk), "on": "31.01.2026", "value": "5"}

    client.post(add, filled_in(client.get(add).context["form"], **said))
    edit = f"/desk/snippets/strategy/indicatorvalue/edit/{indicator.values.get().pk}/"
    for number in ("7", "7"):
        client.post(edit, filled_in(client.get(edit).context["form"], value=number))

    assert indicator.values.get().value == 7
    assert told(follower) == [
        "Stationen: 5 Stück (31. Januar 2026)",
        "Stationen, berichtigt: 7 Stück (31. Januar 2026)",
    ]


def test_a_reached_milestone_is_told_once(project: Project, cast: Cast) -> None:
    step: Milestone = MilestoneFactory(project=project, title="Alle Masten stehen")
    projects.publish_project(Project.objects.get(pk=project.pk))
    follower = follower_of(("project", "klimastationen"), ("action_field", "energie"))

    notes.reach_milestone(step, on=timezone.localdate(), user=cast.editor_schwerte)

    assert len(told(follower)) == 1
    notice = Notice.objects.get(deliveries__subscriber=follower)
    assert "Alle Masten stehen" in notice.subject + notice.text
