"""What is personal goes in time and when asked, and comes out on request."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core import module
from dos.notifications import selectors
from dos.notifications import services as notifications
from dos.notifications.models import Address, Delivery, Follow, Mail, Notice, Subscriber
from dos.notifications.services import notices, outbox
from dos.notifications.tests.factories import FIELD, PROJECT, MailFactory, SubscriberFactory, following

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_after_30_days_a_mail_is_hash_and_time_alone() -> None:
    old = MailFactory(
        state=Mail.State.SENT, sent_at=NOW - timedelta(days=31), headers={"List-Unsubscribe": "<x>"}, calendar="x"
    )
    young = MailFactory(state=Mail.State.SENT, sent_at=NOW - timedelta(days=29))

    notifications.forget_old(now=NOW)

    old.refresh_from_db()
    assert (old.to, old.subject, old.text, old.html, old.calendar, old.headers) == ("", "", "", "", "", {})
    assert old.key_hash
    assert old.sent_at
    young.refresh_from_db()
    assert young.text


def test_a_forgotten_mail_is_not_written_again() -> None:
    notifications.send_mail(key="k", to="a@dos.invalid", subject="Es geschah")
    Mail.objects.update(state=Mail.State.SENT, sent_at=NOW - timedelta(days=31))
    notifications.forget_old(now=NOW)

    notifications.send_mail(key="k", to="a@dos.invalid", subject="Es geschah")

    assert Mail.objects.get().subject == ""


def test_after_30_days_a_notice_is_key_and_time_alone_unless_it_still_waits() -> None:
    told, waiting = (
        notifications.announce(key=key, topics=[topic], subject="Es geschah", text="Wer was schrieb")
        for key, topic in [("a", PROJECT), ("b", FIELD)]
    )
    following(FIELD)
    for notice in (told, waiting):
        notices.fan_out.call(notice.pk)
    Notice.objects.update(announced_at=NOW - timedelta(days=31))
    Delivery.objects.filter(notice=waiting).update(mail=None)

    assert notifications.forget_old(now=NOW)["notices"] == 1

    told.refresh_from_db()
    assert (told.key, told.subject, told.text, told.about) == ("a", "", "", "")
    assert Notice.objects.get(key="b").subject == "Es geschah"


def test_a_dry_run_counts_and_keeps_and_a_second_run_finds_nothing() -> None:
    MailFactory(state=Mail.State.SENT, sent_at=NOW - timedelta(days=31))
    idle = SubscriberFactory(created_at=NOW - timedelta(days=4))

    counts = [notifications.forget_old(now=NOW, is_dry_run=True), notifications.forget_old(now=NOW)]
    again = notifications.forget_old(now=NOW)

    assert counts[0] == counts[1]
    assert (counts[0]["mails"], counts[0]["addresses"]) == (1, 1)
    assert set(again.values()) == {0}
    assert not Subscriber.objects.filter(pk=idle.pk).exists()


def test_who_follows_stays() -> None:
    follower = following(PROJECT, created_at=NOW - timedelta(days=400))

    call_command("forget_mails", verbosity=0)

    assert Subscriber.objects.filter(pk=follower.pk).exists()


def test_erasing_a_person_leaves_nothing_that_names_them(cast: Cast) -> None:
    user = cast.stranger
    notifications.follow(topic=PROJECT, user=user, frequency="immediate")
    Follow.objects.update(confirmed_at=NOW)
    notices.fan_out.call(notifications.announce(key="a", topics=[PROJECT], subject="Es geschah").pk)
    outbox.record_hard_failure(user.email)
    MailFactory(to=user.email)

    notifications.erase_person(user)

    assert [model.objects.count() for model in (Subscriber, Delivery, Address)] == [0, 0, 0]
    assert set(Mail.objects.values_list("to", "text", "state")) <= {
        ("", "", Mail.State.SENT),
        ("", "", Mail.State.CANCELLED),
    }


def test_erasing_an_address_without_account_does_the_same() -> None:
    follower = following(PROJECT)
    MailFactory(to=follower.email)

    notifications.erase_address(follower.email.upper())

    assert not Subscriber.objects.exists()
    assert Mail.objects.get().to == ""


def test_the_own_data_name_follows_and_mails_and_nobody_elses(cast: Cast) -> None:
    notifications.follow(topic=PROJECT, user=cast.stranger)
    MailFactory(to=cast.stranger.email, subject="Für Sie", calendar="BEGIN:VCALENDAR")
    MailFactory(subject="Für andere")
    following(PROJECT)

    told = selectors.own_data(cast.stranger)

    assert [row["label"] for row in told["follows"]] == [PROJECT.label]
    assert [(row["subject"], row["calendar"]) for row in told["mails"]] == [("Für Sie", "BEGIN:VCALENDAR")]


def test_the_register_names_every_personal_field() -> None:
    room = next(room for room in module.modules() if room.name == "notifications")

    assert {path.split(".")[1] for path in room.personal_fields} == {"Subscriber", "Follow", "Mail", "Address"}
