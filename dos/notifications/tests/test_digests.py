"""What happened is told once: at once, each morning or on Mondays; nothing doubles and nothing is lost by a restart."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db.models import QuerySet
from django.utils import timezone

from dos.core.module import Topic
from dos.notifications import services as notifications
from dos.notifications.models import Delivery, Mail, Notice, Subscriber
from dos.notifications.services import follows, notices
from dos.notifications.tests.factories import CITY, FIELD, PROJECT, following

pytestmark = pytest.mark.django_db
Frequency = Subscriber.Frequency
# A Wednesday.
NOON = datetime(2026, 5, 6, 12, tzinfo=timezone.get_default_timezone())


def happen(name: str = "a", *topics: Topic, **said: Any) -> Notice:
    """Announce that something happened to the project and distribute it."""
    notice = notifications.announce(key=name, topics=topics or [PROJECT], **{"subject": f"Es geschah {name}"} | said)
    notices.fan_out.call(notice.pk)
    return notice


def write(now: datetime) -> int:
    """Do what the schedule does each minute."""
    return notifications.write_digests(now=now)


def mails(subscriber: Subscriber) -> QuerySet[Mail]:
    """Return the mails to somebody, oldest first."""
    return Mail.objects.filter(to=subscriber.email).order_by("pk")


@pytest.fixture(autouse=True)
def clock() -> Any:
    """A clock that stands at noon of a Wednesday."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_at_once_means_at_once_and_once() -> None:
    follower = following(PROJECT, FIELD, frequency=Frequency.IMMEDIATE)

    happen("a", PROJECT, FIELD, text="Die Masten stehen.", thread_line="Ziel → Projekt (hier)")
    write(NOON)

    mail = mails(follower).get()
    assert mail.subject == "Es geschah a"
    assert "Die Masten stehen." in mail.text
    assert "Ziel → Projekt (hier)" in mail.text
    assert follower.token in mail.headers["List-Unsubscribe"]


def test_exactly_the_followers_are_told() -> None:
    told = {following(PROJECT).pk, following(CITY).pk, following(FIELD, PROJECT).pk}
    following(FIELD)
    following()
    waiting = following(PROJECT)
    waiting.follows.update(confirmed_at=None)

    notice = happen("a", PROJECT, CITY)

    assert set(notice.deliveries.values_list("subscriber_id", flat=True)) == told


def test_the_same_key_is_told_once() -> None:
    follower = following(PROJECT)

    happen("a")
    happen("a")

    assert Notice.objects.count() == Delivery.objects.filter(subscriber=follower).count() == 1


def test_the_daily_letter_comes_at_seven_and_tells_the_newest_first_by_object() -> None:
    follower = following(PROJECT, FIELD)
    for number, topic in enumerate([PROJECT, FIELD, PROJECT]):
        happen(f"n{number}", topic, happened_at=NOON + timedelta(minutes=number))

    assert write(NOON + timedelta(hours=18, minutes=59)) == 0
    assert write(NOON + timedelta(hours=19)) == 1

    text = mails(follower).get().text
    order = ["Klimastationen\n", "geschah n2", "geschah n0", "Energie\n", "geschah n1"]
    places = [text.rindex(words) for words in order]
    assert places == sorted(places)
    assert mails(follower).get().subject == "3 Neuigkeiten: Klimastationen, Energie"


def test_the_weekly_letter_comes_on_monday() -> None:
    follower = following(PROJECT, frequency=Frequency.WEEKLY)
    happen()

    sunday = NOON + timedelta(days=4)
    assert write(sunday) == 0
    assert write(sunday + timedelta(hours=19)) == 1
    assert mails(follower).count() == 1


def test_a_second_run_of_the_morning_writes_nothing() -> None:
    follower = following(PROJECT)
    happen()
    morning = NOON + timedelta(hours=19)

    assert [write(morning), write(morning), write(morning + timedelta(hours=8))] == [1, 0, 0]
    assert mails(follower).count() == 1


def test_a_day_without_power_loses_nothing() -> None:
    follower = following(PROJECT)
    happen()

    assert write(NOON + timedelta(days=3)) == 1

    assert "Es geschah a" in mails(follower).get().text


def test_what_comes_to_light_after_the_letter_waits_for_the_next() -> None:
    follower = following(PROJECT)
    happen("a")
    late = notifications.announce(key="b", topics=[PROJECT], subject="Es geschah b")
    morning = NOON + timedelta(hours=19)
    write(morning)

    notices.fan_out.call(late.pk)

    assert write(morning + timedelta(hours=1)) == 0
    assert write(morning + timedelta(days=1)) == 1
    assert ["geschah b" in mail.text for mail in mails(follower)] == [False, True]


def test_a_distribution_that_was_broken_off_goes_on_and_doubles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "ROWS", 2)
    followers = [following(PROJECT) for _number in range(5)]
    notice = notifications.announce(key="a", topics=[PROJECT], subject="Es geschah")
    Delivery.objects.create(notice=notice, subscriber=followers[0])

    with time_machine.travel(NOON + timedelta(minutes=6)):
        assert notices.fan_out_waiting() == 1

    assert Delivery.objects.filter(notice=notice).count() == 5
    assert notices.fan_out_waiting() == 0


def test_a_letter_that_could_not_be_stored_is_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    follower = following(PROJECT)
    happen()
    morning = NOON + timedelta(hours=19)

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("killed between letter and mark")

    with monkeypatch.context() as patch:
        patch.setattr(QuerySet, "update", fail)
        with pytest.raises(RuntimeError):
            write(morning)

    assert write(morning) == 1
    assert mails(follower).count() == 1


def test_more_than_a_letter_holds_comes_with_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "MOST_LINES", 3)
    follower = following(PROJECT)
    for number in range(5):
        happen(f"n{number}")
    morning = NOON + timedelta(hours=19)

    for day in range(3):
        write(morning + timedelta(days=day))

    told = "".join(mails(follower).values_list("text", flat=True))
    assert mails(follower).count() == 2
    assert [told.count(f"geschah n{number}") for number in range(5)] == [1] * 5


def test_a_change_of_pace_takes_along_what_waits() -> None:
    follower = following(PROJECT, frequency=Frequency.WEEKLY)
    happen()

    follows.change_frequency(follower, frequency=Frequency.IMMEDIATE)

    assert write(NOON) == 1
    assert mails(follower).count() == 1


def test_an_english_reader_gets_an_english_letter() -> None:
    follower = following(PROJECT, language="en", frequency=Frequency.IMMEDIATE)

    happen("a", subject_en="It happened", text="Nur deutsch.")

    mail = mails(follower).get()
    assert mail.subject == "It happened"
    assert "Independent demonstration" in mail.text
    assert "http://testserver/en/projekte/klimastationen/" in mail.text
    assert "Nur deutsch." in mail.text


def test_a_hundred_followers_cost_no_more_questions_than_ten(django_assert_max_num_queries: Any) -> None:
    for _number in range(100):
        following(PROJECT)
    notice = notifications.announce(key="a", topics=[PROJECT, FIELD, CITY], subject="Es geschah")

    with django_assert_max_num_queries(14):
        notices.fan_out.call(notice.pk)

    assert notice.deliveries.count() == 100
