"""The first pages are written once; what editors do with them stays."""

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.portal.models import ContentPage, FaqPage, HomePage, Question
from dos.portal.services.stories import write_first_pages

pytestmark = pytest.mark.django_db
DUTIES = ("impressum", "datenschutz", "barrierefreiheit", "leichte-sprache", "kontakt")


def test_every_duty_answers_in_both_languages(client: Client, cast: Cast) -> None:
    write_first_pages(is_demo=True)

    for slug in (*DUTIES, "faq", "aktuelles"):
        for address in (f"/{slug}/", f"/en/schwerte/{slug}/"):
            assert client.get(address).status_code == 200, address


def test_a_second_time_writes_nothing(cast: Cast) -> None:
    write_first_pages(is_demo=True)

    assert write_first_pages(is_demo=True) == 0


def test_what_an_editor_changed_or_deleted_stays(cast: Cast) -> None:
    write_first_pages(is_demo=True)
    page = ContentPage.objects.get(slug="impressum")
    page.body = "<p>Stadt Schwerte</p>"
    page.save_revision().publish()
    FaqPage.objects.get().delete()

    write_first_pages(is_demo=True)

    assert ContentPage.objects.get(slug="impressum").body == "<p>Stadt Schwerte</p>"
    assert not FaqPage.objects.exists()


def test_an_installation_without_demonstration_gets_the_duties_alone(cast: Cast) -> None:
    write_first_pages(is_demo=False)

    assert "Bitte füllen Sie diese Seite" in ContentPage.objects.get(slug="impressum").intro
    assert not FaqPage.objects.exists()


def test_every_question_is_answered_in_both_languages(cast: Cast) -> None:
    write_first_pages(is_demo=True)

    questions = Question.objects.all()
    assert len(questions) == 9
    assert all(question.answer and question.answer_en and question.question_en for question in questions)


def test_the_page_on_privacy_lists_what_is_stored(client: Client, cast: Cast) -> None:
    write_first_pages(is_demo=True)

    answer = client.get("/datenschutz/").content.decode()

    assert "12 Monate" in answer
    assert "bis zur Löschung oder 24 Monate ungenutzt" in answer


def test_the_contact_page_names_offices_and_no_persons(client: Client, cast: Cast) -> None:
    cast.schwerte.office_name, cast.schwerte.office_email = "Büro Smart City", "smartcity@schwerte.invalid"
    cast.schwerte.save()
    write_first_pages(is_demo=True)

    answer = client.get("/kontakt/").content.decode()

    assert "Büro Smart City" in answer
    assert "mailto:smartcity@schwerte.invalid" in answer


def test_the_statement_carries_its_day(client: Client, cast: Cast) -> None:
    write_first_pages(is_demo=True)

    assert "{today}" not in client.get("/barrierefreiheit/").content.decode()
    assert HomePage.objects.get(city=None).intro
