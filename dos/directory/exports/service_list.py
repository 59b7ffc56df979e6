"""Services as CSV and JSON, one row for each city; offices as GeoJSON."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dos.core import exports
from dos.core.exports import About, Column
from dos.core.text import translated
from dos.directory.models import Office, Provision, Service
from dos.directory.selectors import addresses, wording
from dos.directory.selectors.service_list import ServiceRow


@dataclass(frozen=True)
class Record:
    """One service in one city; of a service for which nobody has said who does it, one without a city."""

    service: Service
    provision: Provision | None


def records(rows: Iterable[ServiceRow]) -> list[Record]:
    """Return one record for each city of each service."""
    return [Record(row.service, provision) for row in rows for provision in (row.provisions or (None,))]


def _service(key: str, meaning: str | Promise, value: Callable[[Service], Any]) -> Column[Record]:
    return Column(key, meaning, lambda row: value(row.service))


def _place(key: str, meaning: str | Promise, value: Callable[[Provision], Any]) -> Column[Record]:
    return Column(key, meaning, lambda row: value(row.provision) if row.provision is not None else None)


COLUMNS: tuple[Column[Record], ...] = (
    _service("kennung", _("Kürzel der Leistung, bleibt gleich"), lambda row: row.slug),
    _place("stadt", _("Kürzel der Kommune; mit der Kennung zusammen der Schlüssel"), lambda row: row.city.key),
    _service("titel", _("Titel"), lambda row: row.title),
    _service("titel_en", _("Titel auf Englisch, wo es einen gibt"), lambda row: row.title_en or None),
    _service("amtlicher_name", _("amtlicher Name"), lambda row: row.official_name or None),
    _service("kurztext", _("worum es geht"), lambda row: row.short_text or None),
    _service("leika", _("LeiKa-Schlüssel"), lambda row: row.leika_key or None),
    _service("leika_geprueft", _("ob die Redaktion den Schlüssel geprüft hat"), lambda row: row.leika_is_confirmed),
    _place("ebene", _("welche Ebene zuständig ist"), lambda row: row.level),
    _place("zustaendig", _("wer zuständig ist, in Worten"), wording.responsible),
    _place("stelle", _("Kürzel der Stelle"), lambda row: row.office.slug if row.office else None),
    _place("stelle_name", _("Name der Stelle"), lambda row: str(row.office or row.office_name) or None),
    _place("online", _("ob es online geht; leer heißt nicht belegt"), lambda row: wording.known(row.online)),
    _place("online_adresse", _("Adresse des Online-Antrags"), lambda row: row.online_url or None),
    _place("anmeldung", _("nötige Anmeldung für den Online-Antrag"), lambda row: row.trust_level),
    _place("herkunft", _("generic allgemein üblich, researched recherchiert, confirmed bestätigt"), lambda r: r.origin),
    _place("quelle", _("Adresse der Quelle"), lambda row: row.source_url or None),
    _place("stand", _("Stand der Quelle"), lambda row: row.as_of.isoformat() if row.as_of else None),
    _service("beispiel", _("ob der Eintrag ein erfundenes Beispiel ist"), lambda row: row.is_example),
    _service(
        "geaendert",
        _("Zeitpunkt der letzten Änderung des Eintrags"),
        lambda row: row.changed_at.astimezone(UTC).isoformat(timespec="seconds"),
    ),
    _service("adresse", _("Seite der Leistung"), addresses.service_url),
)


def csv_lines(rows: Iterable[Record]) -> Iterator[str]:
    """Yield the services as a table, line by line."""
    return exports.csv_lines(COLUMNS, rows)


def json_document(about: About, rows: Iterable[Record]) -> dict[str, Any]:
    """Return one page of the services as JSON; `anzahl` counts services, not cities."""
    return {**exports.described(about), "leistungen": [exports.record(COLUMNS, row) for row in rows]}


def geojson_document(about: About, offices: Iterable[Office]) -> dict[str, Any]:
    """Return the offices that have a place; `label`, `text` and `url` are what a map writes at the point."""
    return exports.feature_collection(about, (_feature(office) for office in offices))


def _feature(office: Office) -> dict[str, Any]:
    properties = {
        "label": translated(office, "name").text,
        "text": office.address,
        "url": addresses.office_here(office.slug),
        "name": office.name,
        "anschrift": office.address or None,
        "telefon": office.phone or None,
        "stadt": office.city.key if office.city else None,
    }
    return exports.feature(office.slug, office.longitude or 0.0, office.latitude or 0.0, properties)
