"""Organisations meet in a real browser: a profile is claimed, an offer meets a search, a message arrives."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dos.actors.tests.factories import KeeperFactory, NoticeFactory, OrganisationFactory
from dos.cities.tests.cast import Cast, enter
from dos.cities.tests.desk import signed_in
from dos.core import once
from dos.notifications.models import Mail
from dos.strategy.tests.factories import ActionFieldFactory, PartnershipFactory, ProjectFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch, settings: Any, live_server: Any) -> Cast:
    """Two cities, a field, and two organisations that share a project."""
    monkeypatch.setattr(once, "MIN_SECONDS", 0)
    settings.PUBLIC_URL = live_server.url
    cast = enter()
    field = ActionFieldFactory(slug="energie", name="Energie")
    project = ProjectFactory(name="Sonnenstrom", lead_city=cast.schwerte, action_fields=[field])
    for slug, name in (("makerspace", "Makerspace"), ("stadtwerke", "Stadtwerke")):
        organisation = OrganisationFactory(slug=slug, name=name, city=cast.schwerte, category="wirtschaft")
        PartnershipFactory(project=project, organisation=organisation)
        if slug == "stadtwerke":
            KeeperFactory(organisation=organisation, user__email="werke@dos.invalid")
            NoticeFactory(organisation=organisation, kind="suche", title="Werkstatt am Abend gesucht")
    return cast


@pytest.fixture
def context(browser: Browser, live_server: Any) -> Iterator[BrowserContext]:
    """A browser of its own."""
    found = browser.new_context(base_url=live_server.url, locale="de-DE", viewport={"width": 1280, "height": 900})
    yield found
    found.close()


def sign_in(context: BrowserContext, user: Any, url: str) -> Page:
    context.clear_cookies()
    cookie = signed_in(user).cookies[django_settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": url}])
    return context.new_page()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def test_an_organisation_claims_its_profile_and_finds_who_seeks_what_it_offers(
    context: BrowserContext, people: Cast, live_server: Any
) -> None:
    page = sign_in(context, people.stranger, live_server.url)
    page.goto("/akteure/makerspace/")
    page.get_by_role("link", name="Profil übernehmen oder pflegen").click()
    page.locator("[name=position]").fill("Vorstand")
    page.locator("[name=evidence]").fill("Sie finden mich auf der Website.")
    press(page, "Antrag abschicken")
    expect(page.get_by_role("status")).to_contain_text("wartet auf die Redaktion")

    desk = sign_in(context, people.editor_schwerte, live_server.url)
    desk.goto("/desk/akteure/profile/")
    press(desk, "Zustimmen")
    expect(desk.get_by_text("Die Person bekommt eine Mail")).to_be_visible()

    page = sign_in(context, people.stranger, live_server.url)
    page.goto("/akteure/makerspace/pflegen/")
    page.locator("[name=text]").fill("Wir öffnen unsere Werkstatt für alle.")
    page.get_by_label("Energie").check()
    press(page, "Profil speichern")
    expect(page.get_by_role("main")).to_contain_text("selbst gepflegt")

    page.goto("/akteure/makerspace/pflegen/eintrag/")
    page.get_by_label("Wir bieten etwas").check()
    page.locator("[name=topic]").select_option("energie")
    page.locator("[name=title]").fill("Werkstatt am Abend")
    page.locator("[name=ends_on]").fill((timezone.localdate() + timedelta(days=20)).strftime("%d.%m.%Y"))
    press(page, "Eintrag veröffentlichen")
    expect(page.get_by_role("heading", name="Suche: Werkstatt am Abend gesucht")).to_be_visible()
    assert "Werkstatt am Abend" in Mail.objects.get(to="werke@dos.invalid").text

    page.get_by_role("link", name="Suche: Werkstatt am Abend gesucht").click()
    page.get_by_role("link", name="Nachricht schreiben").click()
    page.locator("[name=name]").fill("Ina")
    page.locator("[name=email]").fill("ina@example.org")
    page.get_by_label("Ihre Nachricht").fill("Bei uns ist dienstags Platz.")
    press(page, "Nachricht abschicken")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Nachricht ist unterwegs")
    letter = Mail.objects.filter(to="werke@dos.invalid").latest("pk")
    assert "Bei uns ist dienstags Platz." in letter.text
    assert letter.headers["Reply-To"] == "ina@example.org"
    assert "werke@dos.invalid" not in page.content()


def test_the_drawing_is_walked_through_by_keyboard(context: BrowserContext, people: Cast, live_server: Any) -> None:
    page = context.new_page()
    page.goto("/netzwerk/?ansicht=grafik")

    page.get_by_role("region", name="Grafik des Netzwerks").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Makerspace, Wirtschaft, arbeitet mit 1 Organisation")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Stadtwerke")
