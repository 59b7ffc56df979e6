"""Calendars of others on the web: looked at first, read in the worker, old rather than wrong when they fail."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.errors import Refused
from dos.events.connectors import MAX_ENTRIES
from dos.events.models import CalendarRun, CalendarSource, Event, ForeignEntry
from dos.events.selectors.sources import standing
from dos.events.services import sources as deeds
from dos.events.tests.test_import_calendar import calendar

pytestmark = pytest.mark.django_db


def entry(uid: str, days: int = 10, *, title: str = "", more: str = "") -> str:
    day = timezone.localdate() + timedelta(days=days)
    return f"UID:{uid}\nDTSTART;TZID=Europe/Berlin:{day:%Y%m%d}T180000\nSUMMARY:{title or f'Treffen {uid}'}{more}"


class Served:
    """What the other side hands out now."""

    content: bytes = b""
    status = 200


@pytest.fixture
def served(settings: Any) -> Iterator[str]:
    """A real server on this machine; the operator's list names it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(Served.status)
            self.send_header("Content-Type", "text/calendar")
            self.send_header("Content-Length", str(len(Served.content)))
            self.end_headers()
            self.wfile.write(Served.content)

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    Served.content, Served.status = calendar(entry("a"), entry("b")), 200
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.OUTBOUND_ALLOWED = [f"127.0.0.1:{server.server_port}"]
    yield f"http://127.0.0.1:{server.server_port}/verein.ics"
    server.shutdown()
    server.server_close()


def active(cast: Cast, url: str) -> CalendarSource:
    source = deeds.add_source(name="Verein", url=url, city=cast.schwerte)
    deeds.switch(source=source, is_active=True)
    read(source)
    return source


def read(source: CalendarSource) -> CalendarRun:
    """Read it as the worker does; return what was different."""
    deeds.read_source.call(source.pk)
    source.refresh_from_db()
    return source.runs.latest("pk")


def test_until_it_is_switched_on_a_calendar_is_only_looked_at(cast: Cast, served: str) -> None:
    source = deeds.add_source(name="Verein", url=served, city=cast.schwerte)

    run = read(source)

    assert (run.is_preview, run.counts) == (True, {"new": 2})
    assert not Event.objects.exists()
    deeds.switch(source=source, is_active=True)
    run = read(source)
    assert (run.is_preview, run.counts) == (False, {"new": 2})
    event = Event.objects.get(title="Treffen a")
    assert (event.live, event.source_note, event.as_of) == (False, "Verein", timezone.localdate())


def test_reading_again_changes_nothing_and_a_newer_version_follows(cast: Cast, served: str) -> None:
    source = active(cast, served)

    assert read(source).counts == {"same": 2}
    Served.content = calendar(entry("a", 12, more="\nSEQUENCE:2"), entry("b"), entry("c"))
    run = read(source)
    assert run.counts == {"changed": 1, "same": 1, "new": 1}
    assert [line[:2] for line in run.lines] == [["new", "Treffen c"], ["changed", "Treffen a"]]
    assert Event.objects.count() == 3


def test_an_older_version_never_replaces_a_newer_one(cast: Cast, served: str) -> None:
    Served.content = calendar(entry("a", more="\nSEQUENCE:3"), entry("b", more="\nLAST-MODIFIED:20260301T100000Z"))
    source = active(cast, served)
    Served.content = calendar(
        entry("a", 20, more="\nSEQUENCE:2"), entry("b", 20, more="\nLAST-MODIFIED:20260201T100000Z")
    )

    run = read(source)

    assert run.counts == {"kept": 2}
    assert "ältere Fassung" in run.lines[0][2]
    assert Event.objects.get(title="Treffen a").starts_on == timezone.localdate() + timedelta(days=10)


def test_what_is_missing_there_is_noted_and_never_deleted(cast: Cast, served: str) -> None:
    source = active(cast, served)
    Served.content = calendar(entry("a"))

    assert read(source).counts == {"same": 1, "gone": 1}
    assert Event.objects.count() == 2
    assert ForeignEntry.objects.get(uid="b").gone_at is not None
    Served.content = calendar(entry("a"), entry("b"))
    assert read(source).counts == {"same": 2}
    assert ForeignEntry.objects.get(uid="b").gone_at is None


def test_what_was_called_off_there_is_told_and_left_to_people(cast: Cast, served: str) -> None:
    source = active(cast, served)
    Served.content = calendar(entry("a", more="\nSTATUS:CANCELLED\nSEQUENCE:1"), entry("b"))

    run = read(source)

    assert run.lines == [["kept", "Treffen a", "Dort abgesagt."]]


@pytest.mark.parametrize(("content", "status"), [(b"", 500), (b"<html>", 200), (None, 200), (calendar(), 200)])
def test_when_it_cannot_be_read_everything_stays_with_its_date(
    cast: Cast, served: str, content: bytes | None, status: int
) -> None:
    source = active(cast, served)
    before = source.read_at
    Served.status = status
    Served.content = content if content is not None else calendar(*[entry("a")] * (MAX_ENTRIES + 1))

    run = read(source)

    assert run.fault
    assert (source.fault, source.read_at) == (run.fault, before)
    assert Event.objects.count() == 2
    page = signed_in(cast.editor_schwerte).get(reverse("desk_calendar_source", args=[source.pk])).content.decode()
    assert "Alle Angaben sind vom" in page
    assert before is not None
    assert standing(source, before + timedelta(days=3)).is_old
    Served.status, Served.content = 200, calendar(entry("a"), entry("b"))
    assert read(source).fault == source.fault == ""


def test_only_a_window_is_taken_and_an_endless_rule_stays_a_rule(cast: Cast, served: str) -> None:
    endless = entry("endlos", -400, more="\nRRULE:FREQ=WEEKLY")
    Served.content = calendar(entry("alt", -60), entry("fern", 900), endless)

    source = active(cast, served)

    assert source.runs.latest("pk").counts == {"left_out": 2, "new": 1}
    assert Event.objects.get().title == "Treffen endlos"


def test_only_the_latest_readings_are_kept(cast: Cast, served: str) -> None:
    source = active(cast, served)
    for _number in range(deeds.KEPT_RUNS + 3):
        deeds.take_over(source=source, entries=[])

    assert source.runs.count() == deeds.KEPT_RUNS


def test_the_clock_reads_what_was_not_tried_for_six_hours(cast: Cast, served: str) -> None:
    source = active(cast, served)
    now, runs = timezone.now(), source.runs.count()
    call_command("read_calendars", verbosity=0)
    assert source.runs.count() == runs

    assert deeds.ask_for_due_readings(now=now + timedelta(hours=7)) == 1


def test_an_address_that_nobody_allowed_is_refused_at_its_field(cast: Cast, served: str) -> None:
    desk, address = signed_in(cast.editor_schwerte), reverse("desk_calendar_sources")
    told = {"name": "Verein", "url": "http://169.254.169.254/latest/", "city": cast.schwerte.pk}

    refused = desk.post(address, told)

    assert refused.status_code == 422
    assert "nicht freigegeben" in refused.content.decode()
    assert not CalendarSource.objects.exists()
    assert desk.post(address, {**told, "url": served}).status_code == 302
    assert desk.post(address, {**told, "url": served}).status_code == 422


def test_an_editor_looks_switches_on_and_removes(cast: Cast, served: str) -> None:
    desk = signed_in(cast.editor_schwerte)
    source = deeds.add_source(name="Verein", url=served, city=cast.schwerte)
    read(source)
    address = reverse("desk_calendar_source", args=[source.pk])

    page = desk.get(address).content.decode()
    assert "kommt neu dazu: 2" in page
    assert "Treffen a" in page
    assert desk.post(address, {"tat": "einschalten"}).status_code == 302
    source.refresh_from_db()
    assert source.is_active
    assert "eingeschaltet" in desk.get(reverse("desk_calendar_sources")).content.decode()
    desk.post(address, {"tat": "entfernen"})
    assert not CalendarSource.objects.exists()


def test_only_those_who_publish_for_the_city_see_it(cast: Cast, served: str) -> None:
    source = deeds.add_source(name="Verein", url=served, city=cast.schwerte)
    address = reverse("desk_calendar_source", args=[source.pk])

    assert signed_in(cast.editor_dortmund).get(address).status_code == 403
    assert signed_in(cast.author_schwerte).get(reverse("desk_calendar_sources")).status_code == 403
    assert "Verein" not in signed_in(cast.editor_dortmund).get(reverse("desk_calendar_sources")).content.decode()
    with pytest.raises(Refused):
        deeds.add_source(name="X", url="file:///etc/passwd", city=cast.schwerte)
