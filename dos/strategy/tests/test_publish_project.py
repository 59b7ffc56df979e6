"""Publishing a project: the rules of R2 and R3, and the change log of R4."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core.errors import Refused
from dos.strategy.models import Change, FormerSlug, Milestone, Project
from dos.strategy.services import projects
from dos.strategy.tests.factories import ActionFieldFactory, MilestoneFactory, ProjectFactory

STAGE = Project.Stage


def publish(project: Project, user: Any = None, **fields: Any) -> Project:
    for name, value in fields.items():
        setattr(project, name, value)
    return projects.publish_project(project, user=user)


def logged(project: Project) -> list[tuple[str, str, str, str]]:
    return list(project.changes.order_by("pk").values_list("kind", "field", "old", "new"))


def test_first_publication_begins_the_log(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, live=False)

    published = publish(project, cast.editor_schwerte)

    assert published.live
    entry = Change.objects.get(project=project)
    assert (entry.kind, entry.new, entry.by_role) == ("start", project.name, "Redaktion Schwerte")


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("summary", "Kurztext"),
        ("aims", "Ziele"),
        ("next_step", "nächster Schritt"),
        ("contact", "Ansprechstelle"),
        ("target_group", "Zielgruppe"),
        ("participation", "Beteiligung"),
    ],
)
def test_publication_is_refused_while_a_mandatory_entry_is_empty(cast: Cast, field: str, words: str) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)

    with pytest.raises(Refused, match=words) as refused:
        publish(project, cast.editor_schwerte, **{field: ""})

    assert field in refused.value.fields
    assert getattr(Project.objects.get(pk=project.pk), field) != ""


def test_not_proven_with_a_reason_is_an_answer(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    project.gaps["aims"] = "In keiner Quelle genannt."

    assert publish(project, cast.editor_schwerte, aims="").aims == ""


def test_not_proven_is_no_answer_to_the_action_field(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, action_fields=[])
    project.gaps["topics"] = "Unklar."

    with pytest.raises(Refused, match="Handlungsfeld"):
        publish(project)


def test_researched_records_may_be_incomplete_until_they_are_confirmed(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, origin=Project.Origin.RESEARCHED, aims="", confirmed_on=None)

    assert publish(project, cast.editor_schwerte, summary="Neu gefasst.").live

    with pytest.raises(Refused, match="Ziele"):
        projects.confirm_project(project, user=cast.editor_schwerte)
    assert Project.objects.get(pk=project.pk).origin == Project.Origin.RESEARCHED


def test_confirmation_begins_the_review_anew(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, origin=Project.Origin.RESEARCHED, last_reviewed_on=None)

    confirmed = projects.confirm_project(project, user=cast.editor_schwerte)

    assert (confirmed.origin, confirmed.last_reviewed_on) == (Project.Origin.CONFIRMED, timezone.localdate())


def test_an_older_draft_does_not_bring_back_an_older_review(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, last_reviewed_on=date(2025, 1, 1))
    revision = projects.save_draft(project, user=None)
    projects.confirm_project(project, user=cast.editor_schwerte)

    revision.refresh_from_db()
    revision.publish()

    assert Project.objects.get(pk=project.pk).last_reviewed_on == timezone.localdate()


@pytest.mark.parametrize(
    ("old", "new", "is_allowed"),
    [
        (STAGE.IDEA, STAGE.PLANNED, True),
        (STAGE.IDEA, STAGE.RUNNING, False),
        (STAGE.IDEA, STAGE.DONE, False),
        (STAGE.PLANNED, STAGE.RUNNING, True),
        (STAGE.PLANNED, STAGE.DONE, False),
        (STAGE.RUNNING, STAGE.IDEA, False),
        (STAGE.RUNNING, STAGE.PAUSED, True),
        (STAGE.DONE, STAGE.STOPPED, False),
        (STAGE.STOPPED, STAGE.RUNNING, True),
    ],
)
def test_stages_follow_their_steps(cast: Cast, old: str, new: str, *, is_allowed: bool) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, stage=old)
    fields = {
        "stage": new,
        "stage_reason": "Weil es so ist.",
        "change_reason": "Weil es so ist.",
        "result": "Es wirkt.",
    }

    if is_allowed:
        assert publish(project, **fields).stage == new
        return
    with pytest.raises(Refused, match="führt kein Schritt"):
        publish(project, **fields)
    assert Project.objects.get(pk=project.pk).stage == old


@pytest.mark.parametrize("stage", [STAGE.PAUSED, STAGE.STOPPED])
def test_pause_and_stop_need_a_public_reason(cast: Cast, stage: str) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)

    with pytest.raises(Refused) as refused:
        publish(project, stage=stage)

    assert "stage_reason" in refused.value.fields


def test_done_needs_a_result(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        publish(ProjectFactory(lead_city=cast.schwerte), stage=STAGE.DONE)

    assert "result" in refused.value.fields


def test_done_needs_every_milestone_reached_or_dropped(cast: Cast) -> None:
    step = MilestoneFactory(project=ProjectFactory(lead_city=cast.schwerte), title="Abnahme")
    project = Project.objects.get(pk=step.project_id)

    with pytest.raises(Refused, match="Abnahme"):
        publish(project, stage=STAGE.DONE, result="Es wirkt.")


@pytest.mark.parametrize(
    ("reason", "days", "field"),
    [
        ("", 10, "light_override_reason"),
        ("Streik", None, "light_override_reason"),
        ("Streik", 91, "light_override_until"),
    ],
)
def test_light_by_hand_needs_reason_and_a_near_end(cast: Cast, reason: str, days: int | None, field: str) -> None:
    until = timezone.localdate() + timedelta(days=days) if days else None

    with pytest.raises(Refused) as refused:
        publish(
            ProjectFactory(lead_city=cast.schwerte),
            light_override="on_time",
            light_override_reason=reason,
            light_override_until=until,
        )

    assert field in refused.value.fields


def test_small_shift_is_logged_without_reason(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)

    publish(project, cast.editor_schwerte, end_on=project.end_on + timedelta(days=29))

    assert logged(project) == [("date", "end_on", "2027-12-31", "2028-01-29")]
    assert project.changes.get().days == 29


def test_large_shift_needs_a_reason(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)

    with pytest.raises(Refused, match="Ende") as refused:
        publish(project, end_on=project.end_on + timedelta(days=30))

    assert "change_reason" in refused.value.fields
    assert not project.changes.exists()


def test_the_reason_becomes_public_and_the_field_is_empty_again(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)

    published = publish(project, end_on=date(2029, 1, 1), change_reason="Lieferung verzögert")

    assert project.changes.get().reason == "Lieferung verzögert"
    assert published.change_reason == ""


@pytest.mark.parametrize(("cost", "needs_reason"), [(109_999, False), (110_000, True), (90_000, True), (None, True)])
def test_cost_needs_a_reason_from_a_tenth_on(cast: Cast, cost: int | None, *, needs_reason: bool) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    project.gaps["total_cost"] = "Nicht bekannt."

    if needs_reason:
        with pytest.raises(Refused):
            publish(project, total_cost=cost)
    else:
        publish(project, total_cost=cost)
        assert project.changes.get().kind == "cost"


def test_milestones_added_moved_and_removed_are_logged(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    kept, gone = MilestoneFactory(project=project, title="Bleibt"), MilestoneFactory(project=project, title="Geht")
    project = publish(Project.objects.get(pk=project.pk))
    kept.planned_on = date(2027, 9, 30)
    kept.reason = "Vergabe wiederholt"
    project.milestones = [kept, Milestone(title="Neu")]  # type: ignore[misc]  # a cluster takes a list

    publish(project, change_reason="Neu geplant")

    entries = {(entry.subject, entry.field): entry for entry in project.changes.filter(kind="milestone")}
    assert entries["Bleibt", "planned_on"].days == 92
    assert entries["Bleibt", "planned_on"].reason == "Vergabe wiederholt"
    assert entries["Geht", "milestone"].new == ""
    assert entries["Neu", "milestone"].old == ""
    assert gone.key == entries["Geht", "milestone"].subject_key


def test_a_change_made_while_withdrawn_is_logged_at_the_next_publication(cast: Cast) -> None:
    project = publish(ProjectFactory(lead_city=cast.schwerte, live=False), cast.editor_schwerte)
    project.unpublish()
    project = Project.objects.get(pk=project.pk)
    project.total_cost = 101_000
    project.save()

    publish(project)

    assert ("cost", "total_cost", "100000.00", "101000.00") in logged(project)


def test_a_renamed_address_is_remembered(cast: Cast) -> None:
    project = publish(ProjectFactory(lead_city=cast.schwerte, slug="alt"))
    project = publish(project, slug="neuer")

    publish(project, slug="neuester")

    assert {row.slug: row.object_id for row in FormerSlug.objects.all()} == {"alt": project.pk, "neuer": project.pk}


def test_a_refused_schedule_is_called_off_and_stops_nothing_else(cast: Cast) -> None:
    past = timezone.now() - timedelta(minutes=1)
    bad, good = ProjectFactory(lead_city=cast.schwerte), ProjectFactory(lead_city=cast.schwerte)
    bad.summary, good.summary = "", "Neu und gut."
    revisions = [
        row.save_revision(user=cast.editor_schwerte, approved_go_live_at=past, clean=False) for row in (bad, good)
    ]

    call_command("publish_scheduled", verbosity=0)

    assert Project.objects.get(pk=good.pk).summary == "Neu und gut."
    assert Project.objects.get(pk=bad.pk).summary != ""
    revisions[0].refresh_from_db()
    assert revisions[0].approved_go_live_at is None


def test_a_published_project_cannot_be_deleted(cast: Cast) -> None:
    project = publish(ProjectFactory(lead_city=cast.schwerte, live=False))

    with pytest.raises(Refused, match="eingestellt"):
        projects.refuse_deletion(project)


@pytest.mark.parametrize("slug", ["karte", "neu"])
def test_reserved_addresses_are_refused(cast: Cast, slug: str) -> None:
    project = ProjectFactory.build(slug=slug, lead_city=cast.schwerte)
    project.cities, project.action_fields = [cast.schwerte], [ActionFieldFactory()]

    with pytest.raises(Exception, match="vergeben"):
        projects.save_draft(project, user=None)
