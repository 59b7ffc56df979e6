"""Personal details go for good: afterwards nothing in the whole database knows them (P5)."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core import search
from dos.core.errors import Conflict, Refused
from dos.notifications.models import Follow, Mail, Notice, Subscriber
from dos.participation.models import Comment, Idea, IdeaPicture, Report
from dos.participation.services import merging, moderation, redaction
from dos.participation.services.similarity import remember_words
from dos.participation.tests.factories import CommentFactory, IdeaFactory
from dos.participation.tests.office import Office, open_office, ruling, with_account

pytestmark = pytest.mark.django_db
WHO = "Xaver Zweigrün"


def places_of(words: str) -> list[str]:
    """Return every table and column of the database that holds the words, capitals or not."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                cursor.execute(
                    f'SELECT COUNT(*) FROM "{table}" WHERE LOWER(CAST("{column.name}" AS TEXT)) LIKE %s',  # noqa: S608  # names of our own tables
                    [f"%{words.lower()}%"],
                )
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{column.name}")
    return found


def written_everywhere(office: Office) -> Idea:
    """Make an idea that names the person wherever somebody can write."""
    cast = office.cast
    idea: Idea = IdeaFactory(
        process=office.process,
        title=f"Brunnen neben {WHO}",
        text=f"Neben dem Haus von {WHO.upper()} fehlt Wasser.\nXaver\nZweigrün weiß das.",
        place=f"bei {WHO}",
        comments_count=2,
        author=with_account(),
    )
    idea.texts.create(number=1, title=f"Erste Fassung {WHO}", text=f"{WHO} wohnt dort schon lange.")
    IdeaPicture.objects.create(idea=idea, file="ideen/x.webp", alt=f"Haus von {WHO}", width=1, height=1)
    comment = CommentFactory(idea=idea, text=f"{WHO} ist mein Nachbar.", author=idea.author)
    CommentFactory(idea=idea, parent=comment, text=f"Grüße an {WHO}")
    Report.objects.create(idea=idea, count=1, notes=[{"at": "2026-01-01", "text": f"Da steht {WHO}!"}])
    moderation.hide(comment, ruling(cast.editor_schwerte, comment, "personendaten", f"Gemeint ist {WHO}."))
    moderation.take_into_review(idea, ruling(cast.editor_schwerte, idea, "an_fachstelle", f"Wir fragen {WHO}."))
    other = IdeaFactory(process=office.process, title="Wasser am Markt")
    merging.merge_ideas(idea, [other], ruling(cast.editor_schwerte, idea, "doppelt"))
    subscriber = Subscriber.objects.create(email="abo@dos.invalid")
    Follow.objects.create(subscriber=subscriber, kind="idea", key=idea.reference, label=idea.title, url="/x/")
    Notice.objects.create(key="n", subject=f"Neues zu „{idea.title}“", url="/x/", about=idea.title, about_key="i")
    remember_words(idea)
    search.rebuild()
    idea.refresh_from_db()
    return idea


def test_nothing_in_the_database_knows_the_person_any_more(cast: Cast) -> None:
    office = open_office(cast)
    idea = written_everywhere(office)
    assert len(places_of("zweigr")) >= 10

    number = redaction.redact_idea(idea, WHO, ruling(office.moderator_schwerte, idea, "personendaten"))

    assert number >= 10
    assert places_of("xaver") == []
    assert places_of("zweigr") == []
    assert redaction.MARK in idea.text
    assert idea.events.order_by("-pk")[0].reason == "Persönliche Angaben wurden entfernt."
    search.rebuild()
    assert places_of("zweigr") == []


def test_everything_else_stays(cast: Cast) -> None:
    office = open_office(cast)
    idea = written_everywhere(office)
    other = IdeaFactory(process=office.process, title=f"Etwas anderes mit {WHO}")
    counts = {model: model._default_manager.count() for model in apps.get_app_config("participation").get_models()}

    redaction.redact_idea(idea, WHO, ruling(office.moderator_schwerte, idea, "personendaten"))

    other.refresh_from_db()
    assert WHO in other.title
    assert idea.text.startswith("Neben dem Haus von ")
    after = {model: model._default_manager.count() for model in counts}
    assert {model.__name__ for model in counts if after[model] != counts[model]} <= {"IdeaEvent", "IdeaWord"}


def test_a_comment_is_redacted_with_its_letters(cast: Cast) -> None:
    office = open_office(cast)
    comment = CommentFactory(
        idea=IdeaFactory(process=office.process, title="Brunnen", comments_count=1),
        text=f"{WHO} & Söhne sagen ja",
        author=with_account(),
    )
    moderation.hide(comment, ruling(cast.editor_schwerte, comment, "personendaten", f"Es geht um {WHO} & Söhne"))
    assert Mail.objects.filter(text__contains=WHO).exists()

    redaction.redact_comment(comment, f"{WHO} & Söhne", ruling(office.moderator_schwerte, comment, "personendaten"))

    assert comment.text == f"{redaction.MARK} sagen ja"
    assert places_of("zweigr") == []


@pytest.mark.parametrize("passage", ["", "ab", "x" * 501])
def test_a_passage_too_short_or_too_long_is_refused(cast: Cast, passage: str) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process)

    with pytest.raises(Refused, match="3 bis 500"):
        redaction.redact_idea(idea, passage, ruling(office.moderator_schwerte, idea, "personendaten"))


def test_what_stands_nowhere_is_refused(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process)
    comment = CommentFactory(idea=idea)

    with pytest.raises(Refused, match="steht nicht da"):
        redaction.redact_idea(idea, "gibt es nicht", ruling(office.moderator_schwerte, idea, "personendaten"))
    with pytest.raises(Refused, match="steht nicht da"):
        redaction.redact_comment(comment, "gibt es nicht", ruling(office.moderator_schwerte, comment, "personendaten"))

    assert not idea.events.exists()


def test_signs_of_searching_mean_themselves(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process, text="Bitte rufen Sie (0231) 5.0+1 an, nicht 0231 5x0.")

    redaction.redact_idea(idea, "(0231) 5.0+1", ruling(office.moderator_schwerte, idea, "personendaten"))

    assert idea.text == f"Bitte rufen Sie {redaction.MARK} an, nicht 0231 5x0."


def test_the_second_is_told(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process, text=f"{WHO} weiß mehr darüber als wir alle.")
    stale = ruling(office.moderator_schwerte, idea, "personendaten")
    Idea.objects.filter(pk=idea.pk).update(version=5)

    with pytest.raises(Conflict):
        redaction.redact_idea(idea, WHO, stale)


def test_redaction_at_the_desk(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process, text=f"{WHO} weiß mehr darüber als wir alle.")
    comment: Any = CommentFactory(idea=idea, text=f"Danke, {WHO}")
    client = signed_in(office.moderator_schwerte)

    for subject, name in ((comment, "kommentar"), (idea, "idee")):
        url = f"/desk/beteiligung/{name}/{subject.pk}/schwaerzen/"
        words = {"version": subject.version, "reason_key": "personendaten"}
        assert client.post(url, {**words, "passage": "nirgends"}).status_code == 422
        assert client.post(url, {**words, "passage": WHO}).status_code == 302

    assert WHO not in Idea.objects.get().text
    assert WHO not in Comment.objects.get().text
