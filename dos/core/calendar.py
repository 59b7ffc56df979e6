"""iCalendar (RFC 5545) as every room writes it: texts escaped, lines folded at 75 octets, the zone explained.

It only writes. What others send is read with the library `icalendar`, and the tests read with it what this writes.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from django.http import HttpResponse
from django.utils import timezone

from dos.core.text import clean_line, clean_text

CALENDAR = "text/calendar"
# What a programme does with it (RFC 5546): take it over, strike it out.
PUBLISH, CANCEL = "PUBLISH", "CANCEL"
ZONE_NAME = "Europe/Berlin"
# A line may have 75 octets; what follows begins with a blank, which counts.
MAX_OCTETS = 75
_ZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE_NAME}",
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


def document(name: str, product: str, lines: Iterable[str], *, refresh: str = "PT6H") -> str:
    """Return a calendar with its name, how often to look for changes, and the zone of its local times."""
    about = [f"X-WR-CALNAME:{text(name)}", f"NAME:{text(name)}", f"X-WR-TIMEZONE:{ZONE_NAME}"]
    about += [f"REFRESH-INTERVAL;VALUE=DURATION:{refresh}", f"X-PUBLISHED-TTL:{refresh}"]
    return _written(product, PUBLISH, about, lines)


def message(product: str, lines: Iterable[str], *, is_cancelled: bool = False) -> str:
    """Return what goes with a letter (RFC 5546): an entry to put into a calendar, or to strike out there.

    It has no name and no time of refreshing: programmes would make a calendar of its own of it.
    """
    return _written(product, CANCEL if is_cancelled else PUBLISH, (), lines)


def answer(text: str, name: str) -> HttpResponse:
    """Answer with a calendar that programmes can subscribe to."""
    headers = {"Content-Disposition": f'inline; filename="{name}.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


def text(value: str) -> str:
    """Write a text so that none of its letters ends a value or a line."""
    plain = clean_text(value) if "\n" in value else clean_line(value)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def local(name: str, at: datetime) -> str:
    """Write a moment as local time with its zone."""
    return f"{name};TZID={ZONE_NAME}:{timezone.localtime(at):%Y%m%dT%H%M%S}"


def universal(at: datetime) -> str:
    """Write a moment in UTC."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def whole(name: str, day: date) -> str:
    """Write a day without an hour."""
    return f"{name};VALUE=DATE:{day:%Y%m%d}"


def _written(product: str, method: str, about: Iterable[str], lines: Iterable[str]) -> str:
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//DOS 2030//{product}//DE", "CALSCALE:GREGORIAN")
    whole = (*head, f"METHOD:{method}", *about, *_ZONE, *lines, "END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in whole for piece in _folded(line))


def _folded(line: str) -> Iterator[str]:
    """Break a line before 76 octets, between letters; what follows begins with a blank."""
    rest = line.encode()
    room = MAX_OCTETS
    while len(rest) > room:
        cut = room
        # What begins with the bits 10 is the middle of a letter.
        while rest[cut] & 0b1100_0000 == 0b1000_0000:
            cut -= 1
        yield ("" if room == MAX_OCTETS else " ") + rest[:cut].decode()
        rest, room = rest[cut:], MAX_OCTETS - 1
    yield ("" if room == MAX_OCTETS else " ") + rest.decode()
