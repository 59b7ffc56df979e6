"""Editors change every kind of page at the desk and see it before it is public."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dos.cities.tests.cast import Cast
from dos.portal.models import StoryPage
from dos.portal.tests.factories import city_home, content_page, faq_page, news_index, news_page, programme_home

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(cast: Cast) -> list[StoryPage]:
    """One page of each kind."""
    home = programme_home()
    index = news_index(home)
    return [home, city_home(cast.schwerte), content_page(home), faq_page(home), index, news_page(index)]


def test_every_kind_can_be_edited(client: Client, cast: Cast, pages: list[StoryPage]) -> None:
    client.force_login(cast.administrator)

    for page in pages:
        answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

        assert answer.status_code == 200, page
        assert 'name="intro_en"' in answer.content.decode(), page


def test_every_kind_can_be_seen_as_a_draft(pages: list[StoryPage]) -> None:
    for page in pages:
        answer: Any = page.make_preview_request(preview_mode="")

        assert page.title in answer.render().content.decode()
