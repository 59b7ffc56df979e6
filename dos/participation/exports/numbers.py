"""Figures about taking part as a table."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from dos.core import exports
from dos.core.exports import Column
from dos.participation.selectors import statistics

_Row = tuple[str, str, str]

COLUMNS: tuple[Column[_Row], ...] = (
    Column("gruppe", _("wozu die Zahl gehört"), lambda row: row[0]),
    Column("was", _("was gezählt ist"), lambda row: row[1]),
    Column("wert", _("die Zahl"), lambda row: row[2]),
)


def csv_lines(found: statistics.Numbers) -> Iterator[str]:
    """Yield the figures line by line."""
    return exports.csv_lines(COLUMNS, statistics.table(found))
