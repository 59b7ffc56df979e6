"""The desk of services in a real browser: nothing for axe to find, on a phone and on a wide screen."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, FilePayload, Page

from dos.cities.tests.cast import Cast
from dos.directory.tests.factories import ServiceFactory
from tests.accessibility import axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(context: BrowserContext, cast: Cast, sign_in: Callable[[Any], None]) -> Page:
    """Sign in where something is to be done on every page."""
    due = timezone.localdate() - timedelta(days=3)
    ServiceFactory(slug="hund", title="Hund anmelden", synonyms=["Wauwau"], review_due_on=due)
    ServiceFactory(slug="katze", title="Katze anmelden", review_due_on=due + timedelta(days=200))
    sign_in(cast.editor_schwerte)
    return context.new_page()


def send(page: Page, content: bytes) -> None:
    """Choose a table of services and look at its differences."""
    file: FilePayload = {"name": "a.csv", "mimeType": "text/csv", "buffer": content}
    page.get_by_label("Datei: Leistungen", exact=True).set_input_files(file)
    page.get_by_role("button", name="Unterschiede zeigen").first.click()


def test_no_page_of_the_desk_has_a_finding(page: Page) -> None:
    found: list[str] = []

    for name in ("reviews", "synonyms", "wording", "exchange"):
        answer = page.goto(reverse(f"desk_directory_{name}"))
        assert answer is not None
        assert answer.status == 200, name
        found += axe.seen(page, (*axe.FEW, axe.TABLET), with_targets=False)

    assert not found, "\n".join(found)


def test_hints_and_differences_have_no_finding_either(page: Page) -> None:
    page.goto(reverse("desk_directory_wording"))
    page.get_by_label("Text", exact=True).fill("Gemäß BMG wird der Antrag ggf. geprüft.")
    page.get_by_role("button", name="Ansehen").click()
    page.get_by_text("Passiv (").wait_for()
    found = axe.seen(page, axe.FEW, with_targets=False)

    page.goto(reverse("desk_directory_exchange"))
    send(page, b"kennung;titel\nhund;Hund melden\nneu;\n")
    page.get_by_text("Es wurde nichts geschrieben").wait_for()
    found += axe.seen(page, axe.FEW, with_targets=False)
    send(page, b"kennung;titel\nhund;Hund melden\n")
    page.get_by_role("button", name="So übernehmen").wait_for()
    found += axe.seen(page, axe.FEW, with_targets=False)
    page.get_by_role("button", name="So übernehmen").click()
    page.get_by_text("1 Zeilen übernommen").wait_for()

    assert not found, "\n".join(found)
