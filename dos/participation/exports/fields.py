"""What the columns of every list of the room mean: the description that goes with the files (P13)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from dos.core import exports
from dos.core.exports import Column
from dos.participation.exports import comments, idea_list, numbers, ways, wordings

_Row = tuple[str, Column[Any]]

LISTS: dict[str, tuple[Column[Any], ...]] = {
    "mitmachen": ways.COLUMNS,
    "ideen": idea_list.COLUMNS,
    "kommentare": comments.COLUMNS,
    "aenderungen": wordings.COLUMNS,
    "zahlen": numbers.COLUMNS,
}
COLUMNS: tuple[Column[_Row], ...] = (
    Column("liste", _("Liste, zu der das Feld gehört"), lambda row: row[0]),
    Column("feld", _("Name des Feldes, gleich in jedem Format"), lambda row: row[1].key),
    Column("bedeutung", _("was darin steht"), lambda row: str(row[1].meaning)),
)


def csv_lines() -> Iterator[str]:
    """Yield one line for each field of each list."""
    return exports.csv_lines(COLUMNS, ((name, column) for name, columns in LISTS.items() for column in columns))
