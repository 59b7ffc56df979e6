"""Feedback is taken in once, answered in time and forgotten after a year."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone, translation

from dos.core import once
from dos.core.errors import Refused
from dos.notifications.models import Mail
from dos.portal.models import CaseAddition, CaseNote, Feedback
from dos.portal.selectors import persons
from dos.portal.services import feedback

pytestmark = pytest.mark.django_db


def send(form: str = "eins", **said: Any) -> Feedback:
    """Send a message."""
    return feedback.send_feedback(
        city=None, form_token=form, **{"kind": "barrier", "message": "Ich komme nicht weiter.", **said}
    )


def test_the_day_of_the_answer_is_two_weeks_ahead() -> None:
    assert send().due_on == timezone.localdate() + timedelta(days=14)


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("de", "Ihre Nachricht ist angekommen", "Wir antworten Ihnen bis zum 14. Dezember 2026"),
        ("en", "Your message has arrived", "We will answer to this address by 14. December 2026"),
    ],
)
def test_who_leaves_an_address_gets_number_and_day_once(language: str, subject: str, words: str) -> None:
    with time_machine.travel("2026-11-30T12:00:00+01:00", tick=False), translation.override(language):
        sent = send("eins", email="bea@dos.invalid")
        send("eins", email="bea@dos.invalid")

    mail = Mail.objects.get()
    assert (mail.to, mail.language) == ("bea@dos.invalid", language)
    assert subject in mail.subject
    assert sent.reference in mail.subject
    assert words in mail.text
    assert "Ich komme nicht weiter." not in mail.text


def test_without_address_there_is_no_mail() -> None:
    send()

    assert not Mail.objects.exists()


def test_nobody_is_flooded_with_receipts() -> None:
    for number in range(6):
        send(str(number), email="bea@dos.invalid")

    assert Feedback.objects.count() == 6
    assert Mail.objects.count() == 3


def test_the_same_form_is_one_message() -> None:
    assert send("eins").pk == send("eins").pk
    assert Feedback.objects.count() == 1


def test_a_form_filled_in_no_time_is_refused() -> None:
    with pytest.raises(Refused, match="sehr schnell"):
        once.opened_token(once.new_form_token())


def test_a_form_is_open_for_a_day() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        token = once.new_form_token()
        clock.shift(10)
        name = once.opened_token(token)
        clock.shift(25 * 3600)

        assert name
        with pytest.raises(Refused, match="zu alt"):
            once.opened_token(token)


def test_a_forged_form_is_refused() -> None:
    for token in ("", "x", "a:b:c", "ü" * 300):
        with pytest.raises(Refused, match="zu alt"):
            once.opened_token(token)


def test_messages_are_kept_for_a_year() -> None:
    old, young = send("alt"), send("jung")
    Feedback.objects.filter(pk=old.pk).update(sent_at=timezone.now() - timedelta(days=366))

    assert feedback.forget_old_feedback(now=timezone.now()) == 1
    assert list(Feedback.objects.all()) == [young]


def test_a_person_gets_and_erases_what_they_wrote(django_user_model: Any) -> None:
    user = django_user_model.objects.create_user(email="marker@dos.invalid")
    clerk = django_user_model.objects.create_user(email="clerk@dos.invalid")
    own = send("eins", email="Marker@dos.invalid", message="Das habe ich geschrieben.")
    foreign = send("zwei", email="other@dos.invalid")
    CaseNote.objects.create(case=foreign, author=clerk, text="Notiz")
    Feedback.objects.filter(pk=foreign.pk).update(owner=clerk)
    CaseAddition.objects.create(case=own, form_token="n", text="Nachtrag")
    CaseNote.objects.create(case=own, text="Nur für uns")

    told = persons.own_feedback(user)["feedback"]
    assert [more["text"] for more in told[0]["additions"]] == ["Nachtrag"]
    assert (told[0]["state"], told[0]["internal_notes"]) == ("new", 1)
    assert "Nur für uns" not in str(told)
    assert [row["message"] for row in persons.own_feedback(user)["feedback"]] == ["Das habe ich geschrieben."]

    feedback.erase_person(user)

    assert persons.own_feedback(user)["feedback"] == []
    assert Feedback.objects.count() == 1

    feedback.erase_person(clerk)

    foreign.refresh_from_db()
    assert (foreign.owner, foreign.notes.get().author) == (None, None)
