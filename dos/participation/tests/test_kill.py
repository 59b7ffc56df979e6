"""A worker is killed again and again while it tells followers of a phase: nothing is lost, nobody is told twice.

The process is stopped at a statement that it was about to run, in the middle of a transaction or between two, and
killed there. What runs next finds what is missing in the rows themselves. Only the one mail that is on the wire when
the sender dies may come twice, with the same Message-ID (decision 0050).
"""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from dos.notifications.models import LEASE, Delivery, Follow, Mail, Notice, Subscriber
from dos.notifications.services.notices import FAN_OUT_BY
from dos.notifications.tests import mailserver
from dos.notifications.tests.mailserver import MailServer
from dos.notifications.tests.test_kill import database_url
from dos.participation.models import Process
from dos.participation.tests.factories import PhaseFactory, ProcessFactory

NUMBER = 90
# Where the process dies: a part of a statement, and how many of these it may run before.
DEATHS = (
    ('INTO "notifications_notice"', 0),
    ('INTO "notifications_delivery"', 1),
    ('UPDATE "notifications_notice" SET "fanned_out_at"', 0),
    ('INTO "notifications_mail"', 5),
    ('UPDATE "notifications_delivery"', 10),
)
# The deeds of the schedule, then the jobs that wait, as the worker does them; thirty followers at a time.
WORK = """
import sys, time
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from dos.notifications.services import notices
notices.ROWS = 30
part, before = sys.argv[1], int(sys.argv[2])
seen = 0
def watch(execute, sql, params, many, context):
    global seen
    if part and part in sql:
        seen += 1
        if seen > before:
            print("reached", flush=True)
            time.sleep(60)
    return execute(sql, params, many, context)
with connection.execute_wrapper(watch):
    call_command("announce_phases", verbosity=0)
    call_command("send_mails", verbosity=0)
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
"""


def start(server: MailServer, part: str = "", before: int = 0) -> subprocess.Popen[str]:
    """Start a real process that does what the schedule and the worker do."""
    return subprocess.Popen(
        [sys.executable, "-c", WORK, part, str(before)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "dos.config.settings",
            "DOS_DATABASE_URL": database_url(),
            "DOS_TASKS_BACKEND": "django_tasks_db.DatabaseBackend",
            "DOS_DEMO": "0",
            "DOS_PUBLIC_URL": "https://dos.example.org",
            "DOS_ALLOWED_HOSTS": "dos.example.org",
            "DOS_SMTP_HOST": "127.0.0.1",
            "DOS_SMTP_PORT": str(server.port),
            "DOS_MAILS_PER_MINUTE": "1000",
        },
    )


def kill(process: "subprocess.Popen[str]") -> None:
    """End it as a power cut would."""
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    process.communicate()


def die_at(server: MailServer, part: str, before: int) -> None:
    """Let a process work until it is about to run the statement, and kill it there."""
    process = start(server, part, before)
    assert process.stdout is not None
    assert process.stdout.readline() == "reached\n", part
    kill(process)
    some_minutes_later()


def die_while_sending(server: MailServer, number: int) -> None:
    """Let a process send, and kill it when the server has letter `number` but has not said so yet."""
    reached, release = threading.Event(), threading.Event()

    def hold(_recipient: str) -> str:
        if len(server.taken) + 1 == number:
            reached.set()
            release.wait(30)
        return "250 taken"

    server.on_data = hold
    process = start(server)
    assert reached.wait(120)
    kill(process)
    release.set()
    server.on_data = lambda _recipient: "250 taken"
    some_minutes_later()


def some_minutes_later() -> None:
    """Let so much time pass that what was begun is taken for broken off."""
    Notice.objects.update(announced_at=timezone.now() - FAN_OUT_BY - timedelta(seconds=1))
    Mail.objects.filter(state=Mail.State.SENDING).update(claimed_at=timezone.now() - LEASE - timedelta(seconds=1))


def followed_process() -> Process:
    """A process with many followers, and a phase that has just begun."""
    now = timezone.now()
    process: Process = ProcessFactory(title="Bänke für die Innenstadt", phase=False)
    Process.objects.filter(pk=process.pk).update(first_published_at=now - timedelta(days=9))
    PhaseFactory(process=process, title="Ideen sammeln", starts_at=now - timedelta(seconds=1))
    since = now - timedelta(days=2)
    people = Subscriber.objects.bulk_create(
        Subscriber(email=f"follower-{number}@dos.invalid", frequency="immediate", confirmed_at=since)
        for number in range(NUMBER)
    )
    about = {"kind": "process", "key": process.slug, "label": process.title, "url": "https://dos.example.org/"}
    Follow.objects.bulk_create(Follow(subscriber=person, confirmed_at=since, **about) for person in people)
    return process


@pytest.mark.django_db(transaction=True)
def test_every_follower_of_a_process_is_told_once_although_the_worker_is_killed_everywhere() -> None:
    process = followed_process()

    with mailserver.running() as server:
        for part, before in DEATHS:
            die_at(server, part, before)
        die_while_sending(server, len(server.taken) + 25)
        for _last in range(2):
            last = start(server)
            assert last.wait(300) == 0
            last.communicate()

    notice = Notice.objects.get()
    assert notice.key.startswith(f"process:{process.pk}:phase:")
    told = Delivery.objects.filter(notice=notice, mail__state=Mail.State.SENT).values_list("subscriber", flat=True)
    assert len(told) == len(set(told)) == NUMBER
    assert Mail.objects.count() == NUMBER
    assert set(server.recipients) == set(Subscriber.objects.values_list("email", flat=True))
    twice = [recipient for recipient, number in Counter(server.recipients).items() if number > 1]
    assert len(twice) <= 1
    for recipient in twice:
        copies = [message for to, message in server.taken if to == recipient]
        assert len({(message["Message-ID"], message["Date"]) for message in copies}) == 1
