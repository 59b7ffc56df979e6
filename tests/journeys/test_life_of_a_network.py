"""The life of a network in a browser: claimed by mail, brought together without an address, tied by two, answered."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.core.cache import caches
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dos.actors.models import Keeper
from dos.actors.tests.factories import KeeperFactory, OrganisationFactory
from dos.cities.models import City
from dos.cities.tests.cast import Cast, enter
from dos.cities.tests.desk import signed_in
from dos.core import once
from dos.notifications.models import Mail
from dos.portal.models import AnswerTemplate, Feedback
from dos.strategy.tests.factories import ActionFieldFactory, ProjectFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MINE, THEIRS, OFFICE = "ina@makerspace.example", "tom@werke.example", "amt@schwerte.example"
PASSWORD = "ein ganzer Satz als Passwort"


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch, settings: Any, live_server: Any) -> Cast:
    """Two cities with an office, a field, an organisation that nobody speaks for, one for which somebody does."""
    monkeypatch.setattr(once, "MIN_SECONDS", 0)
    settings.PUBLIC_URL = live_server.url
    cast = enter()
    City.objects.filter(pk=cast.schwerte.pk).update(office_email=OFFICE)
    ActionFieldFactory(slug="energie", name="Energie")
    ProjectFactory(slug="klimanetz", name="Klimanetz", lead_city=cast.schwerte)
    OrganisationFactory(slug="makerspace", name="Makerspace", city=cast.schwerte, category="zivilgesellschaft")
    works = OrganisationFactory(slug="werke", name="Stadtwerke", city=cast.schwerte, category="wirtschaft")
    KeeperFactory(organisation=works, user__email=THEIRS)
    AnswerTemplate.objects.create(title="Termin", kind="question", text="Zu {reference}: Im Mai geht es los.")
    return cast


@pytest.fixture
def browsers(browser: Browser, live_server: Any) -> Iterator[Any]:
    """Browsers of several people, all without script, each with cookies of its own."""
    opened: list[BrowserContext] = []

    def another(user: Any = None, *, has_script: bool = False) -> Page:
        context = browser.new_context(base_url=live_server.url, locale="de-DE", java_script_enabled=has_script)
        opened.append(context)
        if user is not None:
            cookie = signed_in(user).cookies[django_settings.SESSION_COOKIE_NAME]
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return context.new_page()

    yield another
    for context in opened:
        context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def link_to(to: str, part: str) -> str:
    """Read a link in the newest letter that has one."""
    found = re.search(rf"http\S+{part}\S*", Mail.objects.filter(to=to, text__contains=part).latest("pk").text)
    assert found is not None
    return found.group()


def claim_by_mail(page: Page) -> None:
    page.goto("/akteure/makerspace/")
    page.get_by_role("link", name="Profil übernehmen oder pflegen").click()
    page.get_by_label("Ihre E-Mail-Adresse in der Organisation").fill(MINE)
    press(page, "Link anfordern")
    expect(page.get_by_role("status")).to_contain_text("Bitte sehen Sie in Ihr Postfach")
    page.goto(link_to(MINE, "/uebernehmen/"))
    page.get_by_label("Ihre Funktion in der Organisation").fill("Vorstand")
    page.locator("[name=evidence]").fill("Sie finden mich auf der Website.")
    press(page, "Antrag abschicken")
    expect(page.get_by_role("status")).to_contain_text("wartet auf die Redaktion")


def approve(desk: Page) -> None:
    desk.goto(link_to(OFFICE, "/desk/akteure/"))
    expect(desk.get_by_text(MINE)).to_be_visible()
    press(desk, "Zustimmen")
    expect(desk.get_by_text("Die Person bekommt eine Mail")).to_be_visible()


def choose_a_password_and_sign_in(page: Page) -> None:
    page.goto(link_to(MINE, "/passwort/"))
    page.locator("[name=email]").fill(MINE)
    press(page, "Link zuschicken")
    link = re.search(r"http\S+/passwort/neu/\S+", str(mail.outbox[-1].body))
    assert link is not None
    page.goto(link.group())
    for name in ("password1", "password2"):
        page.locator(f"[name={name}]").fill(PASSWORD)
    press(page, "Passwort speichern")
    page.goto("/akteure/makerspace/pflegen/")
    page.locator("[name=login]").fill(MINE)
    page.locator("[name=password]").fill(PASSWORD)
    press(page, "Anmelden")
    expect(page.get_by_role("heading", level=1)).to_have_text("Profil pflegen")


def enter_notice(page: Page, organisation: str, kind: str, title: str) -> None:
    page.goto(f"/akteure/{organisation}/pflegen/eintrag/")
    page.get_by_label(kind).check()
    page.locator("[name=topic]").select_option("energie")
    page.locator("[name=title]").fill(title)
    page.locator("[name=ends_on]").fill((timezone.localdate() + timedelta(days=20)).strftime("%d.%m.%Y"))
    press(page, "Eintrag veröffentlichen")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_claimed_by_mail_matched_and_tied(browsers: Any, people: Cast) -> None:
    guest = browsers()
    claim_by_mail(guest)
    approve(browsers(people.editor_schwerte))
    choose_a_password_and_sign_in(guest)
    enter_notice(guest, "makerspace", "Wir bieten etwas", "Werkstatt am Abend frei")

    seeker = browsers(Keeper.objects.get(organisation__slug="werke").user)
    enter_notice(seeker, "werke", "Wir suchen etwas", "Werkstatt am Abend gesucht")
    expect(seeker.get_by_role("link", name="Biete: Werkstatt am Abend frei")).to_be_visible()
    seeker.goto(link_to(THEIRS, "/biete-suche/"))
    seeker.get_by_role("link", name="Nachricht schreiben").click()
    seeker.locator("[name=name]").fill("Tom")
    seeker.locator("[name=email]").fill(THEIRS)
    seeker.get_by_label("Ihre Nachricht").fill("Dürfen wir dienstags kommen?")
    press(seeker, "Nachricht abschicken")
    expect(seeker.get_by_role("heading", level=1)).to_have_text("Ihre Nachricht ist unterwegs")
    letter = Mail.objects.filter(to=MINE).latest("pk")
    assert "Dürfen wir dienstags kommen?" in letter.text
    assert letter.headers["Reply-To"] == THEIRS

    guest.goto("/akteure/makerspace/pflegen/verbindung/")
    guest.locator("[name=kind]").select_option("partner")
    guest.locator("[name=second]").select_option("werke")
    press(guest, "Verbindung vorschlagen")
    anybody = browsers()
    assert "arbeitet zusammen mit" not in table_of(anybody)
    seeker.goto(link_to(THEIRS, "/pflegen/"))
    press(seeker, "Zustimmen")
    assert "arbeitet zusammen mit" in table_of(anybody)

    for address in ("/akteure/makerspace/", "/akteure/werke/", "/akteure/biete-suche/", "/netzwerk.json"):
        anybody.goto(address)
        assert not [mailbox for mailbox in (MINE, THEIRS, OFFICE) if mailbox in anybody.content()]


def table_of(page: Page) -> str:
    """Read the network as it is now: for half a minute a process may tell what it was."""
    caches["local"].clear()
    page.goto("/akteure/makerspace/")
    return page.get_by_role("main").inner_text()


def test_a_request_is_answered_from_a_template_by_keyboard_and_read_by_its_link(browsers: Any, people: Cast) -> None:
    person = browsers()
    person.goto("/projekte/klimanetz/")
    person.get_by_role("link", name="Fragen Sie das Projektteam").click()
    expect(person.get_by_role("main")).to_contain_text("Es geht um: Klimanetz")
    person.get_by_label("Ihre Nachricht").fill("Wann geht es los?")
    press(person, "Anliegen abschicken")
    link = person.get_by_label("Link zum Kopieren").input_value()

    desk = browsers(people.editor_schwerte, has_script=True)
    desk.goto("/desk/")
    reach(desk, "Bearbeiten")
    reach(desk, "Termin")
    answer = desk.locator("[name=answer]")
    expect(answer).to_have_value(f"Zu {Feedback.objects.get().reference}: Im Mai geht es los.")
    answer.focus()
    desk.keyboard.press("Control+s")
    expect(desk.get_by_role("cell", name="beantwortet", exact=True)).to_be_visible()

    other = browsers()
    other.goto(link)
    press(other, "Anliegen anzeigen")
    expect(other.get_by_role("main")).to_contain_text("Im Mai geht es los.")


def reach(page: Page, name: str) -> None:
    """Go to a link of the main part with the tabulator alone, and follow it."""
    page.wait_for_load_state()
    for _step in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('main') && document.activeElement.textContent.trim()") == name:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"{name} is not reached by keyboard")
