"""Columns of what hangs on a row: other words, fees, opening hours and their exceptions, one to a line."""

import re
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from dos.core.text import clean_line
from dos.directory.models import Fee, OpeningException, OpeningHours, Synonym
from dos.directory.services.imports.columns import BETWEEN, Column
from dos.directory.services.imports.shelf import Shelf
from dos.strategy.services.imports import cells

MAX_LINES = 60
_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_SPAN = r"(\d{1,2}:\d\d)\s*[-–]\s*(\d{1,2}:\d\d)"
_HOURS = re.compile(rf"(Mo|Di|Mi|Do|Fr|Sa|So)\.?\s+{_SPAN}(?:\s+(.*))?")
_EXCEPTION = re.compile(rf"([\d.-]+?)(?:\s*–\s*([\d.-]+))?\s+(?:(geschlossen)|{_SPAN})(?:\s+(.*))?")
_PARTS = ("amount", "amount_to", "condition", "words")


def synonyms(name: str, kind: str) -> Column:
    """Return the column of the words of one kind."""

    def clean(cell: str, shelf: Shelf) -> str:
        terms = [clean_line(part) for part in cell.split("|")]
        return BETWEEN.join(cells.words(term, 80) for term in dict.fromkeys(terms) if term)

    def put(row: Any, told: str, shelf: Shelf) -> None:
        others = [child for child in row.synonyms.all() if child.kind != kind]
        _hang(row, "synonyms", [*others, *(Synonym(term=term, kind=kind) for term in told.split(BETWEEN) if term)])

    return Column(
        name,
        clean,
        lambda row, shelf: BETWEEN.join(child.term for child in shelf.children(row, "synonyms") if child.kind == kind),
        put,
    )


def _hang(row: Any, name: str, children: list[Any]) -> None:
    for position, child in enumerate(children):
        child.sort_order = position
    getattr(row, name).set(children)


def fees(name: str) -> Column:
    """Return the column of fees: amount | up to | condition | in words."""
    return Column(
        name,
        lambda cell, shelf: "\n".join(_fee_line(_fee(line)) for line in _lines(cell)),
        lambda row, shelf: "\n".join(_fee_line(_as_parts(child)) for child in shelf.children(row, "fees")),
        lambda row, told, shelf: _hang(row, "fees", [Fee(**_fee(line)) for line in _lines(told)]),
    )


def _fee(line: str) -> dict[str, Any]:
    parts = [clean_line(part) for part in line.split("|")]
    if len(parts) > len(_PARTS):
        raise cells.BadCell(_("Eine Gebühr hat höchstens vier Teile: Betrag | bis | Bedingung | in Worten."))
    told = dict(zip(_PARTS, [*parts, "", "", ""], strict=False))
    return {
        "amount": _amount(told["amount"]),
        "amount_to": _amount(told["amount_to"]),
        "condition": cells.words(told["condition"], 200),
        "words": cells.words(told["words"], 200),
    }


def _amount(text: str) -> Decimal | None:
    found = cells.number(text)
    return None if found is None else found.quantize(Decimal("0.01"))


def _as_parts(fee: Fee) -> dict[str, Any]:
    bare = {name: clean_line(getattr(fee, name)).replace("|", "/") for name in ("condition", "words")}
    return {"amount": fee.amount, "amount_to": fee.amount_to, **bare}


def _fee_line(parts: dict[str, Any]) -> str:
    amounts = ["" if parts[name] is None else f"{parts[name]:.2f}".replace(".", ",") for name in _PARTS[:2]]
    return " | ".join([*amounts, parts["condition"], parts["words"]]).rstrip(" |")


def hours(name: str) -> Column:
    """Return the column of opening hours: Mo 08:00–12:30 nur mit Termin."""
    return Column(
        name,
        lambda cell, shelf: "\n".join(_hours_line(_hours(line)) for line in _lines(cell)),
        lambda row, shelf: "\n".join(_hours_line(child) for child in shelf.children(row, "hours")),
        lambda row, told, shelf: _hang(row, "hours", [_hours(line) for line in _lines(told)]),
    )


def _hours(line: str) -> OpeningHours:
    found = _HOURS.fullmatch(line)
    if found is None:
        raise cells.BadCell(_("„%(line)s“ ist keine Öffnungszeit. Bitte wie „Mo 08:00–12:30“.") % {"line": line[:60]})
    weekday, opens, closes, note = found.groups()
    span = OpeningHours(weekday=_DAYS.index(weekday), opens=_time(opens), closes=_time(closes))
    span.note = cells.words(note or "", 120)
    return span


def _hours_line(span: OpeningHours) -> str:
    return f"{_DAYS[span.weekday]} {span.opens:%H:%M}–{span.closes:%H:%M} {clean_line(span.note)}".strip()


def exceptions(name: str) -> Column:
    """Return the column of exceptions: 24.12.2026–31.12.2026 geschlossen Betriebsferien."""
    return Column(
        name,
        lambda cell, shelf: "\n".join(_exception_line(_exception(line)) for line in _lines(cell)),
        lambda row, shelf: "\n".join(_exception_line(child) for child in shelf.children(row, "exceptions")),
        lambda row, told, shelf: _hang(row, "exceptions", [_exception(line) for line in _lines(told)]),
    )


def _exception(line: str) -> OpeningException:
    found = _EXCEPTION.fullmatch(line)
    if found is None:
        words = _("„%(line)s“ ist keine Ausnahme. Bitte wie „24.12.2026 geschlossen“ oder „24.12.2026 08:00–12:00“.")
        raise cells.BadCell(words % {"line": line[:60]})
    first, last, _closed, opens, closes, reason = found.groups()
    row = OpeningException(first_day=_day(first), last_day=_day(last or first))
    row.opens, row.closes = (_time(opens), _time(closes)) if opens else (None, None)
    row.reason = cells.words(reason or "", 120)
    return row


def _exception_line(row: OpeningException) -> str:
    days = dict.fromkeys([f"{row.first_day:%d.%m.%Y}", f"{row.last_day:%d.%m.%Y}"])
    when = f"{row.opens:%H:%M}–{row.closes:%H:%M}" if row.opens and row.closes else "geschlossen"
    return f"{'–'.join(days)} {when} {clean_line(row.reason)}".strip()


def _day(text: str) -> date:
    found = cells.exact_day(text)
    if found is None:
        raise cells.BadCell(_("Bitte ein Datum auf den Tag angeben, wie 31.12.2027."))
    return found


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text.zfill(5))
    except ValueError:
        raise cells.BadCell(_("Die Uhrzeit „%(text)s“ gibt es nicht.") % {"text": text}) from None


def _lines(cell: str) -> list[str]:
    found = [line for part in cell.splitlines() if (line := clean_line(part))]
    if len(found) > MAX_LINES:
        raise cells.BadCell(_("Höchstens %(most)s Zeilen in einer Zelle.") % {"most": MAX_LINES})
    return found


def children(row: Any, names: Iterable[str]) -> list[Any]:
    """Return everything that hangs on a row as it would be written."""
    return [child for name in names for child in getattr(row, name).all()]
