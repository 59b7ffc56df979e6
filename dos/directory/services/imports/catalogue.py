"""Import of services from a foreign catalogue, again and again: an editor's word stands against the file's."""

from collections.abc import Iterator, Set
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dos.directory.connectors import ForeignService
from dos.directory.models import ImportedService, Service, SynonymKind, xzufi
from dos.directory.services.imports.comparing import Differences, Record, opened, take_over
from dos.directory.services.imports.kinds import SERVICES
from dos.directory.services.imports.shelf import Shelf
from dos.strategy.services.imports.cells import BadCell
from dos.strategy.services.imports.report import RowChange, RowFault

WORDS = "woerter_umgangssprachlich"


@transaction.atomic
def import_catalogue(
    entries: list[ForeignService], *, user: Any, write: bool, overwrite: Set[str] = frozenset()
) -> Differences:
    """Compare every entry with the services here and, with `write`, take over what differs.

    An entry is the service that came from it before, else the one with its identifier (a file of ours), else the only
    one with its key; otherwise a new draft. What an editor has changed since the last import, or wrote before the
    first, is shown with both texts and kept. A service that was deleted here stays so. Nothing is ever deleted.
    """
    report, shelf = Differences(rows=len(entries)), Shelf()
    known = {(row.agency, row.identifier): row for row in ImportedService.objects.select_related("service")}
    records: list[Record] = []
    told: dict[int, ForeignService] = {}
    taken: set[int] = set()
    for entry in entries:
        before = known.get((entry.agency, entry.identifier))
        if before is not None and before.service is None:
            report.kept.append(_deleted(entry))
            continue
        target = (before.service if before is not None else None) or _target(entry, shelf)
        if fault := entry.problem or _doubled(target, taken):
            report.faults.append(RowFault(entry.number, fault))
            continue
        taken |= {target.pk} - {None}
        said = before.said if before is not None else None
        values = _with_words(entry, target, shelf)
        records.append(Record(entry.number, target, values, said, is_held=True, is_loose=True))
        told[entry.number] = entry
    written = take_over(SERVICES, records, shelf, report, user=user, write=write, overwrite=overwrite)
    if report.is_written:
        targets = {record.number: written.get(record.number, record.target) for record in records}
        _remember(told, targets, shelf)
    return report


def _target(entry: ForeignService, shelf: Shelf) -> Service:
    if entry.agency == xzufi.AGENCY and entry.identifier in shelf.services:
        return shelf.services[entry.identifier]
    same = [row for row in shelf.services.values() if row.leika_key and row.leika_key == entry.values.get("leika")]
    if len(same) == 1 and entry.agency != xzufi.AGENCY:
        return same[0]
    target: Service = SERVICES.begin({"titel": entry.values.get("titel", "")}, shelf)
    if entry.agency == xzufi.AGENCY:
        target.slug = entry.identifier[:100]
    return target


def _with_words(entry: ForeignService, target: Service, shelf: Shelf) -> dict[str, str]:
    """Add the words of the entry to those that stand here: none is taken away, none comes a second time."""
    values = dict(entry.values)
    if told := values.get(WORDS):
        here = shelf.children(opened(target), "synonyms")
        known = {word.term.casefold() for word in here}
        own = [word.term for word in here if word.kind == SynonymKind.COLLOQUIAL]
        new = [term for part in told.split("|") if (term := part.strip()) and term.casefold() not in known]
        values[WORDS] = " | ".join([*own, *new])
    return values


def _doubled(target: Service, taken: set[int]) -> str:
    if target.pk in taken:
        return _("„%(name)s“ kommt in der Datei zweimal vor.") % {"name": target}
    return ""


def _deleted(entry: ForeignService) -> RowChange:
    title = entry.values.get("titel", entry.identifier)
    entries = ((_("ganze Leistung"), _("hier gelöscht"), title),)
    return RowChange(row=entry.number, name=title, is_new=False, entries=entries)


def _remember(told: dict[int, ForeignService], targets: dict[int, Any], shelf: Shelf) -> None:
    """Note what the file said, so that the next one can be compared with it."""
    for number, entry in told.items():
        ImportedService.objects.update_or_create(
            agency=entry.agency,
            identifier=entry.identifier,
            defaults={"service": targets[number], "said": dict(_canonical(entry, shelf))},
        )


def _canonical(entry: ForeignService, shelf: Shelf) -> Iterator[tuple[str, str]]:
    for column in SERVICES.columns:
        if column.name in entry.values:
            try:
                yield column.name, column.clean(entry.values[column.name], shelf)
            except BadCell:
                continue
