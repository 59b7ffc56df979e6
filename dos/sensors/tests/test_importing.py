"""Files with values are looked at, stored as a job, and never half."""

import csv
import gzip
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dos.cities.tests.cast import Cast
from dos.core.errors import Refused
from dos.sensors.models import Datastream, DayRollup, Observation, ValueImport
from dos.sensors.services.importing import job
from dos.sensors.services.importing.files import MAX_BYTES, Wanted, cells_of, rows_of
from dos.sensors.storage import times
from dos.sensors.tests.machine import STATION, program
from dos.sensors.tests.test_desk import entered

pytestmark = pytest.mark.django_db
WANTED = Wanted("Zeit", "Wert")
FILE = b"Zeit;Wert\n01.07.2026 14:00;21,5\n01.07.2026 15:00;\n01.07.2026 16:00;22\n"


@pytest.fixture
def stream(schwerte: Any) -> Datastream:
    program(schwerte).make("Things", STATION)
    return Datastream.objects.get()


def read(text: str, wanted: Wanted = WANTED) -> list[Any]:
    rows = rows_of(text.encode(), wanted)
    return [row.fault or (times.written(row.start), row.value) for row in rows]


def imported(stream: Datastream, content: bytes, wanted: Wanted = WANTED, **more: Any) -> ValueImport:
    waiting = job.take_in_file(datastream=stream, file_name="werte.csv", content=content)
    started = job.start_import(waiting=waiting, wanted=wanted, **more)
    job.run_import.func(started.pk)
    started.refresh_from_db()
    return started


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("01.07.2026 14:00", "2026-07-01T12:00:00Z"),
        ("1.7.2026", "2026-06-30T22:00:00Z"),
        ("2026-07-01T14:00:00", "2026-07-01T12:00:00Z"),
        ("2026-07-01T12:00:00Z", "2026-07-01T12:00:00Z"),
        ("2026070114", "2026-07-01T12:00:00Z"),
        ("202607011405", "2026-07-01T12:05:00Z"),
        ("2026-10-25 02:30", "2026-10-25T00:30:00Z"),
    ],
)
def test_times_are_read_as_offices_write_them(told: str, kept: str) -> None:
    assert read(f"Zeit;Wert\n{told};1\n") == [(kept, 1)]


@pytest.mark.parametrize("told", ["gestern", "31.02.2026", "29.03.2026 02:30", "9999999999", "", "0001-01-01"])
def test_what_is_no_time_is_named(told: str) -> None:
    (fault,) = read(f"Zeit;Wert\n{told};1\n")

    assert isinstance(fault, str)


@pytest.mark.parametrize(
    ("told", "kept"), [("21,5", 21.5), ("1.234,5", 1234.5), ("21.5", 21.5), ("-3", -3), ("1e3", 1000.0)]
)
def test_numbers_are_read_as_offices_write_them(told: str, kept: float) -> None:
    assert read(f"Zeit;Wert\n01.07.2026;{told}\n")[0][1] == kept


@pytest.mark.parametrize("told", ["warm", "NaN", "1e400", "1_000", "--"])
def test_what_is_no_number_is_named(told: str) -> None:
    assert told in read(f"Zeit;Wert\n01.07.2026;{told}\n")[0]


def test_json_lines_are_read_too() -> None:
    text = '{"Zeit": "2026-07-01T12:00:00Z", "Wert": 1.5}\n\n{"Zeit": "2026-07-01T13:00:00Z", "Wert": null}\n'

    assert read(text) == [("2026-07-01T12:00:00Z", 1.5)]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02" * 50, b"nur eine Spalte\n1\n", b"a;a\n1;2\n", b"x" * (MAX_BYTES + 1), b'{"a": 1'],
    ids=["empty", "no text", "one column", "twice", "too large", "no JSON"],
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        cells_of(content)


def test_a_gap_is_no_zero(stream: Datastream) -> None:
    done = imported(stream, FILE)

    numbers = list(Observation.objects.order_by("phenomenon_start").values_list("number", flat=True))
    assert (done.state, done.stored, done.content, numbers) == ("done", 2, None, [21.5, 22.0])


def test_one_wrong_row_and_nothing_is_stored(stream: Datastream) -> None:
    done = imported(stream, FILE + b"02.07.2026;warm\n")

    assert (done.state, Observation.objects.count()) == ("refused", 0)
    assert done.faults[1] == {"row": 5, "words": "Das ist keine Zahl: warm"}


def test_wrong_rows_are_left_out_where_somebody_says_so(stream: Datastream) -> None:
    done = imported(stream, FILE + b"02.07.2026;warm\n", leaves_out_wrong=True)

    assert (done.state, done.stored, done.wrong) == ("done", 2, 1)


def test_the_same_file_twice_stores_nothing_twice(stream: Datastream) -> None:
    imported(stream, FILE)
    imported(stream, FILE)

    assert Observation.objects.count() == 2
    assert sum(DayRollup.objects.values_list("count", flat=True)) == 2


def test_an_import_goes_on_where_it_was_killed(stream: Datastream, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "ROWS_AT_ONCE", 2)
    content = b"Zeit;Wert\n" + b"".join(b"0%d.07.2026;%d\n" % (day, day) for day in range(1, 8))
    waiting = job.take_in_file(datastream=stream, file_name="w.csv", content=content)
    running = job.start_import(waiting=waiting, wanted=WANTED)
    with monkeypatch.context() as broken:
        broken.setattr(job, "_store_some", _dying_after(2, job._store_some))
        with pytest.raises(KeyboardInterrupt):
            job.run_import.func(running.pk)
    assert Observation.objects.count() == 4

    job.run_import.func(running.pk)

    running.refresh_from_db()
    assert (running.state, running.rows_read, Observation.objects.count()) == ("done", 7, 7)


def _dying_after(pieces: int, store: Any) -> Any:
    """Store some pieces and then end as a killed process does."""
    left = [pieces]

    def dying(*args: Any) -> Any:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return store(*args)

    return dying


def test_a_worker_that_is_behind_leaves_the_file_to_the_other(stream: Datastream) -> None:
    waiting = job.take_in_file(datastream=stream, file_name="w.csv", content=FILE)
    running = job.start_import(waiting=waiting, wanted=WANTED)
    ValueImport.objects.filter(pk=running.pk).update(state="running", rows_read=1, row_count=2)
    behind = ValueImport.objects.get(pk=running.pk)
    ValueImport.objects.filter(pk=running.pk).update(rows_read=2)

    job._store(behind)

    running.refresh_from_db()
    assert (running.state, running.stored, Observation.objects.count()) == ("running", 0, 0)


def test_the_office_sees_a_file_before_it_is_stored(cast: Cast, stream: Datastream) -> None:
    client, base = entered(cast.editor_schwerte), "/desk/messwerte/import/"

    taken = client.post(base, {"datastream": stream.pk, "file": SimpleUploadedFile("werte.csv", FILE)})
    shown = client.get(taken.headers["Location"]).content.decode()
    begun = client.post(
        taken.headers["Location"], {"time_column": "Zeit", "value_column": "Wert", "is_local_time": "on"}
    )

    assert "1. Juli 2026, 14:00:00" in shown
    assert (taken.status_code, begun.status_code) == (302, 302)
    assert client.get(begun.headers["Location"]).status_code == 200
    assert client.post(base, {"datastream": stream.pk, "file": SimpleUploadedFile("x.csv", b"\x00")}).status_code == 400
    assert entered(cast.editor_dortmund).get(taken.headers["Location"]).status_code == 403


@pytest.mark.testdata
def test_free_spaces_of_a_car_park_come_in_as_they_were_shown(stream: Datastream, test_data: Path) -> None:
    with gzip.open(test_data / "data/parking/dortmund_parking_free_2020-2023.csv.gz", "rt") as packed:
        rows = [row for row in islice(csv.DictReader(packed), 60_000) if row["lot_id"] == "friedensplatz"]
    content = "observed_at;free\n" + "".join(f"{row['observed_at']};{row['free']}\n" for row in rows)

    done = imported(stream, content.encode(), Wanted("observed_at", "free"))

    assert (done.state, done.wrong, done.stored) == ("done", 0, len(rows))
    assert Observation.objects.count() == len({(row["observed_at"], row["free"]) for row in rows}) > 5_000


def test_local_times_of_both_hours_in_the_night_of_the_clock_change(stream: Datastream) -> None:
    night = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))

    assert read("Zeit;Wert\n25.10.2026 02:30;1\n")[0][0] == times.written(times.microseconds(night))
