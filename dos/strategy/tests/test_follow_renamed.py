"""Followers stay with a project, an indicator and a field whose name in the address changes."""

from typing import Any

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.core.module import Topic
from dos.notifications import selectors
from dos.notifications.models import Delivery, Follow, Notice
from dos.notifications.services import notices
from dos.notifications.tests.factories import following
from dos.strategy.models import Project
from dos.strategy.services import projects
from dos.strategy.tests.factories import ActionFieldFactory, IndicatorFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def topic(kind: str, key: str) -> Topic:
    found = selectors.find_topic(kind, key, None)
    assert found is not None, (kind, key)
    return found


@pytest.mark.parametrize(
    ("kind", "factory"),
    [
        ("project", ProjectFactory),
        ("indicator", IndicatorFactory),
        ("action_field", ActionFieldFactory),
    ],
)
def test_followers_come_along(client: Client, cast: Cast, kind: str, factory: Any) -> None:
    thing = factory(slug="alt")
    follower = following(topic(kind, "alt"))
    thing.slug = "neu"

    thing.save()

    assert follower.follows.get().key == "neu"
    assert "/neu/" in follower.follows.get().url
    word = selectors.WORDS[kind]
    assert client.get(f"/folgen/{word}/neu/").status_code == 200


def test_what_is_saved_without_another_name_moves_nobody(cast: Cast) -> None:
    project = ProjectFactory(slug="alt")
    following(topic("project", "alt"))
    Follow.objects.update(label="wie er war")

    project.save()

    assert Follow.objects.get().label == "wie er war"


def test_a_project_that_is_renamed_at_the_desk_tells_its_followers(client: Client, cast: Cast) -> None:
    project = ProjectFactory(slug="alt", name="Klimastationen", lead_city=cast.schwerte)
    project = projects.publish_project(Project.objects.get(pk=project.pk))
    follower = following(topic("project", "alt"))
    project.slug, project.name = "klimanetz", "Klimanetz"
    project.save_revision(user=cast.administrator).publish(user=cast.administrator)

    for number in Notice.objects.filter(fanned_out_at=None).values_list("pk", flat=True):
        notices.fan_out.call(number)

    assert follower.follows.get().key == "klimanetz"
    assert Delivery.objects.filter(subscriber=follower).exists()
    assert topic("project", "alt").key == "klimanetz"
    assert client.get(f"/folgen/{selectors.WORDS['project']}/alt/").status_code == 200
