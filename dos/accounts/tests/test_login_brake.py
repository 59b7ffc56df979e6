"""Guessing passwords gets slower and slower, the owner hears of it once, and nobody is locked out for long."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client, override_settings

from dos.accounts import services
from dos.accounts.tests.factories import PASSWORD, UserFactory

EMAIL, WRONG = "person@dos.invalid", "falsch-falsch"
pytestmark = pytest.mark.django_db


class Clock:
    """A clock that a test can set forward."""

    now = 1_000_000.0

    def time(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """Let only the wait of the account work, without the library's brake for addresses."""
    cache.clear()
    clock = Clock()
    monkeypatch.setattr(services.braking, "time", clock)
    with override_settings(ACCOUNT_RATE_LIMITS={"login": "10000/m/ip", "login_failed": "10000/m/ip"}):
        yield clock


def enter(email: str = EMAIL, password: str = WRONG) -> Any:
    """Try to sign in from a browser that nobody has seen before."""
    return Client().post("/anmelden/", {"login": email, "password": password})


def test_the_wait_grows_to_minutes_and_not_beyond(clock: Clock) -> None:
    UserFactory(email=EMAIL)
    waits = []

    assert [enter().status_code for _attempt in range(5)] == [422] * 5
    for _attempt in range(5):
        refused = enter(password=PASSWORD)
        assert refused.status_code == 429
        waits.append(int(refused["Retry-After"]))
        clock.now += waits[-1]
        assert enter().status_code == 422

    assert waits == [60, 120, 240, 300, 300]
    clock.now += 300
    assert enter(password=PASSWORD).status_code == 302
    assert services.seconds_to_wait(EMAIL) == 0


def test_trying_while_one_has_to_wait_makes_it_no_longer(clock: Clock) -> None:
    UserFactory(email=EMAIL)
    for _attempt in range(30):
        enter()

    clock.now += 60

    assert enter(password=PASSWORD).status_code == 302


def test_one_account_does_not_slow_another(clock: Clock) -> None:
    UserFactory(email="other@dos.invalid")
    for _attempt in range(6):
        enter(EMAIL.upper())

    assert enter(EMAIL).status_code == 429
    assert enter("other@dos.invalid", PASSWORD).status_code == 302


def test_the_owner_is_told_once(clock: Clock) -> None:
    UserFactory(email=EMAIL)
    for email in (EMAIL, "niemand@dos.invalid"):
        for _attempt in range(25):
            enter(email)
            clock.now += 300

    (letter,) = mail.outbox
    assert letter.recipients() == [EMAIL]
    assert "http://testserver/konto/passwort/" in letter.body


def test_one_password_tried_on_many_accounts_slows_every_network_but_locks_nobody_out(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    UserFactory(email=EMAIL)
    monkeypatch.setattr(services.braking, "ALARM_FAILURES", 8)

    tried = [enter(f"p{number}@dos.invalid").status_code for number in range(20)]

    assert tried[:9] == [422] * 9
    assert tried[9:] == [422] * services.braking.TRIES_WHILE_ALARMED + [429] * (
        11 - services.braking.TRIES_WHILE_ALARMED
    )
    elsewhere = Client(REMOTE_ADDR="198.51.100.7").post("/anmelden/", {"login": EMAIL, "password": PASSWORD})
    assert elsewhere.status_code == 302
