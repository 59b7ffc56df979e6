"""The dates of an event follow its rule."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from dos.events.models import Occurrence, Repeats
from dos.events.models.moments import ZONE
from dos.events.services import dates
from dos.events.tests.factories import EventFactory, SeriesFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)


def test_a_single_event_has_one_date() -> None:
    event = EventFactory(starts_on=date(2026, 12, 3))

    assert [row.starts_at for row in event.occurrences.all()] == [datetime(2026, 12, 3, 17, tzinfo=UTC)]


def test_a_single_event_that_is_put_off_keeps_its_date_row() -> None:
    event = EventFactory(starts_on=date(2026, 12, 3))
    row = event.occurrences.get()
    event.starts_on = date(2026, 12, 10)
    event.save()

    dates.draw_dates(event=event)

    assert event.occurrences.get().pk == row.pk
    assert event.occurrences.get().day == date(2026, 12, 10)


def test_every_first_thursday_except_one() -> None:
    series = SeriesFactory(exceptions=["2027-01-07"], repeats_count=4, dates=False)

    dates.draw_dates(event=series, today=TODAY)

    days = [row.day for row in series.occurrences.all()]
    assert days == [date(2026, 12, 3), date(2027, 2, 4), date(2027, 3, 4)]


def test_a_rule_without_end_is_drawn_inside_the_window_only() -> None:
    daily = EventFactory(repeats=Repeats.DAILY, starts_on=date(2001, 1, 1), dates=False)

    dates.draw_dates(event=daily, today=TODAY)

    assert daily.occurrences.count() == dates.DAYS_BACK + dates.DAYS_AHEAD + 1
    assert daily.occurrences.first().day == TODAY - timedelta(days=dates.DAYS_BACK)


def test_the_window_moves_on_with_the_days() -> None:
    series = SeriesFactory(dates=False)
    dates.draw_dates(event=series, today=TODAY)
    before = series.occurrences.count()

    dates.draw_all_dates(today=TODAY + timedelta(days=60))
    again = dates.draw_all_dates(today=TODAY + timedelta(days=60))

    assert series.occurrences.count() == before + 2
    assert again == 0


def test_six_in_the_evening_stays_six_over_both_clock_changes() -> None:
    weekly = EventFactory(repeats=Repeats.WEEKLY, starts_on=date(2026, 3, 2), dates=False)

    dates.draw_dates(event=weekly, today=TODAY)

    assert {row.starts_at.astimezone(ZONE).time() for row in weekly.occurrences.all()} == {time(18)}
    assert {row.starts_at.hour for row in weekly.occurrences.all()} == {16, 17}


def test_a_cancelled_date_stays_cancelled_when_the_hour_of_the_series_changes() -> None:
    series = SeriesFactory(repeats_count=2)
    series.occurrences.filter(day=date(2027, 1, 7)).update(status=Occurrence.Status.CANCELLED)
    series.start_time = time(17)
    series.save()

    dates.draw_dates(event=series, today=TODAY)

    row = series.occurrences.get(day=date(2027, 1, 7))
    assert (row.status, row.starts_at.astimezone(ZONE).hour) == (Occurrence.Status.CANCELLED, 17)


def test_a_day_that_the_rule_no_longer_has_is_taken_away() -> None:
    series = SeriesFactory(repeats_count=3)
    series.repeats_count = 2
    series.save()

    dates.draw_dates(event=series, today=TODAY)

    assert series.occurrences.count() == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"starts_on": date(2026, 12, 3), "ends_on": date(2026, 12, 2)}, "ends_on"),
        ({"starts_on": date(2026, 12, 3), "end_time": time(17)}, "end_time"),
        ({"starts_on": date(2027, 3, 28), "start_time": time(2, 30), "end_time": None}, "start_time"),
        ({"starts_on": date(2026, 3, 29), "start_time": time(1), "end_time": time(2, 30)}, "end_time"),
        ({"starts_on": date(2026, 10, 25), "start_time": time(2, 30), "end_time": None}, "hour"),
        ({"starts_on": date(2027, 10, 31), "start_time": time(2), "end_time": None}, "hour"),
        ({"repeats": "daily", "repeats_until": date(2020, 1, 1)}, "repeats_until"),
        ({"repeats": "daily", "repeats_until": date(2030, 1, 1), "repeats_count": 3}, "repeats_count"),
        ({"repeats": "monthly_last", "starts_on": date(2026, 1, 24)}, "starts_on"),
        ({"slug": "karte"}, "slug"),
    ],
)
def test_impossible_times_and_rules_are_refused(values: dict, field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        EventFactory(**values)

    assert field in refusal.value.message_dict


def test_the_second_of_two_hours_is_an_hour_later() -> None:
    night = {"starts_on": date(2026, 10, 25), "start_time": time(2, 30), "end_time": None}
    first, second = EventFactory(**night, hour="first"), EventFactory(**night, hour="second")

    later = second.occurrences.get().starts_at - first.occurrences.get().starts_at
    assert later == timedelta(hours=1)
