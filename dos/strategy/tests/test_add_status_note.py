"""A status note in one deed, a reached milestone in another."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core.errors import Refused
from dos.strategy.models import Milestone, Project
from dos.strategy.services import notes, projects
from dos.strategy.tests.factories import MilestoneFactory, ProjectFactory


def test_a_note_is_public_and_begins_the_review_anew(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, last_reviewed_on=date(2025, 1, 1))

    note = notes.add_status_note(project=project, text=" Die Vergabe läuft. ", user=cast.editor_schwerte)

    assert (note.live, note.text) == (True, "Die Vergabe läuft.")
    assert Project.objects.get().last_reviewed_on == timezone.localdate()


def test_a_draft_of_a_note_begins_nothing(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, last_reviewed_on=date(2025, 1, 1))

    notes.add_status_note(project=project, text="Entwurf", user=cast.author_schwerte, publish=False)

    assert Project.objects.get().last_reviewed_on == date(2025, 1, 1)


@pytest.mark.parametrize(("text", "days"), [("", 0), ("Morgen ist alles gut.", 1)])
def test_empty_notes_and_prophecies_are_refused(cast: Cast, text: str, days: int) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)

    with pytest.raises(Refused):
        notes.add_status_note(project=project, text=text, user=None, on=timezone.localdate() + timedelta(days=days))


def test_a_reached_milestone_stands_in_the_log(cast: Cast) -> None:
    step = MilestoneFactory(project=ProjectFactory(lead_city=cast.schwerte))

    project = notes.reach_milestone(step, on=date(2026, 5, 1), user=cast.editor_schwerte)

    assert Milestone.objects.get().state == "done"
    assert {entry.field for entry in project.changes.filter(kind="milestone")} == {"state", "reached_on"}


def test_a_draft_in_the_way_is_named(cast: Cast) -> None:
    step = MilestoneFactory(project=ProjectFactory(lead_city=cast.schwerte))
    project = Project.objects.get()
    project.summary = "In Arbeit"
    projects.save_draft(project, user=cast.author_schwerte)

    with pytest.raises(Refused, match="Entwurf"):
        notes.reach_milestone(step, on=date(2026, 5, 1), user=cast.editor_schwerte)
