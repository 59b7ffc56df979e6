"""Sending, against a real mail server: later, never, slowly, and no flood."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from dos.core.calendar import message
from dos.notifications.models import LEASE, Address, Mail
from dos.notifications.services import outbox
from dos.notifications.tests import mailserver
from dos.notifications.tests.factories import MailFactory
from dos.notifications.tests.mailserver import MailServer, once, slowly

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A mail server, and a product that is no demonstration."""
    with mailserver.running() as server:
        settings.DEMO = False
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 2
        yield server


def run() -> int:
    """Do what the worker does."""
    return int(outbox.send_waiting.call())


def state(mail: Mail) -> str:
    """Look at the row anew."""
    mail.refresh_from_db()
    return str(mail.state)


def test_a_letter_arrives_with_both_forms_and_its_name(server: MailServer) -> None:
    mail = MailFactory(subject="Grüße aus Schwerte", headers={"Auto-Submitted": "auto-generated"})

    assert run() == 1

    recipient, message = server.taken[0]
    assert recipient == message["To"] == mail.to
    assert (message["Subject"], message["Message-ID"]) == ("Grüße aus Schwerte", mail.message_id)
    assert message["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert state(mail) == Mail.State.SENT


@pytest.mark.parametrize("method", ["PUBLISH", "CANCEL"])
def test_a_calendar_entry_arrives_as_it_was_written(server: MailServer, method: str) -> None:
    text = message(
        "Test", ["BEGIN:VEVENT", f"SUMMARY:Grüße {'ß' * 200}", "END:VEVENT"], is_cancelled=method == "CANCEL"
    )
    MailFactory(calendar=text)

    assert run() == 1

    whole = server.taken[0][1]
    (part,) = whole.iter_attachments()
    body = whole.get_body(("plain",))
    assert body is not None
    assert body.get_content_type() == "text/plain"
    assert dict(part["Content-Type"].params) == {"charset": "utf-8", "method": method}
    assert part["Content-Disposition"] == 'attachment; filename="termin.ics"'
    assert part.get_content() == text


def test_many_letters_share_one_connection(server: MailServer) -> None:
    MailFactory.create_batch(5)

    assert run() == 5

    assert server.connections == 1
    assert len(set(server.recipients)) == 5


def test_what_was_sent_is_not_sent_again(server: MailServer) -> None:
    MailFactory()

    assert (run(), run()) == (1, 0)


def test_later_means_later_with_the_same_name(server: MailServer) -> None:
    mail = MailFactory()
    server.on_recipient = once("450 4.2.0 greylisted, try again")

    assert run() == 0
    assert state(mail) == Mail.State.WAITING
    assert "greylisted" in mail.last_error
    assert run() == 0
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert run() == 1

    assert server.taken[0][1]["Message-ID"] == mail.message_id
    assert not Address.objects.exists()


def test_after_48_hours_of_later_a_mail_is_given_up(server: MailServer) -> None:
    mail, start, tries = MailFactory(), timezone.now(), 0
    server.on_recipient = lambda _recipient: "451 later"

    with time_machine.travel(start, tick=False) as clock:
        while state(mail) == Mail.State.WAITING:
            clock.move_to(mail.due_at)
            run()
            tries += 1

    assert mail.state == Mail.State.GIVEN_UP
    assert timedelta(hours=43) < mail.claimed_at - start <= timedelta(hours=48)
    assert 10 < tries < 30


def test_never_means_never(server: MailServer) -> None:
    mail = MailFactory()
    server.on_recipient = lambda _recipient: "550 5.1.1 no such person"

    run()

    assert state(mail) == Mail.State.REFUSED
    assert Address.objects.get().hard_failures == 1


def test_a_refused_letter_does_not_hold_up_the_others(server: MailServer) -> None:
    mails = MailFactory.create_batch(3)
    server.on_recipient = lambda recipient: "550 no" if recipient == mails[0].to else "250 ok"

    assert run() == 2

    assert server.recipients == [mails[1].to, mails[2].to]


def test_after_three_refusals_nothing_more_is_sent_to_an_address(server: MailServer) -> None:
    mails = MailFactory.create_batch(4, to="weg@dos.invalid")
    server.on_data = lambda _recipient: "554 5.7.1 mailbox is closed"

    run()

    assert [state(mail) for mail in mails] == [Mail.State.REFUSED] * 4
    assert Address.objects.get().hard_failures == 3
    mails[3].refresh_from_db()
    assert mails[3].last_error == "disabled"


def test_a_letter_that_arrives_forgives_earlier_refusals(server: MailServer) -> None:
    outbox.record_hard_failure("da@dos.invalid")
    MailFactory(to="da@dos.invalid")

    run()

    assert not Address.objects.exists()


@pytest.mark.parametrize("trouble", ["sign-on", "sender", "no server"])
def test_our_own_trouble_is_no_fault_of_the_address(server: MailServer, settings: Any, trouble: str) -> None:
    mail = MailFactory()
    if trouble == "sign-on":
        server.on_sign_on = "554 not you"
    elif trouble == "sender":
        server.on_sender = lambda _sender: "550 sender unknown"
    else:
        settings.EMAIL_PORT = 1

    assert run() == 0

    assert state(mail) == Mail.State.WAITING
    assert not Address.objects.exists()


def test_a_slow_server_costs_one_attempt_and_no_more(server: MailServer, settings: Any) -> None:
    settings.EMAIL_TIMEOUT = 0.2
    mail = MailFactory()
    server.on_data = slowly(0.6)

    assert run() == 0

    assert state(mail) == Mail.State.WAITING
    assert "imed out" in mail.last_error


def test_a_run_ends_in_time_and_the_rest_waits(server: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "RUN_SECONDS", 0.3)
    server.on_data = slowly(0.2)
    MailFactory.create_batch(5)

    assert 0 < run() < 5

    assert Mail.objects.filter(state=Mail.State.WAITING).count() > 0


def test_a_long_queue_makes_no_flood(server: MailServer, settings: Any) -> None:
    settings.MAILS_PER_MINUTE = 3
    MailFactory.create_batch(8)

    with time_machine.travel(timezone.now(), tick=False) as clock:
        sent = [run(), run()]
        clock.shift(61)
        sent.append(run())

    assert sent == [3, 0, 3]


def test_what_a_killed_worker_left_is_taken_up_after_two_minutes(server: MailServer) -> None:
    now = timezone.now()
    young = MailFactory(state=Mail.State.SENDING, claimed_at=now)
    old = MailFactory(state=Mail.State.SENDING, claimed_at=now - LEASE - timedelta(seconds=1))

    run()

    assert server.recipients == [old.to]
    assert state(young) == Mail.State.SENDING


def test_who_comes_too_late_does_not_spoil_what_another_has_done(server: MailServer) -> None:
    MailFactory()
    mine = outbox.claim(timezone.now())
    assert mine is not None
    Mail.objects.update(claimed_at=timezone.now() + LEASE)

    outbox._note(mine, Mail.State.WAITING, "timed out")

    assert state(mine) == Mail.State.SENDING


def test_in_the_demonstration_nothing_leaves_the_machine(server: MailServer, settings: Any) -> None:
    settings.DEMO = True
    mail = MailFactory()

    assert run() == 1

    assert state(mail) == Mail.State.SENT
    assert server.connections == 0
