"""Comments: two levels deep, checked as the process says, withdrawn with a placeholder."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core import once
from dos.core.errors import Conflict, Refused
from dos.notifications.models import Mail
from dos.participation.models import Author, Comment, Idea, Paragraph, Phase, Process
from dos.participation.selectors.comments import Place, comments_on
from dos.participation.services import comments
from dos.participation.services.authors import Guest
from dos.participation.services.comments import write_comment
from dos.participation.services.ideas import Closed
from dos.participation.tests.factories import CommentFactory, IdeaFactory, ProcessFactory

pytestmark = pytest.mark.django_db
S = Comment.State
TEXT = "Das wünsche ich mir auch."


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()


def write(idea: Idea, form: str = "eins", **more: Any) -> comments.Written:
    """Write a comment on an idea."""
    return write_comment(process=idea.process, idea=idea, form_token=form, **{"text": TEXT, **more})


def address(idea: Idea) -> str:
    """Where somebody comments."""
    return f"/mitmachen/{idea.process.slug}/{idea.reference}/kommentieren/"


def token() -> str:
    """The name of a form that was opened ten seconds ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=10), tick=False):
        return once.new_form_token()


def test_an_account_comments_at_once_and_the_idea_counts_it(cast: Cast) -> None:
    idea = IdeaFactory()

    written = write(idea, user=cast.stranger)

    idea.refresh_from_db()
    assert (written.comment.state, written.comment.is_official, idea.comments_count) == (S.PUBLISHED, False, 1)


def test_a_guest_waits_and_is_not_counted() -> None:
    idea = IdeaFactory()

    assert write(idea, guest=Guest(name="Alex")).comment.state == S.IN_MODERATION
    idea.refresh_from_db()
    assert idea.comments_count == 0


def test_a_guest_with_address_confirms_it() -> None:
    idea = IdeaFactory()
    comment = write(idea, guest=Guest(email="a@dos.invalid")).comment

    assert comment.state == S.AWAITING_CONFIRMATION
    assert "/bestaetigen/" in Mail.objects.get().text
    comments.confirm_comment(comment=comment)
    comments.confirm_comment(comment=comment)
    idea.refresh_from_db()
    assert (comment.state, idea.comments_count) == (S.PUBLISHED, 1)


def test_everything_waits_where_the_process_checks_first(cast: Cast) -> None:
    idea = IdeaFactory(process=ProcessFactory(moderation=Process.Moderation.BEFORE))

    assert write(idea, user=cast.stranger).comment.state == S.IN_MODERATION


def test_the_first_link_of_somebody_new_is_looked_at(cast: Cast) -> None:
    idea = IdeaFactory()

    assert write(idea, "eins", user=cast.stranger, text="Siehe www.dos.invalid").comment.state == S.IN_MODERATION
    write(idea, "zwei", user=cast.stranger)
    assert write(idea, "drei", user=cast.stranger, text="Siehe www.dos.invalid").comment.state == S.PUBLISHED


def test_staff_speak_for_the_city(cast: Cast) -> None:
    idea = IdeaFactory(process=ProcessFactory(city=cast.schwerte))

    assert write(idea, "eins", user=cast.editor_schwerte).comment.is_official
    assert not write(idea, "zwei", user=cast.editor_dortmund).comment.is_official


def test_the_same_form_twice_is_one_comment() -> None:
    idea = IdeaFactory()

    assert write(idea).comment == write(idea).comment
    assert Comment.objects.count() == Author.objects.exclude(pk=idea.author_id).count() == 1


@pytest.mark.parametrize("text", ["x", "x" * 2_001, " \u202e ", "<b></b>"])
def test_too_short_and_too_long_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="2 bis"):
        write(IdeaFactory(), text=text)


def test_markup_is_taken_out(cast: Cast) -> None:
    assert write(IdeaFactory(), user=cast.stranger, text="<i>Gut</i> & <3").comment.text == "Gut & <3"


def test_answers_are_one_level_deep(cast: Cast) -> None:
    idea = IdeaFactory()
    first = CommentFactory(idea=idea)
    answer = write(idea, "eins", user=cast.stranger, parent=first).comment

    for parent in (answer, CommentFactory(), CommentFactory(idea=idea, state=S.HIDDEN)):
        with pytest.raises(Refused, match="nicht antworten"):
            write(idea, f"{parent.pk}", user=cast.stranger, parent=parent)


def test_a_paragraph_takes_comments_of_its_own_process(cast: Cast) -> None:
    process = ProcessFactory(kind=Process.Kind.TEXT)
    paragraph = Paragraph.objects.create(process=process, key="eins", text="Wir wollen mehr Bäume.")

    written = write_comment(process=process, paragraph=paragraph, text=TEXT, user=cast.stranger, form_token="a")

    assert list(comments_on(Place(process, paragraph=paragraph))) == [written.comment]
    with pytest.raises(Refused, match="Absatz"):
        write_comment(process=ProcessFactory(), paragraph=paragraph, text=TEXT, user=cast.stranger, form_token="b")


@pytest.mark.parametrize("state", [Idea.State.MERGED, Idea.State.HIDDEN, Idea.State.IN_MODERATION])
def test_ideas_out_of_sight_take_no_comments(state: str) -> None:
    with pytest.raises(Conflict):
        write(IdeaFactory(state=state))


def test_outside_the_phase_comments_are_refused(client: Client) -> None:
    idea = IdeaFactory()
    Phase.objects.update(ends_at=timezone.now() - timedelta(hours=1))

    with pytest.raises(Closed):
        write(idea)
    assert client.post(address(idea), {"text": TEXT, "consent": "on", "token": token()}).status_code == 403


def test_a_withdrawn_comment_keeps_its_place_for_its_answers(client: Client) -> None:
    idea = IdeaFactory(comments_count=3)
    answered, alone = CommentFactory(idea=idea, text="Erster Text"), CommentFactory(idea=idea, text="Zweiter Text")
    CommentFactory(idea=idea, parent=answered, text="Antwort darauf")

    for comment in (answered, alone):
        comments.withdraw_comment(comment=comment)

    page = client.get(f"/mitmachen/{idea.process.slug}/{idea.reference}/").content.decode()
    assert page.count("wurde zurückgezogen") == 1
    assert "Antwort darauf" in page
    assert "Erster Text" not in page
    assert "1 Kommentar" in page


def test_a_withdrawn_comment_does_not_come_back() -> None:
    comment = CommentFactory()
    comments.withdraw_comment(comment=comment)

    with pytest.raises(Conflict):
        comments.move_comment(comment=comment, to=S.PUBLISHED)


def test_an_unknown_order_is_not_found(client: Client) -> None:
    idea = IdeaFactory()

    assert client.get(f"/mitmachen/{idea.process.slug}/{idea.reference}/?sortierung=gibtesnicht").status_code == 404


def test_many_answers_lead_to_a_page_of_their_own(client: Client) -> None:
    idea = IdeaFactory()
    first = CommentFactory(idea=idea)
    for _number in range(25):
        CommentFactory(idea=idea, parent=first)

    page = client.get(f"/mitmachen/{idea.process.slug}/{idea.reference}/").content.decode()
    whole = client.get(f"/mitmachen/{idea.process.slug}/{idea.reference}/kommentar/{first.pk}/")

    assert f"/kommentar/{first.pk}/" in page
    assert whole.context["number"] == 25


def test_the_form_takes_a_comment_and_shows_what_it_refuses(client: Client) -> None:
    idea = IdeaFactory()

    assert client.get(address(idea)).status_code == 200
    assert client.post(address(idea), {"text": "x", "consent": "on", "token": token()}).status_code == 422
    assert client.post(address(idea), {"text": TEXT, "token": token()}).status_code == 422
    assert client.post(address(idea), {"text": TEXT, "consent": "on", once.BAIT: "x"}).status_code == 404
    early = client.post(address(idea), {"text": TEXT, "consent": "on", "token": once.new_form_token()})
    assert early.status_code == 422
    assert not Comment.objects.exists()
    sent = client.post(address(idea), {"text": TEXT, "consent": "on", "token": token()})
    assert sent.status_code == 200
    assert Comment.objects.get().state == S.IN_MODERATION


def test_the_21st_comment_of_an_hour_waits(client: Client) -> None:
    idea = IdeaFactory()
    said = {"text": TEXT, "consent": "on"}

    answers = [client.post(address(idea), {**said, "token": token()}).status_code for _number in range(20)]
    last = client.post(address(idea), {**said, "token": token()})

    assert set(answers) == {200}
    assert last.status_code == 429
    assert last["Retry-After"]


@pytest.mark.parametrize("asked", ["0", "abc", "99999999999999999999", "1;DROP"])
def test_answers_to_nothing_are_not_found(client: Client, asked: str) -> None:
    assert client.get(address(IdeaFactory()), {"auf": asked}).status_code == 404
