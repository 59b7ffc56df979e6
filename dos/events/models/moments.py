"""Times of day in the cities: what the clock on the wall says, and the moment that it means."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE_NAME = "Europe/Berlin"
ZONE = ZoneInfo(ZONE_NAME)


def moment(day: date, at: time | None, *, second: bool = False) -> datetime:
    """Return the moment of a local time, in UTC; midnight where no time is given.

    An hour that the clock skips in March is told by the clock before the change, as RFC 5545 says (section 3.3.5).
    """
    return datetime.combine(day, at or time(0), ZONE).replace(fold=int(second)).astimezone(UTC)


def is_skipped(day: date, at: time | None) -> bool:
    """Whether the clock never shows this time, because it is put forward."""
    return at is not None and moment(day, at).astimezone(ZONE).replace(tzinfo=None) != datetime.combine(day, at)


def is_twice(day: date, at: time | None) -> bool:
    """Whether the clock shows this time twice, because it is put back."""
    return at is not None and not is_skipped(day, at) and moment(day, at) != moment(day, at, second=True)


def local_day(at: datetime) -> date:
    """Return the day that the calendar on the wall shows at a moment."""
    return at.astimezone(ZONE).date()


def last_day(ends_at: datetime) -> date:
    """Return the last day of what ends at a moment; midnight belongs to the day before."""
    return local_day(ends_at - timedelta(microseconds=1))
