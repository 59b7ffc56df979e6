"""Moving, calling off and reporting: what people and calendars see afterwards."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
import recurring_ical_events
import time_machine
from django.test import Client

from dos.core.errors import Conflict, Refused
from dos.core.models import SearchDocument
from dos.events.models import Event, Occurrence
from dos.events.models.moments import ZONE
from dos.events.services import changes, reports
from dos.events.services.reports import Report
from dos.events.tests.factories import EventFactory, SeriesFactory
from dos.notifications.models import Notice
from dos.strategy.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
REASON = "Der Saal wird gestrichen."


@pytest.fixture(autouse=True)
def _now() -> Iterable[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def move(row: Occurrence, **values: Any) -> Occurrence:
    """Move a date to 4 December, from 19 to 21, unless said otherwise."""
    given: dict[str, Any] = {"day": date(2026, 12, 4), "starts": time(19), "ends": time(21), "reason": REASON, **values}
    return changes.move_date(occurrence=row, **given)


def test_every_subscribed_calendar_shows_what_was_moved_and_called_off(client: Client) -> None:
    series = SeriesFactory(repeats_count=4)
    move(series.occurrences.get(day=date(2026, 12, 3)))
    changes.cancel_date(occurrence=series.occurrences.get(day=date(2027, 1, 7)), reason=REASON)

    feed = icalendar.Calendar.from_ical(client.get(f"/termine/{series.slug}.ics").content)
    found = recurring_ical_events.of(feed).between(date(2026, 12, 1), date(2027, 12, 1))

    held = [entry["DTSTART"].dt for entry in found if entry["STATUS"] != "CANCELLED"]
    assert min(held) == datetime(2026, 12, 4, 19, tzinfo=ZONE)
    assert len(held) == 3
    assert {str(entry["SEQUENCE"]) for entry in feed.walk("VEVENT")} == {"2"}


def test_a_moved_date_keeps_its_address_and_says_why(client: Client) -> None:
    series = SeriesFactory()
    move(series.occurrences.get(day=date(2026, 12, 3)), place="Bücherei")

    page = client.get(f"/termine/{series.slug}/2026-12-03/").content.decode()

    assert "Freitag, 4. Dezember 2026, 19 bis 21 Uhr" in page
    assert "Bücherei" in page
    assert REASON in page


def test_publishing_again_does_not_undo_what_was_moved() -> None:
    series = SeriesFactory()
    row = move(series.occurrences.get(day=date(2026, 12, 3)))
    series = Event.objects.get(pk=series.pk)
    series.title = "Neuer Titel"
    series.save_revision().publish()

    again = Occurrence.objects.get(pk=row.pk)

    assert (again.status, again.starts_at) == (Occurrence.Status.MOVED, row.starts_at)
    assert Event.objects.get(pk=series.pk).title == "Neuer Titel"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": "x"}, "reason"),
        ({"ends": time(18)}, "ends"),
        ({"day": date(2027, 3, 28), "starts": time(2, 30), "ends": None}, "starts"),
        ({"day": date(2027, 10, 31), "starts": time(2, 30), "ends": None}, "starts"),
        ({"day": date(2026, 11, 1)}, "day"),
        ({"starts": None}, "starts"),
    ],
)
def test_an_impossible_move_is_refused(values: dict, field: str) -> None:
    row = SeriesFactory().occurrences.first()

    with pytest.raises(Refused) as refusal:
        move(row, **values)

    assert field in refusal.value.fields


def test_what_does_not_change_or_is_over_or_off_is_refused() -> None:
    series = SeriesFactory()
    first, second = series.occurrences.all()[:2]
    with pytest.raises(Refused, match="nichts geändert"):
        move(first, day=first.day, starts=time(18), ends=time(20))
    changes.cancel_date(occurrence=first, reason=REASON)
    with pytest.raises(Conflict):
        changes.cancel_date(occurrence=first, reason=REASON)
    with pytest.raises(Refused, match="vorbei"):
        changes.cancel_date(occurrence=second, reason=REASON, now=NOW + timedelta(days=400))


def test_a_whole_event_is_called_off_once(client: Client) -> None:
    series = SeriesFactory()

    changes.cancel_event(event=series, reason="Der Träger hat sich zurückgezogen.")

    page = client.get(f"/termine/{series.slug}/").content.decode()
    assert "Der Träger hat sich zurückgezogen." in page
    feed = client.get("/termine.ics").content.decode()
    assert "STATUS:CANCELLED" in feed
    assert "SEQUENCE:1" in feed
    with pytest.raises(Conflict):
        changes.cancel_event(event=series, reason=REASON)
    with pytest.raises(Conflict):
        move(series.occurrences.first())


def test_the_report_is_published_and_told_to_followers_of_the_project(client: Client) -> None:
    project = ProjectFactory()
    event = EventFactory(starts_on=date(2026, 11, 20), projects=[project])

    reports.write_report(event=event, report=Report("Es kamen viele.", "Zwanzig Bänke sollen her.", 34))

    assert "Zwanzig Bänke sollen her." in client.get(f"/termine/{event.slug}/").content.decode()
    notice = Notice.objects.get(key=f"event:{event.pk}:report")
    assert set(notice.topics.values_list("kind", flat=True)) >= {"event", "project"}


def test_a_report_too_early_too_short_or_over_a_draft_is_refused() -> None:
    with pytest.raises(Refused, match="noch nicht begonnen"):
        reports.write_report(event=EventFactory(), report=Report("Es kamen viele Menschen."))
    event = EventFactory(starts_on=date(2026, 11, 20))
    with pytest.raises(Refused) as refusal:
        reports.write_report(event=event, report=Report("Gut."))
    assert "summary" in refusal.value.fields
    event.save_revision()
    with pytest.raises(Conflict):
        reports.write_report(event=event, report=Report("Es kamen viele Menschen."))


def test_publishing_draws_the_dates_is_found_and_is_told_once() -> None:
    event = EventFactory(live=False, dates=False, starts_on=date(2026, 12, 3))
    event.save_revision().publish()
    first = Event.objects.get(pk=event.pk)
    with time_machine.travel(NOW + timedelta(hours=1)):
        first.save_revision().publish()

    assert event.occurrences.count() == 1
    assert SearchDocument.objects.filter(kind="event", key=event.slug).exists()
    assert Notice.objects.filter(key=f"event:{event.pk}:new").count() == 1
    assert (first.sequence, Event.objects.get(pk=event.pk).sequence) == (0, 1)
    Event.objects.get(pk=event.pk).unpublish()
    assert not SearchDocument.objects.filter(kind="event").exists()


def test_what_nobody_could_come_to_is_not_published() -> None:
    for values in ({"starts_on": None}, {"place": "", "address": ""}):
        event = EventFactory(live=False, dates=False, **values)
        with pytest.raises(Refused):
            event.save_revision().publish()
        assert not Event.objects.get(pk=event.pk).live
