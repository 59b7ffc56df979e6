"""Times as they are kept: microseconds since 1970 in UTC, from year 1 to 9999."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

SECOND = 1_000_000
HOUR = 3_600 * SECOND
DAY = 24 * HOUR
# Days are counted as people in the cities count them.
HERE = ZoneInfo("Europe/Berlin")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# Answers write thousands of times: the minutes of a day need not be made each time.
_MINUTES = [f"{minute // 60:02}:{minute % 60:02}" for minute in range(24 * 60)]


def microseconds(moment: datetime) -> int:
    """Return an aware time as it is kept."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(kept: int) -> datetime:
    """Return a kept time as an aware one in UTC."""
    return _EPOCH + timedelta(microseconds=kept)


def read(text: str) -> int:
    """Read an ISO 8601 time; without an offset it is UTC, as SensorThings clients that leave it out mean it.

    A leap second (…:59:60) is the first moment of the next minute. ValueError where it is no time.
    """
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        before, leap, after = text.partition(":60")
        if not leap or before.count(":") != 1:
            raise
        told = datetime.fromisoformat(f"{before}:59{after}") + timedelta(seconds=1)
    if len(text) < len("2000-01-01T00:00"):
        raise ValueError(text)
    try:
        return microseconds(told if told.tzinfo else told.replace(tzinfo=UTC))
    except OverflowError:
        raise ValueError(text) from None


def written(kept: int) -> str:
    """Write a kept time as ISO 8601 in UTC, with as many decimals as it needs (none, three or six)."""
    day, rest = divmod(kept, DAY)
    second, fraction = divmod(rest, SECOND)
    minute, second = divmod(second, 60)
    if not fraction:
        return f"{_day_written(day)}T{_MINUTES[minute]}:{second:02}Z"
    return f"{_day_written(day)}T{_MINUTES[minute]}:{second:02}.{f'{fraction:06}'.removesuffix('000')}Z"


@lru_cache(maxsize=10_000)
def _day_written(day: int) -> str:
    return (_EPOCH + timedelta(days=day)).date().isoformat()


def hour_of(kept: int) -> int:
    """Return the beginning of its hour."""
    return kept - kept % HOUR


@lru_cache(maxsize=50_000)
def day_of_hour(hour: int) -> int:
    """Return local midnight before the beginning of an hour; local offsets are whole hours since 1893 (before: UTC)."""
    local = moment(hour).astimezone(HERE)
    return microseconds(local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0).astimezone(UTC))


def month_of(kept: int) -> tuple[int, int]:
    """Return year and month in UTC."""
    told = moment(kept)
    return told.year, told.month
