"""The public log and what the database went through tell the same story, whatever is edited in which order."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from wagtail.models import ModelLogEntry

from dos.cities.tests.cast import Cast
from dos.core.errors import Refused
from dos.strategy.models import Milestone, Project
from dos.strategy.models.project import STAGE_STEPS
from dos.strategy.services import projects
from dos.strategy.services.changes import differences
from dos.strategy.tests.factories import MilestoneFactory, ProjectFactory


def edit(project: Project, chance: random.Random) -> None:
    """Change one to three things, as an editor might; sometimes without a reason."""
    deeds = [
        lambda: setattr(project, "end_on", date(2027, 6, 1) + timedelta(days=chance.randrange(900))),
        lambda: setattr(project, "planned_start_on", date(2024, 1, 1) + timedelta(days=chance.randrange(300))),
        lambda: setattr(project, "end_precision", chance.choice(["day", "month", "year"])),
        lambda: setattr(project, "total_cost", chance.choice([90_000, 99_000, 100_000, 104_000, None])),
        lambda: setattr(project, "summary", f"Fassung {chance.randrange(99)}"),
        lambda: setattr(project, "stage", chance.choice(sorted(STAGE_STEPS))),
        lambda: setattr(project, "next_step_on", date(2028, 1, 1) + timedelta(days=chance.randrange(99))),
        lambda: _edit_milestones(project, chance),
    ]
    for deed in chance.sample(deeds, chance.randrange(1, 4)):
        deed()
    project.change_reason = chance.choice(["", "Aus gutem Grund", "Aus gutem Grund"])
    project.stage_reason, project.result = "Haushaltssperre", "Es wirkt."
    project.gaps = {**project.gaps, "total_cost": "Nicht bekannt."}


def _edit_milestones(project: Project, chance: random.Random) -> None:
    steps = list(project.milestones.all())
    if len(steps) > 1 and chance.random() < 0.3:
        steps.pop(chance.randrange(len(steps)))
    for step in steps:
        step.planned_on = date(2026, 1, 1) + timedelta(days=chance.randrange(700))
    if chance.random() < 0.3:
        steps.append(Milestone(title=f"Schritt {chance.randrange(99)}"))
    project.milestones = steps  # type: ignore[misc]  # a cluster takes a list


@pytest.mark.parametrize("seed", range(6))
def test_history_of_the_database_and_public_log_are_equal(cast: Cast, seed: int) -> None:
    chance = random.Random(seed)
    project = projects.publish_project(ProjectFactory(lead_city=cast.schwerte, live=False))
    MilestoneFactory(project=project)
    states: list[dict[str, Any]] = []
    expected: list[tuple[str, str, str, str, str]] = []
    last = Project.objects.get(pk=project.pk).public_statements()
    last["milestones"] = {}

    for _step in range(25):
        project = Project.objects.get(pk=project.pk)
        edit(project, chance)
        try:
            projects.publish_project(project, user=cast.editor_schwerte)
        except Refused:
            continue
        states.append(Project.objects.get(pk=project.pk).public_statements())
    for now in states:
        expected += [(row.kind, row.field, row.subject_key, row.old, row.new) for row in differences(last, now)]
        last = now

    logged = list(project.changes.exclude(kind="start").order_by("pk"))
    assert [(row.kind, row.field, row.subject_key, row.old, row.new) for row in logged] == expected
    assert len(states) == ModelLogEntry.objects.filter(action="wagtail.publish", object_id=str(project.pk)).count() - 1
    assert len(expected) > 10


def test_no_large_change_is_ever_without_reason(cast: Cast) -> None:
    chance = random.Random(7)
    project = projects.publish_project(ProjectFactory(lead_city=cast.schwerte, live=False))

    for _step in range(40):
        project = Project.objects.get(pk=project.pk)
        edit(project, chance)
        try:
            projects.publish_project(project)
        except Refused:
            continue

    assert not [
        row
        for row in project.changes.filter(kind="date", reason="").exclude(field="next_step_on")
        if abs(row.days or 99) >= 30 and row.old
    ]
