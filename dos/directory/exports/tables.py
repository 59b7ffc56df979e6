"""The tables of the directory as CSV: everything that editors wrote, in the columns that the import reads."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from dos.core import exports
from dos.core.exports import Column
from dos.directory.models import Synonym
from dos.directory.services.imports.kinds import MARK, Kind
from dos.directory.services.imports.shelf import Shelf, mark_of

SYNONYMS: tuple[Column[Synonym], ...] = (
    Column("wort", _("das andere Wort"), lambda row: row.term),
    Column("art", _("wie es mit der Leistung zusammenhängt"), lambda row: row.get_kind_display()),
    Column("kennung", _("Kürzel der Leistung"), lambda row: row.service.slug),
    Column("titel", _("Titel der Leistung"), lambda row: row.service.title),
)


def table_lines(kind: Kind) -> Iterator[str]:
    """Yield a table line by line; drafts that nobody has published say what the last draft says."""
    shelf = Shelf()
    columns: list[Column[Any]] = [
        *(Column(name, "", partial(_key, kind, at)) for at, name in enumerate(kind.keys)),
        *(Column(one.name, "", partial(_said, one, shelf)) for one in kind.columns),
        Column(MARK, "", mark_of),
    ]
    return exports.csv_lines(columns, _opened(kind.rows(shelf).values()))


def synonym_lines(rows: Iterable[Synonym]) -> Iterator[str]:
    """Yield the list of other words."""
    return exports.csv_lines(SYNONYMS, rows)


def _key(kind: Kind, at: int, row: Any) -> str:
    return kind.keys_of(row)[at]


def _said(column: Any, shelf: Shelf, row: Any) -> str:
    told: str = column.get(row, shelf)
    return told


def _opened(rows: Iterable[Any]) -> Iterator[Any]:
    for row in rows:
        yield row if row.live or row.latest_revision_id is None else row.get_latest_revision_as_object()
