"""The columns of the register as data: key, meaning, and where the value stands in a row.

The values are the same in every language, and those of the filters where there is one: who reads a file can ask for it.
"""

from collections.abc import Callable
from datetime import UTC
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dos.core import exports
from dos.core.exports import Column
from dos.core.records import day
from dos.strategy.models import Project
from dos.strategy.selectors.projects import ProjectRow, RegisterRow


def record(entry: RegisterRow) -> dict[str, Any]:
    """Return one project as data; what is not known is null."""
    return exports.record(COLUMNS, entry)


def _project(key: str, meaning: str | Promise, value: Callable[[Project], Any]) -> Column[RegisterRow]:
    return Column(key, meaning, lambda entry: value(entry.row.project))


def _row(key: str, meaning: str | Promise, value: Callable[[ProjectRow], Any]) -> Column[RegisterRow]:
    return Column(key, meaning, lambda entry: value(entry.row))


def _begins(project: Project) -> str | None:
    planned = day(project.planned_start_on, project.planned_start_precision)
    return day(project.start_on, project.start_precision) or planned


def _ends(project: Project) -> str | None:
    planned = day(project.planned_end_on, project.planned_end_precision)
    return day(project.end_on, project.end_precision) or planned


def _next_title(row: ProjectRow) -> str | None:
    return row.next_step.title if row.next_step else None


def _next_on(row: ProjectRow) -> str | None:
    return day(row.next_step.on, row.next_step.precision) if row.next_step else None


def _euros(project: Project) -> float | None:
    return None if project.total_cost is None else float(project.total_cost)


def _changed(project: Project) -> str:
    return project.changed_at.astimezone(UTC).isoformat(timespec="seconds")


KINDS = _(
    "measure: Maßnahme der Strategie, use_case: Anwendungsfall in einer Maßnahme, related: verwandtes Vorhaben. "
    "Die drei Gruppen ergeben zusammen nicht die Zahl der Programmprojekte."
)
STAGES = _(
    "idea: Idee, planned: geplant, decided: beschlossen, running: in Umsetzung, paused: pausiert, "
    "done: abgeschlossen, stopped: eingestellt"
)
LIGHTS = _("on_time: im Plan, delayed: verspätet, critical: kritisch, unknown: nicht berechenbar")
ORIGINS = _("researched: recherchiert, vom Projektteam noch nicht bestätigt; confirmed: vom Projektteam bestätigt")
PRECISION = _("Jahr, Monat oder Tag, so genau wie bekannt; tatsächlich, sonst laut Plan")

COLUMNS: tuple[Column[RegisterRow], ...] = (
    _project("kennung", _("Kürzel, bleibt für immer gleich"), lambda project: project.slug),
    _project("name", _("Name"), lambda project: project.name),
    _project("name_en", _("Name auf Englisch, wo es einen gibt"), lambda project: project.name_en or None),
    _project("art", KINDS, lambda project: project.kind),
    _row("staedte", _("Kommunen, denen das Vorhaben gehört"), lambda row: [city.name for city in row.cities]),
    _row("stadt_kuerzel", _("dieselben als Wert des Filters „stadt“"), lambda row: [city.key for city in row.cities]),
    _row("handlungsfelder", _("Handlungsfelder"), lambda row: [field.name for field in row.action_fields]),
    _row(
        "feld_kuerzel",
        _("deren Wert im Filter „feld“"),
        lambda row: [field.slug for field in row.action_fields],
    ),
    _project("stand", _("Gruppe: geplant, in-umsetzung, abgeschlossen"), lambda project: project.stage_group),
    _project("stand_genau", STAGES, lambda project: project.stage),
    _project("beginn", PRECISION, _begins),
    _project("ende", PRECISION, _ends),
    _row("naechster_schritt", _("nächster Meilenstein oder Schritt"), _next_title),
    _row("naechster_schritt_am", _("dessen Termin"), _next_on),
    _row("ampel", LIGHTS, lambda row: row.light.light),
    _project(
        "gefoerdert",
        _("gefördert? Leer heißt nicht belegt"),
        lambda project: project.is_funded,
    ),
    _project("gesamtkosten_eur", _("Gesamtkosten in Euro"), _euros),
    Column("partner", _("wer mitwirkt"), lambda entry: list(entry.partners)),
    _project("ort", _("Ort oder Anschrift"), lambda project: project.place or None),
    _project("breite", _("geografische Breite, WGS 84"), lambda project: project.latitude),
    _project("laenge", _("geografische Länge, WGS 84"), lambda project: project.longitude),
    _project("ort_ungefaehr", _("ob der Punkt nur ungefähr liegt"), lambda project: project.place_is_approximate),
    _project("kurztext", _("worum es geht"), lambda project: project.summary or None),
    _project("herkunft", ORIGINS, lambda project: project.origin),
    _project("zuletzt_geprueft", _("Tag der letzten Prüfung"), lambda project: day(project.last_reviewed_on)),
    _project("beispiel", _("ob der Eintrag ein erfundenes Beispiel ist"), lambda project: project.is_example),
    _project("quelle", _("Adresse der Quelle"), lambda project: project.source_url or None),
    _project("quelle_stand", _("Stand der Quelle"), lambda project: day(project.as_of)),
    _project("geaendert", _("Zeitpunkt der letzten Änderung des Eintrags"), _changed),
    _row("adresse", _("Seite des Vorhabens"), lambda row: row.canonical_url),
)
