"""The page of an event: invitation before, report afterwards."""

import json
import re
from datetime import date, timedelta

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from dos.actors.tests.factories import OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.core.thread import walk
from dos.events.models import Event, EventLink, Occurrence
from dos.events.selectors import search, wording
from dos.events.tests.factories import EventFactory, SeriesFactory
from dos.notifications import selectors as notifications
from dos.strategy.models import Project
from dos.strategy.tests.factories import ActionFieldFactory, ProjectFactory
from tests.budgets import count_queries

pytestmark = pytest.mark.django_db


def shown(client: Client, event: Event, day: str = "") -> str:
    """Return the page of an event."""
    return client.get(f"/termine/{event.slug}/{day}").content.decode()


def structured(page: str) -> dict:
    """Return the schema.org data of a page."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return next(told for told in map(json.loads, found) if told.get("@type") == "Event")


def test_it_says_when_where_for_whom_and_how_to_get_in(client: Client) -> None:
    event = EventFactory(starts_on=date(2030, 12, 3), audience="alle Eltern", step_free="yes", cost="5 Euro")

    page = shown(client, event)

    for words in (
        "Dienstag, 3. Dezember 2030, 18 bis 20 Uhr",
        "alle Eltern",
        "Rathaus",
        "5 Euro",
        "Stufenloser Zugang",
    ):
        assert words in page
    assert "In den Kalender" in page


def test_unknown_stays_unknown(client: Client) -> None:
    page = shown(client, EventFactory(origin=Event.Origin.RESEARCHED))

    assert "nicht belegt" in page
    assert "Zur Barrierefreiheit ist nichts bekannt" in page
    assert "vom Projektteam noch nicht bestätigt" in page


def test_the_way_in_to_an_online_event_is_not_public(client: Client) -> None:
    event = EventFactory(mode="online", online_url="https://geheim.invalid/raum")

    page = shown(client, event)

    assert "geheim" not in page
    assert "geheim" not in client.get(f"/termine/{event.slug}.ics").text
    assert structured(page)["location"] == [{"@type": "VirtualLocation", "url": structured(page)["url"]}]


def test_afterwards_the_same_page_is_the_report(client: Client) -> None:
    event = EventFactory(starts_on=timezone.localdate() - timedelta(days=3), participants=34)
    assert "Ergebnis nicht belegt." in shown(client, event)

    Event.objects.filter(pk=event.pk).update(results="Zwanzig Haltestellen stehen auf der Liste.")
    EventLink.objects.create(event=event, label="Idee: Bänke", url="/mitmachen/")
    page = shown(client, event)

    assert "Zwanzig Haltestellen" in page
    assert "34 Personen haben teilgenommen" in page
    assert "Idee: Bänke" in page
    assert "In den Kalender" not in page


def test_a_series_has_a_stable_address_for_each_date(client: Client) -> None:
    series = SeriesFactory(exceptions=["2027-01-07"])
    row = series.occurrences.get(day=date(2027, 2, 4))
    row.starts_at, row.ends_at = row.starts_at + timedelta(days=1), row.ends_at + timedelta(days=1)
    row.status, row.reason = Occurrence.Status.MOVED, "Der Saal wird gestrichen."
    row.save()

    page = shown(client, series, "2027-02-04/")

    assert "Freitag, 5. Februar 2027" in page
    assert "Geplant war er für Donnerstag, 4. Februar 2027" in page
    assert "Der Saal wird gestrichen." in page
    assert client.get(f"/termine/{series.slug}/2027-01-07/").status_code == 404
    assert structured(page)["eventStatus"].endswith("EventRescheduled")


def test_a_series_shows_its_next_date_that_takes_place(client: Client) -> None:
    series = SeriesFactory(starts_on=date(2030, 12, 5), dates=False)
    for number, day in enumerate((date(2030, 12, 5), date(2031, 1, 2))):
        starts_at, ends_at = series.moments_on(day)
        status = Occurrence.Status.CANCELLED if number == 0 else Occurrence.Status.PLANNED
        span = {"original_starts_at": starts_at, "starts_at": starts_at, "ends_at": ends_at}
        Occurrence.objects.create(event=series, day=day, status=status, **span)

    page = shown(client, series)

    assert "Dieser Termin ist abgesagt" not in page
    assert structured(page)["startDate"] == "2031-01-02T18:00:00+01:00"


def test_the_rule_is_said_in_plain_words() -> None:
    series = SeriesFactory.build(exceptions=["2027-01-07", "2027-02-04"])

    words = wording.rule_words(series)

    assert words == "jeden ersten Donnerstag im Monat, 18 bis 20 Uhr, außer am 7. Januar und 4. Februar"


def test_the_date_of_a_single_event_leads_to_its_page(client: Client) -> None:
    event = EventFactory(starts_on=date(2030, 12, 3))

    assert client.get(f"/termine/{event.slug}/2030-12-03/")["Location"] == f"/termine/{event.slug}/"
    assert client.get(f"/termine/{event.slug}/2030-12-04/").status_code == 404
    assert client.get(f"/termine/{event.slug}/2030-99-99/").status_code == 404


def test_a_cancelled_event_says_why_and_stays_in_calendars(client: Client) -> None:
    event = EventFactory(status=Event.Status.CANCELLED, cancel_reason="Sturm", cancelled_at=timezone.now())

    page = shown(client, event)

    assert "abgesagt" in page
    assert "Sturm" in page
    assert structured(page)["eventStatus"] == "https://schema.org/EventCancelled"
    entry = icalendar.Calendar.from_ical(client.get(f"/termine/{event.slug}.ics").content).walk("VEVENT")[0]
    assert (entry["STATUS"], entry["SUMMARY"]) == ("CANCELLED", f"Abgesagt: {event.title}")


def test_schema_org_tells_the_offset_of_the_hour(client: Client) -> None:
    told = structured(shown(client, EventFactory(starts_on=date(2030, 7, 3), is_free=True, sign_language="yes")))

    assert told["startDate"] == "2030-07-03T18:00:00+02:00"
    assert told["isAccessibleForFree"] is True
    assert told["keywords"] == ["signLanguageInterpretation"]
    assert told["location"][0]["address"]["@type"] == "PostalAddress"


def test_a_draft_is_nowhere(client: Client) -> None:
    event = EventFactory(live=False)

    for address in (f"/termine/{event.slug}/", f"/termine/{event.slug}.ics", f"/faden/termin/{event.slug}/"):
        assert client.get(address).status_code == 404
    assert not list(search.documents())


def test_it_stands_on_the_thread_of_its_project_and_beside_it(client: Client) -> None:
    project = ProjectFactory()
    event = EventFactory(projects=[project], title="Rundgang")

    here, there = walk(event, None).nodes, walk(project, None).nodes

    assert ("project", project.slug) in {(node.kind, node.slug) for node in here}
    assert ("event", event.slug) in {(node.kind, node.slug) for node in there}
    assert "Rundgang" in client.get(f"/projekte/{project.slug}/").content.decode()
    Event.objects.filter(pk=event.pk).update(live=False)
    again = walk(Project.objects.get(pk=project.pk), None).nodes
    assert [node.fill for node in again if node.kind == "event"] == ["stub"]


def test_fields_organisations_search_home_and_sitemap_know_it(client: Client, cast: Cast) -> None:
    field, office = ActionFieldFactory(), OrganisationFactory()
    event = EventFactory(title="Rundgang", action_fields=[field], organisers=[office], cities=[cast.schwerte])

    assert "Rundgang" in client.get(f"/handlungsfelder/{field.slug}/").content.decode()
    assert "Rundgang" in client.get(f"/akteure/{office.slug}/").content.decode()
    assert [document.key for document in search.documents()] == [event.slug]
    assert "Rundgang" in client.get("/").content.decode()
    assert f"/schwerte/termine/{event.slug}/" in client.get("/sitemap-schwerte.xml").getvalue().decode()
    assert notifications.find_topic("event", event.slug, None) is not None


def test_the_number_of_queries_does_not_grow_with_the_dates(client: Client) -> None:
    few, many = SeriesFactory(repeats_count=1), SeriesFactory(repeats_count=20, projects=[])

    assert count_queries(client, f"/termine/{few.slug}/") == count_queries(client, f"/termine/{many.slug}/")
    joint = EventFactory(projects=[ProjectFactory(), ProjectFactory()], action_fields=[ActionFieldFactory()])
    assert count_queries(client, f"/termine/{joint.slug}/") <= 40


def test_a_question_about_the_event_reaches_the_project_team(client: Client) -> None:
    event = EventFactory(title="Rundgang")
    address = f"/anliegen/?termin={event.slug}"

    assert address in client.get(f"/termine/{event.slug}/").content.decode()
    assert "Rundgang" in client.get(address).content.decode()
