"""Fixed values: what a token means, and why it may not stand for a value."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from math import isfinite
from typing import TypeVar

from django.utils.translation import gettext as _

from dos.sensors.query.errors import QueryRefused, repeated
from dos.sensors.query.geography import geography_of
from dos.sensors.query.lexer import Token
from dos.sensors.query.limits import LARGEST_INTEGER, SMALLEST_INTEGER
from dos.sensors.query.tree import Interval, Literal

Read = TypeVar("Read")

CONSTANTS = {
    "null": Literal(None, "null"),
    "true": Literal(value=True, kind="boolean"),
    "false": Literal(value=False, kind="boolean"),
}
# OData writes these; no measured value and no column is one.
NO_NUMBERS = {"NaN", "INF", "Infinity"}
# 19 digits and a sign; longer ones need not be read to be known too large.
_LONGEST_INTEGER = 20
_MOMENT = re.compile(
    r"(?P<day>[0-9-]{10})(?:T(?P<clock>[0-9:.]+)(?P<offset>Z|[+\- ][0-9:]+)?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<hour>..):(?P<minute>..)(?::(?P<second>..)(?:\.(?P<fraction>[0-9]+))?)?")
_OFFSET = re.compile(r"(?P<sign>[+\- ])(?P<hours>..):?(?P<minutes>..)?")
_DURATION = re.compile(
    r"(?P<sign>-?)P(?=.)(?:(?P<weeks>[0-9]{1,9})W)?(?:(?P<days>[0-9]{1,9})D)?"
    r"(?:T(?=.)(?:(?P<hours>[0-9]{1,9})H)?(?:(?P<minutes>[0-9]{1,9})M)?"
    r"(?:(?P<seconds>[0-9]{1,9})(?:\.(?P<fraction>[0-9]{1,20}))?S)?)?"
)


def literal_of(token: Token) -> Literal:
    """Return the value of a token; refused where there is no such number, day, time or geometry."""
    return _READERS[token.kind](token)


def no_number(token: Token) -> QueryRefused:
    """Return the refusal of what is no finite number of 64 bit."""
    sentence = _("„%(found)s“ ist keine Zahl, mit der sich rechnen lässt.")
    return QueryRefused(sentence % {"found": repeated(token.text)}, position=token.position)


def moment_of(text: str) -> datetime:
    """Return a moment in UTC; a ValueError or OverflowError where there is none such.

    Without an offset it is UTC already: all times are stored and handed out so, and a query must not change its
    meaning with the time zone of a server. A day alone is its midnight. Digits behind microseconds are left out.
    """
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise ValueError(text)
    day = date.fromisoformat(found["day"])
    moment = datetime.combine(day, _clock(found["clock"] or "00:00"), _zone(found["offset"]))
    return moment.astimezone(UTC)


def duration_of(text: str) -> timedelta:
    """Return an ISO duration of weeks, days and clock time; a ValueError for months and years."""
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(text)
    parts = {name: int(found[name] or 0) for name in ("weeks", "days", "hours", "minutes", "seconds")}
    length = timedelta(**parts, microseconds=_microseconds(found["fraction"]))
    return -length if found["sign"] else length


def _clock(text: str) -> time:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0), _microseconds(found["fraction"]))


def _microseconds(fraction: str | None) -> int:
    return int((fraction or "")[:6].ljust(6, "0"))


def _zone(text: str | None) -> timezone:
    found = _OFFSET.fullmatch(text or "")
    if found is None:
        return UTC
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    if minutes >= 60:
        raise ValueError(text)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if found["sign"] == "-" else offset)


def _interval_of(text: str) -> Interval:
    first, _slash, last = text.partition("/")
    if first.startswith("P"):
        end = moment_of(last)
        start = end - duration_of(first)
    else:
        start = moment_of(first)
        end = start + duration_of(last) if last.startswith("P") else moment_of(last)
    if end < start:
        raise ValueError(text)
    return Interval(start, end)


def _number(token: Token) -> Literal:
    if token.text.removeprefix("-").isdigit():
        value = int(token.text) if len(token.text) <= _LONGEST_INTEGER else LARGEST_INTEGER + 1
        if not SMALLEST_INTEGER <= value <= LARGEST_INTEGER:
            raise no_number(token)
        return Literal(value, "integer")
    double = float(token.text)
    if not isfinite(double):
        raise no_number(token)
    return Literal(double, "double")


def _time(token: Token) -> Literal:
    return Literal(_read(moment_of, token), "time")


def _date(token: Token) -> Literal:
    return Literal(_read(date.fromisoformat, token), "date")


def _time_of_day(token: Token) -> Literal:
    return Literal(_read(_clock, token), "timeofday")


def _interval(token: Token) -> Literal:
    return Literal(_read(_interval_of, token), "interval")


def _quoted(token: Token) -> Literal:
    prefix, _quote, rest = token.text.partition("'")
    text = rest[:-1].replace("''", "'")
    if not prefix:
        return Literal(text, "string")
    if prefix == "duration":
        return Literal(_read(duration_of, Token("duration", text, token.position)), "duration")
    if prefix in {"geography", "geometry"}:
        return Literal(geography_of(text, token.position), "geography")
    sentence = _("Eine Angabe der Art „%(kind)s'…'“ gibt es nicht.")
    raise QueryRefused(sentence % {"kind": repeated(prefix)}, position=token.position)


def _read(read: Callable[[str], Read], token: Token) -> Read:
    try:
        return read(token.text)
    except (ValueError, OverflowError):
        sentence = _("„%(found)s“ ist kein Zeitpunkt und keine Zeitspanne, die es gibt.")
        raise QueryRefused(sentence % {"found": repeated(token.text)}, position=token.position) from None


_READERS: dict[str, Callable[[Token], Literal]] = {
    "number": _number,
    "time": _time,
    "date": _date,
    "timeofday": _time_of_day,
    "interval": _interval,
    "quoted": _quoted,
}
