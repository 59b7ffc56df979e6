"""What calendars read is what the site shows: the feeds against an independent reader, over 24 months."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
import recurring_ical_events
import time_machine

from dos.core.calendar import document
from dos.events.models import Event, Occurrence, Repeats
from dos.events.models.moments import ZONE
from dos.events.selectors.calendar import calendar
from dos.events.tests.factories import EventFactory, SeriesFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 5)
Span = tuple[datetime, datetime]


@pytest.fixture(autouse=True)
def _now() -> Iterable[None]:
    with time_machine.travel(datetime(2026, 1, 5, 12, tzinfo=UTC), tick=False):
        yield


def feed(*events: Event) -> str:
    """Return the feed of events as their rows stand."""
    told = [(event, list(event.occurrences.all())) for event in (Event.objects.get(pk=one.pk) for one in events)]
    return calendar("Termine", told, TODAY)


def read(text: str, start: date = TODAY, end: date = TODAY + timedelta(days=730)) -> list[Span]:
    """Return what takes place between two days as `recurring_ical_events` understands the feed, in UTC."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(start, end)
    held = [entry for entry in found if str(entry.get("STATUS")) != "CANCELLED"]
    return sorted((_utc(entry["DTSTART"].dt), _utc(entry["DTEND"].dt)) for entry in held)


def _utc(value: date) -> datetime:
    """Return a moment in UTC; a day begins at midnight in the city."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return datetime(value.year, value.month, value.day, tzinfo=ZONE).astimezone(UTC)


def shown(event: Event, end: date = TODAY + timedelta(days=730)) -> list[Span]:
    """Return what the site shows."""
    rows = event.occurrences.exclude(status=Occurrence.Status.CANCELLED)
    rows = rows.filter(ends_at__gt=_utc(TODAY), starts_at__lt=_utc(end))
    return sorted(rows.values_list("starts_at", "ends_at"))


RULES = {
    "daily": {"repeats": Repeats.DAILY},
    "every third day": {"repeats": Repeats.DAILY, "interval": 3, "repeats_count": 100},
    "weekly on three days": {"repeats": Repeats.WEEKLY, "weekdays": [1, 6]},
    "every second week": {"repeats": Repeats.WEEKLY, "interval": 2, "weekdays": [0, 4]},
    "until a day": {"repeats": Repeats.WEEKLY, "repeats_until": date(2026, 10, 29)},
    "on the 31st": {"repeats": Repeats.MONTHLY_DAY, "starts_on": date(2026, 1, 31)},
    "first thursday": {"repeats": Repeats.MONTHLY_WEEKDAY, "starts_on": date(2026, 2, 5)},
    "fifth friday": {"repeats": Repeats.MONTHLY_WEEKDAY, "starts_on": date(2026, 1, 30), "interval": 2},
    "last sunday": {"repeats": Repeats.MONTHLY_LAST, "starts_on": date(2026, 1, 25)},
    "with exceptions": {"repeats": Repeats.WEEKLY, "exceptions": ["2026-01-15", "2026-03-26", "2027-10-28"]},
    "all day": {"repeats": Repeats.WEEKLY, "start_time": None, "end_time": None},
    "two whole days": {
        "repeats": Repeats.MONTHLY_LAST,
        "starts_on": date(2026, 1, 31),
        "ends_on": date(2026, 2, 1),
        "start_time": None,
        "end_time": None,
    },
    "all day until": {
        "repeats": Repeats.DAILY,
        "start_time": None,
        "end_time": None,
        "repeats_until": date(2026, 3, 29),
    },
}


@pytest.mark.parametrize("values", RULES.values(), ids=RULES.keys())
def test_the_feed_gives_the_same_dates_as_the_site_for_24_months(values: dict) -> None:
    event = EventFactory(**{"starts_on": date(2026, 1, 8), **values})

    assert shown(event)
    assert read(feed(event)) == shown(event)


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)])
@pytest.mark.parametrize("hours", [(time(18), time(20)), (time(0, 30), time(1, 30)), (time(2, 30), time(4))])
def test_all_clock_changes_of_both_years(change: date, hours: tuple[time, time]) -> None:
    start, end = hours
    event = EventFactory(
        starts_on=change - timedelta(days=3), start_time=start, end_time=end, repeats=Repeats.DAILY, repeats_count=7
    )

    assert len(shown(event)) == 7
    assert [starts for starts, _ends in read(feed(event))] == [starts for starts, _ends in shown(event)]


def test_moved_and_cancelled_dates_are_told_by_their_original_day() -> None:
    series = SeriesFactory(starts_on=date(2026, 2, 5), repeats_count=6)
    moved = series.occurrences.get(day=date(2026, 3, 5))
    moved.starts_at, moved.ends_at = moved.starts_at + timedelta(days=1), moved.ends_at + timedelta(days=1)
    moved.status = Occurrence.Status.MOVED
    moved.place_override = "Bücherei; Lesesaal"
    moved.save()
    series.occurrences.filter(day=date(2026, 4, 2)).update(status=Occurrence.Status.CANCELLED)

    text = feed(series)

    assert read(text) == shown(series)
    assert len(read(text)) == 5
    assert text.count("BEGIN:VEVENT") == 3
    assert text.count(f"UID:{series.uid}@") == 3
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20260402T180000" in text
    assert "LOCATION:Bücherei\\; Lesesaal" in text


def test_a_cancelled_date_is_told_for_ninety_days_and_then_left_out() -> None:
    series = SeriesFactory(starts_on=date(2025, 9, 4))
    rows = series.occurrences.filter(day__in=[date(2025, 9, 4), date(2025, 11, 6)])
    rows.update(status=Occurrence.Status.CANCELLED, status_at=datetime(2025, 9, 1, tzinfo=UTC))

    text = feed(series)

    assert "EXDATE;TZID=Europe/Berlin:20250904T180000" in text
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20251106T180000" in text
    assert text.count("STATUS:CANCELLED") == 1


def test_a_cancelled_event_stays_with_its_uid() -> None:
    event = EventFactory(status=Event.Status.CANCELLED, cancel_reason="Krankheit", sequence=3)

    text = feed(event)

    assert "STATUS:CANCELLED" in text
    assert "SEQUENCE:3" in text
    assert f"UID:{event.uid}@testserver" in text
    assert "Krankheit" in text


def test_the_last_moment_of_a_rule_stands_in_utc() -> None:
    event = EventFactory(starts_on=date(2026, 1, 8), repeats=Repeats.WEEKLY, repeats_until=date(2026, 7, 30))

    assert "UNTIL=20260730T215959Z" in feed(event)


def test_the_second_of_two_equal_hours_is_told_in_utc() -> None:
    night = {"starts_on": date(2026, 10, 25), "start_time": time(2, 30), "end_time": None}
    first, second = EventFactory(**night, hour="first"), EventFactory(**night, hour="second")

    assert "DTSTART;TZID=Europe/Berlin:20261025T023000" in feed(first)
    assert "DTSTART:20261025T013000Z" in feed(second)


def test_the_zone_of_the_feed_says_the_same_as_the_zone_of_the_city() -> None:
    zone = icalendar.Calendar.from_ical(document("Leer", "Test", ())).timezones[0].to_tz()
    moments = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number) for number in range(2 * 365 * 24)]

    assert all(at.astimezone(zone).utcoffset() == at.astimezone(ZONE).utcoffset() for at in moments[::7])


def test_hostile_words_stay_inside_their_value() -> None:
    event = EventFactory(title="Fest; Musik, Tanz \\ mehr", summary="Ä" * 300)
    Event.objects.filter(pk=event.pk).update(place="Saal\r\nBEGIN:VEVENT\r\nUID:falsch")

    text = feed(event)
    found = icalendar.Calendar.from_ical(text).walk("VEVENT")

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert [str(one["SUMMARY"]) for one in found] == ["Fest; Musik, Tanz \\ mehr"]
    assert str(found[0]["DESCRIPTION"]) == "Ä" * 300


def test_ten_thousand_letters_are_one_event() -> None:
    event = EventFactory()
    Event.objects.filter(pk=event.pk).update(summary="ß€𝄞" * 3334)

    found = icalendar.Calendar.from_ical(feed(event)).walk("VEVENT")

    assert str(found[0]["DESCRIPTION"]) == "ß€𝄞" * 3334


def test_an_event_of_which_only_the_month_is_known_is_in_no_calendar() -> None:
    event = EventFactory(date_precision="month", starts_on=date(2026, 3, 1), start_time=None, end_time=None)

    assert "BEGIN:VEVENT" not in feed(event)
