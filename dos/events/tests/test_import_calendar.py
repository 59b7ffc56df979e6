"""Foreign calendars: looked at first, taken over as drafts, each entry once."""

from datetime import date, time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.errors import Refused
from dos.events.connectors import MAX_BYTES, MAX_ENTRIES, read_calendar
from dos.events.models import Event, ForeignEntry, Repeats
from dos.events.services import foreign

pytestmark = pytest.mark.django_db
SINGLE = "UID:a@x\nDTSTART;TZID=Europe/Berlin:20301203T180000\nDTEND;TZID=Europe/Berlin:20301203T200000\nSUMMARY:Lesung"
SERIES = (
    "UID:b@x\nDTSTART;TZID=Europe/Berlin:20301205T180000\nDURATION:PT2H\nSUMMARY:Treff\n"
    "RRULE:FREQ=MONTHLY;BYDAY=1TH;COUNT=6\nEXDATE;TZID=Europe/Berlin:20310102T180000"
)
MOVED = (
    "UID:b@x\nRECURRENCE-ID;TZID=Europe/Berlin:20310206T180000\nDTSTART;TZID=Europe/Berlin:20310207T180000\n"
    "SUMMARY:Treff am Freitag"
)


def calendar(*entries: str) -> bytes:
    """Return a calendar file."""
    body = "\n".join(f"BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\n{entry}\nEND:VEVENT" for entry in entries)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{body}\nEND:VCALENDAR\n".replace("\n", "\r\n").encode()


def taken(cast: Cast, *entries: str, **options: Any) -> list[str]:
    """Take the entries over; return what became of each."""
    outcomes = foreign.import_calendar(
        entries=read_calendar(calendar(*entries)), calendar="Verein", city=cast.schwerte, **options
    )
    return [outcome.result for outcome in outcomes]


def test_entries_become_drafts_with_their_rule(cast: Cast) -> None:
    assert taken(cast, SINGLE, SERIES, MOVED) == ["new", "new", "new"]

    lesson, series = Event.objects.get(title="Lesung"), Event.objects.get(title="Treff")
    assert not Event.objects.filter(live=True).exists()
    assert (lesson.starts_on, lesson.start_time, lesson.end_time) == (date(2030, 12, 3), time(18), time(20))
    assert (series.repeats, series.repeats_count) == (Repeats.MONTHLY_WEEKDAY, 6)
    assert series.exceptions == ["2031-01-02", "2031-02-06"]
    assert Event.objects.get(title="Treff am Freitag").starts_on == date(2031, 2, 7)


def test_a_second_time_changes_nothing_and_what_changed_there_follows(cast: Cast) -> None:
    taken(cast, SINGLE, SERIES)

    assert taken(cast, SINGLE, SERIES) == ["same", "same"]
    assert taken(cast, SINGLE.replace("Lesung", "Lesung mit Musik")) == ["changed"]
    assert Event.objects.count() == 2
    assert Event.objects.filter(title="Lesung mit Musik").count() == 1


def test_what_was_edited_or_published_here_is_left_alone(cast: Cast) -> None:
    taken(cast, SINGLE)
    event = Event.objects.get()
    event.title = "Von uns ergänzt"
    event.save_revision()

    assert taken(cast, SINGLE.replace("Lesung", "Anderes")) == ["kept"]
    assert Event.objects.get().title == "Lesung"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("FREQ=MONTHLY;BYDAY=1TH;COUNT=6", "FREQ=YEARLY"), "Wiederholung"),
        (("FREQ=MONTHLY;BYDAY=1TH;COUNT=6", "FREQ=SECONDLY"), "Wiederholung"),
        (("FREQ=MONTHLY;BYDAY=1TH;COUNT=6", "FREQ=DAILY;BYSETPOS=1"), "Wiederholung"),
        (("SUMMARY:Treff", "X-NO:1"), "fehlt"),
        (("DTSTART;TZID=Europe/Berlin:20301205T180000", "DTSTART:kaputt"), ""),
        (("UID:b@x", "UID:b@x\nRECURRENCE-ID:kaputt"), ""),
        (("DURATION:PT2H", "DURATION:kaputt"), ""),
        (("EXDATE;TZID=Europe/Berlin:20310102T180000", "EXDATE:kaputt"), ""),
        (("COUNT=6", "COUNT=viele"), ""),
    ],
)
def test_what_cannot_be_said_here_is_left_out_with_the_reason(cast: Cast, change: tuple, words: str) -> None:
    entries = read_calendar(calendar(SERIES.replace(*change), SINGLE))

    outcomes = foreign.import_calendar(entries=entries, calendar="Verein", city=cast.schwerte)

    assert [outcome.result for outcome in outcomes] == ["left_out", "new"]
    assert words in outcomes[0].why


def test_an_endless_rule_stays_a_rule_and_is_not_expanded(cast: Cast) -> None:
    assert taken(cast, SERIES.replace("FREQ=MONTHLY;BYDAY=1TH;COUNT=6", "FREQ=DAILY")) == ["new"]
    assert Event.objects.get().occurrences.count() == 0


def test_what_is_no_calendar_or_too_much_is_refused() -> None:
    for content in (b"Hallo", b"", b"\xff\xfe\x00", b"x" * (MAX_BYTES + 1)):
        with pytest.raises(Refused):
            read_calendar(content)
    with pytest.raises(Refused, match="zu viele"):
        read_calendar(calendar(*[SINGLE] * (MAX_ENTRIES + 1)))


def test_an_editor_looks_first_and_takes_over_then(cast: Cast) -> None:
    client, address = signed_in(cast.editor_schwerte), reverse("desk_event_import")
    file = SimpleUploadedFile("verein.ics", calendar(SINGLE, SERIES), content_type="text/calendar")
    told = {"calendar": "Verein", "city": cast.schwerte.pk}

    looked = client.post(address, {**told, "file": file})
    assert "kommt neu dazu" in looked.content.decode()
    assert not Event.objects.exists()
    assert not ForeignEntry.objects.exists()

    content = looked.context["form"]["content"].value()
    assert client.post(address, {**told, "content": content, "tat": "uebernehmen"}).status_code == 302
    assert Event.objects.count() == 2


def test_only_editors_take_over_and_only_for_their_city(cast: Cast) -> None:
    address = reverse("desk_event_import")

    assert signed_in(cast.author_schwerte).get(address).status_code == 403
    told = {"calendar": "Verein", "city": cast.dortmund.pk, "content": calendar(SINGLE).decode(), "tat": "uebernehmen"}
    assert signed_in(cast.editor_schwerte).post(address, told).status_code == 422
    assert not Event.objects.exists()


def test_the_last_moment_of_a_rule_may_lie_before_that_days_hour(cast: Cast) -> None:
    taken(cast, SERIES.replace("FREQ=MONTHLY;BYDAY=1TH;COUNT=6", "FREQ=DAILY;UNTIL=20301210T000000Z"))

    assert Event.objects.get(title="Treff").repeats_until == date(2030, 12, 9)


def test_of_two_versions_in_one_file_the_newer_one_counts(cast: Cast) -> None:
    older, newer = SINGLE + " alt\nSEQUENCE:1", SINGLE + " neu\nSEQUENCE:2"

    assert taken(cast, newer, older) == ["new"]
    assert Event.objects.get().title == "Lesung neu"
