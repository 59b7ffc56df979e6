"""What is personal can be had, goes when asked and goes in time; the debate stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.participation.models import Author, Support
from dos.participation.selectors.persons import own_contributions
from dos.participation.services import authors, persons
from dos.participation.tests.factories import AuthorFactory, CommentFactory, IdeaFactory, PhaseFactory, ProcessFactory

pytestmark = pytest.mark.django_db


def closed_process(days_ago: int, months: int = 12) -> object:
    process = ProcessFactory(phase=False, retention_months=months)
    end = timezone.now() - timedelta(days=days_ago)
    PhaseFactory(process=process, starts_at=end - timedelta(days=20), ends_at=end)
    return process


def test_a_person_gets_what_is_stored(cast: Cast) -> None:
    author = authors.author_of(cast.stranger)
    idea, comment = IdeaFactory(author=author), CommentFactory(author=author)
    Support.objects.create(idea=comment.idea, user=cast.stranger)
    IdeaFactory()

    told = own_contributions(cast.stranger)

    assert [row["number"] for row in told["ideas"]] == [idea.reference]
    assert [row["text"] for row in told["comments"]] == [comment.text]
    assert [row["idea"] for row in told["supports"]] == [comment.idea.reference]


def test_an_erased_person_leaves_the_debate(cast: Cast) -> None:
    author = authors.author_of(cast.stranger)
    idea = IdeaFactory(author=author, supports_by_account=1)
    Support.objects.create(idea=idea, user=cast.stranger)
    Author.objects.filter(pk=author.pk).update(name="Ein Name")

    persons.erase_person(cast.stranger)

    idea.refresh_from_db()
    assert (idea.author.user_id, idea.author.name, idea.supports) == (None, "", 1)
    assert not Support.objects.filter(user=cast.stranger).exists()
    assert Support.objects.count() == 1
    assert own_contributions(cast.stranger)["ideas"] == []


def test_a_guest_is_forgotten_when_the_process_is_long_over() -> None:
    guest = AuthorFactory(email="frau@mail.example", email_confirmed_at=timezone.now(), name="Frau M.")
    idea = IdeaFactory(author=guest, process=closed_process(370))
    recent = IdeaFactory(author=AuthorFactory(email="neu@mail.example"), process=closed_process(300))

    assert persons.forget_guests(now=timezone.now(), is_dry_run=True) == 1
    guest.refresh_from_db()
    assert guest.email == "frau@mail.example"
    assert persons.forget_guests(now=timezone.now()) == 1
    assert persons.forget_guests(now=timezone.now()) == 0

    guest.refresh_from_db()
    assert (guest.email, guest.secret_hash, guest.name) == ("", None, "Frau M.")
    assert idea.author_id == guest.pk
    assert Author.objects.get(pk=recent.author_id).email


def test_each_process_has_its_own_time() -> None:
    IdeaFactory(author=AuthorFactory(email="a@mail.example"), process=closed_process(70, months=2))
    IdeaFactory(author=AuthorFactory(email="b@mail.example"), process=closed_process(70, months=3))

    persons.forget_guests(now=timezone.now())

    assert list(Author.objects.exclude(email="").values_list("email", flat=True)) == ["b@mail.example"]


def test_who_still_takes_part_elsewhere_is_remembered() -> None:
    guest = AuthorFactory(email="a@mail.example")
    IdeaFactory(author=guest, process=closed_process(800))
    CommentFactory(author=guest, idea=IdeaFactory(process=closed_process(10)))

    assert persons.forget_guests(now=timezone.now()) == 0
