"""The FAQ shows every answer, with an anchor for each question."""

import json
import re

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.portal.tests.factories import faq_page, programme_home

pytestmark = pytest.mark.django_db


def test_every_question_has_its_anchor(client: Client, cast: Cast) -> None:
    faq_page(programme_home())

    answer = client.get("/faq/").content.decode()

    assert '<a href="#was">Was ist das?</a>' in answer
    assert '<section id="was">' in answer


def test_english_questions_with_links_on_the_same_site(client: Client, cast: Cast) -> None:
    faq_page(programme_home())

    answer = client.get("/en/schwerte/faq/").content.decode()

    assert "What is it?" in answer
    assert "/en/schwerte/projekte/" in answer


def test_search_engines_read_the_questions(client: Client, cast: Cast) -> None:
    faq_page(programme_home())

    found = re.search(r'ld\+json">(.*?)</script>', client.get("/faq/").content.decode())

    assert found is not None
    assert json.loads(found[1])["mainEntity"][0]["acceptedAnswer"]["text"] == "Ein Register ."
