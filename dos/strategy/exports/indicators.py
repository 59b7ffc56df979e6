"""The values of an indicator as CSV."""

import csv
import io
from collections.abc import Iterable

from dos.core.exports import BYTE_ORDER_MARK
from dos.core.records import day
from dos.core.text import csv_cell
from dos.strategy.models import Indicator, IndicatorValue

COLUMNS = ("kennzahl", "name", "am", "wert", "einheit", "herkunft", "quelle", "quelle_in_worten", "stand", "beispiel")


def values_csv(indicator: Indicator, values: Iterable[IndicatorValue]) -> str:
    """Return all values in the order of time; numbers with a point, days as exact as they are known."""
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file, delimiter=";")
    writer.writerow(COLUMNS)
    for value in values:
        row = (
            indicator.slug,
            indicator.name,
            day(value.on, value.on_precision),
            f"{value.value:.15g}",
            indicator.unit,
            value.origin,
            value.source_url or indicator.source_url,
            value.source_note or indicator.source_note,
            day(value.as_of),
            "ja" if indicator.is_example else "nein",
        )
        # A negative value is a number and stays one; what people typed is made harmless.
        writer.writerow(cell if place == 3 else csv_cell(cell or "") for place, cell in enumerate(row))
    return file.getvalue()
