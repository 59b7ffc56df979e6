"""Import of values of indicators; late ones and corrections welcome."""

from collections import defaultdict
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.strategy.models import Indicator, IndicatorValue
from dos.strategy.permissions import may_publish
from dos.strategy.services import indicators
from dos.strategy.services.imports import cells
from dos.strategy.services.imports.columns import shown
from dos.strategy.services.imports.report import Report, RowChange, RowFault
from dos.strategy.services.imports.table import Table, read_table

COLUMNS = ("kennzahl", "am", "wert", "quelle", "anmerkung")


def read(content: bytes) -> Table:
    """Read a file of values. Refused as `read_table` says."""
    return read_table(content, known=COLUMNS, needed=("kennzahl", "am", "wert"))


@transaction.atomic
def import_values(table: Table, *, user: Any, write: bool) -> Report:
    """Compare every row with the known values and, with `write`, record what differs.

    Nothing is written when one row is wrong.
    """
    report = Report(rows=len(table.rows))
    known = {
        row.slug: row
        for row in Indicator.objects.filter(slug__in={cells_of["kennzahl"] for _n, cells_of in table.rows})
    }
    values = {
        (row.indicator_id, row.on): row.value for row in IndicatorValue.objects.filter(indicator__in=known.values())
    }
    allowed = {slug: may_publish(user, row) for slug, row in known.items()}
    batches: dict[str, dict[Any, indicators.NewValue]] = defaultdict(dict)
    for number, cells_of in table.rows:
        slug = cells_of["kennzahl"]
        try:
            item = _value(number, cells_of, known.get(slug), batches[slug])
        except cells.BadCell as error:
            report.faults.append(RowFault(number, str(error)))
            continue
        batches[slug][item.on] = item
        old = values.get((known[slug].pk, item.on))
        if old == item.value:
            continue
        if not allowed[slug]:
            report.faults.append(
                RowFault(number, _("„%(name)s“ gehört einer anderen Kommune.") % {"name": known[slug]})
            )
        entries = ((f"{item.on:%d.%m.%Y}", shown(old), shown(item.value)),)
        report.changes.append(RowChange(number, known[slug].name, old is None, entries))
    if write and not report.faults:
        for slug, batch in batches.items():
            indicators.record_values(known[slug], batch.values(), origin=IndicatorValue.Origin.CSV)
        report.is_written = True
    return report


def _value(
    number: int, cells_of: dict[str, str], indicator: Indicator | None, seen: dict[Any, Any]
) -> indicators.NewValue:
    if indicator is None:
        raise cells.BadCell(_("Die Kennzahl „%(slug)s“ gibt es nicht.") % {"slug": cells_of["kennzahl"][:60]})
    found, value = cells.day(cells_of["am"]), cells.number(cells_of["wert"])
    if found is None or value is None:
        raise cells.BadCell(_("Bitte Tag und Wert angeben."))
    item = indicators.NewValue(
        on=found[0],
        precision=found[1],
        value=float(value),
        row=number,
        source_url=cells.words(cells_of.get("quelle", ""), 500),
        source_note=cells.words(cells_of.get("anmerkung", ""), 300),
    )
    why = indicators.impossible(indicator, item, timezone.localdate())
    if not why and item.on in seen:
        why = _("Der Tag kommt zweimal vor.")
    if why:
        raise cells.BadCell(why)
    return item
