"""A real IMAP server in a process of its own: letters are read once, put away, and survive a run that breaks off."""

import imaplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from dos.participation.connectors import mailbox
from dos.participation.models import Idea, IncomingMail
from dos.participation.services import incoming
from dos.participation.tests.factories import ProcessFactory

pytestmark = pytest.mark.django_db
Outcome = IncomingMail.Outcome
TEXT = "Am Bahnhof fehlt im Sommer Schatten. Ein paar Bäume und eine Bank wären schön."


@pytest.fixture
def server(settings: Settings) -> Iterator[int]:
    """Start an IMAP server with one empty mailbox and point the settings at it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = str(Path(sys.executable).parent / "pymap")
    options = ["--host", "127.0.0.1", "--port", str(port), "--no-tls"]
    login = ["dict", "--demo-user", "ideen", "--demo-password", "geheim"]
    with subprocess.Popen([program, *options, *login], stderr=subprocess.DEVNULL) as process:
        wait_for(port)
        settings.INBOX = {
            **settings.INBOX, "host": "127.0.0.1", "port": port, "tls": False, "user": "ideen", "password": "geheim",
            "address": "ideen@stadt.example",
        }  # fmt: skip
        yield port
        process.kill()


def wait_for(port: int) -> None:
    for _attempt in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the IMAP server did not start")


def deliver(port: int, *messages: EmailMessage) -> None:
    with imaplib.IMAP4("127.0.0.1", port) as client:
        client.login("ideen", "geheim")
        for message in messages:
            client.append("INBOX", "", imaplib.Time2Internaldate(time.time()), message.as_bytes())


def lying_in(port: int, folder: str) -> int:
    with imaplib.IMAP4("127.0.0.1", port) as client:
        client.login("ideen", "geheim")
        status, found = client.select(f'"{folder}"')
        return int(found[0] or 0) if status == "OK" else 0


def message(number: int, text: str = TEXT, kind: str = "plain", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["Message-ID"], mail["Subject"] = f"<{number}@mail.example>", "Bäume am Bahnhof"
    mail["From"], mail["To"] = f"Frau <frau{number}@mail.example>", "ideen@stadt.example"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text, subtype=kind)
    return mail


def test_each_letter_is_read_once_and_put_away(server: int) -> None:
    ProcessFactory()
    deliver(
        server,
        message(1),
        message(2, f"<p>{TEXT}</p>", "html"),
        message(3, Auto_Submitted="auto-replied"),
        message(4, "Zu kurz"),
    )

    first, second = incoming.read_mailbox(), incoming.read_mailbox()

    assert (first, second) == (4, 0)
    outcomes = sorted(IncomingMail.objects.values_list("outcome", flat=True))
    assert outcomes == [Outcome.AUTOMATIC, Outcome.IDEA, Outcome.IDEA, Outcome.REFUSED]
    assert set(Idea.objects.values_list("text", flat=True)) == {TEXT}
    assert [lying_in(server, folder) for folder in ("INBOX", "Aufgenommen", "Nicht aufgenommen")] == [0, 2, 2]


def test_a_letter_of_more_than_ten_megabytes_is_not_read(server: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ProcessFactory()
    monkeypatch.setattr(mailbox, "MAX_BYTES", 50_000)
    deliver(server, message(1, TEXT + "x" * 60_000))

    incoming.read_mailbox()

    assert IncomingMail.objects.get().outcome == Outcome.TOO_BIG
    assert not Idea.objects.exists()


def test_a_run_that_breaks_off_takes_no_letter_in_twice(server: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ProcessFactory()
    deliver(server, message(1), message(2))

    def broken(*arguments: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(mailbox, "_put_away", broken)
        with pytest.raises(KeyboardInterrupt):
            incoming.read_mailbox()
    incoming.read_mailbox()

    assert Idea.objects.count() == 2
    assert lying_in(server, "INBOX") == 0


def test_a_wrong_password_is_one_sentence(server: int, settings: Settings) -> None:
    settings.INBOX = {**settings.INBOX, "password": "falsch"}

    with pytest.raises(CommandError, match="Postfach antwortet nicht"):
        call_command("read_mailbox")


def test_a_mailbox_that_is_gone_is_one_sentence(settings: Settings) -> None:
    settings.INBOX = {**settings.INBOX, "host": "127.0.0.1", "port": 9, "tls": False}

    with pytest.raises(CommandError, match="Postfach antwortet nicht"):
        call_command("read_mailbox")


def test_without_a_mailbox_nothing_is_read() -> None:
    assert incoming.read_mailbox() == 0
