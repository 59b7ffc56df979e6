"""Somebody looks up a measured value, its course and its neighbour without a line of JavaScript."""

from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_citizen_finds_a_station_and_compares_it_without_script(browser: Browser, live_server: Any) -> None:
    call_command("load_demo")
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()

    page.goto("/dortmund/messwerte/")
    page.get_by_label("Thema", exact=True).select_option("hitze")
    page.get_by_role("button", name="Messwerte anzeigen").click()
    expect(page.get_by_role("status")).to_contain_text("12 Stationen")
    page.get_by_role("link", name="Klima Brackel (Beispiel)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Klima Brackel (Beispiel)")
    expect(page.get_by_text("Diese Station ist erfunden")).to_be_visible()
    page.get_by_role("link", name="Woche", exact=True).click()
    page.get_by_label("Vergleichen mit").select_option("Klima Innenstadt-Nord (Beispiel)")
    page.get_by_role("button", name="Vergleichen").click()
    page.get_by_text("Werte als Tabelle").click()

    expect(page.get_by_role("columnheader", name="Klima Innenstadt-Nord (Beispiel)")).to_be_visible()
    expect(page.get_by_role("img", name="Lufttemperatur").first).to_be_visible()
    assert context.cookies() == []
    context.close()
