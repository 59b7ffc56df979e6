"""Several at the same moment: two presses that confirm, two workers that send or write the letters of the day."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from dos.notifications import services as notifications
from dos.notifications.models import Follow, Mail
from dos.notifications.services import notices, outbox
from dos.notifications.tests.factories import PROJECT, MailFactory, following
from dos.notifications.tests.test_follow import ask, code

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(number: int, deed: Callable[[], Any]) -> list[Any]:
    """Do the same in several threads and return what came out."""
    gate, answers = threading.Barrier(number), []

    def run() -> None:
        gate.wait()
        try:
            answers.append(deed())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == number
    return answers


def test_two_presses_confirm_once() -> None:
    ask()
    sent = code()

    rows = at_once(2, lambda: notifications.confirm_follow(sent))

    assert len({row.confirmed_at for row in rows}) == 1
    assert Follow.objects.get().confirmed_at == rows[0].confirmed_at


def test_four_workers_claim_each_mail_once() -> None:
    MailFactory.create_batch(12)

    def claim_all() -> list[int]:
        found = []
        while (mail := outbox.claim(timezone.now())) is not None:
            found.append(mail.pk)
        return found

    claimed = [pk for one in at_once(4, claim_all) for pk in one]

    assert sorted(claimed) == sorted(Mail.objects.values_list("pk", flat=True))


def test_two_schedules_write_one_letter() -> None:
    follower = following(PROJECT, frequency="weekly")
    notices.fan_out.call(notifications.announce(key="a", topics=[PROJECT], subject="Es geschah").pk)
    later = timezone.now() + timedelta(days=8)

    at_once(3, lambda: notifications.write_digests(now=later))

    assert Mail.objects.filter(to=follower.email).count() == 1


def test_the_same_key_written_at_once_is_one_mail() -> None:
    at_once(4, lambda: notifications.send_mail(key="k", to="a@dos.invalid", subject="Es geschah"))

    assert Mail.objects.count() == 1
