"""An account says once that a comment is important, and can take it back; there is no saying no."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.cities.tests.cast import Cast
from dos.core.errors import Conflict, Refused
from dos.participation.models import Comment, CommentSupport, Idea, Paragraph, Phase, Process
from dos.participation.selectors.persons import own_contributions
from dos.participation.services import authors, counting, persons
from dos.participation.services.comment_support import support_comment, withdraw_comment_support
from dos.participation.services.comments import move_comment
from dos.participation.services.ideas import Closed, claim_author
from dos.participation.tests.factories import AuthorFactory, CommentFactory, IdeaFactory, ProcessFactory
from dos.participation.tests.test_support_idea import at_once

pytestmark = pytest.mark.django_db
S = Comment.State


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()


def page_of(idea: Idea | None) -> str:
    """The page of an idea."""
    assert idea is not None
    return f"/mitmachen/{idea.process.slug}/{idea.reference}/"


def door(comment: Comment) -> str:
    """Where an account says that a comment on an idea is important."""
    return f"{page_of(comment.idea)}kommentar/{comment.pk}/wichtig/"


def counted(comment: Comment) -> int:
    comment.refresh_from_db()
    return comment.supports_count


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_an_account_counts_once_and_can_take_it_back() -> None:
    comment, user = CommentFactory(), UserFactory()

    assert support_comment(comment=comment, user=user)
    assert not support_comment(comment=comment, user=user)
    assert support_comment(comment=comment, user=UserFactory())
    assert comment.supports_count == counted(comment) == 2
    assert withdraw_comment_support(comment=comment, user=user)
    assert not withdraw_comment_support(comment=comment, user=user)
    assert comment.supports_count == counted(comment) == 1


def test_the_database_itself_lets_nobody_count_twice() -> None:
    comment, user = CommentFactory(), UserFactory()
    CommentSupport.objects.create(comment=comment, user=user)

    with pytest.raises(IntegrityError), transaction.atomic():
        CommentSupport.objects.create(comment=comment, user=user)


@pytest.mark.django_db(transaction=True)
def test_twenty_clicks_of_one_person_and_of_ten_others_are_eleven(cast: Cast) -> None:
    comment = CommentFactory(idea=IdeaFactory(process=ProcessFactory(city=cast.schwerte)))
    users = [cast.stranger] * 20 + UserFactory.create_batch(10)

    found = at_once(30, lambda place: support_comment(comment=Comment.objects.get(), user=users[place]))

    assert sum(found) == 11
    assert counted(comment) == CommentSupport.objects.count() == 11


def test_nobody_supports_their_own_comment(cast: Cast) -> None:
    comment = CommentFactory(author=authors.author_of(cast.stranger))

    with pytest.raises(Refused):
        support_comment(comment=comment, user=cast.stranger)
    answer = signed_in(cast.stranger).post(door(comment))

    assert answer.status_code == 403
    assert "was andere wichtig finden" in answer.content.decode()
    assert "Finde ich wichtig" not in signed_in(cast.stranger).get(page_of(comment.idea)).content.decode()
    assert counted(comment) == 0


@pytest.mark.parametrize("state", [S.HIDDEN, S.WITHDRAWN, S.IN_MODERATION, S.AWAITING_CONFIRMATION])
def test_what_nobody_can_read_nobody_supports(state: str) -> None:
    comment = CommentFactory(state=state)

    with pytest.raises(Conflict):
        support_comment(comment=comment, user=UserFactory())
    assert signed_in(UserFactory()).post(door(comment)).status_code == 404


def test_what_answers_a_hidden_comment_is_out_of_sight_with_it() -> None:
    parent = CommentFactory()
    answer = CommentFactory(idea=parent.idea, parent=parent)
    move_comment(comment=parent, to=S.HIDDEN)

    with pytest.raises(Conflict):
        support_comment(comment=answer, user=UserFactory())
    assert signed_in(UserFactory()).post(door(answer)).status_code == 404


def test_on_a_merged_idea_nothing_is_counted_any_more() -> None:
    comment = CommentFactory(idea=IdeaFactory(state=Idea.State.MERGED))
    client = signed_in(UserFactory())

    assert client.post(door(comment)).status_code == 409
    assert "Finde ich wichtig" not in client.get(page_of(comment.idea)).content.decode()


def test_a_comment_of_a_hidden_idea_is_not_found() -> None:
    comment = CommentFactory(idea=IdeaFactory(state=Idea.State.HIDDEN))

    assert signed_in(UserFactory()).post(door(comment)).status_code == 404


def test_when_commenting_is_over_so_is_supporting_and_the_number_stays() -> None:
    comment, user = CommentFactory(), UserFactory()
    support_comment(comment=comment, user=user)
    Phase.objects.update(ends_at=timezone.now() - timedelta(hours=1))
    client = signed_in(user)

    for deed in (support_comment, withdraw_comment_support):
        with pytest.raises(Closed):
            deed(comment=comment, user=user)
    assert client.post(door(comment)).status_code == 403
    page = client.get(page_of(comment.idea)).content.decode()
    assert "1 Mensch findet das wichtig" in page
    assert "Doch nicht so wichtig" not in page


def test_one_press_counts_and_leads_back_to_the_same_place() -> None:
    comment = CommentFactory()
    client = signed_in(UserFactory())

    assert "Finde ich wichtig" in client.get(page_of(comment.idea)).content.decode()
    answer = client.post(f"{door(comment)}?sortierung=alt&nach=abc&fremd=x")

    assert answer.status_code == 302
    assert answer["Location"] == f"{page_of(comment.idea)}?sortierung=alt&nach=abc#kommentar-{comment.pk}"
    page = client.get(page_of(comment.idea)).content.decode()
    assert "1 Mensch findet das wichtig" in page
    assert "Sie auch" in page
    assert client.post(door(comment), {"weg": "zurueck"}).status_code == 302
    assert counted(comment) == 0


def test_an_answer_is_supported_too_also_on_the_page_of_all_answers() -> None:
    parent = CommentFactory()
    answer = CommentFactory(idea=parent.idea, parent=parent)
    client = signed_in(UserFactory())
    whole = f"{page_of(parent.idea)}kommentar/{parent.pk}/"

    assert f"{door(answer)}?von=antworten" in client.get(whole).content.decode()
    back = client.post(f"{door(answer)}?von=antworten")

    assert back["Location"] == f"{whole}#kommentar-{answer.pk}"
    assert counted(answer) == 1


def test_comments_on_texts_and_projects_are_supported_with_the_same_piece(cast: Cast) -> None:
    text = ProcessFactory(slug="leitbild", kind=Process.Kind.TEXT, city=cast.schwerte)
    talk = ProcessFactory(slug="gespraech", kind=Process.Kind.COMMENTS, city=cast.schwerte)
    paragraph = Paragraph.objects.create(process=text, key="ziele", heading="Ziele", text="Alt.")
    client = signed_in(UserFactory())

    for process, place, on in ((text, "text/ziele/", paragraph), (talk, "kommentare/", None)):
        comment = CommentFactory(idea=None, process=process, paragraph=on)
        here = f"/mitmachen/{process.slug}/{place}"
        assert f"{here}kommentar/{comment.pk}/wichtig/" in client.get(here).content.decode()
        assert client.post(f"{here}kommentar/{comment.pk}/wichtig/").status_code == 302
        assert "1 Mensch findet das wichtig" in Client().get(here).content.decode()
        assert client.get(f"{here}kommentar/{comment.pk}/").status_code == 200
        assert client.post(f"{here}kommentar/{comment.pk + 999}/wichtig/").status_code == 404


def test_a_guest_sees_the_number_and_the_way_to_sign_in() -> None:
    comment = CommentFactory()
    support_comment(comment=comment, user=UserFactory())

    page = Client().get(page_of(comment.idea)).content.decode()
    answer = Client().post(door(comment))

    assert "1 Mensch findet das wichtig" in page
    assert "Mit Konto können Sie es zeigen." in page
    assert "Finde ich wichtig" not in page
    assert answer.status_code == 302
    assert "next=" in answer["Location"]
    assert counted(comment) == 1


def test_it_takes_a_form_of_our_own_page() -> None:
    comment = CommentFactory()
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())

    assert client.post(door(comment)).status_code == 403
    assert client.get(door(comment)).status_code == 405
    token = client.get(page_of(comment.idea)).context["csrf_token"]
    assert client.post(door(comment), {"csrfmiddlewaretoken": str(token)}).status_code == 302
    assert counted(comment) == 1


def test_the_61st_press_of_an_hour_waits_whatever_the_network() -> None:
    comment = CommentFactory()
    client = signed_in(UserFactory())

    answers = [client.post(door(comment), REMOTE_ADDR=f"10.{number}.0.1").status_code for number in range(60)]
    last = client.post(door(comment), REMOTE_ADDR="192.0.2.1")

    assert set(answers) == {302}
    assert (last.status_code, bool(last["Retry-After"])) == (429, True)


def test_an_account_gets_what_it_supported_and_leaves_the_number_behind(cast: Cast) -> None:
    comment = CommentFactory()
    support_comment(comment=comment, user=cast.stranger)

    told = own_contributions(cast.stranger)["supported_comments"]
    assert [(row["comment"], row["process"]) for row in told] == [(comment.pk, comment.process.slug)]
    persons.erase_person(cast.stranger)

    assert own_contributions(cast.stranger)["supported_comments"] == []
    assert counted(comment) == 1
    assert counting.put_comment_counters_right() == 0


def test_what_a_guest_wrote_and_an_account_takes_over_it_no_longer_supports(cast: Cast) -> None:
    comment = CommentFactory(author=AuthorFactory())
    support_comment(comment=comment, user=cast.stranger)
    support_comment(comment=comment, user=UserFactory())

    claim_author(guest=comment.author, user=cast.stranger)

    assert counted(comment) == 1
    assert not CommentSupport.objects.filter(user=cast.stranger).exists()


def test_a_wrong_number_is_counted_anew_at_night() -> None:
    right, wrong, empty = CommentFactory.create_batch(3)
    for comment in (right, wrong):
        support_comment(comment=comment, user=UserFactory())
    Comment.objects.filter(pk=wrong.pk).update(supports_count=0)
    Comment.objects.filter(pk=empty.pk).update(supports_count=9)

    assert counting.put_comment_counters_right(is_dry_run=True) == 2
    assert counting.put_comment_counters_right() == 2
    assert [counted(comment) for comment in (right, wrong, empty)] == [1, 1, 0]
    assert counting.put_comment_counters_right() == 0
