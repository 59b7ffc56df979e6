"""Many at once: what may exist once exists once, what is counted is counted exactly (A34, A78, A88, B4)."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import enter
from dos.core.throttle import seconds_to_wait
from dos.portal.models import Feedback
from dos.portal.views import feedback as door
from dos.strategy.tests import factories


def all_at_once(number: int, deed: Callable[[int], Any]) -> list[Any]:
    """Do it in so many threads, begun at the same moment."""
    start, answers = threading.Barrier(number), []

    def run(index: int) -> None:
        start.wait()
        try:
            answers.append(deed(index))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[index]) for index in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


@pytest.mark.django_db(transaction=True)
def test_twenty_clicks_are_one_message_and_one_receipt(monkeypatch: pytest.MonkeyPatch) -> None:
    enter()
    cache.clear()
    monkeypatch.setattr(door, "PER_HOUR", 100)
    with time_machine.travel(timezone.now(), tick=True) as clock:
        token = Client().get("/rueckmeldung/").context["form"]["token"].value()
        clock.shift(10)
        sent = {"kind": "other", "message": "Einmal geschrieben", "token": token}
        answers = all_at_once(20, lambda index: Client().post("/rueckmeldung/", sent))

    assert {answer.status_code for answer in answers} == {302}
    assert len(answers) == 20
    receipts = {answer.headers["Location"].split(":")[0] for answer in answers}  # the rest says when it was signed
    assert len(receipts) == 1
    assert Feedback.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_brake_counts_exactly_when_many_press_at_once() -> None:
    cache.clear()

    waits = all_at_once(20, lambda index: seconds_to_wait("probe", "192.0.2.1", limit=8))

    assert waits.count(0) <= 8
    assert len(waits) == 20


@pytest.mark.django_db(transaction=True)
def test_many_exports_at_once_are_all_whole() -> None:
    cast = enter()
    for number in range(5):
        factories.ProjectFactory(lead_city=cast.schwerte, slug=f"vorhaben-{number}")

    def export(index: int) -> tuple[int, int]:
        answer = Client().get(("/projekte.csv", "/projekte.json", "/projekte.geojson", "/projekte.atom")[index % 4])
        return answer.status_code, len(b"".join(answer))

    answers = all_at_once(24, export)

    assert {status for status, _length in answers} == {200}
    assert len({length for _status, length in answers}) <= 4
