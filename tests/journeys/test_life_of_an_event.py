"""An event from the invitation to its report in a real browser, and in every calendar that follows it."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import recurring_ical_events
import time_machine
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from dos.cities.tests.cast import enter
from dos.core import once
from dos.events.models import Event, Occurrence, Registration
from dos.events.models.moments import ZONE
from dos.events.services import changes
from dos.events.services.registration_jobs import tell_changes
from dos.notifications.models import Mail
from dos.strategy.tests.factories import ProjectFactory
from tests.journeys.test_registration import phone, registers, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
S, SLUG = Registration.State, "offene-werkstatt"
Held = dict[date, tuple[str, str]]


def test_a_series_is_made_filled_moved_called_off_and_reported(
    browser: Browser, live_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "MIN_SECONDS", -1)  # the browser types faster than people
    cast = enter()
    project = ProjectFactory(name="Bänke am Fluss", slug="baenke", lead_city=cast.schwerte, cities=[cast.schwerte])
    desk = browser.new_context(base_url=live_server.url, viewport={"width": 1440, "height": 900}).new_page()
    sign_in(desk, live_server)

    make_series(desk)
    event = Event.objects.get(slug=SLUG)
    days = list(event.occurrences.order_by("day").values_list("day", flat=True))
    assert len(days) == 6
    agree_everywhere(event)

    open_registration(desk, event)
    ada, ben = phone(browser, live_server), phone(browser, live_server)
    registers(ada, SLUG, "Ada")
    expect(ada.get_by_role("heading", level=1)).to_have_text("Sie sind angemeldet")
    registers(ben, SLUG, "Ben")
    expect(ben.get_by_role("heading", level=1)).to_have_text("Sie stehen auf der Warteliste")
    ada.get_by_role("link", name="Abmelden").click()
    ada.get_by_role("button", name="Abmelden").click()
    ben.reload()
    ben.get_by_role("button", name="Platz annehmen").click()
    expect(ben.get_by_role("heading", level=1)).to_have_text("Sie sind angemeldet")

    move(desk, event, days[0])
    calendars = agree_everywhere(event)
    assert calendars[days[0]] == (f"{days[0] + timedelta(days=1)} 19:00", "CONFIRMED")
    call_off(desk, event, days[1])
    assert agree_everywhere(event)[days[1]][1] == "CANCELLED"
    tell_changes(now=timezone.now())
    assert Mail.objects.filter(to="ben@dos.invalid", subject="Geändert: „Offene Werkstatt“").exists()

    then = event.occurrences.get(day=days[0]).ends_at + timedelta(hours=3)
    with time_machine.travel(then, tick=True):
        report(browser, live_server, event)
        reader = phone(browser, live_server)
        reader.goto(f"/termine/{SLUG}/")
        main = reader.get_by_role("main")
        expect(main).to_contain_text("Zwanzig Bänke sollen her.")
        expect(main.get_by_role("link", name="Bänke am Fluss").first).to_have_attribute(
            "href", re.compile(f"/projekte/{project.slug}/")
        )
        reader.goto(f"/projekte/{project.slug}/")
        expect(reader.get_by_role("main")).to_contain_text("Offene Werkstatt")
        assert reader.evaluate("document.documentElement.scrollWidth") <= 320

    changes.cancel_event(event=event, reason="Die Werkstatt zieht um.")
    assert {status for _at, status in agree_everywhere(event).values()} == {"CANCELLED"}
    for page in (ada, ben, desk, reader):
        page.context.close()


def make_series(desk: Page) -> None:
    """Fill in the sheet of an event at the desk, as an organiser does, and publish it."""
    first = timezone.localdate() + timedelta(days=10)
    desk.goto("/desk/snippets/events/event/add/")
    desk.locator("#id_title").fill("Offene Werkstatt")
    desk.locator("#id_slug").fill(SLUG)
    desk.locator("#id_summary").fill("Wir bauen zusammen Bänke.")
    desk.locator("#id_projects").select_option(label="Bänke am Fluss")
    desk.get_by_role("tab", name="Wann").click()
    desk.locator("#id_starts_on").fill(first.isoformat())
    desk.locator("#id_start_time").fill("18:00")
    desk.locator("#id_end_time").fill("20:00")
    desk.locator("#id_repeats").select_option("weekly")
    desk.locator("#id_repeats_count").fill("6")
    desk.get_by_role("tab", name="Wo", exact=True).click()
    desk.locator("#id_place").fill("Bürgertreff")
    desk.locator("[data-w-dropdown-target=toggle]").last.click()
    desk.locator("button[name=action-publish]").click()
    expect(desk.locator(".messages")).to_contain_text("Offene Werkstatt")


def open_registration(desk: Page, event: Event) -> None:
    """One place for each date."""
    desk.goto(f"/desk/anmeldungen/veranstaltung/{event.pk}/")
    desk.locator("#id_capacity").fill("1")
    desk.locator("main form button[type=submit]").last.click()
    expect(desk.locator(".messages")).to_contain_text("Gespeichert")


def move(desk: Page, event: Event, day: date) -> None:
    """One day and one hour later."""
    desk.goto(f"/desk/termine/{event.pk}/{day.isoformat()}/verlegen/")
    desk.locator("#id_day").fill((day + timedelta(days=1)).isoformat())
    desk.locator("#id_starts").fill("19:00")
    desk.locator("#id_ends").fill("21:00")
    desk.locator("#id_reason").fill("Der Raum ist belegt.")
    desk.get_by_role("button", name="Termin verlegen").click()
    expect(desk.locator(".messages")).to_contain_text("Gespeichert")


def call_off(desk: Page, event: Event, day: date) -> None:
    """With a reason."""
    desk.goto(f"/desk/termine/{event.pk}/{day.isoformat()}/absagen/")
    desk.locator("#id_reason").fill("Die Leitung ist krank.")
    desk.get_by_role("button", name="Termin absagen").click()
    expect(desk.locator(".messages")).to_contain_text("Gespeichert")


def report(browser: Browser, live_server: Any, event: Event) -> None:
    """Write the report in one form."""
    desk = browser.new_context(base_url=live_server.url, viewport={"width": 1440, "height": 900}).new_page()
    sign_in(desk, live_server)
    desk.goto(f"/desk/termine/{event.pk}/bericht/")
    desk.locator("#id_summary").fill("Es kamen viele Menschen.")
    desk.locator("#id_results").fill("Zwanzig Bänke sollen her.")
    desk.get_by_role("button", name="Bericht", exact=True).click()
    expect(desk.locator(".messages")).to_contain_text("Gespeichert")
    desk.context.close()


def agree_everywhere(event: Event) -> Held:
    """Read every calendar in which the event stands with two independent readers; return what they all say."""
    addresses = [f"/termine/{SLUG}.ics", "/termine.ics", "/termine.ics?projekt=baenke"]
    told = [by_expansion(Client().get(address).content) for address in addresses]
    assert told[0] == told[1] == told[2]
    assert told[0] == on_the_site(event)
    for row in event.occurrences.all():
        alone = by_hand(Client().get(f"/termine/{SLUG}/{row.day.isoformat()}.ics").content)
        assert alone == told[0][row.day], row.day
    return told[0]


def by_expansion(content: bytes) -> Held:
    """Expand the rule as calendar programmes do."""
    read = icalendar.Calendar.from_ical(content)
    today = timezone.localdate()
    found = recurring_ical_events.of(read, skip_bad_series=False).between(today, today + timedelta(days=120))
    return {_original(one): _words(one) for one in found}


def by_hand(content: bytes) -> tuple[str, str]:
    """Read one entry as the text that it is, without any library: unfold the lines, take what stands there."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    entry = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    fields = {line.split(":", 1)[0].split(";")[0]: line.split(":", 1)[1] for line in entry if ":" in line}
    starts = datetime.strptime(fields["DTSTART"], "%Y%m%dT%H%M%S").replace(tzinfo=ZONE)
    return f"{starts:%Y-%m-%d %H:%M}", fields["STATUS"]


def on_the_site(event: Event) -> Held:
    """What the site's own rows say."""
    is_off = Event.objects.get(pk=event.pk).is_cancelled
    return {
        row.day: (
            f"{row.starts_at.astimezone(ZONE):%Y-%m-%d %H:%M}",
            "CANCELLED" if is_off or row.status == Occurrence.Status.CANCELLED else "CONFIRMED",
        )
        for row in event.occurrences.all()
    }


def _original(entry: Any) -> date:
    told = entry.get("RECURRENCE-ID") or entry["DTSTART"]
    return told.dt.astimezone(ZONE).date()


def _words(entry: Any) -> tuple[str, str]:
    return f"{entry['DTSTART'].dt.astimezone(ZONE):%Y-%m-%d %H:%M}", str(entry["STATUS"])
