"""Who follows a process, or has commented its text with an account, hears of each new version of the text, once."""

from typing import Any

import pytest

from dos.accounts.tests.factories import UserFactory
from dos.cities.tests.cast import Cast
from dos.notifications.models import Notice, Subscriber
from dos.notifications.tests.factories import following
from dos.participation.models import Paragraph, Process
from dos.participation.services.comments import write_comment
from dos.participation.services.paragraphs import Wording, revise_paragraphs
from dos.participation.tests.factories import ProcessFactory
from dos.participation.tests.test_tell_followers import told, topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(cast: Cast) -> Process:
    process = ProcessFactory(slug="leitbild", kind=Process.Kind.TEXT, title="Leitbild", city=cast.schwerte)
    Process.objects.update(first_published_at=process.changed_at)
    for number, key in enumerate(("ziele", "wege")):
        Paragraph.objects.create(process=process, key=key, heading=key.capitalize(), text="Alt.", sort_order=number)
    return process


def revise(process: Process, *keys: str, text: str = "Neu.", **values: Any) -> None:
    wordings = [Wording(key=key, heading=key.capitalize(), text=text) for key in keys]
    told = {"reason": "Viele haben darum gebeten.", "reason_en": "Many have asked for it.", **values}
    revise_paragraphs(process=Process.objects.get(pk=process.pk), wordings=wordings, **told)


def test_followers_hear_which_paragraphs_changed_and_why(text: Process) -> None:
    follower = following(topic("process", "leitbild"))

    revise(text, "ziele", "wege")

    assert told(follower) == ["Leitbild: der Text hat eine neue Fassung"]
    notice = Notice.objects.get()
    assert notice.text == "Viele haben darum gebeten.\nGeändert: Ziele; Wege"
    assert notice.text_en.startswith("Many have asked for it.")
    assert notice.url.endswith("/schwerte/mitmachen/leitbild/text/aenderungen/")


def test_each_version_is_told(text: Process) -> None:
    follower = following(topic("process", "leitbild"))

    revise(text, "ziele")
    revise(text, "ziele", text="Noch neuer.")

    assert len(told(follower)) == 2


def test_a_translation_alone_is_told_to_nobody(text: Process) -> None:
    wording = Wording(key="ziele", heading="Ziele", text="Alt.", text_en="Old.")

    revise_paragraphs(process=Process.objects.get(pk=text.pk), wordings=[wording])

    assert not Notice.objects.exists()


def test_a_new_version_of_what_nobody_sees_is_told_to_nobody(text: Process) -> None:
    Process.objects.update(live=False)

    revise(text, "ziele")

    assert not Notice.objects.exists()


def test_many_paragraphs_are_counted(text: Process) -> None:
    for number in range(12):
        Paragraph.objects.create(process=text, key=f"a{number}", heading=f"Absatz {number}", text="Alt.")
    follower = following(topic("process", "leitbild"))

    revise(text, *(f"a{number}" for number in range(12)))

    assert told(follower)
    assert "und 2 weitere" in Notice.objects.get().text


def test_who_commented_with_an_account_hears_of_it(text: Process) -> None:
    person = UserFactory()
    paragraph = text.paragraphs.get(key="ziele")
    write_comment(process=text, paragraph=paragraph, text="Das ist mir zu eng.", user=person, form_token="a")
    write_comment(process=text, paragraph=paragraph, text="Ein Gast.", form_token="b")

    revise(text, "ziele")

    assert [len(told(one)) for one in Subscriber.objects.all()] == [1]
