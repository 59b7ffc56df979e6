"""Writing a mail down: once for each key, in the transaction of its cause, with nothing that could end a header."""

from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.test import override_settings

from dos.core.errors import Refused
from dos.notifications import services as notifications
from dos.notifications.connectors import Outgoing, _message
from dos.notifications.models import Mail

pytestmark = pytest.mark.django_db
OUTBOX = override_settings(EMAIL_BACKEND="dos.notifications.adapter.OutboxBackend")


def write(**more: Any) -> Mail:
    """Write a mail about an answered idea."""
    said: dict[str, Any] = {
        "key": "idea-answered:1",
        "to": "bea@dos.invalid",
        "subject": "Die Stadt hat geantwortet",
    } | more
    return notifications.send_mail(**said)


def test_a_mail_says_what_happened_what_to_do_the_thread_and_how_to_stop() -> None:
    mail = write(
        paragraphs=["Die Stadt setzt Ihre Idee um."],
        action=("Antwort lesen", "http://testserver/idee/"),
        thread_line="Idee (hier) → Beschluss → Projekt",
        stop_url="http://testserver/abo/x/",
    )

    order = ["Die Stadt hat geantwortet", "setzt Ihre Idee um", "Antwort lesen", "Der rote Faden: Idee", "beenden"]
    for form in (mail.text, mail.html):
        places = [form.index(words) for words in order]
        assert places == sorted(places)
    assert mail.text.startswith("Die Stadt hat geantwortet\n")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_mail_of_the_demonstration_says_so(language: str) -> None:
    mail = write(language=language, stop_url="http://testserver/abo/x/")

    words = {"de": "Unabhängige Demonstration", "en": "Independent demonstration"}[language]
    assert words in mail.text
    assert words in mail.html


def test_the_same_key_is_one_mail() -> None:
    first, second = write(), write(subject="Etwas anderes")

    assert first == second
    assert Mail.objects.get().subject == "Die Stadt hat geantwortet"


def test_a_mail_goes_with_its_cause_when_that_is_taken_back() -> None:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)

    assert not Mail.objects.exists()


def test_it_is_sent_once_it_is_stored(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        write()

    assert Mail.objects.get().state == Mail.State.SENT


def test_a_later_mail_waits(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        write(due_at="2099-01-01T00:00:00Z")

    assert Mail.objects.get().state == Mail.State.WAITING


def test_markup_in_what_people_wrote_stays_text() -> None:
    mail = write(
        subject="<b>Idee</b>", paragraphs=["<script>alert(1)</script> & mehr"], action=("Lesen", "http://x/?a=1&b=2")
    )

    assert "<script>" not in mail.html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; mehr" in mail.html
    assert "<script>alert(1)</script> & mehr" in mail.text


@pytest.mark.parametrize(
    "evil", ["Hallo\r\nBcc: alle@dos.invalid", "Hallo\nBcc: x@dos.invalid", "Hallo\x00\u2028Bcc: y"]
)
def test_a_subject_cannot_begin_another_header(evil: str) -> None:
    mail = write(subject=evil, headers={"X-Idea": evil})

    message = _message(Outgoing(mail.to, mail.subject, mail.text, mail.html, mail.headers)).message()
    assert message["Bcc"] is None
    assert "\n" not in mail.subject + mail.headers["X-Idea"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "keine",
        "a@dos.invalid\r\nBcc: b@dos.invalid",
        "a@dos.invalid\n",
        "a@dos.invalid, b@dos.invalid",
        "a@dos.invalid;b@dos.invalid",
        "Name <a@dos.invalid>",
        "a\x00@dos.invalid",
        "a b@dos.invalid",
        f"{'a' * 250}@dos.invalid",
    ],
)
def test_an_address_that_is_none_or_several_is_refused(address: str) -> None:
    with pytest.raises(Refused, match="keine E-Mail-Adresse"):
        write(to=address)

    assert not Mail.objects.exists()


def test_a_header_name_that_is_none_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="header"):
        write(headers={"X\r\nBcc": "x"})


def test_mails_about_the_same_stand_together() -> None:
    first, second = write(about="idea:1"), write(key="b", about="idea:1")

    assert first.headers["References"] == second.headers["References"]
    assert first.message_id != second.message_id


def test_one_click_brings_both_headers_of_rfc_8058() -> None:
    mail = write(one_click_url="http://testserver/abo/x/beenden/")

    assert mail.headers["List-Unsubscribe"] == "<http://testserver/abo/x/beenden/>"
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.headers["Auto-Submitted"] == "auto-generated"


@OUTBOX
def test_mails_of_libraries_take_the_same_way() -> None:
    message = EmailMultiAlternatives("Neues\tPasswort", "Text", "x@y.invalid", ["a@dos.invalid"], bcc=["b@dos.invalid"])
    message.attach_alternative("<p>Text</p>", "text/html")

    assert message.send() == 2

    assert sorted(Mail.objects.values_list("to", flat=True)) == ["a@dos.invalid", "b@dos.invalid"]
    assert set(Mail.objects.values_list("subject", "html")) == {("Neues Passwort", "<p>Text</p>")}


@pytest.mark.parametrize(
    "calendar",
    [
        "MZ…",
        "<script>",
        "BEGIN:VCALENDAR\r\nBcc: x@dos.invalid",
        f"BEGIN:VCALENDAR\r\n{'x' * 20_000}\r\nEND:VCALENDAR\r\n",
    ],
)
def test_what_is_no_calendar_entry_or_too_large_is_not_attached(calendar: str) -> None:
    with pytest.raises(ValueError, match="calendar"):
        write(calendar=calendar)

    assert not Mail.objects.exists()


@OUTBOX
def test_an_attachment_is_refused() -> None:
    message = EmailMultiAlternatives("Betreff", "Text", None, ["a@dos.invalid"])
    message.attach("liste.csv", "a;b", "text/csv")

    with pytest.raises(ValueError, match="attachments"):
        message.send()


@OUTBOX
def test_a_library_that_sends_silently_is_not_stopped_by_a_bad_address() -> None:
    message = EmailMultiAlternatives("Betreff", "Text", None, ["keine", "a@dos.invalid"])

    assert message.send(fail_silently=True) == 1
    message.connection = None
    with pytest.raises(Refused):
        message.send()
