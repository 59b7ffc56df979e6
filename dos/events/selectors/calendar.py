"""Events as iCalendar (RFC 5545): the rule, what it leaves out, and each date that differs from it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from dos.core import calendar as written
from dos.core.text import shortened, translated
from dos.events.models import Event, Occurrence, Repeats, Rule
from dos.events.models.moments import ZONE, moment
from dos.events.models.recurrence import WEEKDAY_CODES
from dos.events.selectors import addresses

# What was called off is told for so long; afterwards the rule simply leaves it out.
DAYS_CANCELLED = 90
# A letter carries no more of the sentence than its field takes.
MAX_SUMMARY = 400


@dataclass(frozen=True)
class Form:
    """How one entry differs from that of a feed: a date on its own, in a letter, for somebody."""

    suffix: str = ""
    written_at: datetime | None = None
    status: str = ""
    online_url: str = ""


_FEED = Form()
_FREQUENCIES = {Repeats.DAILY: "DAILY", Repeats.WEEKLY: "WEEKLY"}


def calendar(name: str, events: Iterable[tuple[Event, Sequence[Occurrence]]], today: date) -> str:
    """Return the calendar of events, each with its date or, of a series, with the dates that differ from the rule."""
    lines = (line for event, rows in events for line in entries(event, rows, today))
    return written.document(name, "Termine", lines)


def entries(event: Event, rows: Sequence[Occurrence], today: date) -> Iterator[str]:
    """Return the lines of one event; one whose day is not known has none."""
    if event.date_precision != Event.Precision.DAY:
        return
    if not event.is_series:
        for row in rows[:1]:
            yield from _entry(event, _span(row), row)
        return
    rule = event.rule
    if rule is not None:
        yield from _series(event, rule, [row for row in rows if row.is_override], today)


def date_entry(event: Event, row: Occurrence) -> Iterator[str]:
    """Return the lines of one date of a series on its own, for those who want to keep just this one."""
    yield from _entry(event, _span(row), row, form=Form(suffix=_suffix(row)))


def letter(row: Occurrence, written_at: datetime, *, status: str = "", online_url: str = "") -> str:
    """Return one date as it goes with a letter to somebody who comes, comes perhaps, or not any more (`status`).

    It has the UID of the date's own file and the SEQUENCE of all feeds. What orders letters of the same SEQUENCE is
    when they were written. "" for a date whose day is not known.
    """
    event = row.event
    if event.date_precision != Event.Precision.DAY:
        return ""
    status = Event.Status.CANCELLED if row.is_cancelled else status
    form = Form(_suffix(row) if event.is_series else "", written_at, status, online_url)
    is_off = status == Event.Status.CANCELLED
    return written.message("Termine", _entry(event, _span(row), row, form=form), is_cancelled=is_off)


def _suffix(row: Occurrence) -> str:
    return f"-{row.day:%Y%m%d}"


def uid(event: Event) -> str:
    """Return the name under which calendars know the event for good."""
    return f"{event.uid}@{urlsplit(settings.PUBLIC_URL).hostname}"


def _series(event: Event, rule: Rule, rows: Sequence[Occurrence], today: date) -> Iterator[str]:
    gone = {row.day for row in rows if _is_forgotten(row, today)}
    starts_at, ends_at = event.moments_on(rule.first)
    span = _times(starts_at, ends_at, all_day=event.is_all_day, end_is_known=event.end_time is not None)
    left_out = sorted(event.excluded_days | gone)
    recurrence = [f"RRULE:{_rrule(event, rule)}", *(_original("EXDATE", event, day) for day in left_out)]
    yield from _entry(event, span, None, recurrence)
    for row in rows:
        if row.day not in gone:
            yield from _entry(event, _span(row), row, [_original("RECURRENCE-ID", event, row.day)])


def _is_forgotten(row: Occurrence, today: date) -> bool:
    if row.status != Occurrence.Status.CANCELLED:
        return False
    since = max(row.day, (row.status_at or row.changed_at).date())
    return since < today - timedelta(days=DAYS_CANCELLED)


def _rrule(event: Event, rule: Rule) -> str:
    parts = [f"FREQ={_FREQUENCIES.get(Repeats(rule.repeats), 'MONTHLY')}"]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.repeats == Repeats.WEEKLY:
        parts.append(f"BYDAY={','.join(WEEKDAY_CODES[number] for number in rule.days_of_week)}")
    elif rule.repeats == Repeats.MONTHLY_DAY:
        parts.append(f"BYMONTHDAY={rule.first.day}")
    elif rule.repeats in (Repeats.MONTHLY_WEEKDAY, Repeats.MONTHLY_LAST):
        parts.append(f"BYDAY={rule.week_of_month}{WEEKDAY_CODES[rule.first.weekday()]}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.until is not None:
        # The last moment of the last day, so that a change of the hour never cuts off the last date.
        end = written.universal(moment(rule.until, time(23, 59, 59)))
        parts.append(f"UNTIL={rule.until:%Y%m%d}" if event.is_all_day else f"UNTIL={end}")
    return ";".join(parts)


def _original(name: str, event: Event, day: date) -> str:
    if event.is_all_day:
        return written.whole(name, day)
    return f"{name};TZID={written.ZONE_NAME}:{datetime.combine(day, event.start_time or time(0)):%Y%m%dT%H%M%S}"


def _span(row: Occurrence) -> list[str]:
    return _times(row.starts_at, row.ends_at, all_day=row.all_day, end_is_known=row.end_is_known)


def _times(starts_at: datetime, ends_at: datetime, *, all_day: bool, end_is_known: bool) -> list[str]:
    if all_day:
        days = [("DTSTART", starts_at), ("DTEND", ends_at)]
        return [written.whole(name, at.astimezone(ZONE).date()) for name, at in days]
    lines = [_moment("DTSTART", starts_at)]
    return [*lines, _moment("DTEND", ends_at)] if end_is_known else lines


def _moment(name: str, at: datetime) -> str:
    """Write a moment as local time; the second of two equal hours in UTC, because local time means the first."""
    is_second = bool(at.astimezone(ZONE).fold)
    return f"{name}:{written.universal(at)}" if is_second else written.local(name, at)


def _entry(
    event: Event, span: Sequence[str], row: Occurrence | None, more: Sequence[str] = (), form: Form = _FEED
) -> Iterator[str]:
    changed = written.universal(max(event.changed_at, row.changed_at) if row is not None else event.changed_at)
    stamp = written.universal(form.written_at) if form.written_at else changed
    yield from ("BEGIN:VEVENT", f"UID:{uid(event).replace('@', f'{form.suffix}@')}", f"DTSTAMP:{stamp}")
    yield from (f"LAST-MODIFIED:{changed}", f"SEQUENCE:{event.sequence}", *span, *more)
    is_cancelled = event.is_cancelled or (row is not None and row.status == Occurrence.Status.CANCELLED)
    status = Event.Status.CANCELLED if is_cancelled else form.status or event.status
    title = translated(event, "title").text
    yield f"STATUS:{status.upper()}"
    yield f"SUMMARY:{written.text(_('Abgesagt: %(title)s') % {'title': title} if is_cancelled else title)}"
    yield f"DESCRIPTION:{written.text(_description(event, row, form))}"
    place = _place(event, row)
    if place:
        yield f"LOCATION:{written.text(place)}"
    if event.latitude is not None and event.longitude is not None and not (row is not None and row.place_override):
        yield f"GEO:{event.latitude};{event.longitude}"
    is_date = row is not None and event.is_series
    yield f"URL:{addresses.date_url(event, row.day) if is_date and row is not None else addresses.canonical_url(event)}"
    yield f"CATEGORIES:{','.join(written.text(word) for word in _categories(event))}"
    yield "END:VEVENT"


def _description(event: Event, row: Occurrence | None, form: Form) -> str:
    reason = event.cancel_reason or (row.reason if row is not None else "")
    summary = translated(event, "summary").text
    if form.written_at:
        summary = shortened(summary, MAX_SUMMARY)
    access = _("Online teilnehmen: %(url)s") % {"url": form.online_url} if form.online_url else ""
    words = [reason, row.note if row is not None else "", access, summary]
    if event.is_example:
        words.insert(0, _("Beispiel"))
    return "\n".join(word for word in words if word)


def _place(event: Event, row: Occurrence | None) -> str:
    if row is not None and row.place_override:
        return row.place_override
    if event.mode == Event.Mode.ONLINE:
        return str(Event.Mode.ONLINE.label)
    return ", ".join(part for part in (event.place, event.room, event.address) if part)


def _categories(event: Event) -> list[str]:
    # Django's own way to the label hashes all of them each time, which a feed of thousands feels.
    fields = event.topics if hasattr(event, "topics") else event.action_fields.all()
    return [str(Event.Kind(event.kind).label), *(translated(field, "name").text for field in fields)]
