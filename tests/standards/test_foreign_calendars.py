"""The tricky calendar files of other libraries: taken over with the dates that those see, or left out in words."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events

from dos.core.errors import Refused
from dos.events.connectors import ForeignEvent, read_calendar
from dos.events.models import Repeats, Rule
from dos.events.models.moments import ZONE

FOLDERS = (Path(icalendar.__file__).parent / "tests", Path(recurring_ical_events.__file__).parent / "test")
FILES = sorted(file for folder in FOLDERS for file in folder.rglob("*.ics"))
AHEAD = timedelta(days=730)


def test_there_are_enough_of_them() -> None:
    assert len(FILES) > 200


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_tricky_calendar_is_read_or_refused_in_words(file: Path) -> None:
    try:
        entries = read_calendar(file.read_bytes())
    except Refused:
        return

    for entry in entries:
        assert entry.problem or (entry.uid and entry.title and entry.values["starts_on"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_taken_over_has_the_dates_that_others_see(file: Path) -> None:
    try:
        entries = read_calendar(file.read_bytes())
        whole = icalendar.Calendar.from_ical(file.read_bytes())
    except (Refused, ValueError):
        return
    # Where a part of a series is left out, its other parts alone do not tell all of it.
    left_out = {entry.uid for entry in entries if entry.problem}
    for uid in {entry.uid for entry in entries} - left_out:
        own = [entry for entry in entries if entry.uid == uid]
        first = min(entry.values["starts_on"] for entry in own)
        if first.year > 1970:
            assert ours(own, first) == theirs(whole, uid, first), uid


def ours(entries: list[ForeignEvent], first: date) -> set[date]:
    """Return the days of a series and of those that were moved out of it."""
    found = set()
    for entry in entries:
        told = entry.values
        rule = Rule(
            repeats=told.get("repeats", Repeats.NEVER),
            first=told["starts_on"],
            interval=told.get("interval", 1),
            weekdays=tuple(told.get("weekdays", ())),
            until=told.get("repeats_until"),
            count=told.get("repeats_count"),
        )
        days = {day for day in rule.days(first + AHEAD) if day.isoformat() not in told.get("exceptions", ())}
        found |= {day for day in days if first <= day < first + AHEAD}
    return found


def theirs(whole: Any, uid: str, first: date) -> set[date]:
    """Return what `recurring_ical_events` sees, as days of the city's clock."""
    alone = icalendar.Calendar()
    for entry in whole.walk("VEVENT"):
        if str(entry.get("UID", "")) == uid:
            alone.add_component(entry)
    found = recurring_ical_events.of(alone).between(first - timedelta(days=1), first + AHEAD)
    days = {_day(entry["DTSTART"].dt) for entry in found}
    return {day for day in days if first <= day < first + AHEAD}


def _day(value: date) -> date:
    if isinstance(value, datetime):
        return value.astimezone(ZONE).date() if value.tzinfo else value.date()
    return value
