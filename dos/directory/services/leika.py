"""The deed that takes in the national catalogue of services from a file of the operator."""

import csv
import io
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.text import clean_line, cut
from dos.directory.models import LeikaKey
from dos.directory.models.service import is_leika_key
from dos.strategy.services.imports.table import decoded

MAX_BYTES, MAX_ROWS = 20_000_000, 50_000
ROWS_A_STATEMENT = 500
KEY_COLUMNS = ("leika_key", "schluessel", "schlüssel", "leistungsschluessel", "leistungsschlüssel")
NAME_COLUMNS = ("name", "bezeichnung", "leistungsbezeichnung")


@transaction.atomic
def load_leika(content: bytes) -> tuple[int, int]:
    """Take over keys and names; returns how many are new and how many have another name. Keys are never deleted.

    Refused, whole, when it is no table, has neither key nor name as a column, or one of its keys is none.
    """
    known = set(LeikaKey.objects.values_list("key", flat=True))
    told = dict(_rows(content))
    new = [LeikaKey(key=key, name=name) for key, name in told.items() if key not in known]
    renamed = [row for row in LeikaKey.objects.all() if told.get(row.key, row.name) != row.name]
    for row in renamed:
        row.name = told[row.key]
    LeikaKey.objects.bulk_create(new, batch_size=ROWS_A_STATEMENT)
    LeikaKey.objects.bulk_update(renamed, ["name"], batch_size=ROWS_A_STATEMENT)
    return len(new), len(renamed)


def _rows(content: bytes) -> Iterator[tuple[str, str]]:
    if len(content) > MAX_BYTES:
        raise Refused(_("Die Datei ist größer als 20 MB."))
    text = decoded(content)
    separator = max(";,\t", key=text.split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        columns = [clean_line(cell).casefold() for cell in next(reader, [])]
        key_at, name_at = _place(columns, KEY_COLUMNS), _place(columns, NAME_COLUMNS)
        for cells in reader:
            if reader.line_num > MAX_ROWS:
                raise Refused(_("Die Datei hat mehr als 50.000 Zeilen."))
            if len(cells) > max(key_at, name_at) and (key := clean_line(cells[key_at])):
                yield _checked(key, reader.line_num), cut(clean_line(cells[name_at]), 300)
    except csv.Error as error:
        words = _("Zeile %(row)s lässt sich nicht lesen. Vielleicht fehlt ein Anführungszeichen.")
        raise Refused(words % {"row": reader.line_num}) from error


def _place(columns: list[str], names: tuple[str, ...]) -> int:
    found = next((columns.index(name) for name in names if name in columns), None)
    if found is None:
        raise Refused(_("Diese Spalte fehlt: %(name)s.") % {"name": names[0]})
    return found


def _checked(key: str, row: int) -> str:
    try:
        is_leika_key(key)
    except ValidationError:
        words = _("Zeile %(row)s: „%(key)s“ ist kein LeiKa-Schlüssel.")
        raise Refused(words % {"row": row, "key": key[:40]}) from None
    return key
