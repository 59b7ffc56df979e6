"""Answering a message at the desk."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import edit_url, filled_in, signed_in
from dos.core.errors import Refused
from dos.portal.models import Feedback
from dos.portal.services.answers import answer_feedback


def message(city: Any, **fields: Any) -> Feedback:
    due = timezone.localdate() + timedelta(days=14)
    values = {"kind": "barrier", "message": "Die Karte geht nicht.", "form_token": f"t{Feedback.objects.count()}"}
    return Feedback.objects.create(city=city, due_on=due, **(values | fields))


def test_an_answer_goes_to_the_one_who_asked(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    sent = message(cast.schwerte, email="marker@dos.invalid")
    client = signed_in(cast.editor_schwerte)
    assert "Die Karte geht nicht." in client.get("/desk/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(edit_url(sent), filled_in(client.get(edit_url(sent)).context["form"], answer="Danke, behoben."))

    sent.refresh_from_db()
    assert sent.answered_at is not None
    assert [(letter.to, letter.body) for letter in mail.outbox] == [(["marker@dos.invalid"], "Danke, behoben.")]
    assert "Die Karte geht nicht." not in client.get("/desk/").content.decode()


def test_without_an_address_no_mail_goes_out(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer_feedback(message(cast.schwerte), answer="Danke.")

    assert mail.outbox == []


def test_an_empty_answer_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        answer_feedback(message(cast.schwerte), answer=" \u200e ")


def test_messages_belong_to_the_city_that_was_written_to(cast: Cast) -> None:
    sent = message(cast.dortmund)
    names = Feedback.snippet_viewset.get_url_name  # type: ignore[attr-defined]  # set at registration

    assert signed_in(cast.editor_schwerte).get(edit_url(sent)).status_code == 403
    assert signed_in(cast.editor_dortmund).get(edit_url(sent)).status_code == 200
    for view in ("delete", "edit"):
        assert signed_in(cast.editor_schwerte).post(reverse(names(view), args=[sent.pk])).status_code == 403
    assert signed_in(cast.editor_dortmund).post(reverse(names("delete"), args=[sent.pk])).status_code == 403
