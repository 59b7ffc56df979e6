"""When an event takes place, and how it comes back, in words that people use."""

from datetime import date, datetime, time, timedelta

from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from dos.core.text import listed
from dos.events.models import Event, Occurrence, Repeats
from dos.events.models.moments import ZONE

MAX_EXCEPTIONS = 6


def when(row: Occurrence, *, with_weekday: bool = True) -> str:
    """Word a date no more exactly than it is known; asks the event of the row."""
    if row.event.date_precision == Event.Precision.MONTH:
        return _months(row.starts_on, row.ends_on)
    days = _days(row.starts_on, row.ends_on, with_weekday=with_weekday)
    return days if row.all_day else f"{days}, {hours(row)}"


def hours(row: Occurrence) -> str:
    """Word the time of day: "18 bis 20 Uhr", "ab 18 Uhr", "ganztägig"."""
    if row.all_day:
        return _("ganztägig")
    return span(
        row.starts_at.astimezone(ZONE).time(), row.ends_at.astimezone(ZONE).time() if row.end_is_known else None
    )


def day_words(day: date) -> str:
    """Word a day with its weekday: "Donnerstag, 3. Dezember 2026"."""
    return formats.date_format(day, pgettext("date", "l, j. F Y"))


def rule_words(event: Event, today: date | None = None) -> str:
    """Say the rule as people do: "jeden ersten Donnerstag im Monat, 18 bis 20 Uhr, außer am 3. Dezember"."""
    if not event.is_series:
        return ""
    parts = [_rhythm(event)]
    if event.start_time is not None:
        parts.append(span(event.start_time, event.end_time))
    if event.repeats_until is not None:
        parts.append(_("bis %(day)s") % {"day": _day(event.repeats_until)})
    if event.repeats_count is not None:
        parts.append(ngettext("%(n)s Termin", "%(n)s Termine", event.repeats_count) % {"n": event.repeats_count})
    excluded = [day for day in sorted(event.excluded_days) if today is None or day >= today]
    if excluded:
        named = [_day_without_year(day) for day in excluded[:MAX_EXCEPTIONS]]
        if len(excluded) > MAX_EXCEPTIONS:
            named.append(_("an %(n)s weiteren Tagen") % {"n": len(excluded) - MAX_EXCEPTIONS})
        parts.append(_("außer am %(days)s") % {"days": listed(named)})
    if event.recurrence_note:
        parts.append(event.recurrence_note)
    return ", ".join(parts)


def _rhythm(event: Event) -> str:
    number = event.interval
    if event.repeats == Repeats.DAILY:
        return ngettext("jeden Tag", "alle %(n)s Tage", number) % {"n": number}
    if event.repeats == Repeats.WEEKLY:
        days = listed(str(WEEKDAYS[weekday]) for weekday in _weekdays(event))
        words = ngettext("jeden %(days)s", "alle %(n)s Wochen am %(days)s", number)
        return words % {"days": days, "n": number}
    first = event.starts_on or date.min
    if event.repeats == Repeats.MONTHLY_DAY:
        words = ngettext("jeden Monat am %(day)s.", "alle %(n)s Monate am %(day)s.", number)
        return words % {"day": first.day, "n": number}
    rule = event.rule
    place = _ordinal(rule.week_of_month if rule else 1)
    words = ngettext("jeden %(place)s %(weekday)s im Monat", "alle %(n)s Monate am %(place)s %(weekday)s", number)
    return words % {"place": place, "weekday": WEEKDAYS[first.weekday()], "n": number}


def _weekdays(event: Event) -> list[int]:
    own = {event.starts_on.weekday()} if event.starts_on else set()
    return sorted({*event.weekdays, *own})


def _ordinal(place: int) -> str:
    return {
        1: pgettext("weekday", "ersten"),
        2: pgettext("weekday", "zweiten"),
        3: pgettext("weekday", "dritten"),
        4: pgettext("weekday", "vierten"),
        5: pgettext("weekday", "fünften"),
    }.get(place, pgettext("weekday", "letzten"))


def span(starts: time, ends: time | None) -> str:
    """Word the hours from and to: "18 bis 20 Uhr", "ab 18 Uhr"."""
    if ends is None:
        return _("ab %(start)s Uhr") % {"start": clock(starts)}
    return _("%(start)s bis %(end)s Uhr") % {"start": clock(starts), "end": clock(ends)}


def clock(at: time) -> str:
    """Word a time as "18" or "18.30"."""
    if not (get_language() or "de").startswith("de"):
        return f"{at:%H:%M}"
    return f"{at:%-H.%M}" if at.minute else f"{at:%-H}"


def _days(first: date, last: date, *, with_weekday: bool) -> str:
    if first == last:
        return day_words(first) if with_weekday else _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return _("%(first)s. bis %(last)s") % {"first": first.day, "last": _day(last)}
    return _("%(first)s bis %(last)s") % {
        "first": _day_without_year(first) if first.year == last.year else _day(first),
        "last": _day(last),
    }


def _months(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return formats.date_format(first, "F Y")
    return _("%(first)s bis %(last)s") % {
        "first": formats.date_format(first, "F" if first.year == last.year else "F Y"),
        "last": formats.date_format(last, "F Y"),
    }


def _day(day: date) -> str:
    return formats.date_format(day, "j. F Y")


def _day_without_year(day: date) -> str:
    return formats.date_format(day, pgettext("date", "j. F"))


def month_words(first: date) -> str:
    """Word a month: "Dezember 2026"."""
    return formats.date_format(first, "F Y")


def start_of(day: date) -> datetime:
    """Return the moment at which a day begins in the cities."""
    return datetime.combine(day, time(0), ZONE)


def next_month(first: date) -> date:
    """Return the first day of the month after."""
    return (first + timedelta(days=32)).replace(day=1)
