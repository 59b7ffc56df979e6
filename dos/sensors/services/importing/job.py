"""An import as a job: first the whole file is checked, then it is stored piece by piece."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Conflict, Refused
from dos.core.jobs import task
from dos.sensors.models import Datastream, ValueImport
from dos.sensors.permissions import Reach
from dos.sensors.services.importing.files import Row, Wanted, cells_of, guessed_time_column, rows_of
from dos.sensors.services.recording import Reading, record_observations

ROWS_AT_ONCE = 5_000
FAULTS_KEPT = 100


def take_in_file(*, datastream: Datastream, file_name: str, content: bytes, by: Any = None) -> ValueImport:
    """Keep a file for a stream, so that it can be looked at before anything is stored.

    Refused where it cannot be read as a table of times and values.
    """
    columns = cells_of(content).columns
    time_column = guessed_time_column(columns)
    value_column = next((name for name in columns[::-1] if name != time_column), columns[-1])
    return ValueImport.objects.create(
        datastream=datastream,
        file_name=file_name[:200],
        content=content,
        time_column=time_column[:120],
        value_column=value_column[:120],
        created_by=by,
    )


@transaction.atomic
def start_import(*, waiting: ValueImport, wanted: Wanted, leaves_out_wrong: bool = False) -> ValueImport:
    """Store the values of a file as a job; refused where a column is missing or it was begun already."""
    row = ValueImport.objects.select_for_update().get(pk=waiting.pk)
    if row.state != ValueImport.State.PREVIEW or row.content is None:
        raise Conflict(_("Dieser Import hat schon begonnen."))
    next(rows_of(bytes(row.content), wanted), None)
    row.time_column, row.value_column = wanted.time_column, wanted.value_column
    row.is_local_time, row.leaves_out_wrong = wanted.is_local_time, leaves_out_wrong
    row.state = ValueImport.State.WAITING
    row.save()
    transaction.on_commit(lambda: run_import.enqueue(row.pk))
    return row


def forget_files(*, now: datetime) -> int:
    """Delete files that nobody began to import within a day; return how many."""
    old = ValueImport.objects.filter(state=ValueImport.State.PREVIEW, created_at__lt=now - timedelta(days=1))
    deleted, _by_table = old.delete()
    return deleted


@task
def run_import(import_id: int) -> None:
    """Check the file, then store it from where an earlier run ended; a wrong row stops it before anything is stored."""
    running = ValueImport.objects.unfinished().filter(pk=import_id).first()
    if running is None or running.content is None:
        return
    try:
        if running.state == ValueImport.State.WAITING:
            _check(running)
        _store(running)
    except Refused as refusal:
        _refuse(running, [{"row": 0, "words": refusal.message}], max(running.wrong, 1))


def resume_imports() -> int:
    """Go on with imports whose worker was killed, an hour after they began; return how many.

    Two workers on one file do no harm: each piece is one transaction, and who is behind leaves it to the other.
    """
    old = timezone.now() - timedelta(hours=1)
    waiting = list(ValueImport.objects.unfinished().filter(created_at__lt=old).values_list("pk", flat=True))
    for import_id in waiting:
        run_import.enqueue(import_id)
    return len(waiting)


def _rows(running: ValueImport) -> Iterator[Row]:
    wanted = Wanted(running.time_column, running.value_column, running.is_local_time)
    return rows_of(bytes(running.content or b""), wanted)


def _check(running: ValueImport) -> None:
    faults = []
    for row in _rows(running):
        running.row_count += 1
        if row.fault:
            faults.append({"row": row.number, "words": row.fault})
    running.wrong, running.faults = len(faults), faults[:FAULTS_KEPT]
    if faults and not running.leaves_out_wrong:
        raise Refused(_("In der Datei sind Zeilen falsch; es wurde nichts übernommen."))
    running.state = ValueImport.State.RUNNING
    running.save(update_fields=["row_count", "wrong", "faults", "state"])


def _store(running: ValueImport) -> None:
    rows = islice(_rows(running), running.rows_read, None)
    while some := list(islice(rows, ROWS_AT_ONCE)):
        if not _store_some(running, some):
            return
    _finish(running, ValueImport.State.DONE)


@transaction.atomic
def _store_some(running: ValueImport, seen: list[Row]) -> bool:
    """Store some rows and note in the same transaction how far the file is read.

    Nothing is done where another worker is further with this file: it will bring it to its end.
    """
    row = ValueImport.objects.select_for_update().defer("content").get(pk=running.pk)
    if (row.state, row.rows_read) != (running.state, running.rows_read):
        return False
    good = [row for row in seen if not row.fault]
    readings = [Reading(running.datastream_id, row.value, row.start) for row in good]
    reach = Reach(appends_to=frozenset({running.datastream_id}))
    answers = record_observations(reach=reach, readings=readings, skip_known=True)
    refused = [
        {"row": row.number, "words": str(answer)}
        for row, answer in zip(good, answers, strict=True)
        if isinstance(answer, Refused)
    ]
    running.rows_read += len(seen)
    running.stored += len(good) - len(refused)
    running.wrong += len(refused)
    running.faults = [*running.faults, *refused][:FAULTS_KEPT]
    running.save(update_fields=["rows_read", "stored", "wrong", "faults"])
    return True


def _refuse(running: ValueImport, why: list[dict[str, Any]], wrong: int) -> None:
    running.faults = [*why, *running.faults][:FAULTS_KEPT]
    running.wrong = wrong
    _finish(running, ValueImport.State.REFUSED)


def _finish(running: ValueImport, state: str) -> None:
    running.state, running.content, running.finished_at = state, None, timezone.now()
    running.save()
