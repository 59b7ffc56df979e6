"""Reading of CSV files as offices send them: any usual encoding and separator, with limits, and every fault named."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.text import clean_text, listed

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 200
MAX_CELL = 20_000
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATORS = ";,\t"


@dataclass(frozen=True)
class Table:
    """The rows of a file, each with its number in the file and its cells by column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_table(content: bytes, *, known: Sequence[str], needed: Sequence[str]) -> Table:
    """Read a file whose first row names the columns.

    Refused when it is too large, no table, or has columns that nobody knows or lacks one that is needed.
    """
    if len(content) > MAX_BYTES:
        raise Refused(_("Die Datei ist größer als 5 MB. Bitte teilen Sie sie auf."))
    text = decoded(content)
    if not text.strip():
        raise Refused(_("Die Datei ist leer."))
    lines = _lines(text)
    columns = _columns(next(lines, (0, []))[1], known, needed)
    rows: list[tuple[int, dict[str, str]]] = []
    for number, cells in lines:
        if len(rows) >= MAX_ROWS:
            raise Refused(_("Die Datei hat mehr als 5.000 Zeilen. Bitte teilen Sie sie auf."))
        rows.append((number, _row(number, cells, columns)))
    return Table(tuple(column for column in columns if column), tuple(rows))


def decoded(content: bytes) -> str:
    """Return the text, in UTF-8, UTF-16 or Windows-1252, whichever it is."""
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "")
    candidates = [encoding] if encoding else _guesses(content)
    for candidate in candidates:
        try:
            text = content.decode(candidate)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Refused(_("Die Datei ist kein Text. Bitte speichern Sie die Tabelle als „CSV UTF-8“."))


def _guesses(content: bytes) -> list[str]:
    head = content[:2000]
    if head.count(b"\x00") > len(head) // 4:
        return ["utf-16-le" if head[1:2] == b"\x00" else "utf-16-be"]
    return ["utf-8", "cp1252"]


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    head = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield number, cells
            number = reader.line_num + 1
    except csv.Error as error:
        message = _("Zeile %(row)s lässt sich nicht lesen. Vielleicht fehlt ein Anführungszeichen.") % {"row": number}
        raise Refused(message) from error


def _columns(cells: list[str], known: Sequence[str], needed: Sequence[str]) -> list[str]:
    names = [clean_text(cell).casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MAX_COLUMNS:
        raise Refused(_("Die Datei hat mehr als 200 Spalten."))
    unknown = [name or _("(ohne Namen)") for name in names if name not in known]
    if unknown:
        words = _("Diese Spalten sind nicht bekannt: %(names)s. Möglich sind: %(known)s.")
        raise Refused(words % {"names": listed(unknown[:10]), "known": listed(known)})
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Refused(_("Diese Spalten kommen zweimal vor: %(names)s.") % {"names": listed(twice)})
    lacking = [name for name in needed if name not in names]
    if lacking:
        raise Refused(_("Diese Spalten fehlen: %(names)s.") % {"names": listed(lacking)})
    return names


def _row(number: int, cells: list[str], columns: list[str]) -> dict[str, str]:
    while len(cells) > len(columns) and not cells[-1].strip():
        cells.pop()
    if len(cells) != len(columns):
        words = _("Zeile %(row)s hat %(found)s Zellen statt %(wanted)s.")
        raise Refused(words % {"row": number, "found": len(cells), "wanted": len(columns)})
    return {column: _cell(number, column, cell) for column, cell in zip(columns, cells, strict=True)}


def _cell(number: int, column: str, cell: str) -> str:
    if len(cell) > MAX_CELL:
        words = _("Zeile %(row)s, Spalte „%(column)s“: Der Text ist länger als 20.000 Zeichen.")
        raise Refused(words % {"row": number, "column": column})
    text = clean_text(cell)
    if text[:1] == "=":
        words = _("Zeile %(row)s, Spalte „%(column)s“ beginnt wie eine Formel. Bitte tragen Sie den Wert ein.")
        raise Refused(words % {"row": number, "column": column})
    # The export puts an apostrophe in front of what a spreadsheet would compute.
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text
