"""The columns that an import understands: those of the public export, and some more that editors may add.

What the export computes (groups, names, next milestone, light) is known and left alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from dos.cities.models import City
from dos.strategy.models import ActionField, Project
from dos.strategy.models.base import day_text
from dos.strategy.services.imports import cells

COMPUTED = (
    "staedte", "handlungsfelder", "stand", "naechster_schritt", "naechster_schritt_am", "ampel", "partner", "herkunft",
    "zuletzt_geprueft", "beispiel", "geaendert", "adresse",
)  # fmt: skip
KEY, REASON = "kennung", "grund"


@dataclass(frozen=True)
class Known:
    """What rows may point to."""

    cities: Mapping[str, City]
    fields: Mapping[str, ActionField]


@dataclass(frozen=True)
class Column:
    """How one column is read from a cell, found in a project and put into it."""

    parse: Callable[[str, Known], Any]
    get: Callable[[Project], Any]
    put: Callable[[Project, Any], None]
    is_ownership: bool = False


def known_now() -> Known:
    """Return what rows may point to at this moment."""
    return Known({row.key: row for row in City.objects.all()}, {row.slug: row for row in ActionField.objects.all()})


def _plain(name: str, parse: Callable[[str], Any]) -> Column:
    return Column(
        lambda text, known: parse(text),
        lambda project: getattr(project, name),
        lambda project, value: setattr(project, name, value),
    )


def _text(name: str, limit: int) -> Column:
    return _plain(name, partial(cells.words, limit=limit))


def _choice(name: str, choices: list[Any]) -> Column:
    return _plain(name, partial(cells.choice, choices={str(code): str(label) for code, label in choices}))


def _float(name: str) -> Column:
    def parse(text: str, known: Known) -> float | None:
        found = cells.plain_number(text)
        return None if found is None else float(found)

    return Column(parse, lambda project: getattr(project, name), lambda project, value: setattr(project, name, value))


def _day(*stems: str) -> Column:
    """A day with its precision; of several fields the first that is filled, else the first."""

    def stem(project: Project) -> str:
        return next((name for name in stems if getattr(project, f"{name}_on") is not None), stems[0])

    def get(project: Project) -> Any:
        on = getattr(project, f"{stem(project)}_on")
        return (on, getattr(project, f"{stem(project)}_precision")) if on else None

    def put(project: Project, value: Any) -> None:
        name = stem(project)
        on, precision = value or (None, "day")
        setattr(project, f"{name}_on", on)
        setattr(project, f"{name}_precision", precision)

    return Column(lambda text, known: cells.day(text), get, put)


def _several(name: str, found: Callable[[Known], Mapping[str, Any]], *, is_ownership: bool = False) -> Column:
    def parse(text: str, known: Known) -> list[Any]:
        return [_one(key, found(known)) for key in cells.several(text)]

    return Column(
        parse,
        lambda project: sorted(getattr(project, name).all(), key=lambda row: row.pk),
        lambda project, value: setattr(project, name, value),
        is_ownership,
    )


def _one(key: str, found: Mapping[str, Any]) -> Any:
    if key not in found:
        raise cells.BadCell(
            _("„%(key)s“ gibt es nicht. Möglich sind: %(all)s.") % {"key": key[:40], "all": ", ".join(found)}
        )
    return found[key]


def _lead(text: str, known: Known) -> City | None:
    return _one(text, known.cities) if text else None


_LEAD = Column(
    _lead,
    lambda project: project.lead_city,
    lambda project, value: setattr(project, "lead_city", value),
    is_ownership=True,
)


COLUMNS: dict[str, Column] = {
    "name": _text("name", 160),
    "name_en": _text("name_en", 160),
    "art": _choice("kind", Project.Kind.choices),
    "stadt_kuerzel": _several("cities", lambda known: known.cities, is_ownership=True),
    "federfuehrung": _LEAD,
    "feld_kuerzel": _several("action_fields", lambda known: known.fields),
    "stand_genau": _choice("stage", Project.Stage.choices),
    "grund_stand": _text("stage_reason", 2000),
    "ergebnis": _text("result", 5000),
    "beginn": _day("start", "planned_start"),
    "ende": _day("end", "planned_end"),
    "beginn_plan": _day("planned_start"),
    "ende_plan": _day("planned_end"),
    "gefoerdert": _plain("is_funded", cells.yes_or_no),
    "gesamtkosten_eur": _plain("total_cost", cells.number),
    "ort": _text("place", 200),
    "breite": _float("latitude"),
    "laenge": _float("longitude"),
    "ort_ungefaehr": _plain("place_is_approximate", lambda text: bool(cells.yes_or_no(text))),
    "kurztext": _text("summary", 5000),
    "ziele": _text("aims", 5000),
    "zielgruppe": _text("target_group", 200),
    "beteiligung": _text("participation", 300),
    "ansprechstelle": _text("contact", 200),
    "quelle": _text("source_url", 500),
    "quelle_stand": _plain("as_of", cells.exact_day),
}  # fmt: skip


def shown(value: Any) -> str:
    """Write a value for the list of differences."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, list):
        return ", ".join(str(part) for part in value) or "–"
    if isinstance(value, tuple):
        return day_text(*value)
    return str(value)
