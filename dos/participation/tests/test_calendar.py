"""Dates of taking part as a calendar that programmes can read."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from dos.cities.tests.cast import Cast
from dos.participation.models import Offer
from dos.participation.tests.factories import PhaseFactory, ProcessFactory

pytestmark = pytest.mark.django_db


def unfolded(client: Client, address: str = "/mitmachen.ics?stand=alle") -> list[str]:
    """Return the lines of a calendar."""
    text = client.get(address).content.decode()
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


def test_a_phase_keeps_its_uid_and_tells_local_time(client: Client, cast: Cast) -> None:
    process = ProcessFactory(title="Äpfel, Birnen; Kirschen", city=cast.schwerte, phase=False)
    starts, ends = datetime(2030, 6, 30, 22, tzinfo=UTC), datetime(2030, 12, 31, 23, tzinfo=UTC)
    phase = PhaseFactory(process=process, title="Sammeln", starts_at=starts, ends_at=ends)

    lines = unfolded(client)

    assert "DTSTART;TZID=Europe/Berlin:20300701T000000" in lines
    assert "DTEND;TZID=Europe/Berlin:20310101T000000" in lines
    assert "SUMMARY:Äpfel\\, Birnen\\; Kirschen: Sammeln" in lines
    uid = next(line for line in lines if line.startswith("UID:"))
    assert uid.startswith(f"UID:phase-{phase.pk}@")

    process.title = "Umbenannt"
    process.save()

    assert uid in unfolded(client)
    assert "BEGIN:VTIMEZONE" in lines


def test_an_offer_with_an_end_is_a_whole_day(client: Client, cast: Cast) -> None:
    Offer.objects.create(slug="umfrage", title="Umfrage", channel="Umfrage", live=True, ends_on=date(2030, 6, 15))
    Offer.objects.create(slug="ohne", title="Ohne Tag", channel="Umfrage", live=True)

    lines = unfolded(client)

    assert "DTSTART;VALUE=DATE:20300615" in lines
    assert "DTEND;VALUE=DATE:20300616" in lines
    assert not [line for line in lines if "Ohne Tag" in line]


def test_long_lines_are_folded_between_letters(client: Client, cast: Cast) -> None:
    ProcessFactory(title="Überqueren " * 12, city=cast.schwerte)

    assert any(("Überqueren " * 12).strip() in line for line in unfolded(client))
