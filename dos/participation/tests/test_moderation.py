"""Deeds of moderators: each with its reason, told to the author; of two on one thing the second hears of it."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core.errors import Conflict, Refused
from dos.notifications.models import Mail
from dos.participation.models import Comment, Idea, Process, Report
from dos.participation.services import ideas, moderation, reasons
from dos.participation.tests.factories import CommentFactory, IdeaFactory, ProcessFactory
from dos.participation.tests.office import open_office, ruling, waiting_comment, waiting_idea, with_account

pytestmark = pytest.mark.django_db
AREA = {"type": "Polygon", "coordinates": [[[7.5, 51.4], [7.6, 51.4], [7.6, 51.5], [7.5, 51.5], [7.5, 51.4]]]}


def test_publishing_tells_the_author(cast: Cast) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process, author=with_account())

    moderation.publish(idea, ruling(office.moderator_schwerte, idea, "regelgerecht"))

    assert idea.state == Idea.State.PUBLISHED
    assert idea.events.get().by_role == "Moderation der Beteiligung Schwerte"
    assert Mail.objects.filter(to="buergerin@dos.invalid", subject__contains="veröffentlicht").exists()


def test_hiding_gives_reason_and_remedy_in_both_languages(cast: Cast) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process, author=with_account())

    moderation.hide(idea, ruling(office.moderator_schwerte, idea, "personendaten", "Gemeint ist der Nachname."))

    event = idea.events.get()
    assert (idea.state, event.reason_key) == (Idea.State.HIDDEN, "personendaten")
    assert event.reason.startswith("Der Beitrag enthält persönliche Angaben")
    assert "Gemeint ist der Nachname." in event.reason
    assert "neu einreichen" in event.reason
    assert event.reason_en.startswith("The contribution")
    assert "neu einreichen" in Mail.objects.get().text


def test_a_comment_is_hidden_and_its_author_told(cast: Cast) -> None:
    office = open_office(cast)
    comment = CommentFactory(idea=IdeaFactory(process=office.process, comments_count=1), author=with_account())

    moderation.hide(comment, ruling(office.moderator_schwerte, comment, "beleidigend"))

    assert comment.state == Comment.State.HIDDEN
    assert comment.hidden_reason.startswith("Der Beitrag beleidigt")
    assert comment.idea is not None
    assert Idea.objects.get(pk=comment.idea_id).comments_count == 0
    assert "beleidigt" in Mail.objects.get().text


@pytest.mark.parametrize("key", ["", "gibt-es-nicht", "regelgerecht"])
def test_a_reason_that_fits_nothing_is_refused(cast: Cast, key: str) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process)

    with pytest.raises(Refused, match="Grund"):
        moderation.hide(idea, ruling(office.moderator_schwerte, idea, key))

    idea.refresh_from_db()
    assert idea.state == Idea.State.IN_MODERATION


def test_every_reason_for_hiding_is_long_enough_to_be_public() -> None:
    for key, _label in reasons.reasons_for([reasons.Act.HIDE]):
        assert len(reasons.words_of(reasons.REASONS[key])) >= 30, key


def test_the_second_of_two_hears_what_happened(cast: Cast) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process)
    second = ruling(office.cast.editor_schwerte, idea, "regelgerecht")
    moderation.hide(idea, ruling(office.moderator_schwerte, idea, "werbung"))

    with pytest.raises(Conflict, match=r"Moderation der Beteiligung Schwerte.*ausgeblendet.*wirbt"):
        moderation.publish(idea, second)

    assert idea.state == Idea.State.HIDDEN


def test_the_second_on_a_comment_hears_it_too(cast: Cast) -> None:
    office = open_office(cast)
    comment = waiting_comment(IdeaFactory(process=office.process))
    second = ruling(office.cast.editor_schwerte, comment, "regelgerecht")
    moderation.hide(comment, ruling(office.moderator_schwerte, comment, "werbung"))

    with pytest.raises(Conflict, match="ausgeblendet"):
        moderation.publish(comment, second)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_is_second() -> None:
    office = open_office()
    idea = waiting_idea(office.process)
    start, outcomes = threading.Barrier(2), []

    def press(deed: Callable[..., None], key: str) -> None:
        start.wait()
        try:
            deed(Idea.objects.get(pk=idea.pk), ruling(office.moderator_schwerte, idea, key))
            outcomes.append("done")
        except Conflict:
            outcomes.append("conflict")
        finally:
            connection.close()

    both: list[tuple[Any, str]] = [(moderation.publish, "regelgerecht"), (moderation.hide, "werbung")]
    threads = [threading.Thread(target=press, args=pair) for pair in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert sorted(outcomes) == ["conflict", "done"]
    assert idea.events.count() == 1


def test_a_change_is_asked_for_before_publication_alone(cast: Cast) -> None:
    office = open_office(cast)
    waiting, public = waiting_idea(office.process), IdeaFactory(process=office.process)

    moderation.request_change(waiting, ruling(office.moderator_schwerte, waiting, "unverstaendlich"))
    with pytest.raises(Conflict, match="vor der Veröffentlichung"):
        moderation.request_change(public, ruling(office.moderator_schwerte, public, "unverstaendlich"))

    assert waiting.state == Idea.State.DRAFT


def test_what_was_given_back_comes_back_changed(cast: Cast) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process, created_at=timezone.now() - timedelta(days=3))
    moderation.request_change(idea, ruling(office.moderator_schwerte, idea, "unverstaendlich"))

    ideas.change_idea(idea=idea, title="Bank am Friedhofsweg", text="Auf dem Weg zum Friedhof fehlt eine Bank.")

    assert (idea.state, idea.held_because) == (Idea.State.IN_MODERATION, "geändert, wie erbeten")
    moderation.publish(idea, ruling(office.moderator_schwerte, idea, "regelgerecht"))
    assert idea.is_public


def test_an_idea_moves_with_comments_and_a_new_clock(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process, author=with_account())
    comment = CommentFactory(idea=idea)
    other = ProcessFactory(city=cast.schwerte, answer_days=10, title="Grün in der Stadt")

    moderation.move_to_process(idea, other, ruling(office.moderator_schwerte, idea, "falsches_verfahren"))

    comment.refresh_from_db()
    assert (idea.process, comment.process) == (other, other)
    assert (idea.answer_due_on - timezone.localdate(idea.published_at)).days == 10
    assert "„Ideen für Schwerte“ nach „Grün in der Stadt“" in idea.events.get().reason
    assert Mail.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "survey"}, "nimmt keine Ideen"),
        ({"live": False}, "nimmt keine Ideen"),
        ({"archived_at": timezone.now()}, "nimmt keine Ideen"),
        ({"city": None, "area": AREA}, "nicht im Gebiet"),
    ],
)
def test_a_process_that_does_not_fit_is_refused(cast: Cast, values: dict[str, Any], words: str) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process, latitude=51.0, longitude=7.0)
    other = ProcessFactory(**{"city": cast.schwerte, **values})

    with pytest.raises(Refused, match=words):
        moderation.move_to_process(idea, other, ruling(office.moderator_schwerte, idea, "falsches_verfahren"))


def test_a_process_of_another_city_is_refused(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process)
    reason = ruling(office.moderator_schwerte, idea, "falsches_verfahren")

    with pytest.raises(Refused, match="nur in Dortmund"):
        moderation.move_to_process(idea, office.process_dortmund, reason)
    with pytest.raises(Refused, match="schon in diesem"):
        moderation.move_to_process(idea, office.process, reason)


def test_a_blocked_account_is_unblocked_again_and_the_public_reads_nothing(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process, author=with_account())

    moderation.block_author(idea, ruling(office.moderator_schwerte, idea, "wiederholt"))
    idea.author.refresh_from_db()
    assert idea.author.is_blocked
    moderation.unblock_author(idea, ruling(office.moderator_schwerte, idea, "irrtum"))

    idea.author.refresh_from_db()
    assert not idea.author.is_blocked
    assert not idea.events.filter(is_public=True).exists()
    assert idea.events.count() == 2


def test_a_guest_cannot_be_blocked(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process)

    with pytest.raises(Refused, match="Ohne Konto"):
        moderation.block_author(idea, ruling(office.moderator_schwerte, idea, "wiederholt"))


def test_a_report_is_closed_by_either_decision(cast: Cast) -> None:
    office = open_office(cast)
    kept, hidden = IdeaFactory(process=office.process), IdeaFactory(process=office.process)
    for idea in (kept, hidden):
        Report.objects.create(idea=idea, count=3)

    moderation.dismiss_report(kept, ruling(office.moderator_schwerte, kept, "unbegruendet"))
    moderation.hide(hidden, ruling(office.moderator_schwerte, hidden, "werbung"))

    assert not Report.objects.filter(closed_at=None).exists()
    kept.refresh_from_db()
    with pytest.raises(Conflict, match="schon erledigt"):
        moderation.dismiss_report(kept, ruling(office.moderator_schwerte, kept, "unbegruendet"))


def test_the_city_comments_outside_of_phases_and_once(cast: Cast) -> None:
    office = open_office(cast)
    process = ProcessFactory(city=cast.schwerte, phase=False)
    idea = IdeaFactory(process=process)

    for _press in range(2):
        moderation.comment_officially(idea, "Wir prüfen das.", user=office.moderator_schwerte, form_token="einmal")

    comment = Comment.objects.get()
    assert (comment.is_official, comment.state) == (True, Comment.State.PUBLISHED)
    idea.refresh_from_db()
    assert idea.comments_count == 1


def test_several_are_hidden_and_what_changed_meanwhile_is_named(cast: Cast) -> None:
    office = open_office(cast)
    ideas = [waiting_idea(office.process) for _number in range(4)]
    seen = [(idea, idea.version) for idea in ideas]
    moderation.publish(ideas[0], ruling(office.moderator_schwerte, ideas[0], "regelgerecht"))

    done, refused = moderation.hide_many(seen, user=office.moderator_schwerte, reason_key="werbung")

    assert done == 3
    assert len(refused) == 1
    assert ideas[0].title in refused[0]
    assert Idea.objects.filter(state=Idea.State.HIDDEN).count() == 3


def test_words_of_ones_own_have_a_limit(cast: Cast) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process)

    with pytest.raises(Refused, match=r"2\.000"):
        moderation.hide(idea, ruling(office.moderator_schwerte, idea, "werbung", "x" * 2001))


def test_what_is_merged_is_neither_hidden_nor_published(cast: Cast) -> None:
    office = open_office(cast)
    target = IdeaFactory(process=office.process)
    idea = IdeaFactory(process=office.process, state=Idea.State.MERGED, merged_into=target)

    for deed, key in ((moderation.hide, "werbung"), (moderation.publish, "regelgerecht")):
        with pytest.raises(Conflict, match="zusammengeführt"):
            deed(idea, ruling(office.moderator_schwerte, idea, key))
    with pytest.raises(Conflict, match="zusammengeführt"):
        moderation.take_into_review(idea, ruling(office.moderator_schwerte, idea, "an_fachstelle"))


def test_taking_into_review_is_public(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process)

    moderation.take_into_review(idea, ruling(office.moderator_schwerte, idea, "an_fachstelle"))

    assert idea.state == Idea.State.UNDER_REVIEW
    assert idea.events.get().is_public
    assert isinstance(idea.process, Process)
