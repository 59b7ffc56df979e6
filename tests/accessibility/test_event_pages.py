"""What partners, guests, organisers and the desk see of events: nothing for axe to find, nothing too wide or small."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import BrowserContext

from dos.actors.tests.factories import KeeperFactory, OrganisationFactory
from dos.cities.tests.cast import Cast, enter
from dos.events.models import CalendarRun, CalendarSource, Event, Occurrence, Submission
from dos.events.services import submissions as deeds
from dos.events.services.registration_letters import status_url
from dos.events.services.submission_letters import submission_url
from dos.events.services.submissions import Proposal
from dos.events.tests.factories import EventFactory
from dos.events.tests.registration import comes, date_with
from tests.accessibility import axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast() -> Cast:
    """Both cities and everybody who acts."""
    return enter()


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


def test_what_guests_and_partners_see_has_no_finding(context: BrowserContext, cast: Cast) -> None:
    page, found = context.new_page(), []
    open_date, (event, row) = date_with(3, cities=[cast.schwerte]), over(cast)
    echo = f"/termine/{event.slug}/{row.day.isoformat()}/rueckmeldung/"
    for address in ("/termine/melden/", f"/termine/{open_date.event.slug}/anmelden/", echo, f"/termine/{event.slug}/"):
        page.goto(address)
        found += axe.seen(page, axe.FEW)
    for address in ("/termine/melden/", echo):
        page.goto(address)
        page.locator("main form button[type=submit]").last.click()
        found += axe.seen(page, axe.FEW)

    asked, refused = reported(cast, 1), reported(cast, 2)
    deeds.ask(submission=asked, question="Wie viele Plätze gibt es?")
    deeds.refuse(submission=refused, reason="Eine Feier unter Freunden.")
    for link in (status_url(comes(open_date, "a")), *map(submission_url, (reported(cast, 3), asked, refused))):
        page.goto(link.removeprefix(settings.PUBLIC_URL))
        found += axe.seen(page, axe.FEW)
        page.locator("main form button").first.click()
        found += axe.seen(page, axe.FEW)

    assert not found, "\n".join(found)


def test_the_report_of_an_organiser_has_no_finding(
    context: BrowserContext, cast: Cast, sign_in: Callable[[Any], None]
) -> None:
    club = OrganisationFactory()
    KeeperFactory(organisation=club, user=cast.stranger)
    event, _row = over(cast, organisers=[club])
    sign_in(cast.stranger)
    page = context.new_page()
    page.goto(f"/termine/{event.slug}/bericht/")

    found = axe.seen(page, axe.FEW)

    assert not found, "\n".join(found)


def test_the_desk_of_events_has_no_finding(context: BrowserContext, cast: Cast, sign_in: Callable[[Any], None]) -> None:
    source = CalendarSource.objects.create(name="Verein", url="https://verein.example/a.ics", city=cast.schwerte)
    lines = [["new", "Treffen", ""], ["gone", "Alt", "Fehlt dort jetzt."]]
    CalendarRun.objects.create(source=source, counts={"new": 1, "gone": 1}, lines=lines)
    submission, (event, _row) = reported(cast, 4), over(cast)
    sign_in(cast.editor_schwerte)
    page, found = context.new_page(), []

    for address in ("", "kalender/", f"kalender/{source.pk}/", "meldungen/", f"meldungen/{submission.pk}/"):
        page.goto(f"/desk/termine/{address}")
        found += axe.seen(page, (axe.DESK, axe.DARK), with_targets=False)
    page.goto(f"/desk/termine/{event.pk}/bericht/")
    found += axe.seen(page, (axe.DESK, axe.DARK), with_targets=False)

    assert not found, "\n".join(found)
