"""Counters of ideas are right, and are put right from the rows should they ever differ."""

import pytest
from django.core.management import call_command

from dos.accounts.tests.factories import UserFactory
from dos.participation.models import Comment, Idea, Support
from dos.participation.services.comments import move_comment
from dos.participation.services.counting import put_counters_right
from dos.participation.services.support import Supporter, support_idea
from dos.participation.tests.factories import CommentFactory, IdeaFactory

pytestmark = pytest.mark.django_db


def counted(idea: Idea) -> tuple[int, int, int, int]:
    idea.refresh_from_db()
    return idea.supports_by_account, idea.supports_by_mail, idea.supports_by_guest, idea.comments_count


def busy_idea() -> Idea:
    """An idea with every kind of support, of which one person is erased, and a public and a hidden comment."""
    idea: Idea = IdeaFactory()
    leaving = UserFactory()
    for who in (
        Supporter(user=UserFactory()),
        Supporter(user=leaving),
        Supporter(mail_hash="a" * 64),
        Supporter(guest="keks"),
    ):
        support_idea(idea=idea, by=who)
    Support.objects.filter(user=leaving).update(user=None, mail_hash=None)
    for state in (Comment.State.IN_MODERATION, Comment.State.HIDDEN):
        comment = CommentFactory(idea=idea, state=Comment.State.IN_MODERATION)
        if state == Comment.State.HIDDEN:
            move_comment(comment=comment, to=Comment.State.PUBLISHED)
    return idea


def test_what_deeds_count_needs_no_repair() -> None:
    idea = busy_idea()

    assert put_counters_right() == 0
    assert counted(idea) == (2, 1, 1, 1)


def test_wrong_numbers_are_found_and_counted_anew() -> None:
    idea, other = busy_idea(), IdeaFactory()
    right = counted(idea)
    Idea.objects.filter(pk=idea.pk).update(supports_by_account=9, comments_count=0)
    Idea.objects.filter(pk=other.pk).update(supports_by_guest=4)

    assert put_counters_right(is_dry_run=True) == 2
    assert counted(idea) != right
    assert put_counters_right() == 2
    assert counted(idea) == right
    assert counted(other) == (0, 0, 0, 0)
    assert put_counters_right() == 0


def test_it_takes_three_questions_for_many(django_assert_num_queries: object) -> None:
    IdeaFactory.create_batch(3)
    busy_idea()

    with django_assert_num_queries(3):  # type: ignore[operator]  # a fixture of pytest-django
        assert put_counters_right(is_dry_run=True) == 0


def test_the_command_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    Idea.objects.filter(pk=busy_idea().pk).update(comments_count=7)

    call_command("put_counters_right", "--dry-run")
    call_command("put_counters_right")

    assert capsys.readouterr().out.splitlines() == [
        "1 Ideen und 0 Kommentare zu berichtigen.",
        "1 Ideen und 0 Kommentare berichtigt.",
    ]
