"""Dates of taking part as iCalendar (RFC 5545): the phases of processes, and the days of offers that have some."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.text import clean_line, clean_text, translated
from dos.participation.exports.ways import address_of
from dos.participation.models import Offer, Phase, Process
from dos.participation.selectors.overview import Way

CALENDAR = "text/calendar"
MAX_OCTETS = 73
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Berlin",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19700329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19701025T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar(name: str, ways: Iterable[Way]) -> str:
    """Return the calendar; an entry keeps its UID as long as its phase or offer lives."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//DOS 2030//Mitmachen//DE", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}", "X-WR-TIMEZONE:Europe/Berlin", *_ZONE]
    for way in ways:
        lines += _entries(way)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def calendar_answer(text: str, name: str) -> HttpResponse:
    """Answer with a calendar that programmes can subscribe to."""
    headers = {"Content-Disposition": f'inline; filename="{name}.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


def _entries(way: Way) -> Iterator[str]:
    if isinstance(way.thing, Offer):
        yield from _of_offer(way.thing, address_of(way))
    else:
        for phase in way.thing.phases.all():
            yield from _of_phase(way.thing, phase, address_of(way))


def _of_phase(process: Process, phase: Phase, url: str) -> Iterator[str]:
    title = f"{translated(process, 'title').text}: {translated(phase, 'title').text}"
    span = (f"DTSTART;{_local(phase.starts_at)}", f"DTEND;{_local(phase.ends_at)}")
    yield from _event(f"phase-{phase.pk}", title, span, translated(process, "summary").text, url, process.changed_at)


def _of_offer(offer: Offer, url: str) -> Iterator[str]:
    first, last = offer.starts_on or offer.ends_on, offer.ends_on or offer.starts_on
    if first is None or last is None:
        return
    title = translated(offer, "title").text
    if offer.starts_on is None:
        title = _("Endet: %(title)s") % {"title": title}
    span = (f"DTSTART;{_whole(first)}", f"DTEND;{_whole(last + timedelta(days=1))}")
    yield from _event(f"angebot-{offer.slug}", title, span, translated(offer, "summary").text, url, offer.changed_at)


def _event(key: str, title: str, span: tuple[str, str], text: str, url: str, changed_at: datetime) -> Iterator[str]:
    host = urlsplit(settings.PUBLIC_URL).hostname
    changed = f"{changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield from ("BEGIN:VEVENT", f"UID:{key}@{host}", f"DTSTAMP:{changed}", f"LAST-MODIFIED:{changed}")
    # Minutes since 1970 only grow, so that a calendar takes the newer of two.
    yield f"SEQUENCE:{int(changed_at.timestamp()) // 60}"
    yield from (*span, f"SUMMARY:{_text(title)}", f"DESCRIPTION:{_text(text)}", f"URL:{url}")
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _local(at: datetime) -> str:
    return f"TZID=Europe/Berlin:{timezone.localtime(at):%Y%m%dT%H%M%S}"


def _whole(on: date) -> str:
    return f"VALUE=DATE:{on:%Y%m%d}"


def _text(value: str) -> str:
    plain = clean_text(value) if "\n" in value else clean_line(value)
    for found, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(found, written)
    return plain


def _folded(line: str) -> Iterator[str]:
    """Break a line before 75 octets, between letters; what follows begins with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > MAX_OCTETS:
            yield piece
            piece = " "
        piece += letter
    yield piece
