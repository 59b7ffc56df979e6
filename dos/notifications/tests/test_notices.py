"""What is for the digest waits for it; who was told by letter is spared; what went out of sight is called back."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.notifications import services as notifications
from dos.notifications.models import Delivery, Follow, Mail, Notice, Subscriber
from dos.notifications.services import notices
from dos.notifications.tests.factories import FIELD, PROJECT, MailFactory, following

pytestmark = pytest.mark.django_db
NOON = datetime.fromisoformat("2026-03-02T12:00:00+01:00")


def announced(key: str, *topics: object, **said: object) -> Notice:
    return notifications.announce(key=key, topics=topics or [PROJECT], **{"subject": f"Es geschah {key}"} | said)  # type: ignore[arg-type]  # as given


def subjects() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("subject", flat=True))


def test_what_is_for_the_digest_waits_for_it_also_for_those_who_want_mails_at_once() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        following(PROJECT, frequency=Subscriber.Frequency.IMMEDIATE)
        for key, is_for_digest in [("a", True), ("b", False), ("c", True)]:
            notices.fan_out.call(announced(key, is_for_digest=is_for_digest).pk)

        assert subjects() == ["Es geschah b"]

        clock.shift(timedelta(hours=19))
        for _again in range(2):
            notifications.write_digests(now=timezone.now())

    assert subjects() == ["Es geschah b", "2 Neuigkeiten: Klimastationen"]


def test_who_got_a_letter_of_their_own_is_spared() -> None:
    told = following(PROJECT, frequency=Subscriber.Frequency.IMMEDIATE)
    moved = following(PROJECT, frequency=Subscriber.Frequency.IMMEDIATE, user=UserFactory(email="neu@dos.invalid"))
    other = following(PROJECT, frequency=Subscriber.Frequency.IMMEDIATE)
    notice = announced("a")

    notifications.spare("a", [MailFactory(to=told.email), MailFactory(to="neu@dos.invalid"), None])
    notices.fan_out.call(notice.pk)

    assert set(Mail.objects.filter(subject="Es geschah a").values_list("to", flat=True)) == {other.email}
    assert Delivery.objects.filter(subscriber__in=[told, moved]).count() == 2


def test_to_spare_somebody_from_what_was_not_announced_does_nothing() -> None:
    notifications.spare("a", [MailFactory()])

    assert not Delivery.objects.exists()


def test_a_notice_that_concerns_others_too_is_told_once_to_who_follows_both() -> None:
    followers = [following(PROJECT), following(FIELD), following(PROJECT, FIELD)]
    notice = announced("a")

    for _again in range(2):
        notifications.widen("a", [FIELD])
    notices.fan_out.call(notice.pk)

    assert sorted(Delivery.objects.values_list("subscriber", flat=True)) == [person.pk for person in followers]


def test_what_nobody_was_told_is_gone_and_may_be_announced_anew() -> None:
    following(PROJECT)
    notices.fan_out.call(announced("a").pk)
    waiting = announced("b")
    elsewhere = announced("c", FIELD)

    assert notifications.call_back("project", [PROJECT.key]) == 2

    assert list(Notice.objects.all()) == [elsewhere]
    assert notices.fan_out.call(waiting.pk) == 0
    assert announced("a").pk


def test_who_was_told_already_keeps_the_others_from_a_second_telling() -> None:
    following(PROJECT, frequency=Subscriber.Frequency.IMMEDIATE)
    late = following(PROJECT)
    notices.fan_out.call(announced("a").pk)

    notifications.call_back("project", [PROJECT.key])
    announced("a")
    notifications.write_digests(now=timezone.now() + timedelta(days=2))

    assert subjects() == ["Es geschah a"]
    assert not Delivery.objects.filter(subscriber=late).exists()
    assert Follow.objects.count() == 2
