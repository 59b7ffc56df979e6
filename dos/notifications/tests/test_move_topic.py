"""Who follows a thing goes on following it when its name in the address changes."""

import pytest

from dos.core.module import Topic
from dos.notifications import services
from dos.notifications.models import Delivery, Follow, Notice
from dos.notifications.services import follows, notices
from dos.notifications.tests.factories import FIELD, PROJECT, following

pytestmark = pytest.mark.django_db
RENAMED = Topic("project", "klimanetz", "Klimanetz", "http://testserver/projekte/klimanetz/")


def tell(key: str, *topics: Topic) -> Notice:
    notice = services.announce(key=key, topics=list(topics), subject="Es ist etwas geschehen")
    notices.fan_out.call(notice.pk)
    return notice


def told() -> set[int]:
    return set(Delivery.objects.values_list("subscriber_id", flat=True))


def test_followers_hear_of_the_thing_under_its_new_name() -> None:
    follower = following(PROJECT)

    services.move_topic(old=PROJECT.key, topic=RENAMED)
    tell("danach", RENAMED)

    row = Follow.objects.get()
    assert (row.key, row.label, row.url) == (RENAMED.key, RENAMED.label, RENAMED.url)
    assert told() == {follower.pk}


def test_what_was_announced_before_and_is_not_distributed_yet_arrives() -> None:
    follower = following(PROJECT)
    notice = services.announce(key="davor", topics=[PROJECT, FIELD], subject="Es ist etwas geschehen")

    services.move_topic(old=PROJECT.key, topic=RENAMED)
    notices.fan_out.call(notice.pk)

    assert told() == {follower.pk}


def test_what_waits_is_not_lost_when_something_else_is_no_longer_followed() -> None:
    follower = following(PROJECT, FIELD)
    tell("davor", PROJECT)

    services.move_topic(old=PROJECT.key, topic=RENAMED)
    follows.unfollow(follower.follows.get(kind="action_field"))

    assert Delivery.objects.count() == 1


def test_what_is_called_back_is_found_under_the_new_name() -> None:
    following(PROJECT)
    tell("davor", PROJECT)
    services.move_topic(old=PROJECT.key, topic=RENAMED)

    assert services.call_back("project", [RENAMED.key]) == 1


@pytest.mark.parametrize("unproven", [PROJECT.key, RENAMED.key])
def test_who_follows_both_names_follows_once(unproven: str) -> None:
    follower = following(PROJECT, RENAMED)
    Follow.objects.filter(key=unproven).update(confirmed_at=None)

    services.move_topic(old=PROJECT.key, topic=RENAMED)

    row = follower.follows.get()
    assert row.key == RENAMED.key
    assert row.confirmed_at is not None


def test_a_notice_about_both_names_stays_one() -> None:
    notice = services.announce(key="beides", topics=[PROJECT, RENAMED], subject="Es ist etwas geschehen")

    services.move_topic(old=PROJECT.key, topic=RENAMED)

    assert list(notice.topics.values_list("key", flat=True)) == [RENAMED.key]


def test_other_kinds_of_the_same_name_stay() -> None:
    following(Topic("action_field", PROJECT.key, "Feld", "http://testserver/"))

    services.move_topic(old=PROJECT.key, topic=RENAMED)

    assert Follow.objects.get().key == PROJECT.key
