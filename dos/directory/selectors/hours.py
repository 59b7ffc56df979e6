"""When an office is open: weekly hours, exceptions, public holidays; always local time, also when clocks change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from dos.core.text import listed
from dos.directory.models import Office, OpeningException, OpeningHours

ZONE = ZoneInfo("Europe/Berlin")
STATE = "NW"
# An office that opens later than this is simply closed.
MAX_DAYS_AHEAD = 120
WEEK = 7
_LANGUAGES = {"de": "de", "en": "en_US"}


@dataclass(frozen=True, order=True)
class Span:
    """From when to when somebody is there on one day."""

    opens: time
    closes: time
    note: str = ""

    @property
    def words(self) -> str:
        """The span as people write it: "8 bis 12.30 Uhr"."""
        return _("%(start)s bis %(end)s Uhr") % {"start": _clock(self.opens), "end": _clock(self.closes)}


@dataclass(frozen=True)
class Day:
    """One day: when somebody is there, and why it is not as in other weeks."""

    on: date
    spans: tuple[Span, ...]
    holiday: str = ""
    exception: str = ""
    is_exception: bool = False

    @property
    def words(self) -> str:
        """What holds, with the reason: "geschlossen (Fronleichnam)", "8 bis 10 Uhr"."""
        reason = self.exception or self.holiday
        words = listed(span.words for span in self.spans) or _("geschlossen")
        return f"{words} ({reason})" if reason else words


@dataclass(frozen=True)
class Line:
    """One line of the weekly hours: days that have the same, and their spans; none means closed."""

    days: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Now:
    """What somebody who stands at the door wants to know. `until` and `next_opening` are local times without zone."""

    is_known: bool
    is_open: bool
    words: str
    until: datetime | None = None
    next_opening: datetime | None = None


@dataclass(frozen=True)
class Timetable:
    """The opening hours of one office."""

    weekly: tuple[tuple[int, Span], ...]
    exceptions: tuple[OpeningException, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether anything is known about the hours."""
        return bool(self.weekly)

    def day(self, on: date) -> Day:
        """Return what holds on one day: the narrowest exception, else the holiday, else the hours of the week."""
        holiday = holiday_on(on)
        if special := self._narrowest(on):
            named = [Span(one.opens, one.closes) for one in special if one.opens is not None and one.closes is not None]
            spans = _spans(named) if len(named) == len(special) else ()
            reason = listed(dict.fromkeys(one.reason for one in special if one.reason))
            return Day(on, spans, holiday, reason, is_exception=True)
        if holiday:
            return Day(on, (), holiday)
        return Day(on, _spans(span for weekday, span in self.weekly if weekday == on.weekday()))

    def now(self, at: datetime) -> Now:
        """Say whether somebody is there at this moment, until when, or when next."""
        if not self.is_known:
            return Now(is_known=False, is_open=False, words=_("Öffnungszeiten nicht belegt"))
        local = at.astimezone(ZONE).replace(tzinfo=None)
        today = self.day(local.date())
        for opens, closes in joined(today.spans):
            if opens <= local.time() < closes:
                words = _("jetzt geöffnet bis %(clock)s Uhr") % {"clock": _clock(closes)}
                until = datetime.combine(local.date(), closes)
                return Now(is_known=True, is_open=True, words=words, until=until)
        following = self.next_opening(local)
        words = _closed_words(today, local, following)
        return Now(is_known=True, is_open=False, words=words, next_opening=following)

    def next_opening(self, local: datetime) -> datetime | None:
        """Return the first opening after a local time; None when there is none for months."""
        for ahead in range(MAX_DAYS_AHEAD + 1):
            on = local.date() + timedelta(days=ahead)
            for opens, _closes in joined(self.day(on).spans):
                if ahead or opens > local.time():
                    return datetime.combine(on, opens)
        return None

    def week(self) -> list[Line]:
        """Return the hours of an ordinary week, days in a row that have the same in one line."""
        spans = [_spans(span for weekday, span in self.weekly if weekday == day) for day in range(WEEK)]
        lines, first = [], 0
        for day in range(WEEK):
            if day + 1 == WEEK or spans[day + 1] != spans[first]:
                lines.append(Line(_days(first, day), spans[first]))
                first = day + 1
        return lines

    def unusual(self, today: date, days: int) -> Iterator[Day]:
        """Give the coming days that differ from an ordinary week: exceptions, and holidays on days that are open."""
        for ahead in range(days):
            day = self.day(today + timedelta(days=ahead))
            if day.is_exception or (day.holiday and any(weekday == day.on.weekday() for weekday, _span in self.weekly)):
                yield day

    def _narrowest(self, on: date) -> list[OpeningException]:
        covering = [one for one in self.exceptions if one.first_day <= on <= one.last_day]
        lengths = [one.last_day - one.first_day for one in covering]
        return [one for one, length in zip(covering, lengths, strict=True) if length == min(lengths)]


def timetable(office: Office) -> Timetable:
    """Return the hours of an office; prefetch `hours` and `exceptions` for lists."""
    return timetable_of(office.hours.all(), office.exceptions.all())


def timetable_of(hours: Iterable[OpeningHours], exceptions: Iterable[OpeningException] = ()) -> Timetable:
    """Return the timetable that these rows tell."""
    weekly = sorted((row.weekday, Span(row.opens, row.closes, row.note)) for row in hours)
    return Timetable(tuple(weekly), tuple(exceptions))


def holiday_on(on: date) -> str:
    """Return the name of the public holiday of the state; "" on other days."""
    return _holidays(on.year, get_language() or "de").get(on, "")


@lru_cache(maxsize=64)
def _holidays(year: int, language: str) -> dict[date, str]:
    return dict(holidays.country_holidays("DE", subdiv=STATE, years=year, language=_LANGUAGES.get(language[:2], "de")))


def joined(spans: Sequence[Span]) -> list[tuple[time, time]]:
    """Return the spans with those that touch made one: somebody is there all the while."""
    found: list[tuple[time, time]] = []
    for span in sorted(spans):
        if found and span.opens <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], span.closes))
        else:
            found.append((span.opens, span.closes))
    return found


def _spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))


def _closed_words(today: Day, local: datetime, following: datetime | None) -> str:
    if following is None:
        opens = ""
    else:
        clock = {"clock": _clock(following.time())}
        days = (following.date() - local.date()).days
        if days == 0:
            opens = _("öffnet heute um %(clock)s Uhr") % clock
        elif days == 1:
            opens = _("öffnet morgen um %(clock)s Uhr") % clock
        elif days < WEEK:
            opens = _("öffnet %(day)s um %(clock)s Uhr") % {"day": WEEKDAYS[following.weekday()], **clock}
        else:
            named = formats.date_format(following.date(), pgettext("date", "j. F"))
            opens = _("öffnet am %(day)s um %(clock)s Uhr") % {"day": named, **clock}
    begin = _("geschlossen")
    if not today.spans and today.exception:
        begin = _("heute geschlossen: %(reason)s") % {"reason": today.exception}
    elif not today.spans and today.holiday:
        begin = _("heute Feiertag: %(name)s") % {"name": today.holiday}
    return f"{begin}, {opens}" if opens else begin


def _days(first: int, last: int) -> str:
    if first == last:
        return str(WEEKDAYS[first])
    if last - first == 1:
        return listed(str(WEEKDAYS[day]) for day in (first, last))
    return _("%(first)s bis %(last)s") % {"first": WEEKDAYS[first], "last": WEEKDAYS[last]}


def _clock(at: time) -> str:
    if not (get_language() or "de").startswith("de"):
        return f"{at:%H:%M}"
    return f"{at:%-H.%M}" if at.minute else f"{at:%-H}"
