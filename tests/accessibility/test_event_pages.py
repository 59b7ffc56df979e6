"""What partners, guests, organisers and the desk see of events: nothing for axe to find, nothing too wide or small."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from dos.actors.tests.factories import KeeperFactory, OrganisationFactory
from dos.cities.tests.cast import Cast, enter
from dos.cities.tests.desk import signed_in
from dos.events.models import CalendarRun, CalendarSource, Event, Occurrence, Submission
from dos.events.services import submissions as deeds
from dos.events.services.registration_letters import status_url
from dos.events.services.submission_letters import submission_url
from dos.events.services.submissions import Proposal
from dos.events.tests.factories import EventFactory
from dos.events.tests.registration import comes, date_with
from tests.accessibility import axe
from tests.accessibility.test_network import VIEWS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast() -> Cast:
    """Both cities and everybody who acts."""
    return enter()


@pytest.fixture
def context(browser: Any, live_server: Any, request: Any) -> Iterator[BrowserContext]:
    """Open a browser in one of the views."""
    options = VIEWS[request.param]
    found = browser.new_context(base_url=live_server.url, locale="de-DE", reduced_motion="reduce", **options)
    yield found
    found.close()


def reported(cast: Cast, number: int) -> Submission:
    """A date that somebody reported and confirmed."""
    values = {
        "summary": "Wir reparieren zusammen, was kaputt ist.",
        "starts_on": timezone.localdate() + timedelta(days=9),
        "place": "Bürgertreff",
    }
    proposal = Proposal(cast.schwerte, "Reparatur-Café", "Verein Flickwerk", "Ada", "ada@dos.invalid", values)
    return deeds.confirm(submission=deeds.submit(proposal=proposal, form_token=f"axe{number}"))


def over(cast: Cast, **values: Any) -> tuple[Event, Occurrence]:
    """An event that was yesterday."""
    event = EventFactory(starts_on=timezone.localdate() - timedelta(days=1), cities=[cast.schwerte], **values)
    return event, event.occurrences.get()


def sign_in(context: BrowserContext, user: Any, url: str) -> None:
    cookie = signed_in(user).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": url}])


def checked(page: Page) -> list[str]:
    return axe.findings(page) + axe.overflow(page) + axe.small_targets(page)


@pytest.mark.parametrize("context", VIEWS, indirect=True)
def test_what_guests_and_partners_see_has_no_finding(context: BrowserContext, cast: Cast) -> None:
    page, found = context.new_page(), []
    open_date, (event, row) = date_with(3, cities=[cast.schwerte]), over(cast)
    echo = f"/termine/{event.slug}/{row.day.isoformat()}/rueckmeldung/"
    for address in ("/termine/melden/", f"/termine/{open_date.event.slug}/anmelden/", echo, f"/termine/{event.slug}/"):
        page.goto(address)
        found += checked(page)
    for address in ("/termine/melden/", echo):
        page.goto(address)
        page.locator("main form button[type=submit]").last.click()
        found += checked(page)

    asked, refused = reported(cast, 1), reported(cast, 2)
    deeds.ask(submission=asked, question="Wie viele Plätze gibt es?")
    deeds.refuse(submission=refused, reason="Eine Feier unter Freunden.")
    for link in (status_url(comes(open_date, "a")), *map(submission_url, (reported(cast, 3), asked, refused))):
        page.goto(link.removeprefix(settings.PUBLIC_URL))
        found += checked(page)
        page.locator("main form button").first.click()
        found += checked(page)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("context", VIEWS, indirect=True)
def test_the_report_of_an_organiser_has_no_finding(context: BrowserContext, cast: Cast, live_server: Any) -> None:
    club = OrganisationFactory()
    KeeperFactory(organisation=club, user=cast.stranger)
    event, _row = over(cast, organisers=[club])
    sign_in(context, cast.stranger, live_server.url)
    page = context.new_page()
    page.goto(f"/termine/{event.slug}/bericht/")

    found = checked(page)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("context", ["desk", "desk, dark"], indirect=True)
def test_the_desk_of_events_has_no_finding(context: BrowserContext, cast: Cast, live_server: Any) -> None:
    source = CalendarSource.objects.create(name="Verein", url="https://verein.example/a.ics", city=cast.schwerte)
    lines = [["new", "Treffen", ""], ["gone", "Alt", "Fehlt dort jetzt."]]
    CalendarRun.objects.create(source=source, counts={"new": 1, "gone": 1}, lines=lines)
    submission, (event, _row) = reported(cast, 4), over(cast)
    sign_in(context, cast.editor_schwerte, live_server.url)
    page, found = context.new_page(), []

    for address in ("", "kalender/", f"kalender/{source.pk}/", "meldungen/", f"meldungen/{submission.pk}/"):
        page.goto(f"/desk/termine/{address}")
        found += axe.findings(page)
    page.goto(f"/desk/termine/{event.pk}/bericht/")
    found += axe.findings(page)

    assert not found, "\n".join(found)
