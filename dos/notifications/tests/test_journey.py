"""In a real browser: somebody follows a city, confirms, is told, and stops again."""

from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from dos.cities.tests import cast as people
from dos.core import once
from dos.notifications import selectors, services
from dos.notifications.models import Mail, Subscriber

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    people.enter()
    cache.clear()
    monkeypatch.setattr(once, "MIN_SECONDS", 0)


def open_newest_mail(page: Page, link: str) -> None:
    """Open the newest mail of the demonstration's mailbox, and its link."""
    page.goto("/postfach/")
    page.locator("main table a").first.click()
    page.locator(f"main li a[href*='{link}']").first.click()


def test_somebody_follows_confirms_is_told_and_stops(page: Page, settings: Any, live_server: Any) -> None:
    settings.PUBLIC_URL = live_server.url
    page.goto("/folgen/stadt/schwerte/")
    page.get_by_label("Ihre E-Mail-Adresse").fill("bea@dos.invalid")
    page.get_by_label("sofort").check()
    page.get_by_role("button", name="Folgen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sehen Sie in Ihr Postfach")

    open_newest_mail(page, "/folgen/bestaetigen/")
    page.get_by_role("button", name="Ja, bestätigen").click()
    expect(page.get_by_role("status")).to_contain_text("Sie folgen jetzt.")

    topic = selectors.find_topic("city", "schwerte", None)
    assert topic is not None
    services.announce(key="a", topics=[topic], subject="Der Rat hat beschlossen")
    assert Mail.objects.filter(subject="Der Rat hat beschlossen", to="bea@dos.invalid").count() == 1

    open_newest_mail(page, "/abo/")
    expect(page.get_by_role("main")).not_to_contain_text("Schwerte")
    page.get_by_role("button", name="Abos öffnen").click()
    page.get_by_label("einmal am Tag").check()
    page.get_by_role("button", name="Änderung speichern").click()
    expect(page.get_by_label("einmal am Tag")).to_be_checked()
    page.get_by_role("button", name="Alle Abos beenden").click()
    expect(page.get_by_text("Sie folgen zurzeit nichts")).to_be_visible()
    assert page.url.endswith("/abo/")
    assert not Subscriber.objects.exists()
