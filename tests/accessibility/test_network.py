"""What keepers and the desk see of the network and of cases: nothing for axe to find, not too wide, not too small."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext

from dos.actors.tests.factories import KeeperFactory, NoticeFactory, OrganisationFactory
from dos.cities.tests.cast import Cast, enter
from dos.cities.tests.desk import edit_url, signed_in
from dos.portal.tests.office import case, status_url
from dos.strategy.tests.factories import ActionFieldFactory
from tests.accessibility import axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VIEWS: dict[str, dict[str, Any]] = {
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "desk, dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "phone, 320 px": {"viewport": {"width": 320, "height": 640}},
}


@pytest.fixture
def cast() -> Cast:
    """An organisation that the stranger keeps, and another who asks to keep one."""
    found = enter()
    ActionFieldFactory(slug="energie", name="Energie")
    works = OrganisationFactory(slug="werke", name="Die Werke", city=found.schwerte)
    KeeperFactory(organisation=works, user=found.stranger)
    NoticeFactory(organisation=works)
    KeeperFactory(organisation=OrganisationFactory(city=found.schwerte), state="asked", evidence="Fragen Sie nach.")
    return found


@pytest.fixture
def context(browser: Browser, live_server: Any, request: Any) -> Iterator[BrowserContext]:
    """Open a browser in one of the views."""
    options = VIEWS[request.param]
    found = browser.new_context(base_url=live_server.url, locale="de-DE", reduced_motion="reduce", **options)
    yield found
    found.close()


def sign_in(context: BrowserContext, user: Any, url: str) -> None:
    cookie = signed_in(user).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": url}])


@pytest.mark.parametrize("context", VIEWS, indirect=True)
def test_what_keepers_see_has_no_finding(context: BrowserContext, cast: Cast, live_server: Any) -> None:
    sign_in(context, cast.stranger, live_server.url)
    page, found = context.new_page(), []

    for address in ("", "eintrag/", "verbindung/"):
        page.goto(f"/akteure/werke/pflegen/{address}")
        found += axe.findings(page) + axe.overflow(page) + axe.small_targets(page)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("context", VIEWS, indirect=True)
def test_the_page_of_an_own_case_has_no_finding(context: BrowserContext, cast: Cast) -> None:
    page, found = context.new_page(), []
    page.goto(status_url(case(cast.schwerte, answer="Im Mai.", state="answered")))

    for button in ("Anliegen anzeigen", "Anliegen zurückziehen …", "Ja, zurückziehen"):
        page.get_by_role("button", name=button).click()
        found += axe.findings(page) + axe.overflow(page) + axe.small_targets(page)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("context", ["desk", "desk, dark"], indirect=True)
def test_the_desk_of_claims_and_cases_has_no_finding(context: BrowserContext, cast: Cast, live_server: Any) -> None:
    sent = case(cast.schwerte, email="bea@dos.invalid")
    sign_in(context, cast.editor_schwerte, live_server.url)
    page, found = context.new_page(), []

    for address in ("/desk/akteure/profile/", edit_url(sent)):
        page.goto(address)
        found += axe.findings(page)

    assert not found, "\n".join(found)
