"""Comparing of what a file says with what stands here, and writing of what differs; never both at once.

Three texts meet in every field: what the file says, what stands here, and, where a file said something before, what
it said then. What an editor has changed since is shown with both texts and kept, unless the person ticks it.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.directory.permissions import may_edit, may_publish
from dos.directory.services.imports.columns import Column
from dos.directory.services.imports.kinds import Kind
from dos.directory.services.imports.lists import children
from dos.directory.services.imports.shelf import Shelf, is_draft
from dos.directory.services.publishing import refuse_unready
from dos.strategy.services.imports.cells import BadCell
from dos.strategy.services.imports.report import Report, RowChange, RowFault


@dataclass(frozen=True)
class Record:
    """What a file says about one row. `before` is what it said last, `is_held` that all differences are kept."""

    number: int
    target: Any
    values: Mapping[str, str]
    before: Mapping[str, str] | None = None
    is_held: bool = False
    # Foreign formats know no blank lines and double blanks: a difference of these alone is none.
    is_loose: bool = False


@dataclass
class Differences(Report):
    """What an import would do or has done, and what it leaves to the editors."""

    kept: list[RowChange] = field(default_factory=list)

    @property
    def unchanged(self) -> int:
        """How many rows say what is known already."""
        touched = {change.row for change in self.changes} | {change.row for change in self.kept}
        return self.rows - len(touched | {fault.row for fault in self.faults})

    def digest(self) -> str:
        """Return a mark of everything that was shown, so that what was looked at is what is written."""
        return Report(rows=self.rows, changes=[*self.changes, *self.kept]).digest()


def take_over(
    kind: Kind,
    records: list[Record],
    shelf: Shelf,
    report: Differences,
    *,
    user: Any,
    write: bool,
    overwrite: Set[str] = frozenset(),
) -> dict[int, Any]:
    """Compare every record and, with `write`, take over what differs; returns what was written by record number.

    Nothing is written when one record is wrong, and nothing is ever deleted.
    """
    ready: list[tuple[Record, Any]] = []
    for record in records:
        obj = opened(record.target)
        change = _compared(kind, record, obj, shelf, report, overwrite)
        if change is None:
            continue
        report.changes.append(change)
        if fault := _forbidden(obj, user) or _wrong(kind, obj):
            report.faults.append(RowFault(record.number, fault))
        ready.append((record, obj))
    if report.faults or not write:
        return {}
    with transaction.atomic():
        written = {record.number: _write(record, obj, user, report) for record, obj in ready}
        transaction.set_rollback(bool(report.faults))
    report.is_written = not report.faults
    return {} if report.faults else written


def opened(target: Any) -> Any:
    """Return the row, or its last draft where nobody but editors has seen it."""
    return target.get_latest_revision_as_object() if is_draft(target) else target


def _compared(
    kind: Kind, record: Record, obj: Any, shelf: Shelf, report: Differences, overwrite: Set[str]
) -> RowChange | None:
    """Put into the object what is to be taken over; note what is kept and what is wrong."""
    changed: list[tuple[str, str, str]] = []
    kept: list[tuple[str, str, str]] = []
    faults = len(report.faults)
    for column in kind.columns:
        if column.name not in record.values:
            continue
        try:
            told = column.clean(record.values[column.name], shelf)
        except BadCell as error:
            words = _("Spalte „%(column)s“: %(why)s") % {"column": column.name, "why": error}
            report.faults.append(RowFault(record.number, words))
            continue
        old = column.get(obj, shelf)
        if _is_same(old, told, loose=record.is_loose):
            continue
        if _is_kept(record, column, old, told) and f"{record.number}:{column.name}" not in overwrite:
            kept.append((column.name, old, told))
            continue
        changed.append((column.name, old, told))
        column.put(obj, told, shelf)
    if kept:
        report.kept.append(RowChange(row=record.number, name=str(obj), is_new=False, entries=tuple(kept)))
    if len(report.faults) > faults or not (changed or obj.pk is None):
        return None
    return RowChange(record.number, str(obj), obj.pk is None, tuple(changed))


def _is_same(old: str, told: str, *, loose: bool) -> bool:
    return old == told or (loose and _bare(old) == _bare(told))


def _bare(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _is_kept(record: Record, column: Column, old: str, told: str) -> bool:
    """Tell whether an editor's word stands against the file's."""
    if record.target.pk is None:
        return False
    before = (record.before or {}).get(column.name)
    if before is not None:
        return not _is_same(old, before, loose=record.is_loose) or _is_same(told, before, loose=record.is_loose)
    return record.is_held and old != ""


def _forbidden(obj: Any, user: Any) -> str:
    """Say why the person may not do that, by the row as it stands and as it would stand."""
    words = _("„%(name)s“ gehört einer anderen Kommune.") % {"name": obj}
    if obj.pk is None:
        return "" if may_edit(user, obj) else words
    row = type(obj)._default_manager.get(pk=obj.pk)
    may = may_publish if row.live else may_edit
    if not (may(user, row) and may(user, obj)):
        return words
    if row.live and row.has_unpublished_changes:
        told = _("Zu „%(name)s“ gibt es einen Entwurf. Bitte veröffentlichen oder verwerfen Sie ihn zuerst.")
        return told % {"name": row}
    return ""


def _wrong(kind: Kind, obj: Any) -> str:
    """Say what the rules of the model and of publication refuse."""
    try:
        obj.full_clean(exclude=[*kind.hangs])
        hanging = children(obj, kind.hangs)
        for child in hanging:
            child.clean_fields(exclude=["service", "provision", "office"])
            child.clean()
        if kind.name == "leistungen":
            _refuse_doubled([child.term for child in hanging])
        if obj.live:
            refuse_unready(obj)
    except Refused as refusal:
        return refusal.message
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _refuse_doubled(terms: list[str]) -> None:
    folded = [term.casefold() for term in terms]
    if twice := sorted({term for term in folded if folded.count(term) > 1}):
        raise Refused(_("Diese Wörter stehen zweimal da: %(words)s.") % {"words": ", ".join(twice)})


def _write(record: Record, obj: Any, user: Any, report: Differences) -> Any:
    try:
        if obj.pk is None:
            obj.live = False
            obj.save()
        revision = obj.save_revision(user=user, clean=False)
        if obj.live:
            revision.publish(user=user, skip_permission_checks=True)
    except Refused as refusal:
        report.faults.append(RowFault(record.number, refusal.message))
    return obj
