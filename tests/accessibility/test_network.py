"""What keepers and the desk see of the network and of cases: nothing for axe to find, not too wide, not too small."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from dos.actors.tests.factories import KeeperFactory, NoticeFactory, OrganisationFactory
from dos.cities.tests.cast import Cast, enter
from dos.cities.tests.desk import edit_url
from dos.portal.tests.office import case, status_url
from dos.strategy.tests.factories import ActionFieldFactory
from tests.accessibility import axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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


def test_what_keepers_see_has_no_finding(context: BrowserContext, cast: Cast, sign_in: Callable[[Any], None]) -> None:
    sign_in(cast.stranger)
    page, found = context.new_page(), []

    for address in ("", "eintrag/", "verbindung/"):
        page.goto(f"/akteure/werke/pflegen/{address}")
        found += axe.seen(page, axe.FEW)

    assert not found, "\n".join(found)


def test_the_page_of_an_own_case_has_no_finding(context: BrowserContext, cast: Cast) -> None:
    page, found = context.new_page(), []
    page.goto(status_url(case(cast.schwerte, answer="Im Mai.", state="answered")))

    for button in ("Anliegen anzeigen", "Anliegen zurückziehen …", "Ja, zurückziehen"):
        page.get_by_role("button", name=button).click()
        found += axe.seen(page, axe.FEW)

    assert not found, "\n".join(found)


def test_the_desk_of_claims_and_cases_has_no_finding(
    context: BrowserContext, cast: Cast, sign_in: Callable[[Any], None]
) -> None:
    sent = case(cast.schwerte, email="bea@dos.invalid")
    sign_in(cast.editor_schwerte)
    page, found = context.new_page(), []

    for address in ("/desk/akteure/profile/", edit_url(sent)):
        page.goto(address)
        found += axe.seen(page, (axe.DESK, axe.DARK), with_targets=False)

    assert not found, "\n".join(found)
