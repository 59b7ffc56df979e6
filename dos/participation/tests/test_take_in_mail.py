"""A mail becomes an idea that waits for its sender; machines, forgers and floods get nothing."""

from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from django.utils import timezone

from dos.notifications.models import Address, Mail
from dos.notifications.services import send_mail
from dos.participation.connectors.mailbox import IncomingLetter, read_message
from dos.participation.models import Author, Idea, IncomingMail, Process
from dos.participation.services import incoming
from dos.participation.services.ideas import confirm_address
from dos.participation.tests.factories import PhaseFactory, ProcessFactory

pytestmark = pytest.mark.django_db
Outcome = IncomingMail.Outcome
TEXT = "Am Bahnhof fehlt im Sommer Schatten. Ein paar Bäume und eine Bank wären schön."


def letter(number: int = 1, **more: object) -> IncomingLetter:
    told: dict[str, Any] = {
        "message_id": f"<{number}@mail.example>",
        "sender": "frau@mail.example",
        "recipients": ("ideen@stadt.example",),
        "subject": "Bäume am Bahnhof",
        "text": TEXT,
    }
    return IncomingLetter(**{**told, **more})


def test_a_mail_becomes_an_idea_that_nobody_sees() -> None:
    process = ProcessFactory()

    outcome = incoming.take_in(letter())

    idea = Idea.objects.get()
    assert outcome == Outcome.IDEA
    assert (idea.process, idea.title, idea.text) == (process, "Bäume am Bahnhof", TEXT)
    assert (idea.author.source, idea.state) == (Author.Source.MAIL, Idea.State.AWAITING_CONFIRMATION)
    assert not Idea.objects.published().exists()
    assert list(Mail.objects.values_list("to", flat=True)) == ["frau@mail.example"]


def test_the_confirmed_mail_is_still_checked_by_a_person() -> None:
    ProcessFactory(moderation=Process.Moderation.AFTER)
    incoming.take_in(letter())

    idea = confirm_address(idea=Idea.objects.get())

    assert idea.state == Idea.State.IN_MODERATION


def test_the_same_letter_twice_is_one_idea() -> None:
    ProcessFactory()

    outcomes = [incoming.take_in(letter()) for _time in range(2)]

    assert outcomes == [Outcome.IDEA, Outcome.IDEA]
    assert Idea.objects.count() == 1
    assert Mail.objects.count() == 1


def test_the_address_names_the_process() -> None:
    ProcessFactory()
    other = ProcessFactory(slug="radwege")

    incoming.take_in(letter(recipients=("ideen+radwege@stadt.example",)))

    assert Idea.objects.get().process == other


def test_without_a_name_two_open_processes_are_too_many() -> None:
    ProcessFactory()
    ProcessFactory()

    assert incoming.take_in(letter()) == Outcome.NO_PROCESS
    assert "Verfahren" in Mail.objects.get().text
    assert not Idea.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"auto-submitted": "auto-replied"},
        {"precedence": "bulk"},
        {"return-path": "<>"},
        {"list-id": "<liste.example>"},
        {"x-autoreply": "yes"},
    ],
)
def test_a_machine_is_not_answered(headers: dict[str, str]) -> None:
    ProcessFactory()

    assert incoming.take_in(letter(headers=headers)) == Outcome.AUTOMATIC
    assert not Idea.objects.exists()
    assert not Mail.objects.exists()


@pytest.mark.parametrize("sender", ["MAILER-DAEMON@mail.example", "no-reply@shop.example", "postmaster@x.example"])
def test_a_sender_that_is_no_person_is_not_answered(sender: str) -> None:
    ProcessFactory()

    assert incoming.take_in(letter(sender=sender)) == Outcome.AUTOMATIC
    assert not Mail.objects.exists()


@pytest.mark.parametrize("sender", ["dos2030@localhost", "", "kein name", "a@b\r\nBcc: c@d.example"])
def test_our_own_letters_and_nobody_end_the_loop(sender: str) -> None:
    ProcessFactory()

    assert incoming.take_in(letter(sender=sender)) == Outcome.LOOP
    assert not Mail.objects.exists()


@pytest.mark.parametrize("result", ["mx.example; spf=fail smtp.mailfrom=x", "mx; dkim=none; dmarc=fail"])
def test_a_forged_sender_gets_no_letter(result: str) -> None:
    ProcessFactory()

    assert incoming.take_in(letter(headers={"authentication-results": result})) == Outcome.FORGED
    assert not Mail.objects.exists()


def test_one_sender_has_three_letters_an_hour() -> None:
    ProcessFactory()

    outcomes = [incoming.take_in(letter(number, sender=f"frau+{number}@mail.example")) for number in range(4)]

    assert outcomes == [Outcome.IDEA] * 3 + [Outcome.TOO_MANY]
    assert Mail.objects.count() == 3


@pytest.mark.parametrize("trouble", ["too_big", "encrypted", "unreadable"])
def test_what_cannot_be_read_is_said(trouble: str) -> None:
    ProcessFactory()

    assert incoming.take_in(letter(trouble=trouble, text="")) == trouble
    assert Mail.objects.get().headers["Auto-Submitted"] == "auto-replied"


def test_too_few_words_are_said() -> None:
    ProcessFactory()

    assert incoming.take_in(letter(text="Bäume!")) == Outcome.REFUSED
    assert "20" in Mail.objects.get().text


def test_a_closed_process_says_when_it_opens() -> None:
    process = ProcessFactory(phase=False, slug="spaeter")
    PhaseFactory(
        process=process, starts_at=timezone.now() + timedelta(days=3), ends_at=timezone.now() + timedelta(days=9)
    )

    assert incoming.take_in(letter(recipients=("ideen+spaeter@stadt.example",))) == Outcome.REFUSED
    assert "erst wieder ab" in Mail.objects.get().text


def test_a_letter_of_ours_that_came_back_counts_against_its_address() -> None:
    mail = send_mail(key="x", to="weg@mail.example", subject="Hallo", paragraphs=["Guten Tag"])
    back = {"sender": "", "failed_recipients": ("weg@mail.example",)}

    incoming.take_in(letter(1, **back, returned_ids=("<" + "0" * 32 + "@testserver>",)))
    assert not Address.objects.exists()
    outcome = incoming.take_in(letter(2, **back, returned_ids=(mail.message_id,)))

    assert outcome == Outcome.BOUNCE
    assert Address.objects.get().hard_failures == 1
    assert not Idea.objects.exists()


def test_notes_are_forgotten_after_90_days() -> None:
    ProcessFactory()
    incoming.take_in(letter())

    assert incoming.forget_incoming(now=timezone.now() + timedelta(days=89)) == 0
    assert incoming.forget_incoming(now=timezone.now() + timedelta(days=91)) == 1


def test_quotations_signature_and_answer_marks_stay_out() -> None:
    text = f"{TEXT}\n\nViele Grüße\n-- \nFirma Muster\n"
    title, words = incoming.words_of(letter(subject="AW: Re: Bäume am Bahnhof", text=text))
    assert title == "Bäume am Bahnhof"
    assert words == f"{TEXT}\n\nViele Grüße"

    _title, words = incoming.words_of(letter(text=f"{TEXT}\n\nAm 3. Mai 2026 schrieb Stadt:\n> Ihre Idee"))
    assert words == TEXT


def test_a_mail_of_html_alone_is_read() -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Schatten", "Frau <frau@mail.example>"
    message.set_content("<style>p{}</style><p>Erster Absatz &amp; mehr</p><script>x</script><p>Zweiter</p>", "html")

    title, words = incoming.words_of(read_message(message))

    assert words == "Erster Absatz & mehr\nZweiter"
    assert title == "Schatten"
