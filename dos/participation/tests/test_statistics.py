"""Figures about taking part are counted from what is public."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.participation.models import Author, Idea
from dos.participation.selectors import statistics
from dos.participation.tests.factories import AuthorFactory, CommentFactory, IdeaFactory, ProcessFactory
from dos.participation.tests.office import Office, open_office, with_account

pytestmark = pytest.mark.django_db
S = Idea.State


def some_ideas(office: Office) -> None:
    now, today = timezone.now(), timezone.localdate()
    common = {"process": office.process, "published_at": now - timedelta(days=10)}
    IdeaFactory(
        **common, state=S.NOT_ADOPTED, answered_at=now - timedelta(days=8), answer_due_on=today, author=with_account()
    )
    IdeaFactory(**common, state=S.ADOPTED, answered_at=now - timedelta(days=6), answer_due_on=today - timedelta(days=7))
    IdeaFactory(**common, answer_due_on=today - timedelta(days=1), author=AuthorFactory(email_confirmed_at=now))
    IdeaFactory(**common, answer_due_on=today, author=AuthorFactory(source=Author.Source.PAPER), supports_by_account=3)
    IdeaFactory(**common, state=S.HIDDEN)
    IdeaFactory(process=office.process_dortmund)
    CommentFactory(idea=Idea.objects.filter(state=S.PUBLISHED).order_by("pk")[0])


def test_the_figures_of_a_process(cast: Cast) -> None:
    office = open_office(cast)
    some_ideas(office)

    found = statistics.numbers(process=office.process)

    assert (found.ideas, found.comments, found.all_supports) == (4, 1, 3)
    assert {bar.label: bar.number for bar in found.by_author} == {
        "mit Konto": 1,
        "Gast mit bestätigter Adresse": 1,
        "Gast ohne Adresse": 1,
        "auf Papier oder im Gespräch": 1,
    }
    clock = found.clock
    assert (clock.answered, clock.median_days, clock.share_in_time, clock.open, clock.overdue) == (2, 3, 50, 2, 1)


def test_nothing_is_known_without_an_answer(cast: Cast) -> None:
    found = statistics.numbers(process=open_office(cast).process)

    assert (found.ideas, found.clock.median_days, found.clock.share_in_time) == (0, None, None)
    assert ("Antworten der Stadt", "fristgerecht in Prozent", "noch keine") in statistics.table(found)


def test_a_city_counts_its_own_and_no_examples(cast: Cast) -> None:
    office = open_office(cast)
    some_ideas(office)
    IdeaFactory(process=office.process, is_example=True)

    assert statistics.numbers(city=cast.schwerte).ideas == 4
    assert statistics.numbers(city=cast.dortmund).ideas == 1
    assert statistics.numbers().ideas == 5
    assert statistics.numbers(process=office.process).ideas == 5


def test_clocks_of_the_own_cities_the_latest_first(cast: Cast) -> None:
    office = open_office(cast)
    some_ideas(office)
    IdeaFactory(process=ProcessFactory(city=cast.schwerte, title="Ohne Rückstand"))

    clocks = statistics.answer_clocks({cast.schwerte.pk})

    assert [clock.process.title for clock in clocks if clock.process] == ["Ideen für Schwerte", "Ohne Rückstand"]


def test_the_queries_stay_the_same(cast: Cast, django_assert_max_num_queries: object) -> None:
    office = open_office(cast)
    for _number in range(5):
        IdeaFactory(process=office.process)

    with django_assert_max_num_queries(8):  # type: ignore[operator]  # a fixture of the library
        statistics.numbers(process=office.process)


def test_page_and_file_say_the_same(cast: Cast) -> None:
    office = open_office(cast)
    some_ideas(office)
    client = signed_in(office.moderator_schwerte)
    query = f"?verfahren={office.process.slug}"

    page = client.get("/desk/beteiligung/zahlen/" + query).content.decode()
    file = client.get("/desk/beteiligung/zahlen.csv" + query).content.decode("utf-8-sig")

    assert "<rect" in page
    assert "Beiträge;Ideen;4" in file
    assert "verfahren=" in page
    assert Client().get("/desk/beteiligung/zahlen.csv").status_code == 302
