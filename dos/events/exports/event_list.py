"""Events as CSV, JSON, GeoJSON and Atom: one row for each date, in the same columns."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dos.core import exports
from dos.core.exports import About, Column, FeedEntry
from dos.core.models import Known
from dos.core.text import listed, translated
from dos.events.models import Event, Occurrence
from dos.events.selectors import addresses
from dos.events.selectors.event_list import EventRow


def _event(key: str, meaning: str | Promise, value: Callable[[Event], Any]) -> Column[EventRow]:
    return Column(key, meaning, lambda row: value(row.event))


def _date(key: str, meaning: str | Promise, value: Callable[[Occurrence], Any]) -> Column[EventRow]:
    return Column(key, meaning, lambda row: value(row.occurrence) if row.occurrence is not None else None)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _known(value: str) -> bool | None:
    return {Known.YES.value: True, Known.NO.value: False}.get(value)


def _status(row: EventRow) -> str:
    if row.is_cancelled:
        return "abgesagt"
    if row.is_moved:
        return "verlegt"
    return "vorlaeufig" if row.is_tentative else "findet-statt"


def address_of(row: EventRow) -> str:
    """Return the public page of the date, or of a single event."""
    if row.occurrence is not None and row.event.is_series:
        return addresses.date_url(row.event, row.occurrence.day)
    return addresses.canonical_url(row.event)


COLUMNS: tuple[Column[EventRow], ...] = (
    _event("kennung", _("Kürzel der Veranstaltung, bleibt gleich"), lambda event: event.slug),
    _date(
        "tag", _("Tag laut Regel; mit der Kennung zusammen der Schlüssel des Termins"), lambda row: row.day.isoformat()
    ),
    _event("titel", _("Titel"), lambda event: event.title),
    _event("titel_en", _("Titel auf Englisch, wo es einen gibt"), lambda event: event.title_en or None),
    _event("art", _("Art der Veranstaltung"), lambda event: event.kind),
    Column("stand", _("findet-statt, vorlaeufig, verlegt oder abgesagt"), _status),
    _date("beginn", _("Beginn in UTC"), lambda row: _moment(row.starts_at)),
    _date("ende", _("Ende in UTC, wo es bekannt ist"), lambda row: _moment(row.ends_at) if row.end_is_known else None),
    _date("ganztaegig", _("ob keine Uhrzeit bekannt ist"), lambda row: row.all_day),
    _event("genauigkeit", _("wie genau der Tag bekannt ist"), lambda event: event.date_precision),
    _event("reihe", _("ob sich die Veranstaltung wiederholt"), lambda event: event.is_series),
    Column("regel", _("die Wiederholung in Worten"), lambda row: row.rule or None),
    _event("stadt", _("Kommunen"), lambda event: listed(city.name for city in event.cities.all()) or None),
    Column("ort", _("Ort"), lambda row: row.where or None),
    _event("anschrift", _("Anschrift"), lambda event: event.address or None),
    _event("breite", _("geografische Breite, WGS 84"), lambda event: event.latitude),
    _event("laenge", _("geografische Länge, WGS 84"), lambda event: event.longitude),
    _event("teilnahme", _("place vor Ort, online oder hybrid"), lambda event: event.mode),
    _event("kostenfrei", _("ob sie nichts kostet; leer heißt nicht belegt"), lambda event: event.is_free),
    _event("kosten", _("was sie kostet"), lambda event: event.cost or None),
    _event("stufenlos", _("stufenloser Zugang; leer heißt nicht bekannt"), lambda event: _known(event.step_free)),
    _event(
        "induktionsschleife",
        _("Induktionsschleife; leer heißt nicht bekannt"),
        lambda event: _known(event.induction_loop),
    ),
    _event(
        "gebaerdensprache", _("Gebärdensprache; leer heißt nicht bekannt"), lambda event: _known(event.sign_language)
    ),
    _event(
        "toilette", _("barrierefreie Toilette; leer heißt nicht bekannt"), lambda event: _known(event.accessible_toilet)
    ),
    _event("kurztext", _("worum es geht"), lambda event: event.summary),
    _event("ergebnis", _("Ergebnis, wo es eines gibt"), lambda event: event.results or None),
    _event("teilnehmende", _("Zahl der Teilnehmenden, wo sie bekannt ist"), lambda event: event.participants),
    _event("beispiel", _("ob der Eintrag ein erfundenes Beispiel ist"), lambda event: event.is_example),
    _event("quelle", _("Adresse der Quelle"), lambda event: event.source_url or None),
    _event("geaendert", _("Zeitpunkt der letzten Änderung des Eintrags"), lambda event: _moment(event.changed_at)),
    Column("adresse", _("Seite des Termins"), address_of),
)


def csv_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """Yield the dates as a table, line by line."""
    return exports.csv_lines(COLUMNS, rows)


def json_document(about: About, rows: Iterable[EventRow]) -> dict[str, Any]:
    """Return one page of the dates as JSON."""
    return {**exports.described(about), "termine": [exports.record(COLUMNS, row) for row in rows]}


def geojson_document(about: About, rows: Iterable[EventRow]) -> dict[str, Any]:
    """Return what has a place; `label`, `text` and `url` are what a map writes at the point."""
    return exports.feature_collection(about, (_feature(row) for row in rows))


def _feature(row: EventRow) -> dict[str, Any]:
    properties = exports.record(COLUMNS, row)
    latitude, longitude = properties.pop("breite"), properties.pop("laenge")
    shown = {
        "label": translated(row.event, "title").text,
        "text": " · ".join(part for part in (row.when, row.where) if part),
        "url": row.url,
    }
    return exports.feature(row.event.slug, longitude, latitude, {**shown, **properties})


def atom_feed(about: About, rows: Iterable[EventRow]) -> str:
    """Return the events that changed last as a feed."""
    return exports.atom(about, (_entry(row) for row in rows))


def _entry(row: EventRow) -> FeedEntry:
    event = row.event
    return FeedEntry(
        title=translated(event, "title").text,
        url=addresses.canonical_url(event),
        text=f"{row.when}. {translated(event, 'summary').text}",
        permanent_id=addresses.permanent_id(event),
        at=event.changed_at,
        categories=[str(event.get_kind_display()), *(city.name for city in event.cities.all())],
    )
