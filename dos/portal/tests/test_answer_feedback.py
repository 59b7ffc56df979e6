"""Answering a case at the desk: the letter is written with the answer, and waits when mail is down."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import edit_url, filled_in, signed_in
from dos.core.errors import Conflict, Refused
from dos.notifications import services as notifications
from dos.notifications.connectors import NotSent, Transport
from dos.notifications.models import Mail
from dos.portal.models import Feedback, hashed, secret_of
from dos.portal.services.answers import answer_feedback


def message(city: Any, **fields: Any) -> Feedback:
    due = timezone.localdate() + timedelta(days=14)
    values = {"kind": "barrier", "message": "Die Karte geht nicht.", "form_token": f"t{Feedback.objects.count()}"}
    return Feedback.objects.create(city=city, due_on=due, **(values | fields))


def test_an_answer_goes_to_the_one_who_asked(cast: Cast) -> None:
    sent = message(cast.schwerte, email="marker@dos.invalid")
    client = signed_in(cast.editor_schwerte)
    assert "Die Karte geht nicht." in client.get("/desk/").content.decode()

    client.post(edit_url(sent), filled_in(client.get(edit_url(sent)).context["form"], answer="Danke, behoben."))

    sent.refresh_from_db()
    letter = Mail.objects.get()
    assert (sent.state, letter.to) == ("answered", "marker@dos.invalid")
    assert "Danke, behoben." in letter.text
    assert "Die Karte geht nicht." not in client.get("/desk/").content.decode()


def test_the_letter_waits_until_mail_works(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_feedback(message(cast.schwerte, email="marker@dos.invalid"), answer="Danke.")

    def down(*_letter: Any) -> None:
        raise NotSent("no server")

    with monkeypatch.context() as patch:
        patch.setattr(Transport, "send", down)
        assert notifications.send_waiting.func() == 0
    assert Mail.objects.get().state == Mail.State.WAITING

    Mail.objects.update(due_at=timezone.now())
    assert notifications.send_waiting.func() == 1


def test_the_letter_speaks_the_language_of_the_person_and_leads_to_the_status(cast: Cast) -> None:
    token = "t-en"
    sent = message(cast.schwerte, email="marker@dos.invalid", language="en", form_token=token)
    Feedback.objects.update(secret_hash=hashed(secret_of(token)))

    answer_feedback(sent, answer="Thank you.\n\nIt works now.")

    letter = Mail.objects.get()
    assert "Answer to your request" in letter.subject
    assert f"/en/anliegen/{secret_of(token)}/" in letter.text


def test_a_revised_answer_is_a_new_letter_and_the_same_one_is_none(cast: Cast) -> None:
    sent = message(cast.schwerte, email="marker@dos.invalid")

    for words in ("Eins", "Eins", "Zwei", "Eins"):
        answer_feedback(sent, answer=words)

    assert [letter.text.count("Zwei") for letter in Mail.objects.order_by("pk")] == [0, 1, 0]


def test_without_an_address_no_mail_goes_out(cast: Cast) -> None:
    answer_feedback(message(cast.schwerte), answer="Danke.")

    assert not Mail.objects.exists()


@pytest.mark.parametrize("answer", ["", " \u200e ", "Guten Tag, zu {project}: ja."])
def test_an_unfit_answer_is_refused(cast: Cast, answer: str) -> None:
    sent = message(cast.schwerte)

    with pytest.raises(Refused):
        answer_feedback(sent, answer=answer)
    sent.refresh_from_db()
    assert (sent.state, sent.answer) == ("new", "")


def test_what_was_withdrawn_is_not_answered(cast: Cast) -> None:
    with pytest.raises(Conflict, match="zurückgezogen"):
        answer_feedback(message(cast.schwerte, withdrawn_at=timezone.now()), answer="Danke.")


def test_messages_belong_to_the_city_that_was_written_to(cast: Cast) -> None:
    sent = message(cast.dortmund)
    names = Feedback.snippet_viewset.get_url_name  # type: ignore[attr-defined]  # set at registration

    assert signed_in(cast.editor_schwerte).get(edit_url(sent)).status_code == 403
    assert signed_in(cast.editor_dortmund).get(edit_url(sent)).status_code == 200
    for view in ("delete", "edit"):
        assert signed_in(cast.editor_schwerte).post(reverse(names(view), args=[sent.pk])).status_code == 403
    assert signed_in(cast.editor_dortmund).post(reverse(names("delete"), args=[sent.pk])).status_code == 403
