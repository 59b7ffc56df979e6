"""Columns of the tables: each is written and read by the same few lines, so that a table comes back as it went out.

What a cell says is compared as text in one way of writing (days as 2026-12-31, amounts as 12,50, lists in order).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dos.core.models import Known
from dos.core.text import clean_line
from dos.directory.services.imports.shelf import Shelf
from dos.strategy.services.imports import cells

BETWEEN = " | "


@dataclass(frozen=True)
class Column:
    """How one column is read from a cell, found in a row and put into it; `clean` raises `BadCell`."""

    name: str
    clean: Callable[[str, Shelf], str]
    get: Callable[[Any, Shelf], str]
    put: Callable[[Any, str, Shelf], None]


def text(name: str, field: str, limit: int) -> Column:
    """Return the column of a text of one line."""
    return Column(
        name,
        lambda cell, shelf: cells.words(clean_line(cell), limit),
        lambda row, shelf: clean_line(getattr(row, field)),
        lambda row, told, shelf: setattr(row, field, told),
    )


def lines(name: str, field: str, limit: int = 20_000) -> Column:
    """Return the column of a text of several lines."""
    return Column(
        name,
        lambda cell, shelf: cells.words(cell, limit),
        lambda row, shelf: "\n".join(getattr(row, field).splitlines()).strip(),
        lambda row, told, shelf: setattr(row, field, told),
    )


def choice(name: str, field: str, choices: list[Any]) -> Column:
    """Return the column of a value of a list."""
    known = {str(code): str(label) for code, label in choices}
    return Column(
        name,
        lambda cell, shelf: cells.choice(cell, known),
        lambda row, shelf: str(getattr(row, field)),
        lambda row, told, shelf: setattr(row, field, told),
    )


def yes_or_no(name: str, field: str) -> Column:
    """Return the column of something that is or is not."""
    return Column(
        name,
        lambda cell, shelf: "ja" if cells.yes_or_no(cell) else "nein",
        lambda row, shelf: "ja" if getattr(row, field) else "nein",
        lambda row, told, shelf: setattr(row, field, told == "ja"),
    )


_KNOWN: dict[Any, str] = {Known.YES: "ja", Known.NO: "nein", Known.UNKNOWN: ""}


def fact(name: str, field: str) -> Column:
    """Return the column of a fact of which "nobody has said" is a value: an empty cell."""
    told_as = {word: known for known, word in _KNOWN.items()}
    return Column(
        name,
        lambda cell, shelf: {True: "ja", False: "nein", None: ""}[cells.yes_or_no(cell)],
        lambda row, shelf: _KNOWN[getattr(row, field)],
        lambda row, told, shelf: setattr(row, field, told_as[told]),
    )


def day(name: str, field: str) -> Column:
    """Return the column of a day."""

    def clean(cell: str, shelf: Shelf) -> str:
        found = cells.exact_day(cell)
        return found.isoformat() if found else ""

    return Column(
        name,
        clean,
        lambda row, shelf: value.isoformat() if (value := getattr(row, field)) else "",
        lambda row, told, shelf: setattr(row, field, cells.exact_day(told)),
    )


def number(name: str, field: str) -> Column:
    """Return the column of a number with decimals."""

    def clean(cell: str, shelf: Shelf) -> str:
        found = cells.plain_number(cell)
        return "" if found is None else str(float(found))

    return Column(
        name,
        clean,
        lambda row, shelf: "" if getattr(row, field) is None else str(float(getattr(row, field))),
        lambda row, told, shelf: setattr(row, field, float(told) if told else None),
    )


def one(name: str, field: str, found: Callable[[Shelf], Mapping[str, Any]], key: str = "slug") -> Column:
    """Return the column of one thing that the row points to; an empty cell means none."""

    def clean(cell: str, shelf: Shelf) -> str:
        if cell and cell not in found(shelf):
            raise cells.BadCell(_("„%(key)s“ gibt es nicht.") % {"key": cell[:60]})
        return cell

    return Column(
        name,
        clean,
        lambda row, shelf: str(getattr(other, key)) if (other := getattr(row, field)) is not None else "",
        lambda row, told, shelf: setattr(row, field, found(shelf)[told] if told else None),
    )


def several(name: str, field: str, found: Callable[[Shelf], Mapping[str, Any]]) -> Column:
    """Return the column of several things that the row points to; their order says nothing."""

    def clean(cell: str, shelf: Shelf) -> str:
        keys = sorted({key.strip() for key in cell.split("|") if key.strip()})
        for key in keys:
            if key not in found(shelf):
                raise cells.BadCell(_("„%(key)s“ gibt es nicht.") % {"key": key[:60]})
        return BETWEEN.join(keys)

    return Column(
        name,
        clean,
        lambda row, shelf: BETWEEN.join(shelf.names(row, field)),
        lambda row, told, shelf: setattr(row, field, [found(shelf)[key] for key in told.split(BETWEEN) if key]),
    )
