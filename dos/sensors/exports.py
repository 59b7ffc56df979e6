"""Stations with their last values as CSV, JSON and GeoJSON; the values of a span as CSV."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from dos.core import exports
from dos.core.exports import About, Column
from dos.sensors.models import Datastream
from dos.sensors.selectors import addresses, wording
from dos.sensors.selectors.latest import Latest
from dos.sensors.selectors.series import Entry
from dos.sensors.selectors.station_list import StationRow
from dos.sensors.storage import times


@dataclass(frozen=True)
class Record:
    """One stream of a station with its last value; of a station without streams one without."""

    row: StationRow
    latest: Latest | None


def records(rows: Iterable[StationRow]) -> list[Record]:
    """Return one record for each stream of each station."""
    return [Record(row, latest) for row in rows for latest in (row.values or (None,))]


def _number(record: Record) -> Any:
    latest = record.latest
    if latest is None or not latest.has_value:
        return None
    return latest.stream.state.last_number if latest.stream.state.last_number is not None else latest.words


COLUMNS: tuple[Column[Record], ...] = (
    Column("kennung", _("Kürzel der Station, bleibt gleich"), lambda record: record.row.thing.slug),
    Column("station", _("Name der Station"), lambda record: record.row.thing.name),
    Column("stadt", _("Kürzel der Kommune"), lambda r: r.row.thing.city.key if r.row.thing.city else None),
    Column("thema", _("Kürzel des Themas"), lambda record: record.row.thing.theme),
    Column("datenstrom", _("Nummer des Datenstroms"), lambda r: r.latest.stream.pk if r.latest else None),
    Column(
        "messgroesse", _("was gemessen wird"), lambda r: r.latest.stream.observed_property.name if r.latest else None
    ),
    Column("wert", _("letzter Wert"), _number),
    Column("einheit", _("Einheit"), lambda record: record.latest.unit if record.latest else None),
    Column("zeit", _("Zeitpunkt des Werts"), lambda r: r.latest.at.isoformat() if r.latest and r.latest.at else None),
    Column(
        "verstummt", _("ob länger nichts kam, als zu erwarten war"), lambda r: r.latest.is_silent if r.latest else None
    ),
    Column("zweifel", _("was an dem Wert nicht stimmt"), lambda r: list(r.latest.doubts) if r.latest else []),
    Column("simuliert", _("ob Station und Werte erfunden sind"), lambda record: record.row.thing.is_simulation),
    Column("genauigkeit_m", _("Genauigkeit des Standorts in Metern"), lambda r: r.row.thing.position_accuracy),
    Column("adresse", _("Seite der Station"), lambda record: addresses.station_url(record.row.thing)),
)
ENTRY_COLUMNS: tuple[Column[Entry], ...] = (
    Column("zeit", _("Beginn, in UTC"), lambda entry: times.written(entry.start)),
    Column("wert", _("Wert, oder Mittel der Spanne"), lambda entry: entry.number),
    Column("kleinster", _("kleinster Wert der Spanne"), lambda entry: entry.low),
    Column("groesster", _("größter Wert der Spanne"), lambda entry: entry.high),
    Column("anzahl", _("wie viele Werte zählen"), lambda entry: entry.count),
    Column("zweifel", _("was an dem Wert nicht stimmt"), lambda entry: list(entry.doubts)),
)


def csv_lines(rows: Iterable[StationRow]) -> Iterator[str]:
    """Yield stations and last values as a table, line by line."""
    return exports.csv_lines(COLUMNS, records(rows))


def json_document(about: About, rows: Iterable[StationRow]) -> dict[str, Any]:
    """Return one page of the stations as JSON; `anzahl` counts stations, not streams."""
    return {**exports.described(about), "messwerte": [exports.record(COLUMNS, one) for one in records(rows)]}


def geojson_document(about: About, rows: Iterable[StationRow]) -> dict[str, Any]:
    """Return the stations that have a place; `label`, `text` and `url` are what a map writes at the point."""
    return exports.feature_collection(about, (_feature(row) for row in rows if row.point is not None))


def _feature(row: StationRow) -> dict[str, Any]:
    longitude, latitude = row.point or (0.0, 0.0)
    thing = row.thing
    values = " · ".join(latest.sentence for latest in row.shown)
    properties = {
        "label": thing.name,
        "text": f"{values} ({_('simuliert')})" if thing.is_simulation else values,
        "url": row.url,
        "stadt": thing.city.key if thing.city else None,
        "thema": thing.theme,
        "simulation": thing.is_simulation,
        "genauigkeit_m": thing.position_accuracy,
    }
    return exports.feature(thing.slug, longitude, latitude, properties)


def span_lines(stream: Datastream, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the values of a span; each line says of which stream, in which unit, and whether it is made up."""
    fixed: tuple[Column[Entry], ...] = (
        Column("station", "", lambda _entry: stream.thing.slug),
        Column("messgroesse", "", lambda _entry: stream.observed_property.name),
        Column("einheit", "", lambda _entry: wording.unit(stream)),
        Column("simulation", "", lambda _entry: stream.thing.is_simulation),
    )
    return exports.csv_lines((*ENTRY_COLUMNS, *fixed), entries)
