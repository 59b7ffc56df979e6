"""Everything can be read and found without a line of JavaScript, and nobody leaves a trace by reading."""

from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_citizen_finds_a_project_and_follows_its_thread_without_script(browser: Browser, live_server: Any) -> None:
    call_command("load_demo")
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()

    page.goto("/schwerte/")
    page.get_by_label("Was suchen Sie?").fill("Parkleitsystem")
    page.keyboard.press("Enter")
    page.wait_for_url("**/schwerte/suche/?q=Parkleitsystem")
    page.get_by_role("link", name="Parkleitsystem mit Einzelplatz-Sensorik").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Parkleitsystem")
    page.locator("details summary", has_text="Der rote Faden").click()
    page.get_by_role("link", name="Intelligente Mobilität").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Intelligente Mobilität")
    assert context.cookies() == []
    context.close()
