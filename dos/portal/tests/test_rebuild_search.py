"""Publishing brings the search up to date, once for many changes."""

from typing import Any

import pytest
from django.core.cache import cache

from dos.cities.tests.cast import Cast
from dos.core.models import SearchDocument
from dos.portal.services import finding
from dos.portal.tests.factories import content_page, programme_home

pytestmark = pytest.mark.django_db


def test_a_published_page_is_found(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    cache.clear()
    page = content_page(programme_home(), "entwurf", title="Lange geplant", live=False)

    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    assert SearchDocument.objects.filter(title="Lange geplant").exists()


def test_a_waiting_run_is_enough(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    content_page(programme_home(), "neu", title="Gerade geschrieben")
    cache.add("search-rebuild-queued", "yes", 60)

    with django_capture_on_commit_callbacks(execute=True):
        finding.rebuild_search_soon()

    assert not SearchDocument.objects.exists()


def test_what_is_deleted_is_found_no_longer(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    page = content_page(programme_home(), "weg", title="Bald gelöscht")
    finding.rebuild_search.enqueue()
    assert SearchDocument.objects.filter(title="Bald gelöscht").exists()
    cache.clear()

    with django_capture_on_commit_callbacks(execute=True):
        page.delete()

    assert not SearchDocument.objects.filter(title="Bald gelöscht").exists()
