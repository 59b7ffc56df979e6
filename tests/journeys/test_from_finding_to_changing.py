"""A stranger finds a project, walks its thread, and sees a change of the editors on every way out of the house."""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from dos.cities.tests.desk import edit_url
from dos.strategy.models import Project

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME, SLUG = "Beispiel: Schatten an zwanzig Haltestellen", "beispiel-schatten-an-haltestellen"
REASON = "Die Dächer für die letzten Haltestellen werden später geliefert."
EDITOR = "redaktion@schwerte.localhost"


@dataclass
class Visit:
    """A page of a browser on the running product, and the passwords of the demonstration."""

    page: Page
    logins: dict[str, str]

    def read(self, address: str) -> str:
        """Return what a machine gets at an address."""
        answer = self.page.request.get(address)
        assert answer.ok, f"{address}: {answer.status}"
        return answer.text()


@pytest.fixture
def visit(browser: Browser, live_server: Any, tmp_path: Path) -> Iterator[Visit]:
    """The demonstration, just loaded, on a desk."""
    call_command("load_demo", logins=tmp_path / "logins.json")
    context = browser.new_context(base_url=live_server.url, locale="de-DE", viewport={"width": 1280, "height": 900})
    yield Visit(context.new_page(), json.loads((tmp_path / "logins.json").read_text()))
    context.close()


def test_three_clicks_from_each_city_to_a_project_and_along_its_thread(visit: Visit) -> None:
    page = visit.page

    for city in ("schwerte", "dortmund"):
        page.goto(f"/{city}/")
        page.get_by_role("main").get_by_role("link", name="Projekte", exact=True).click()
        page.get_by_role("link", name=NAME).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)

    thread = page.locator(".thread__nodes").first
    goal = thread.get_by_role("link").first
    goal_name = goal.inner_text()
    goal.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(goal_name)
    page.go_back()
    thread.get_by_role("link", name="Haltestellen mit Schatten").first.click()
    expect(page.get_by_role("main")).to_contain_text("Haltestellen")
    page.get_by_role("link", name=NAME).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)


def test_what_an_editor_changes_is_seen_on_every_way_out(visit: Visit) -> None:
    page = visit.page
    page.goto("/desk/")
    page.get_by_label("E-Mail").first.fill(EDITOR)
    page.locator("input[type=password]").fill(visit.logins[EDITOR])
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^[^?]+/desk/$"))
    page.goto(edit_url(Project.objects.get(slug=SLUG)))

    move_the_last_milestone(page, to="2027-09-30", reason="")
    expect(page.get_by_text("Ohne Grund nicht änderbar").first).to_be_visible()
    move_the_last_milestone(page, to="2027-09-30", reason=REASON)
    expect(page.locator(".messages")).to_contain_text(NAME)

    page.goto(f"/projekte/{SLUG}/")
    expect(page.get_by_role("main")).to_contain_text("30. September 2027")
    expect(page.get_by_role("main")).to_contain_text(REASON)
    assert REASON in visit.read(f"/projekte/{SLUG}.atom")
    assert "2027-09-30" in visit.read(f"/api/v1/projects/{SLUG}/milestones")
    assert REASON in visit.read(f"/api/v1/projects/{SLUG}/changes")
    assert "30. September 2027" in text_of(page.request.get("/strategie/aktuell/energie-und-umwelt.pdf").body())


def move_the_last_milestone(page: Page, *, to: str, reason: str) -> None:
    """Type a new day for the last step and a reason, and publish."""
    page.get_by_role("tab", name="Meilensteine").click()
    page.locator("input[name^=milestones-][name$=-planned_on]:visible").last.fill(to)
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Stand und Termine").click()
    page.locator("[name=change_reason]").fill(reason)
    page.get_by_role("button", name="Mehr Aktionen").click()
    page.get_by_role("button", name="Veröffentlichen").click()
    page.wait_for_load_state()


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF with single blanks."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
