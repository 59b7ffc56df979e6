"""When mail is down nothing gets lost: receipt, answer and closing of a case come later, each once."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.notifications.models import Mail
from dos.notifications.services import outbox
from dos.notifications.tests import mailserver
from dos.notifications.tests.mailserver import MailServer
from dos.portal.models import Feedback
from dos.portal.services.answers import answer_feedback, close_case
from dos.portal.tests.office import status_url

pytestmark = pytest.mark.django_db
NOBODY_LISTENS = 9


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A mail server that is down at first, and a product that is no demonstration."""
    with mailserver.running() as found:
        settings.DEMO = False
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", NOBODY_LISTENS, 2
        yield found


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands still; the counters are empty."""
    cache.clear()
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def test_each_letter_of_a_case_comes_when_mail_works_again(
    client: Client, cast: Cast, server: MailServer, clock: Any, settings: Any
) -> None:
    token = client.get("/schwerte/anliegen/").context["form"]["token"].value()
    clock.shift(10)
    typed = {"kind": "question", "message": "Wann beginnt das?", "email": "bea@dos.invalid", "token": token}

    sent = client.post("/schwerte/anliegen/", typed)
    outbox.send_waiting.call()
    case = Feedback.objects.get()
    answer_feedback(case, answer="Im Mai.", user=cast.editor_schwerte)
    close_case(case, reason="Erledigt.", user=cast.editor_schwerte)
    outbox.send_waiting.call()

    assert (sent.status_code, server.recipients) == (302, [])
    assert Mail.objects.filter(state=Mail.State.WAITING).count() == 3
    assert "Im Mai." in client.post(status_url(case)).content.decode()

    # Back, but not yet willing; then it breaks off while it takes a letter; then it works.
    settings.EMAIL_PORT, server.on_sign_on = server.port, "421 come back later"
    clock.shift(timedelta(hours=1))
    outbox.send_waiting.call()
    server.on_sign_on, server.on_data = "220 ready", mailserver.once("451 try again", "250 taken")
    for _try in range(8):
        clock.shift(timedelta(hours=1))
        outbox.send_waiting.call()

    subjects = sorted(str(message["Subject"]) for _recipient, message in server.taken)
    assert subjects == sorted(
        [
            f"Ihre Nachricht ist angekommen ({case.reference})",
            f"Antwort auf Ihr Anliegen {case.reference}",
            f"Ihr Anliegen {case.reference} ist abgeschlossen",
        ]
    )
    assert set(server.recipients) == {"bea@dos.invalid"}
    assert not Mail.objects.exclude(state=Mail.State.SENT).exists()
