"""Import of baselines: how things stood before the programme, by field and city."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dos.strategy.models import Baseline
from dos.strategy.permissions import may_publish
from dos.strategy.services.imports import cells
from dos.strategy.services.imports.columns import Known, known_now, shown
from dos.strategy.services.imports.report import Report, RowChange, RowFault
from dos.strategy.services.imports.table import Table, read_table

COLUMNS = ("handlungsfeld", "kommune", "stand", "stand_en", "erhoben_am", "quelle")


def read(content: bytes) -> Table:
    """Read a file of baselines. Refused as `read_table` says."""
    return read_table(content, known=COLUMNS, needed=("handlungsfeld", "kommune", "stand"))


@transaction.atomic
def import_baselines(table: Table, *, user: Any, write: bool) -> Report:
    """Compare every row with the baselines and, with `write`, take over what differs; nothing when one row is wrong."""
    report, known = Report(rows=len(table.rows)), known_now()
    rows = {
        (row.action_field.slug, row.city.key): row for row in Baseline.objects.select_related("action_field", "city")
    }
    ready: list[Baseline] = []
    seen: set[tuple[str, str]] = set()
    for number, cells_of in table.rows:
        key = (cells_of["handlungsfeld"], cells_of["kommune"])
        try:
            row = rows.get(key) or _new(key, known)
            entries = _taken_over(row, cells_of)
        except cells.BadCell as error:
            report.faults.append(RowFault(number, str(error)))
            continue
        fault = _("Feld und Kommune kommen zweimal vor.") if key in seen else ""
        seen.add(key)
        if entries and not may_publish(user, row):
            fault = _("„%(name)s“ gehört einer anderen Kommune.") % {"name": row}
        if fault:
            report.faults.append(RowFault(number, fault))
        if entries:
            report.changes.append(RowChange(number, str(row), row.pk is None, entries))
            ready.append(row)
    if write and not report.faults:
        for row in ready:
            row.save()
        report.is_written = True
    return report


def _new(key: tuple[str, str], known: Known) -> Baseline:
    field, city = known.fields.get(key[0]), known.cities.get(key[1])
    if field is None:
        raise cells.BadCell(_("Das Handlungsfeld „%(key)s“ gibt es nicht.") % {"key": key[0][:60]})
    if city is None:
        raise cells.BadCell(_("Die Kommune „%(key)s“ gibt es nicht.") % {"key": key[1][:60]})
    return Baseline(action_field=field, city=city)


def _taken_over(row: Baseline, cells_of: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    found = cells.day(cells_of.get("erhoben_am", ""))
    new = {"text": cells.words(cells_of["stand"], 5000)}
    if not new["text"]:
        raise cells.BadCell(_("Bitte beschreiben Sie den Stand."))
    if "stand_en" in cells_of:
        new["text_en"] = cells.words(cells_of["stand_en"], 5000)
    if "quelle" in cells_of:
        new["source_url"] = cells.words(cells_of["quelle"], 500)
    values: dict[str, Any] = dict(new)
    if "erhoben_am" in cells_of:
        values |= {"on": found[0] if found else None, "on_precision": found[1] if found else "day"}
    entries = []
    for name, value in values.items():
        old = getattr(row, name)
        if old != value and not (old in ("", None) and value in ("", None)):
            entries.append((name, shown(old), shown(value)))
            setattr(row, name, value)
    return tuple(entries)
