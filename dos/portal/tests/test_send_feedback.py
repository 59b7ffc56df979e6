"""Feedback is taken in once, answered in time and forgotten after a year."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from dos.core import once
from dos.core.errors import Refused
from dos.portal.models import Feedback
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
    user = django_user_model(email="marker@dos.invalid")
    send("eins", email="Marker@dos.invalid", message="Das habe ich geschrieben.")
    send("zwei", email="other@dos.invalid")

    assert [row["message"] for row in persons.own_feedback(user)["feedback"]] == ["Das habe ich geschrieben."]

    feedback.erase_person(user)

    assert persons.own_feedback(user)["feedback"] == []
    assert Feedback.objects.count() == 1
