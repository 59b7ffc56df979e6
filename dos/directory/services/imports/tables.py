"""Import of the three tables from CSV files, as the export writes them and as offices send them."""

from collections.abc import Set
from typing import Any

from django.utils.translation import gettext as _

from dos.directory.services.imports.comparing import Differences, Record, take_over
from dos.directory.services.imports.kinds import MARK, Kind
from dos.directory.services.imports.shelf import Shelf, mark_of
from dos.strategy.services.imports import Table, read_table
from dos.strategy.services.imports.cells import BadCell
from dos.strategy.services.imports.report import RowFault


def read_table_of(kind: Kind, content: bytes) -> Table:
    """Read a file of one kind. Refused as `read_table` says."""
    return read_table(content, known=kind.known, needed=kind.needed)


def import_table(kind: Kind, table: Table, *, user: Any, write: bool, overwrite: Set[str] = frozenset()) -> Differences:
    """Compare every row with what stands here and, with `write`, take over what differs.

    A row that was changed here after the file was exported is shown with both texts and kept; `overwrite` names the
    fields ("12:kurztext") in which the file counts nevertheless. Nothing is written when one row is wrong.
    """
    report, shelf = Differences(rows=len(table.rows)), Shelf()
    records: list[Record] = []
    seen: set[Any] = set()
    for number, values in table.rows:
        key = kind.key_of(values)
        if _told(key) and key in seen:
            report.faults.append(RowFault(number, _("Diese Zeile kommt zweimal vor: %(key)s.") % {"key": _told(key)}))
            continue
        seen.add(key)
        try:
            target = kind.rows(shelf).get(key) or kind.begin(values, shelf)
        except BadCell as error:
            report.faults.append(RowFault(number, str(error)))
            continue
        records.append(Record(number, target, values, is_held=_is_stale(target, values)))
    take_over(kind, records, shelf, report, user=user, write=write, overwrite=overwrite)
    return report


def _is_stale(target: Any, values: dict[str, str]) -> bool:
    """Tell whether the row was changed here after the file was written."""
    mark = values.get(MARK, "")
    return bool(mark) and target.pk is not None and mark_of(target) != mark


def _told(key: Any) -> str:
    return key if isinstance(key, str) else ", ".join(key)
