"""Texts paragraph by paragraph, and comments on a project: read, write, answer, report, with every refusal."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.cities.tests.cast import Cast
from dos.core import once
from dos.participation.models import Comment, Paragraph, Phase, Process, Report
from dos.participation.tests.factories import AuthorFactory, ProcessFactory
from dos.strategy.models import Project
from dos.strategy.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
S = Comment.State
TEXT = "Das wünsche ich mir auch."
BAD = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _empty_counters() -> None:
    cache.clear()


@pytest.fixture
def discussed() -> Process:
    process = ProcessFactory(kind=Process.Kind.TEXT, title="Leitbild", moderation="after")
    for number, key in enumerate(("ziele", "wege")):
        Paragraph.objects.create(
            process=process,
            key=key,
            heading=key.capitalize(),
            text=f"Absatz {key}.",
            sort_order=number,
            version=1 + number,
        )
    return process


@pytest.fixture
def project_talk() -> Process:
    return ProcessFactory(kind=Process.Kind.COMMENTS, project=ProjectFactory(name="Sensoren im Park"))


def say(process: Process, key: str = "ziele", **values: Any) -> Comment:
    """Write a public comment."""
    paragraph = process.paragraphs.filter(key=key).first()
    values = {
        "author": AuthorFactory(),
        "text": TEXT,
        "state": S.PUBLISHED,
        "form_token": f"t{Comment.objects.count()}",
        **values,
    }
    return Comment.objects.create(process=process, paragraph=paragraph, **values)


def url(process: Process, place: str, prefix: str = "/") -> str:
    return f"{prefix}mitmachen/{process.slug}/{place}"


def send(client: Client, address: str, **values: Any) -> Any:
    token = client.get(address).context["form"]["token"].value()
    sent = {"text": TEXT, "consent": "on", "token": token, **values}
    with time_machine.travel(timezone.now() + timedelta(seconds=once.MIN_SECONDS + 1), tick=True):
        return client.post(address, sent)


def end(process: Process) -> None:
    now = timezone.now()
    Phase.objects.filter(process=process).update(starts_at=now - timedelta(days=9), ends_at=now - timedelta(days=1))


def test_the_text_has_an_anchor_and_a_number_for_each_paragraph(client: Client, discussed: Process) -> None:
    say(discussed)
    say(discussed)
    say(discussed, state=S.HIDDEN)

    page = client.get(url(discussed, "text/")).content.decode()

    assert '<section id="absatz-ziele">' in page
    assert "2 Kommentare" in page
    assert "Diesen Absatz kommentieren" in page
    assert "Fassung 2" in page
    assert page.index("absatz-ziele") < page.index("absatz-wege")


def test_anchor_and_comments_outlive_a_new_version(client: Client, discussed: Process) -> None:
    say(discussed)

    discussed.paragraphs.filter(key="ziele").update(text="Ganz neu.", heading="Vorhaben", version=2, sort_order=9)

    page = client.get(url(discussed, "text/")).content.decode()
    assert '<section id="absatz-ziele">' in page
    assert "1 Kommentar<" in page
    assert TEXT in client.get(url(discussed, "text/ziele/")).content.decode()


def test_a_paragraph_shows_its_comments_alone(client: Client, discussed: Process) -> None:
    say(discussed, text="Zum Ziel")
    say(discussed, "wege", text="Zum Weg")

    page = client.get(url(discussed, "text/wege/")).content.decode()

    assert "Zum Weg" in page
    assert "Zum Ziel" not in page
    assert url(discussed, "text/ziele/") in page


def test_a_comment_of_a_guest_waits_and_belongs_to_the_paragraph(client: Client, discussed: Process) -> None:
    response = send(client, url(discussed, "text/ziele/"))

    comment = Comment.objects.get()
    assert response.status_code == 200
    assert "Wir lesen ihn, bevor er erscheint." in response.content.decode()
    assert comment.paragraph == discussed.paragraphs.get(key="ziele")
    assert comment.state == S.IN_MODERATION


def test_a_comment_of_an_account_is_there_at_once(client: Client, discussed: Process) -> None:
    client.force_login(UserFactory())

    response = send(client, url(discussed, "text/ziele/"))

    assert response["Location"] == f"{url(discussed, 'text/ziele/')}#kommentar-{Comment.objects.get().pk}"
    assert TEXT in client.get(url(discussed, "text/ziele/")).content.decode()


def test_a_comment_is_answered_one_level_deep(client: Client, discussed: Process) -> None:
    first = say(discussed)
    client.force_login(UserFactory())
    address = url(discussed, "text/ziele/")

    assert send(client, f"{address}?auf={first.pk}", auf=str(first.pk), text="Ich auch").status_code == 302
    answer = Comment.objects.get(parent=first)
    assert client.get(f"{address}?auf={answer.pk}").status_code == 404
    assert "Ich auch" in client.get(f"{address}kommentar/{first.pk}/").content.decode()
    assert client.get(f"{address}kommentar/{answer.pk}/").status_code == 404


@pytest.mark.parametrize("asked", ["x", "-1", "٣", "9" * 30, "0", "1;"])
def test_an_answer_to_nothing_is_not_found(client: Client, discussed: Process, asked: str) -> None:
    assert client.get(url(discussed, "text/ziele/"), {"auf": asked}).status_code == 404
    assert client.post(url(discussed, "text/ziele/"), {"auf": asked, "text": TEXT}).status_code == 404


def test_an_answer_stays_at_its_paragraph(client: Client, discussed: Process) -> None:
    other = say(discussed, "wege")

    assert client.get(url(discussed, "text/ziele/"), {"auf": other.pk}).status_code == 404
    assert client.get(url(discussed, f"text/ziele/kommentar/{other.pk}/")).status_code == 404
    assert client.get(url(discussed, f"text/ziele/kommentar/{other.pk}/melden/")).status_code == 404


@pytest.mark.parametrize("text", ["", "x", "x" * 2_001, "\x00\u202e"])
def test_words_too_few_or_too_many_are_refused(client: Client, discussed: Process, text: str) -> None:
    assert send(client, url(discussed, "text/ziele/"), text=text).status_code == 422
    assert not Comment.objects.exists()


def test_after_the_end_everything_is_readable_and_nothing_is_taken(client: Client, discussed: Process) -> None:
    say(discussed)
    end(discussed)
    address = url(discussed, "text/ziele/")

    page = client.get(address).content.decode()
    assert TEXT in page
    assert "<textarea" not in page
    assert "lässt sich das nicht mehr" in page
    assert client.post(address, {"text": TEXT}).status_code == 403


def test_guests_are_refused_where_an_account_is_needed(client: Client, discussed: Process) -> None:
    Process.objects.filter(pk=discussed.pk).update(allows_guests=False)
    address = url(discussed, "text/ziele/")

    assert "brauchen Sie ein Konto" in client.get(address).content.decode()
    assert client.post(address, {"text": TEXT}).status_code == 403


def test_a_program_gets_nothing(client: Client, discussed: Process) -> None:
    assert client.post(url(discussed, "text/ziele/"), {"text": TEXT, once.BAIT: "x"}).status_code == 404


def test_a_double_click_is_one_comment(client: Client, discussed: Process) -> None:
    address = url(discussed, "text/ziele/")
    token = client.get(address).context["form"]["token"].value()

    with time_machine.travel(timezone.now() + timedelta(seconds=5), tick=True):
        for _click in range(2):
            client.post(address, {"text": TEXT, "consent": "on", "token": token})

    assert Comment.objects.count() == 1


@pytest.mark.parametrize("place", ["text/", "text/ziele/", "text/fehlt/", "kommentare/"])
def test_what_is_not_public_or_of_another_kind_does_not_exist(client: Client, discussed: Process, place: str) -> None:
    if place in ("text/", "text/ziele/"):
        Process.objects.filter(pk=discussed.pk).update(live=False)

    assert client.get(url(discussed, place)).status_code == 404
    assert client.get(url(ProcessFactory(), place)).status_code == 404


def test_a_project_is_commented_with_the_same_pieces(client: Client, project_talk: Process, cast: Cast) -> None:
    say(project_talk, text="Bitte auch am See.")
    client.force_login(UserFactory())
    address = url(project_talk, "kommentare/")

    page = client.get(address).content.decode()
    assert "Sensoren im Park" in page
    assert "Bitte auch am See." in page
    assert send(client, address, text="Gute Sache.").status_code == 302
    comment = Comment.objects.get(text="Gute Sache.")
    assert (comment.paragraph, comment.idea, comment.process) == (None, None, project_talk)


def test_a_draft_of_a_project_is_not_told(client: Client, project_talk: Process) -> None:
    Project.objects.update(live=False)

    assert "Sensoren im Park" not in client.get(url(project_talk, "kommentare/")).content.decode()


@pytest.mark.parametrize("place", ["text/ziele/", "kommentare/"])
def test_a_comment_is_reported(client: Client, discussed: Process, project_talk: Process, place: str) -> None:
    process = project_talk if place == "kommentare/" else discussed
    comment = say(process)
    address = url(process, f"{place}kommentar/{comment.pk}/melden/")

    assert address in client.get(url(process, place)).content.decode()
    assert "Danke für den Hinweis" in send(client, address, note="Das beleidigt mich.").content.decode()
    assert Report.objects.get().comment == comment


def test_words_of_people_are_text(client: Client, discussed: Process) -> None:
    discussed.paragraphs.update(text=BAD, heading=BAD)
    say(discussed, text=BAD, author=AuthorFactory(name=BAD))

    for place in ("text/", "text/ziele/"):
        assert BAD not in client.get(url(discussed, place)).content.decode()


def test_it_speaks_english(client: Client, discussed: Process) -> None:
    say(discussed)

    assert "1 comment" in client.get(url(discussed, "text/", "/en/")).content.decode()
    page = client.get(url(discussed, "text/ziele/", "/en/")).content.decode()
    assert "Write a comment" in page
    assert "You can comment until" in page


def test_orders_and_pages(client: Client, discussed: Process) -> None:
    for number in range(25):
        say(discussed, text=f"Nummer {number:02d}.", created_at=timezone.now() - timedelta(hours=number))
    address = url(discussed, "text/ziele/")

    assert "Nummer 24" not in client.get(address).content.decode()
    assert "Nummer 24" in client.get(client.get(address).context["more_url"]).content.decode()
    assert "Nummer 24" in client.get(f"{address}?sortierung=alt").content.decode()
    assert client.get(f"{address}?sortierung=unfug").status_code == 200
    assert client.get(f"{address}?nach=99").status_code == 400


def test_more_comments_and_paragraphs_take_no_more_statements(
    client: Client, discussed: Process, django_assert_num_queries: Any
) -> None:
    for number in range(30):
        Paragraph.objects.create(process=discussed, key=f"p-{number}", text="Mehr.", sort_order=9 + number)
        say(discussed, parent=say(discussed))
    client.get(url(discussed, "text/"))

    with django_assert_num_queries(3):
        client.get(url(discussed, "text/"))
    with django_assert_num_queries(6):
        client.get(url(discussed, "text/ziele/"))
