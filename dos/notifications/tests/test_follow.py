"""Following: asked by form, confirmed by mail, stopped by one press; every refusal; and two who press at once."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core.errors import Refused
from dos.notifications import selectors
from dos.notifications import services as notifications
from dos.notifications.models import Delivery, Follow, Mail, Subscriber
from dos.notifications.services import follows, notices
from dos.notifications.tests.factories import CITY, FIELD, PROJECT, following

pytestmark = pytest.mark.django_db
EMAIL = "bea@dos.invalid"


@pytest.fixture(autouse=True)
def _empty_counters(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def ask(email: str = EMAIL, form: str = "form-1", frequency: str = "weekly", language: str = "de") -> None:
    """Ask to follow the project."""
    notifications.request_follow(topic=PROJECT, email=email, frequency=frequency, language=language, form_token=form)


def code() -> str:
    """Return the code in the newest mail."""
    mail = Mail.objects.latest("pk")
    return mail.text.split("/folgen/bestaetigen/")[1].split("/")[0]


def test_a_confirmed_address_follows_at_its_pace() -> None:
    ask()
    assert not Follow.objects.exclude(confirmed_at=None).exists()

    row = notifications.confirm_follow(code())

    assert (row.subscriber.email, row.subscriber.frequency, row.key) == (EMAIL, "weekly", PROJECT.key)
    assert row.confirmed_at == row.subscriber.confirmed_at


def test_nothing_is_told_before_the_address_is_confirmed() -> None:
    ask(frequency="immediate")

    notices.fan_out.call(notifications.announce(key="a", topics=[PROJECT], subject="Es geschah").pk)

    assert not Delivery.objects.exists()


def test_confirming_twice_changes_nothing() -> None:
    ask()
    first = notifications.confirm_follow(code())
    follows.change_frequency(first.subscriber, frequency="daily")

    second = notifications.confirm_follow(code())

    assert second.confirmed_at == first.confirmed_at
    assert Subscriber.objects.get().frequency == "daily"


def test_the_same_form_sent_twice_is_one_mail() -> None:
    ask()
    ask()

    assert Mail.objects.count() == Follow.objects.count() == 1


def test_a_known_follower_gets_a_mail_with_the_own_list_and_stays_as_is() -> None:
    follower = following(PROJECT, email=EMAIL)

    ask(frequency="immediate")

    assert follower.token in Mail.objects.get().text
    assert Subscriber.objects.get().frequency == "daily"


def test_nobody_else_can_add_to_a_list_without_the_owners_mail() -> None:
    follower = following(FIELD, email=EMAIL)

    ask()

    assert [row.key for row in selectors.confirmed_follows(follower)] == [FIELD.key]


def test_no_more_than_three_mails_an_hour_to_one_address() -> None:
    for number in range(5):
        ask(email=[EMAIL, EMAIL.upper()][number % 2], form=f"form-{number}")
    ask(email="anders@dos.invalid", form="form-9")

    assert sorted(Mail.objects.values_list("to", flat=True)) == ["anders@dos.invalid", *[EMAIL] * 3]


@pytest.mark.parametrize("email", ["", "keine", "a@dos.invalid\nBcc: b@dos.invalid", "a@dos.invalid,b@dos.invalid"])
def test_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(Refused, match="keine E-Mail-Adresse"):
        ask(email=email)


def test_a_pace_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refused, match="wie oft"):
        ask(frequency="hourly")


def test_a_forged_code_is_refused() -> None:
    ask()
    forged = code()[:-3] + "abc"

    with pytest.raises(Refused, match="nicht vollständig"):
        notifications.confirm_follow(forged)


def test_after_72_hours_a_code_is_refused_and_the_address_erased() -> None:
    ask()
    late = timezone.now() + timedelta(hours=73)

    with time_machine.travel(late), pytest.raises(Refused, match="72 Stunden"):
        notifications.confirm_follow(code())
    notifications.forget_old(now=late)

    assert not Subscriber.objects.exists()


def test_a_code_of_something_no_longer_wanted_is_refused() -> None:
    ask()
    Follow.objects.all().delete()

    with pytest.raises(Refused, match="gibt es nicht mehr"):
        notifications.confirm_follow(code())


def test_an_account_follows_at_once(cast: Cast) -> None:
    for _press in range(2):
        notifications.follow(topic=PROJECT, user=cast.stranger, frequency="immediate")

    subscriber = selectors.subscriber_of(cast.stranger)
    assert subscriber is not None
    assert [row.key for row in selectors.confirmed_follows(subscriber)] == [PROJECT.key]
    assert not Mail.objects.exists()


def test_an_account_takes_over_what_its_address_followed(cast: Cast) -> None:
    following(FIELD, email=cast.stranger.email)

    notifications.follow(topic=PROJECT, user=cast.stranger)

    assert set(Follow.objects.values_list("subscriber__user", "key")) == {
        (cast.stranger.pk, FIELD.key),
        (cast.stranger.pk, PROJECT.key),
    }


def test_unfollowing_one_thing_takes_along_what_only_it_brought() -> None:
    follower = following(PROJECT, CITY)
    for name, topics in {"p": [PROJECT], "both": [PROJECT, CITY]}.items():
        notices.fan_out.call(notifications.announce(key=name, topics=topics, subject=name).pk)

    notifications.unfollow(follower.follows.get(kind="project"))

    assert [row.notice.key for row in Delivery.objects.filter(subscriber=follower)] == ["both"]


def test_unfollowing_all_forgets_the_address_and_calls_back_what_waits() -> None:
    follower = following(PROJECT, frequency="immediate")
    other = following(PROJECT, frequency="immediate")
    notices.fan_out.call(notifications.announce(key="a", topics=[PROJECT], subject="Es geschah").pk)
    Mail.objects.update(state=Mail.State.WAITING)

    notifications.unfollow_all(follower)

    assert not Subscriber.objects.filter(email=follower.email).exists()
    states = dict(Mail.objects.values_list("to", "state"))
    assert states == {"": Mail.State.CANCELLED, other.email: Mail.State.WAITING}


def test_the_link_to_the_list_comes_only_to_who_has_one(settings: Any) -> None:
    follower = following(PROJECT, email=EMAIL)

    for email in (EMAIL, "fremd@dos.invalid"):
        follows.send_manage_link(email=email, language="de", form_token=f"form-{email}")

    mail = Mail.objects.get()
    assert mail.to == EMAIL
    assert follower.token in mail.text
