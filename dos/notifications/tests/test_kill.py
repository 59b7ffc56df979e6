"""A worker is killed in the middle of a hundred mails: every mail arrives, and one that arrives twice can be told.

Why not "exactly once": between the server's answer and our note of it lies a moment in which no program can know
whether the other side has heard. We note before that we send and after that we have sent, one mail at a time. So a
kill puts one mail at risk to come twice, never any to be lost; both copies carry the same Message-ID and Date.
"""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils import timezone

from dos.notifications.models import LEASE, Mail
from dos.notifications.tests import mailserver
from dos.notifications.tests.factories import MailFactory
from dos.notifications.tests.mailserver import MailServer

NUMBER, KILLS = 100, (17, 40, 71)
WORK = "import django; django.setup(); from dos.notifications.services import outbox; outbox.send_waiting.call()"


def database_url() -> str:
    """Name the database of the test for another process."""
    about: dict[str, Any] = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{about['NAME']}"
    user, password, host = (quote(str(about[name] or ""), safe="") for name in ("USER", "PASSWORD", "HOST"))
    return f"postgres://{user}:{password}@{host}:{about['PORT'] or 5432}/{about['NAME']}"


def start(server: MailServer) -> subprocess.Popen[bytes]:
    """Start a real process that sends."""
    return subprocess.Popen(
        [sys.executable, "-c", WORK],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "dos.config.settings",
            "DOS_DATABASE_URL": database_url(),
            "DOS_DEMO": "0",
            "DOS_PUBLIC_URL": "https://dos.example.org",
            "DOS_ALLOWED_HOSTS": "dos.example.org",
            "DOS_SMTP_HOST": "127.0.0.1",
            "DOS_SMTP_PORT": str(server.port),
            "DOS_MAILS_PER_MINUTE": "1000",
        },
    )


def send_until(server: MailServer, number: int) -> None:
    """Let a process send, and kill it when the server has letter `number` but has not said so yet."""
    reached, release = threading.Event(), threading.Event()

    def hold(_recipient: str) -> str:
        if len(server.taken) + 1 == number:
            reached.set()
            release.wait(30)
        return "250 taken"

    server.on_data = hold
    process = start(server)
    assert reached.wait(60)
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    release.set()


@pytest.mark.django_db(transaction=True)
def test_every_mail_arrives_although_the_worker_is_killed_three_times() -> None:
    mails = MailFactory.create_batch(NUMBER)

    with mailserver.running() as server:
        for number in KILLS:
            send_until(server, number)
            assert Mail.objects.filter(state=Mail.State.SENDING).count() == 1
            # Two minutes later …
            Mail.objects.filter(state=Mail.State.SENDING).update(
                claimed_at=timezone.now() - LEASE - timedelta(seconds=1)
            )
        server.on_data = lambda _recipient: "250 taken"
        assert start(server).wait(60) == 0

    assert set(server.recipients) == {mail.to for mail in mails}
    assert set(Mail.objects.values_list("state", flat=True)) == {Mail.State.SENT}
    twice = [recipient for recipient, number in Counter(server.recipients).items() if number > 1]
    assert len(twice) <= len(KILLS)
    for recipient in twice:
        copies = [message for to, message in server.taken if to == recipient]
        assert len({(message["Message-ID"], message["Date"]) for message in copies}) == 1
