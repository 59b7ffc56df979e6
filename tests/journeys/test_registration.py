"""People register beyond the places, move up and are let in, in a real browser; citizens do it without JavaScript."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from dos.accounts.tests.factories import UserFactory
from dos.core import once
from dos.events.models import Registration
from dos.events.tests.registration import date_with
from dos.notifications.models import Mail

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
S = Registration.State


def phone(browser: Browser, live_server: Any) -> Page:
    """A browser of somebody who was never here."""
    size: Any = {"width": 320, "height": 700}
    return browser.new_context(base_url=live_server.url, java_script_enabled=False, viewport=size).new_page()


def registers(page: Page, slug: str, name: str) -> None:
    """Fill in the two fields and press the button of the letter's link."""
    page.goto(f"/termine/{slug}/")
    assert page.context.cookies() == []
    page.locator("#anmeldung a").click()
    page.get_by_label("Ihr Name").fill(name)
    page.get_by_label("Ihre E-Mail-Adresse").fill(f"{name.lower()}@dos.invalid")
    page.get_by_label("Ich bin einverstanden").check()
    page.locator("main form button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bitte sehen Sie in Ihr Postfach")
    follow_letter(page, name)


def follow_letter(page: Page, name: str) -> None:
    """Open the link of the newest letter and press its button."""
    text = Mail.objects.filter(to=f"{name.lower()}@dos.invalid").latest("pk").text
    found = re.search(r"/termine/anmeldung/[\w-]{32}/", text)
    assert found is not None
    page.goto(found.group())
    page.locator("main form button").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_last_place_the_waiting_list_and_the_door(
    browser: Browser, live_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "MIN_SECONDS", -1)  # the browser types faster than people
    slug = date_with(1, title="Rundgang").event.slug
    ada, ben = phone(browser, live_server), phone(browser, live_server)

    registers(ada, slug, "Ada")
    expect(ada.get_by_role("heading", level=1)).to_have_text("Sie sind angemeldet")
    registers(ben, slug, "Ben")
    expect(ben.get_by_role("heading", level=1)).to_have_text("Sie stehen auf der Warteliste")

    ada.get_by_role("link", name="Abmelden").click()
    ada.get_by_role("button", name="Abmelden").click()
    follow_letter(ben, "Ben")
    ben.get_by_role("button", name="Platz annehmen").click()
    expect(ben.get_by_role("heading", level=1)).to_have_text("Sie sind angemeldet")
    assert dict(Registration.objects.values_list("name", "state")) == {"Ada": S.CANCELLED, "Ben": S.CONFIRMED}

    ticket = ben.locator("main code").inner_text()
    # The library's desk needs its scripts.
    door = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844}).new_page()
    sign_in(door, live_server)
    door.goto(f"/desk/einlass/{ticket}/")
    door.get_by_role("button", name="Einlassen").click()
    expect(door.locator("main")).to_contain_text("Eingelassen.")
    door.goto(f"/desk/einlass/{ticket}/")
    expect(door.locator("main")).to_contain_text("Schon da seit")
    for page in (ada, ben, door):
        page.context.close()


def sign_in(page: Page, live_server: Any) -> None:
    """Let an administrator in as the desk knows them."""
    person, client = UserFactory(is_staff=True, is_superuser=True), Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
