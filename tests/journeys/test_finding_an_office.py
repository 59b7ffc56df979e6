"""In ten ways of speaking, on a phone: from the city's home page to who is responsible for the people of this city."""

import json
from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from dos.cities.tests.cast import enter
from dos.core import search
from dos.directory.services.demo import load_services

FIRST_SCREEN = 640
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# What is said, the page that answers, and who does it for Schwerte; no address of a website is learnt by heart.
SAID = (
    ("synonym", "gesundheitszeugnis", "lebensmittelbelehrung", "Kreis Unna"),
    ("paraphrase", "auto steht nicht mehr da wo ich geparkt hab", "abgeschleppt", "Stadt Schwerte"),
    ("life event", "haben jetzt einen welpen", "hund-anmelden", "Stadt Schwerte"),
    ("compound", "fahrzeugummeldung", "kfz-zulassung", "Kreis Unna"),
    ("part of a compound", "absenkung bordstein", "gehwegabsenkung", "Stadt Schwerte"),
    ("typing error", "aufenthaltstittel verlengern", "aufenthaltstitel", "Kreis Unna"),
    ("abbreviation", "gdb feststellen", "schwerbehindertenausweis", "Kreis Unna"),
    ("slang", "darf ich nen kampfhund halten", "gefaehrliche-hunde", "Stadt Schwerte"),
    ("regional", "hömma wann kommt die muellabfuhr bei uns", "abfallkalender", "Stadt Schwerte"),
    ("learner's German", "geheiratet in türkei jetzt hier sagen", "ehe-im-ausland", "Stadt Schwerte"),
)


@pytest.fixture
def phone(browser: Browser, live_server: object) -> Iterator[Page]:
    """A small phone without script, in front of the real services of both cities."""
    enter()
    load_services(json.loads((settings.BASE_DIR / "demo" / "services.json").read_text(encoding="utf-8")))
    search.rebuild()
    context = browser.new_context(
        base_url=str(live_server),
        locale="de-DE",
        viewport={"width": 320, "height": FIRST_SCREEN},
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


def test_ten_ways_of_speaking_lead_to_who_is_responsible(phone: Page) -> None:
    missed = [(way, words) for way, words, slug, office in SAID if not is_found(phone, words, slug, office)]

    assert missed == []


def is_found(page: Page, words: str, slug: str, office: str) -> bool:
    """Whether the first hit is the service, and its first screen names who does it."""
    page.goto("/schwerte/leistungen/")
    page.get_by_role("main").locator("input[name=q]").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    hits = page.get_by_role("main").locator('h2 a[href*="/leistungen/"], h3 a[href*="/leistungen/"]')
    if not (hits.first.get_attribute("href") or "").endswith(f"/schwerte/leistungen/{slug}/"):
        return False
    hits.first.click()
    page.wait_for_url(f"**/leistungen/{slug}/")
    box = page.get_by_role("heading", name=office).first.bounding_box()
    return box is not None and box["y"] < FIRST_SCREEN
