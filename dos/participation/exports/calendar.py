"""Dates of taking part as iCalendar (RFC 5545): the phases of processes, and the days of offers that have some."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from dos.core import calendar as written
from dos.core.text import translated
from dos.participation.exports.ways import address_of
from dos.participation.models import Offer, Phase, Process
from dos.participation.selectors.overview import Way


def calendar(name: str, ways: Iterable[Way]) -> str:
    """Return the calendar; an entry keeps its UID as long as its phase or offer lives."""
    return written.document(name, "Mitmachen", (line for way in ways for line in _entries(way)))


def _entries(way: Way) -> Iterator[str]:
    if isinstance(way.thing, Offer):
        yield from _of_offer(way.thing, address_of(way))
    else:
        for phase in way.thing.phases.all():
            yield from _of_phase(way.thing, phase, address_of(way))


def _of_phase(process: Process, phase: Phase, url: str) -> Iterator[str]:
    title = f"{translated(process, 'title').text}: {translated(phase, 'title').text}"
    span = (written.local("DTSTART", phase.starts_at), written.local("DTEND", phase.ends_at))
    yield from _event(f"phase-{phase.pk}", title, span, translated(process, "summary").text, url, process.changed_at)


def _of_offer(offer: Offer, url: str) -> Iterator[str]:
    first, last = offer.starts_on or offer.ends_on, offer.ends_on or offer.starts_on
    if first is None or last is None:
        return
    title = translated(offer, "title").text
    if offer.starts_on is None:
        title = _("Endet: %(title)s") % {"title": title}
    span = (written.whole("DTSTART", first), written.whole("DTEND", last + timedelta(days=1)))
    yield from _event(f"angebot-{offer.slug}", title, span, translated(offer, "summary").text, url, offer.changed_at)


def _event(key: str, title: str, span: tuple[str, str], text: str, url: str, changed_at: datetime) -> Iterator[str]:
    host = urlsplit(settings.PUBLIC_URL).hostname
    changed = written.universal(changed_at)
    yield from ("BEGIN:VEVENT", f"UID:{key}@{host}", f"DTSTAMP:{changed}", f"LAST-MODIFIED:{changed}")
    # Minutes since 1970 only grow, so that a calendar takes the newer of two.
    yield f"SEQUENCE:{int(changed_at.timestamp()) // 60}"
    yield from (*span, f"SUMMARY:{written.text(title)}", f"DESCRIPTION:{written.text(text)}", f"URL:{url}")
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")
