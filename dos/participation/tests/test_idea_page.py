"""The page of one idea: what everybody may read about it, and what nobody may once it has gone."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.participation.models import Author, Idea, Report
from dos.participation.selectors.ideas import clock
from dos.participation.services import states, support
from dos.participation.tests.factories import CommentFactory, IdeaFactory, ProcessFactory
from dos.strategy.tests.factories import ProjectFactory
from tests.budgets import count_queries

pytestmark = pytest.mark.django_db
S = Idea.State
REASON = "Der Platz wird ohnehin umgebaut, dabei entsteht ein Brunnen."


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()


def address(idea: Idea, more: str = "") -> str:
    """The page of the idea."""
    return f"/mitmachen/{idea.process.slug}/{idea.reference}{more or '/'}"


def page_of(idea: Idea, status: int = 200) -> str:
    """What the public reads."""
    response = Client().get(address(idea))
    assert response.status_code == status
    return response.content.decode()


def test_it_says_what_the_author_says_and_how_it_stands(cast: Cast) -> None:
    process = ProcessFactory(city=cast.schwerte, threshold=100, threshold_body="Hauptausschuss")
    idea = IdeaFactory(process=process, author__name="Alex", supports_by_mail=37, supports_by_guest=4)
    Idea.objects.update(answer_due_on=timezone.localdate() + timedelta(days=30))

    page = page_of(idea)

    for words in (idea.title, idea.text, "Alex", "37 von 100", "Noch 63", "Hauptausschuss", "Antwort bis", "4 Unter"):
        assert words in page
    assert '"@type": "DiscussionForumPosting"' in page
    assert 'rel="canonical"' in page
    assert 'property="og:title"' in page


def test_a_plain_visit_sets_no_cookie() -> None:
    assert not Client().get(address(IdeaFactory())).cookies


def test_the_answer_stands_in_its_frame_with_reasons_and_project() -> None:
    project = ProjectFactory(live=True)
    idea = IdeaFactory()
    step = states.Step(by_role="Redaktion", reason=REASON, responsible_unit="Grünflächenamt", project=project)
    states.move(idea, S.ADOPTED, step)

    page = page_of(idea)

    assert 'class="answer flow" id="antwort"' in page
    for words in (REASON, "Grünflächenamt", project.name, "beantwortet in"):
        assert words in page


def test_a_corrected_answer_is_the_answer_and_the_wrong_one_stays_in_the_history() -> None:
    idea = IdeaFactory()
    wrong = states.move(idea, S.NOT_ADOPTED, states.Step(by_role="Redaktion", reason=REASON + " Nein."))
    right = states.Step(
        by_role="Redaktion", reason=REASON + " Ja.", responsible_unit="Amt", project=ProjectFactory(), corrects=wrong
    )
    states.move(idea, S.ADOPTED, right)

    page = page_of(idea)
    answer = page[page.index('id="antwort"') : page.index('id="unterstuetzung"')]

    assert "Ja." in answer
    assert "Nein." not in answer
    assert "Nein." in page


@pytest.mark.parametrize(
    ("state", "due", "answered", "words"),
    [
        (S.PUBLISHED, 3, None, "Antwort bis"),
        (S.PUBLISHED, -3, None, "überfällig"),
        (S.ADOPTED, -3, 12, "beantwortet in 12 Tagen"),
        (S.MERGED, -3, None, ""),
    ],
)
def test_the_clock_says_it_in_words(state: str, due: int, answered: int | None, words: str) -> None:
    now, today = timezone.now(), timezone.localdate()
    published = now - timedelta(days=20)
    answered_at = published + timedelta(days=answered) if answered else None
    idea = IdeaFactory.build(
        process=None,
        city=None,
        author=None,
        state=state,
        published_at=published,
        answered_at=answered_at,
        answer_due_on=today + timedelta(days=due),
    )

    said = clock(idea, today).words

    assert words in said
    assert bool(said) == bool(words)


@pytest.mark.parametrize("state", [S.HIDDEN, S.WITHDRAWN])
def test_what_has_gone_says_nothing_at_any_door(state: str) -> None:
    idea = IdeaFactory(state=state, title="Streng vertraulicher Titel", author__name="Alex")
    comment = CommentFactory(idea=idea, text="Auch das nicht.")

    page = page_of(idea, 410)
    assert "vertraulich" not in page
    assert "Alex" not in page
    for more in (".json", ".atom", "/unterstuetzen/", "/kommentieren/", "/melden/", f"/kommentar/{comment.pk}/"):
        assert Client().get(address(idea, more)).status_code == 404


@pytest.mark.parametrize("state", [S.DRAFT, S.AWAITING_CONFIRMATION, S.IN_MODERATION])
def test_what_is_not_public_yet_does_not_exist(state: str) -> None:
    idea = IdeaFactory(state=state)

    page_of(idea, 404)
    assert Client().get(address(idea, ".json")).status_code == 404


def test_ideas_of_hidden_processes_do_not_exist() -> None:
    page_of(IdeaFactory(process=ProcessFactory(live=False)), 404)


def test_a_merged_idea_keeps_its_words_and_leads_on() -> None:
    target = IdeaFactory(title="Brunnen in der ganzen Stadt")
    idea = IdeaFactory(state=S.MERGED, merged_into=target)

    page = page_of(idea)

    assert idea.text in page
    assert address(target) in page


def test_a_merged_idea_says_nothing_of_a_hidden_target() -> None:
    target = IdeaFactory(title="Streng vertraulicher Titel", state=S.HIDDEN)

    assert "vertraulich" not in page_of(IdeaFactory(state=S.MERGED, merged_into=target))


def test_an_unpublished_project_is_not_named_in_the_answer() -> None:
    project = ProjectFactory(live=False, name="Geheimes Vorhaben")
    idea = IdeaFactory()
    states.move(
        idea, S.ADOPTED, states.Step(by_role="Redaktion", reason=REASON, responsible_unit="Amt", project=project)
    )

    assert "Geheimes" not in page_of(idea)
    assert "Geheimes" not in Client().get(address(idea, ".json")).content.decode()


def test_no_field_writes_script_into_the_page() -> None:
    bad = "<script>alert(1)</script>"
    idea = IdeaFactory(title=bad, text=bad, place=bad, author__name=bad)
    CommentFactory(idea=idea, text=bad, author__name=bad)

    assert bad not in page_of(idea)


def test_the_formats_say_the_same(cast: Cast) -> None:
    idea = IdeaFactory(author__email="secret@dos.invalid")
    states.move(idea, S.UNDER_REVIEW, states.Step(by_role="Redaktion", reason="Wir prüfen das."))

    document = Client().get(address(idea, ".json"))
    feed = Client().get(address(idea, ".atom"))

    assert document.json()["nummer"] == idea.reference
    assert document.json()["verlauf"][0]["begruendung"] == "Wir prüfen das."
    assert "Wir prüfen das." in feed.content.decode()
    assert "secret@" not in document.content.decode() + feed.content.decode()


def test_pictures_of_hidden_ideas_are_for_their_author_alone() -> None:
    assert Client().get(address(IdeaFactory(state=S.IN_MODERATION), "/bild/1.webp")).status_code == 404
    assert Client().get(address(IdeaFactory(), "/bild/1.webp")).status_code == 404


def test_more_comments_and_steps_take_no_more_queries(client: Client) -> None:
    few, many = IdeaFactory(), IdeaFactory()
    for number in range(30):
        parent = CommentFactory(idea=many)
        CommentFactory(idea=many, parent=parent)
        support.support_idea(idea=many, by=support.Supporter(mail_hash=str(number)))
    CommentFactory(idea=few, parent=CommentFactory(idea=few))
    for _number in range(3):
        for idea in (few, many):
            states.move(idea, S.UNDER_REVIEW, states.Step(by_role="R")) if idea.state == S.PUBLISHED else None

    assert count_queries(client, address(few)) == count_queries(client, address(many)) <= 15


def test_a_report_joins_the_others(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr("dos.core.once.MIN_SECONDS", 0)
    idea = IdeaFactory()
    for note in ("Beleidigend", "Werbung"):
        form = client.get(address(idea, "/melden/")).context["form"]
        assert client.post(address(idea, "/melden/"), {"note": note, "token": form["token"].value()}).status_code == 200

    report = Report.objects.get()
    assert report.count == 2
    assert [note["text"] for note in report.notes] == ["Beleidigend", "Werbung"]


def test_a_long_note_is_refused_and_the_21st_report_waits(client: Client) -> None:
    idea = IdeaFactory()

    assert client.post(address(idea, "/melden/"), {"note": "x" * 501}).status_code == 422
    answers = [client.post(address(idea, "/melden/"), {"note": "x"}).status_code for _number in range(20)]

    assert answers[-1] == 429
    assert not Report.objects.exists()


def test_a_blocked_author_is_refused(cast: Cast) -> None:
    process = ProcessFactory(city=cast.schwerte)
    Author.objects.create(user=cast.stranger, is_blocked=True)
    client = Client()
    client.force_login(cast.stranger)
    form = client.get(f"/mitmachen/{process.slug}/neu/").context["form"]

    client.post(
        f"/mitmachen/{process.slug}/neu/",
        {
            "title": "Brunnen am Markt",
            "text": "Im Sommer ist es heiß.",
            "consent": "on",
            "token": form["token"].value(),
        },
    )

    assert not Idea.objects.exists()
