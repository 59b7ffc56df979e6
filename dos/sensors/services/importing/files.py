"""Reading of files with values: CSV as offices and loggers write it, or one JSON object a line."""

import csv
import io
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.sensors.storage import times
from dos.strategy.services.imports.table import decoded

# A request has 10 MB at most, the form around the file included.
MAX_BYTES = 9 * 1024 * 1024
MAX_ROWS = 500_000
MAX_COLUMNS = 200
SEPARATORS = ";,\t"
# Names under which files mostly give the time; the first that is there is offered.
TIME_NAMES = ("phenomenontime", "observed_at", "zeitpunkt", "zeit", "timestamp", "time", "datum", "date", "mess_datum")
_GERMAN_TIME = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_COMPACT_TIME = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})?")
_GERMAN_NUMBER = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+")


@dataclass(frozen=True)
class Wanted:
    """How a file is to be read."""

    time_column: str
    value_column: str
    is_local_time: bool = True


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, and time (microseconds since 1970) and value, or what is wrong with it."""

    number: int
    start: int = 0
    value: float | int | str | bool = 0
    fault: str = ""

    @property
    def moment(self) -> datetime:
        """The time as people read it."""
        return times.moment(self.start)


@dataclass(frozen=True)
class Cells:
    """The names of a file's columns, and its rows as they stand there."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, Mapping[str, Any]]]


def cells_of(content: bytes) -> Cells:
    """Open a file; refused where it is too large, empty, no text or no table."""
    if len(content) > MAX_BYTES:
        raise Refused(_("Die Datei ist größer als 9 MB. Bitte teilen Sie sie auf."))
    text = decoded(content)
    if not text.strip():
        raise Refused(_("Die Datei ist leer."))
    return _json_lines(text) if text.lstrip().startswith("{") else _csv(text)


def rows_of(content: bytes, wanted: Wanted) -> Iterator[Row]:
    """Read time and value of every row; rows without a value are left out, as a gap is no zero."""
    cells = cells_of(content)
    lacking = [name for name in (wanted.time_column, wanted.value_column) if name not in cells.columns]
    if lacking:
        raise Refused(_("Diese Spalte fehlt in der Datei: %(name)s.") % {"name": lacking[0]})
    for count, (number, told) in enumerate(cells.rows):
        if count >= MAX_ROWS:
            raise Refused(_("Die Datei hat mehr als 500.000 Zeilen. Bitte teilen Sie sie auf."))
        value = told.get(wanted.value_column)
        if value is None or value == "":
            continue
        try:
            start = _time(told.get(wanted.time_column), is_local=wanted.is_local_time)
            yield Row(number, start, _value(value))
        except ValueError as fault:
            yield Row(number, fault=str(fault))


def guessed_time_column(columns: tuple[str, ...]) -> str:
    """Return the column that most likely holds the time."""
    known = {column.casefold(): column for column in columns}
    return next((known[name] for name in TIME_NAMES if name in known), columns[0])


def _csv(text: str) -> Cells:
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=head.count), strict=True)
    lines = _lines(reader)
    columns = tuple(cell.strip() for cell in next(lines)[1])
    if len(columns) < 2 or len(columns) > MAX_COLUMNS or len(set(columns)) < len(columns):
        raise Refused(_("Die erste Zeile muss 2 bis 200 verschiedene Spalten nennen."))
    return Cells(columns, _named(columns, lines))


def _lines(reader: Any) -> Iterator[tuple[int, list[str]]]:
    number = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield number, cells
            number = reader.line_num + 1
    except csv.Error as error:
        words = _("Zeile %(row)s lässt sich nicht lesen. Vielleicht fehlt ein Anführungszeichen.")
        raise Refused(words % {"row": number}) from error


def _named(columns: tuple[str, ...], lines: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, cells in lines:
        yield number, {name: cell.strip() for name, cell in zip(columns, cells, strict=False)}


def _json_lines(text: str) -> Cells:
    first = _object(1, text.lstrip().split("\n", 1)[0])
    return Cells(tuple(first)[:MAX_COLUMNS], _objects(text))


def _objects(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, _object(number, line)


def _object(number: int, line: str) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise Refused(_("Zeile %(row)s ist kein JSON-Objekt.") % {"row": number})
    return told


def _time(told: Any, *, is_local: bool) -> int:
    """Read a time in the ways of ISO 8601, German tables and DWD files; ValueError says what is wrong."""
    if not isinstance(told, str) or not told:
        raise ValueError(_("Der Zeitpunkt fehlt."))
    moment = _moment(told)
    try:
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=times.HERE if is_local else UTC)
            _refuse_skipped_hour(moment, told)
        return times.microseconds(moment)
    except OverflowError:
        raise ValueError(_unreadable(told)) from None


def _refuse_skipped_hour(moment: datetime, told: str) -> None:
    """Refuse a time of the hour that is skipped when clocks go forward: nobody measured in it."""
    there_and_back = moment.astimezone(UTC).astimezone(moment.tzinfo)
    if there_and_back.replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise ValueError(_("Diesen Zeitpunkt gibt es wegen der Zeitumstellung nicht: %(told)s") % {"told": told})


def _moment(told: str) -> datetime:
    german, compact = _GERMAN_TIME.fullmatch(told), _COMPACT_TIME.fullmatch(told)
    try:
        if german:
            day, month, year, hour, minute, second = (int(part or 0) for part in german.groups())
            return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  # the zone follows
        if compact:
            year, month, day, hour, minute = (int(part or 0) for part in compact.groups())
            return datetime(year, month, day, hour, minute)  # noqa: DTZ001  # the zone follows
        return datetime.fromisoformat(told)
    except ValueError:
        raise ValueError(_unreadable(told)) from None


def _unreadable(told: str) -> str:
    return _("Das ist kein Zeitpunkt: %(told)s") % {"told": told[:40]}


def _value(told: Any) -> float | int | str | bool:
    """Read a number with a point or a decimal comma; ValueError where it is none, or one beyond all measure."""
    if isinstance(told, bool | int):
        return told
    text = str(told)
    if _GERMAN_NUMBER.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    try:
        number = float(text) if "_" not in text else math.nan
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(_("Das ist keine Zahl: %(told)s") % {"told": str(told)[:40]})
    return int(number) if text.lstrip("+-").isdigit() else number
