"""Reading of foreign calendars: what an iCalendar file tells, as far as one rule of ours can say it.

Nothing is expanded here: the rule is taken over as a rule, or the entry is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import icalendar
from django.utils.translation import gettext as _

from dos.core import web
from dos.core.errors import Refused
from dos.core.text import clean_line, clean_text, cut
from dos.events.models import Repeats
from dos.events.models.event import Event
from dos.events.models.moments import ZONE
from dos.events.models.recurrence import WEEKDAY_CODES

MAX_BYTES, MAX_FETCHED_BYTES, MAX_ENTRIES = 1_000_000, 2_000_000, 500
# Many servers do not know the type of a calendar file; what is none is refused when it is read.
TYPES = ("text/calendar", "text/plain", "application/octet-stream")
_LARGEST_SEQUENCE = 2_000_000_000
MAX_EXCEPTIONS = 200
_KNOWN_PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"}


@dataclass(frozen=True)
class ForeignEvent:
    """One entry as it was told; `problem` says why it cannot be taken over."""

    uid: str
    recurrence_id: str
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""
    sequence: int = 0
    modified_at: datetime | None = None


def fetch_calendar(url: str) -> list[ForeignEvent]:
    """Fetch the calendar at an address and return its entries; raises `NotFetched`, refused like an uploaded file."""
    limits = web.Limits(size=MAX_FETCHED_BYTES)
    return read_calendar(web.fetch(url, types=TYPES, limits=limits).content, max_bytes=MAX_FETCHED_BYTES)


def read_calendar(content: bytes, *, max_bytes: int = MAX_BYTES) -> list[ForeignEvent]:
    """Return the entries of a calendar file; refused when it is too large, no calendar, or has too many entries."""
    if len(content) > max_bytes:
        raise Refused(_("Die Datei ist zu groß. Bitte höchstens 1 MB."))
    try:
        calendar = icalendar.Calendar.from_ical(content)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        raise Refused(_("Das ist keine Kalenderdatei (iCalendar, .ics).")) from None
    entries: list[Any] = calendar.walk("VEVENT")
    if len(entries) > MAX_ENTRIES:
        raise Refused(_("Die Datei hat zu viele Einträge. Bitte höchstens %(n)s.") % {"n": MAX_ENTRIES})
    entries = _current(entries)
    moved: dict[str, list[str]] = {}
    for entry in entries:
        original = _original(entry)
        if original:
            moved.setdefault(cut(clean_line(str(entry.get("UID", ""))), 255), []).append(original)
    return [_read(entry, moved) for entry in entries]


def _current(entries: list[Any]) -> list[Any]:
    """Leave out what the file itself has replaced: older versions of an entry, and dates that were taken away later."""
    newest: dict[tuple[str, str], Any] = {}
    for entry in entries:
        known = newest.get(_key(entry))
        if known is None or _version(known)[0] <= _version(entry)[0]:
            newest[_key(entry)] = entry
    kept = [one for one in entries if not _key(one)[0] or newest[_key(one)] is one]
    return [one for one in kept if not _is_taken_away(one, newest.get((_key(one)[0], "")))]


def _key(entry: Any) -> tuple[str, str]:
    return cut(clean_line(str(entry.get("UID", ""))), 255), _original(entry)


def _is_taken_away(entry: Any, series: Any) -> bool:
    original = _original(entry)
    if not original or series is None or _version(series)[0] <= _version(entry)[0]:
        return False
    try:
        until = series.get("RRULE", {}).get("UNTIL")
        is_after = until is not None and original > _until(until[0], _local(series["DTSTART"].dt)).isoformat()
        return is_after or original in _exceptions(series)
    except (KeyError, ValueError, TypeError, AttributeError, OverflowError):
        return False


def _read(entry: Any, moved: Mapping[str, list[str]]) -> ForeignEvent:
    uid = cut(clean_line(str(entry.get("UID", ""))), 255)
    title = cut(clean_line(str(entry.get("SUMMARY", ""))), 160)
    recurrence_id = _original(entry)
    if entry.get("RECURRENCE-ID") is not None and not recurrence_id:
        return ForeignEvent(uid, "", title, problem=_("Dieser Eintrag lässt sich nicht lesen."))
    if not uid or not title:
        return ForeignEvent(uid, recurrence_id, title, problem=_("Kennung oder Titel fehlt."))
    try:
        values = dict(_values(entry))
        if not recurrence_id and values.get("repeats") and uid in moved:
            values["exceptions"] = sorted({*values["exceptions"], *moved[uid]})[:MAX_EXCEPTIONS]
    except Refused as refusal:
        return ForeignEvent(uid, recurrence_id, title, problem=refusal.message)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return ForeignEvent(uid, recurrence_id, title, problem=_("Dieser Eintrag lässt sich nicht lesen."))
    return ForeignEvent(uid, recurrence_id, title, values, "", *_version(entry))


def _version(entry: Any) -> tuple[int, datetime | None]:
    """Return how often and when the entry was changed there, as far as it says so."""
    try:
        sequence = min(max(int(entry.get("SEQUENCE", 0)), 0), _LARGEST_SEQUENCE)
        told = entry.get("LAST-MODIFIED")
        return sequence, _local(told.dt) if told is not None and isinstance(told.dt, datetime) else None
    except (ValueError, TypeError, AttributeError, OverflowError):
        return 0, None


def _original(entry: Any) -> str:
    """Return the day of a series that the entry stands for; "" for none, and for one that cannot be read."""
    try:
        return _day(entry["RECURRENCE-ID"].dt).isoformat()
    except (KeyError, AttributeError, ValueError, TypeError, OverflowError):
        return ""


def _values(entry: Any) -> Iterator[tuple[str, Any]]:
    starts = _local(entry["DTSTART"].dt)
    ends = _end(entry, starts)
    is_all_day = not isinstance(starts, datetime)
    yield "starts_on", _day(starts)
    yield "start_time", None if is_all_day else _hour(starts)
    last = _day(ends) - timedelta(days=1) if ends is not None and is_all_day else _day(ends) if ends else _day(starts)
    yield "ends_on", max(last, _day(starts)) if last != _day(starts) else None
    yield "end_time", _hour(ends) if isinstance(ends, datetime) and not is_all_day else None
    text = clean_text(str(entry.get("DESCRIPTION", "")))
    yield "description", text[:5_000]
    yield "place", cut(clean_line(str(entry.get("LOCATION", ""))), 160)
    status = clean_line(str(entry.get("STATUS", ""))).upper()
    if status == "CANCELLED":
        raise Refused(_("Dort abgesagt."))
    yield "status", Event.Status.TENTATIVE if status == "TENTATIVE" else Event.Status.CONFIRMED
    if entry.get("RECURRENCE-ID") is None:
        yield from _rule(entry, starts)
    elif str(entry["RECURRENCE-ID"].params.get("RANGE", "")).upper() == "THISANDFUTURE":
        raise Refused(_("Diese Wiederholung lässt sich nicht übernehmen."))


def _rule(entry: Any, starts: Any) -> Iterator[tuple[str, Any]]:
    first = _day(starts)
    if entry.get("RDATE") is not None or isinstance(entry.get("RRULE"), list):
        raise Refused(_("Diese Wiederholung lässt sich nicht übernehmen."))
    told = entry.get("RRULE")
    if told is None:
        return
    if not set(told) <= _KNOWN_PARTS:
        raise Refused(_("Diese Wiederholung lässt sich nicht übernehmen."))
    yield from _rhythm(told, first)
    yield "interval", int(told.get("INTERVAL", [1])[0])
    yield "repeats_count", int(told["COUNT"][0]) if "COUNT" in told else None
    yield "repeats_until", _until(told["UNTIL"][0], starts) if "UNTIL" in told else None
    yield "exceptions", sorted(_exceptions(entry))[:MAX_EXCEPTIONS]


def _exceptions(entry: Any) -> set[str]:
    given = entry.get("EXDATE")
    lists = given if isinstance(given, list) else [given] if given is not None else []
    return {_day(_local(one.dt)).isoformat() for exdate in lists for one in exdate.dts}


def _until(told: Any, starts: Any) -> date:
    """Return the last day on which a date still begins; the moment that is told may lie before that day's hour."""
    if not isinstance(told, datetime):
        return told
    if not isinstance(starts, datetime):
        return told.date()
    local = _local(told)
    last: date = local.date()
    return last if datetime.combine(last, starts.time(), ZONE) <= local else last - timedelta(days=1)


def _rhythm(told: Any, first: date) -> Iterator[tuple[str, Any]]:
    days = [str(code) for code in told.get("BYDAY", [])]
    frequency = str(told["FREQ"][0])
    own, place = WEEKDAY_CODES[first.weekday()], (first.day - 1) // 7 + 1
    if frequency == "DAILY" and not days:
        yield "repeats", Repeats.DAILY
    elif frequency == "WEEKLY" and all(code in WEEKDAY_CODES for code in days) and own in (days or [own]):
        yield "repeats", Repeats.WEEKLY
        yield "weekdays", sorted(WEEKDAY_CODES.index(code) for code in days)
    elif frequency == "MONTHLY" and not days and told.get("BYMONTHDAY", [first.day]) == [first.day]:
        yield "repeats", Repeats.MONTHLY_DAY
    elif frequency == "MONTHLY" and days in ([f"{place}{own}"], [f"+{place}{own}"]):
        yield "repeats", Repeats.MONTHLY_WEEKDAY
    elif frequency == "MONTHLY" and days == [f"-1{own}"] and (first + timedelta(days=7)).month != first.month:
        yield "repeats", Repeats.MONTHLY_LAST
    else:
        raise Refused(_("Diese Wiederholung lässt sich nicht übernehmen."))


def _end(entry: Any, starts: Any) -> Any:
    if entry.get("DTEND") is not None:
        return _local(entry["DTEND"].dt)
    if entry.get("DURATION") is not None:
        return starts + entry["DURATION"].dt
    return None


def _local(value: Any) -> Any:
    """Return a moment as the clock in the cities shows it; what names no zone is taken as it stands."""
    if isinstance(value, datetime):
        return value.astimezone(ZONE) if value.tzinfo is not None else value.replace(tzinfo=ZONE)
    return value


def _day(value: Any) -> date:
    local = _local(value)
    return local.date() if isinstance(local, datetime) else local


def _hour(value: datetime) -> time:
    return value.time().replace(second=0, microsecond=0)
