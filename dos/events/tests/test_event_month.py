"""The calendar month: a table that reads as a list on a phone."""

import re

import pytest
from django.test import Client

from dos.events.models import Occurrence, Repeats
from dos.events.tests.factories import EventFactory, SeriesFactory

pytestmark = pytest.mark.django_db


def sheet(client: Client, month: str = "2026-12") -> str:
    """Return the month as a page."""
    return client.get(f"/termine/?ansicht=monat&monat={month}").content.decode()


def cell(page: str, day: str) -> str:
    """Return the cell of one day."""
    return page.split(f'<time datetime="{day}">')[1].split("</td>", maxsplit=1)[0]


def test_every_date_stands_on_its_day(client: Client) -> None:
    SeriesFactory(title="Sprechstunde", exceptions=["2027-01-07"])

    assert "Sprechstunde" in cell(sheet(client), "2026-12-03")
    assert "Donnerstag, 3. Dezember 2026" in cell(sheet(client), "2026-12-03")
    assert "Sprechstunde" not in sheet(client, "2027-01")


def test_what_lasts_several_days_stands_on_each(client: Client) -> None:
    EventFactory(title="Woche", starts_on="2026-11-30", ends_on="2026-12-02", start_time=None, end_time=None)

    page = sheet(client)

    assert all("Woche" in cell(page, f"2026-12-0{day}") for day in (1, 2))
    assert "Woche" not in cell(page, "2026-12-03")


def test_a_full_day_leads_to_the_list_of_the_day(client: Client) -> None:
    EventFactory.create_batch(9, starts_on="2026-12-24")

    page = cell(sheet(client), "2026-12-24")

    assert page.count("<li>") == 6
    assert "4 weitere" in re.sub(r"<span.*?</span>", "", page)
    assert "tag=2026-12-24" in page


def test_what_has_no_known_day_stands_below(client: Client) -> None:
    EventFactory(
        title="Irgendwann", date_precision="month", starts_on="2026-12-01", ends_on="2026-12-31", start_time=None,
        end_time=None,
    )  # fmt: skip

    page = sheet(client)

    assert "ohne bekannten Tag" in page
    assert page.count("Irgendwann") == 1


def test_cancelled_and_moved_dates_say_so(client: Client) -> None:
    daily = EventFactory(title="Täglich", repeats=Repeats.DAILY, starts_on="2026-12-07", repeats_count=2)
    daily.occurrences.filter(day="2026-12-08").update(status=Occurrence.Status.CANCELLED)

    assert "(abgesagt)" in cell(sheet(client), "2026-12-08")
    assert "(abgesagt)" not in cell(sheet(client), "2026-12-07")


def test_the_calendar_ends_somewhere(client: Client) -> None:
    assert "Nächster Monat" not in sheet(client, "2100-12")
    assert client.get("/termine/?ansicht=monat&monat=2101-01").status_code == 400
    assert client.get("/termine/?ansicht=monat&seite=2").status_code == 404
