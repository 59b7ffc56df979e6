"""The calendar entry that goes with letters, sent through a real mail server and read by independent readers."""

from collections.abc import Iterator
from datetime import time, timedelta
from email.message import EmailMessage
from typing import Any

import icalendar
import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from dos.core.calendar import MAX_OCTETS
from dos.events.models import Event, Registration, Repeats
from dos.events.selectors.calendar import letter
from dos.events.services import registration_jobs as jobs
from dos.events.services.changes import cancel_date, cancel_event, move_date
from dos.events.services.registration import accept, cancel
from dos.events.tests.registration import comes, date_with
from dos.notifications.models import Mail
from dos.notifications.services import outbox
from dos.notifications.services.letters import MAX_CALENDAR
from dos.notifications.tests import mailserver
from dos.notifications.tests.mailserver import MailServer

pytestmark = pytest.mark.django_db
WAY_IN = "https://raum.dos.invalid/geheim"


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    """A mail server, and a product that is no demonstration."""
    with mailserver.running() as server:
        settings.DEMO = False
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 2
        yield server


def sent(server: MailServer, words: str, to: str = "gast1@dos.invalid") -> EmailMessage:
    """Send what waits; return the one letter with these words in its subject that the server has for an address."""
    outbox.send_waiting.call()
    found = [letter for recipient, letter in server.taken if recipient == to and words in letter["Subject"]]
    assert len(found) == 1
    return found[0]


def part(letter: EmailMessage) -> EmailMessage | None:
    """Return what is attached; nothing but one entry may be."""
    found = list(letter.iter_attachments())
    assert len(found) <= 1
    return found[0] if found else None


def entry(letter: EmailMessage) -> tuple[str, Any]:
    """Return the method and the one entry of a letter, as an independent reader understands them."""
    attached = part(letter)
    assert attached is not None
    assert (attached.get_content_type(), attached.get_filename()) == ("text/calendar", "termin.ics")
    assert attached.get_content_charset() == "utf-8"
    text = attached.get_content()
    assert all(len(line.encode()) <= MAX_OCTETS for line in text.split("\r\n"))
    calendar = icalendar.Calendar.from_ical(text)
    assert str(calendar["METHOD"]) == attached["Content-Type"].params["method"]
    (found,) = calendar.walk("VEVENT")
    return str(calendar["METHOD"]), found


def feed(path: str) -> Any:
    """Return the first entry of a public calendar file."""
    return icalendar.Calendar.from_ical(Client().get(path).content).walk("VEVENT")[0]


def test_who_has_a_place_gets_the_date_as_the_feed_tells_it(server: MailServer) -> None:
    row = comes(date_with(5, title="Bürgerforum, offen; für alle"), 1)

    method, told = entry(sent(server, "angemeldet"))

    public = feed(f"/termine/{row.occurrence.event.slug}.ics")
    for name in ("UID", "SEQUENCE", "SUMMARY", "LOCATION", "URL", "STATUS"):
        assert told[name] == public[name]
    assert (told["DTSTART"].dt, told["DTEND"].dt) == (public["DTSTART"].dt, public["DTEND"].dt)
    assert (method, str(told["STATUS"])) == ("PUBLISH", "CONFIRMED")


def test_one_date_of_a_series_has_the_uid_of_its_own_file(server: MailServer) -> None:
    row = comes(date_with(5, repeats=Repeats.WEEKLY), 1)

    told = entry(sent(server, "angemeldet"))[1]

    public = feed(f"/termine/{row.occurrence.event.slug}/{row.occurrence.day.isoformat()}.ics")
    assert (told["UID"], told["DTSTART"].dt) == (public["UID"], public["DTSTART"].dt)
    assert "RRULE" not in told


def test_a_moved_date_raises_the_sequence_under_the_same_uid(server: MailServer) -> None:
    occurrence = date_with(1)
    comes(occurrence, 1), comes(occurrence, 2)
    before = entry(sent(server, "angemeldet"))[1]

    moved = move_date(
        occurrence=occurrence,
        day=occurrence.day + timedelta(days=1),
        starts=time(17),
        ends=time(19),
        place="Ruhrtalmuseum",
        reason="Der Saal steht unter Wasser.",
    )
    jobs.tell_changes(now=timezone.now())
    method, after = entry(sent(server, "Geändert"))

    assert (method, after["UID"], after["SEQUENCE"]) == ("PUBLISH", before["UID"], before["SEQUENCE"] + 1)
    assert (after["DTSTART"].dt, str(after["LOCATION"])) == (timezone.localtime(moved.starts_at), "Ruhrtalmuseum")
    assert after["SEQUENCE"] == feed(f"/termine/{occurrence.event.slug}.ics")["SEQUENCE"]
    # Who waits has nothing in the calendar that would have to follow.
    assert part(sent(server, "Geändert", "gast2@dos.invalid")) is None


@pytest.mark.parametrize("what", ["date", "event"])
def test_a_date_that_is_called_off_is_struck_out(what: str, server: MailServer) -> None:
    occurrence = date_with(5, online_url=WAY_IN)
    comes(occurrence, 1)
    before = entry(sent(server, "angemeldet"))[1]

    if what == "date":
        cancel_date(occurrence=occurrence, reason="Die Rednerin ist erkrankt.")
    else:
        cancel_event(event=occurrence.event, reason="Die Rednerin ist erkrankt.")
    jobs.tell_changes(now=timezone.now())
    method, after = entry(sent(server, "Abgesagt"))

    assert (method, str(after["STATUS"])) == ("CANCEL", "CANCELLED")
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], before["SEQUENCE"] + 1)
    assert WAY_IN not in after.to_ical().decode()
    assert "erkrankt" in after["DESCRIPTION"]


def test_who_gives_the_place_back_strikes_it_out_and_may_come_back(server: MailServer) -> None:
    occurrence = date_with(5, title="Bürgerforum")
    row = comes(occurrence, 1)
    before = entry(sent(server, "Sie sind angemeldet"))[1]

    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        cancel(registration=row)
        method, gone = entry(sent(server, "abgemeldet"))
    server.taken.clear()
    with time_machine.travel(timezone.now() + timedelta(minutes=4)):
        comes(occurrence, 1)
        again = entry(sent(server, "Sie sind angemeldet"))[1]

    assert (method, str(gone["STATUS"]), str(again["STATUS"])) == ("CANCEL", "CANCELLED", "CONFIRMED")
    # The date itself has not changed: calendars put letters of one SEQUENCE in order by DTSTAMP (RFC 5546, 2.1.5).
    assert before["UID"] == gone["UID"] == again["UID"]
    assert before["SEQUENCE"] == gone["SEQUENCE"] == again["SEQUENCE"]
    assert before["DTSTAMP"].dt < gone["DTSTAMP"].dt < again["DTSTAMP"].dt
    assert str(gone["SUMMARY"]) == "Bürgerforum"


def test_an_offered_place_is_tentative_until_it_is_taken(server: MailServer) -> None:
    occurrence = date_with(1, online_url=WAY_IN)
    first, second = comes(occurrence, 1), comes(occurrence, 2)
    assert part(sent(server, "Warteliste", "gast2@dos.invalid")) is None

    cancel(registration=first)
    offered = entry(sent(server, "Ein Platz ist frei", "gast2@dos.invalid"))[1]
    accept(registration=second)
    taken = entry(sent(server, "Sie sind angemeldet", "gast2@dos.invalid"))[1]

    assert (str(offered["STATUS"]), str(taken["STATUS"])) == ("TENTATIVE", "CONFIRMED")
    assert (WAY_IN in offered["DESCRIPTION"], WAY_IN in taken["DESCRIPTION"]) == (False, True)


def test_an_offer_that_lapses_is_struck_out(server: MailServer) -> None:
    occurrence = date_with(1)
    first, _second = comes(occurrence, 1), comes(occurrence, 2)
    cancel(registration=first)
    until = Registration.objects.get(state=Registration.State.OFFERED).offered_until
    assert until is not None

    jobs.expire_offers(now=until)

    assert entry(sent(server, "abgelaufen", "gast2@dos.invalid"))[0] == "CANCEL"


def test_who_leaves_the_waiting_list_has_nothing_to_strike_out(server: MailServer) -> None:
    occurrence = date_with(1)
    comes(occurrence, 1)

    cancel(registration=comes(occurrence, 2))

    assert part(sent(server, "abgemeldet", "gast2@dos.invalid")) is None


def test_the_way_in_stands_in_the_letter_of_the_day_before_and_in_no_feed(server: MailServer) -> None:
    occurrence = date_with(5, mode=Event.Mode.HYBRID, online_url=WAY_IN)
    comes(occurrence, 1)

    jobs.remind(now=timezone.localtime(occurrence.starts_at - timedelta(days=1)).replace(hour=9, minute=0))

    assert f"Online teilnehmen: {WAY_IN}" in entry(sent(server, "Morgen"))[1]["DESCRIPTION"]
    slug = occurrence.event.slug
    for path in (f"/termine/{slug}.ics", "/termine.ics"):
        assert WAY_IN not in Client().get(path).content.decode()


def test_an_event_of_which_only_the_month_is_known_brings_no_entry() -> None:
    occurrence = date_with(5)
    occurrence.event.date_precision = Event.Precision.MONTH

    assert letter(occurrence, timezone.now()) == ""


def test_a_title_ends_neither_a_header_nor_a_line(server: MailServer) -> None:
    evil = 'Fest\r\nMETHOD:CANCEL\r\nBcc: alle@dos.invalid\r\n\r\n";filename=x.exe'
    occurrence = date_with(5)
    Event.objects.update(title=evil, summary=evil)
    occurrence.event.refresh_from_db()
    comes(occurrence, 1)

    told = sent(server, "angemeldet")

    method, found = entry(told)
    attached = part(told)
    assert attached is not None
    assert (method, told["Bcc"], attached["Bcc"]) == ("PUBLISH", None, None)
    assert "METHOD:CANCEL" in found["SUMMARY"]
    assert [recipient for recipient, _letter in server.taken if "alle" in recipient] == []


def test_the_longest_texts_fit_into_a_letter() -> None:
    occurrence = date_with(5)
    # Four octets each, and one that is doubled.
    Event.objects.update(
        title="𝄞" * 160, place="𝄞" * 160, room="𝄞" * 120, address="𝄞" * 200, summary="𝄞" * 9_000, online_url=WAY_IN
    )
    occurrence.event.refresh_from_db()
    occurrence.reason, occurrence.note = "𝄞" * 300, ";" * 300
    occurrence.save()

    comes(occurrence, 1)

    text = Mail.objects.get(subject__contains="angemeldet").calendar
    assert "BEGIN:VEVENT" in text
    assert len(text.encode()) < MAX_CALENDAR / 2
