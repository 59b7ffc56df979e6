"""Followers are told what a publication changed, once, and exactly those whom it concerns."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from dos.actors.tests.factories import OrganisationFactory
from dos.cities.models import District
from dos.cities.tests.cast import Cast
from dos.core.module import Topic
from dos.notifications import selectors, services
from dos.notifications.models import Delivery, Notice
from dos.notifications.tests.factories import following
from dos.strategy.models import Project
from dos.strategy.services import notes, projects
from dos.strategy.tests.factories import ActionFieldFactory, PartnershipFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(cast: Cast) -> Project:
    """A published project of Schwerte with a field, a district and a partner."""
    district = District.objects.create(city=cast.schwerte, name="Villigst", slug="villigst")
    field = ActionFieldFactory(slug="energie", name="Energie")
    project = ProjectFactory(name="Klimastationen", slug="klimastationen", lead_city=cast.schwerte)
    project.action_fields.set([field])
    project.districts.set([district])
    project.save()
    PartnershipFactory(project=project, organisation=OrganisationFactory(slug="stadtwerke"))
    return projects.publish_project(Project.objects.get(pk=project.pk))


def change(project: Project, **fields: Any) -> Project:
    """Publish the project with other values."""
    row = Project.objects.get(pk=project.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    return projects.publish_project(row)


def topic(kind: str, key: str) -> Topic:
    """Find what can be followed."""
    found = selectors.find_topic(kind, key, None)
    assert found is not None
    return found


def test_a_change_tells_what_it_was_with_old_new_and_reason(project: Project) -> None:
    change(project, summary="Neue Worte zum Vorhaben.", next_step="Aufbau", change_reason="Das Gerät kam später.")

    notice = Notice.objects.order_by("pk").last()
    assert notice is not None
    assert notice.subject.startswith("Klimastationen")
    assert notice.subject_en != notice.subject
    assert "Das Gerät kam später." in notice.text
    assert "Vorhaben „Klimastationen“ (hier)" in notice.thread_line
    assert notice.url.endswith("/projekte/klimastationen/")


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("project", "klimastationen"),
        ("action_field", "energie"),
        ("city", "schwerte"),
        ("district", "schwerte.villigst"),
        ("organisation", "stadtwerke"),
        ("search", "klimastationen"),
    ],
)
def test_whom_it_concerns_is_told(project: Project, kind: str, key: str) -> None:
    follower = following(topic(kind, key))
    following(topic("city", "dortmund"))
    following(topic("search", "trinkbrunnen"))
    change(project, summary="Andere Worte zum Vorhaben.")

    notice = Notice.objects.order_by("pk").last()
    assert notice is not None
    services.notices.fan_out.call(notice.pk)

    assert list(Delivery.objects.filter(notice=notice).values_list("subscriber_id", flat=True)) == [follower.pk]


def test_the_same_revision_published_again_tells_nothing(project: Project) -> None:
    changed = change(project, summary="Andere Worte zum Vorhaben.")
    number = Notice.objects.count()

    for _again in range(2):
        changed.live_revision.publish(skip_permission_checks=True)

    assert Notice.objects.count() == number


def test_a_publication_without_change_tells_nothing(project: Project) -> None:
    number = Notice.objects.count()

    change(project)

    assert Notice.objects.count() == number


def test_a_status_note_is_told_once(project: Project, cast: Cast) -> None:
    note = notes.add_status_note(project=project, text="Die Masten stehen.", user=cast.editor_schwerte)
    note.text = "Alle Masten stehen."
    note.save_revision().publish(skip_permission_checks=True)

    told = Notice.objects.filter(text="Die Masten stehen.")
    assert [notice.subject for notice in told] == ["Klimastationen: so steht es jetzt"]
    assert not Notice.objects.filter(text="Alle Masten stehen.").exists()


def test_a_note_on_a_draft_is_told_to_nobody(project: Project, cast: Cast) -> None:
    Project.objects.update(live=False)
    number = Notice.objects.count()

    notes.add_status_note(project=project, text="Still.", user=cast.editor_schwerte)

    assert Notice.objects.count() == number


def test_drafts_and_unknown_things_cannot_be_followed(project: Project) -> None:
    Project.objects.update(live=False)

    for kind, key in [("project", "klimastationen"), ("project", "x"), ("action_field", "x"), ("milestone", "1")]:
        assert selectors.find_topic(kind, key, None) is None


def test_who_follows_later_is_not_told_what_was(project: Project) -> None:
    change(project, summary="Andere Worte zum Vorhaben.")
    notice = Notice.objects.order_by("pk").last()
    assert notice is not None
    late = following(topic("project", "klimastationen"))
    late.follows.update(confirmed_at=timezone.now() + timedelta(seconds=1))

    services.notices.fan_out.call(notice.pk)

    assert not Delivery.objects.filter(subscriber=late).exists()
