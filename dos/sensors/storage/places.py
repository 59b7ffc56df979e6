"""Questions about places: shapely answers them for few rows, the database gets the answers as ids.

Places and features are some thousands, values are not among them. So each question is answered once for all rows that
may be meant (the box around a geometry rules most of them out), and stands in the condition as "is one of these"; that
holds below `not`, `or` and `any` as well, and in numbers and pages. Lengths are in degrees, as the geometries are.
"""

# ruff: noqa: S608  every name comes from `tables`, every value is a parameter

from collections.abc import Callable, Sequence
from typing import Any

import shapely
from django.utils.translation import gettext as _

from dos.sensors.query.errors import QueryRefused
from dos.sensors.query.tree import Bounds, Geography
from dos.sensors.storage.comparing import NEVER
from dos.sensors.storage.statement import Row, Scope, Statement
from dos.sensors.storage.tables import Property
from dos.sensors.storage.terms import Term, as_text, misfit

# So many geometries are looked at for one question; more are refused.
MOST_PLACES = 50_000
_PATTERN_LENGTH = 9
_RELATIONS: dict[str, Callable[..., Any]] = {
    "geo.intersects": shapely.intersects,
    "st_intersects": shapely.intersects,
    "st_equals": shapely.equals,
    "st_disjoint": shapely.disjoint,
    "st_touches": shapely.touches,
    "st_within": shapely.within,
    "st_overlaps": shapely.overlaps,
    "st_crosses": shapely.crosses,
    "st_contains": shapely.contains,
}
NAMES = {*_RELATIONS, "st_relate", "geo.distance", "geo.length"}
# Here boxes that do not touch rule nothing out.
_FAR = {"st_disjoint", "st_relate", "geo.distance", "geo.length"}


def place_term(statement: Statement, name: str, arguments: tuple[Term, ...]) -> Term:
    """Return what a function says about places; refused where the arguments are none."""
    if any(argument.kind == "null" for argument in arguments):
        return Term("null", "NULL")
    places, more = _arguments(arguments)
    columns = [term.column for term in places if term.column]
    if len(columns) != 1:
        raise QueryRefused(_("Ein Ort der Daten wird mit einer festen Geometrie verglichen: geography'POINT (7 51)'."))
    scope, found = columns[0]
    ask = _question(name, places, more)
    rows = _candidates(statement, scope, found, None if name in _FAR else _bounds(places))
    ids, answers = _answers(rows, ask)
    key = f"{scope.name}.id"
    if name in {"geo.distance", "geo.length"}:
        place = statement.place(statement.dialect.numbers(dict(zip(ids, map(float, answers), strict=True))))
        return Term("number", f"({statement.dialect.number_of(key, place)})")
    hits = [number for number, answer in zip(ids, answers, strict=True) if answer]
    if not hits:
        return Term("boolean", NEVER)
    return Term("boolean", f"({statement.dialect.is_among(key, statement.place(statement.dialect.ids(hits)))})")


def _arguments(arguments: tuple[Term, ...]) -> tuple[list[Term], str]:
    """Return the places, and the pattern of st_relate."""
    *first, last = arguments
    if len(arguments) < 3:
        first, pattern = [*first, last], ""
    else:
        pattern = str(as_text(last).fixed or "")
        if len(pattern) != _PATTERN_LENGTH or not set(pattern) <= set("TF*012"):
            raise QueryRefused(_("Das Muster von st_relate hat neun Zeichen aus T, F, *, 0, 1 und 2."))
    if any(term.kind != "place" for term in first):
        raise misfit()
    return first, pattern


def _question(name: str, places: Sequence[Term], pattern: str) -> Callable[[Any], Any]:
    if name == "geo.length":
        return shapely.length
    fixed = next(shapely.from_wkt(term.fixed.wkt) for term in places if isinstance(term.fixed, Geography))
    if name == "geo.distance":
        return lambda found: shapely.distance(found, fixed)
    ask = _RELATIONS.get(name) or (lambda left, right: shapely.relate_pattern(left, right, pattern))
    if places[0].column:
        return lambda found: ask(found, fixed)
    return lambda found: ask(fixed, found)


def _bounds(places: Sequence[Term]) -> Bounds:
    return next(term.fixed.bounds for term in places if isinstance(term.fixed, Geography))


def _candidates(statement: Statement, scope: Scope, found: Property, bounds: Bounds | None) -> list[Row]:
    """Return id and geometry of the rows that may be seen and may be meant."""
    own = Statement(statement.reach)
    table = Scope(own, scope.table)
    column, *edges = map(table.own, found.columns)
    conditions = [f"{column} IS NOT NULL", table.visible()]
    if bounds:
        west, south, east, north = map(own.place, bounds)
        conditions += [f"{edges[0]} <= {east}", f"{edges[2]} >= {west}"]
        conditions += [f"{edges[1]} <= {north}", f"{edges[3]} >= {south}"]
    rows = own.rows(
        f"SELECT {table.name}.id, {column} FROM {scope.table.table} {table.name}"
        f" WHERE {' AND '.join(conditions)} LIMIT {MOST_PLACES + 1}"
    )
    if len(rows) > MOST_PLACES:
        raise QueryRefused(_("So viele Orte lassen sich nicht auf einmal prüfen. Bitte grenzen Sie die Abfrage ein."))
    return rows


def _answers(rows: Sequence[Row], ask: Callable[[Any], Any]) -> tuple[list[int], Sequence[Any]]:
    """Ask about each geometry; what cannot be read or is empty has no answer."""
    if not rows:
        return [], []
    shapes = shapely.from_geojson([text for _number, text in rows], on_invalid="ignore")
    usable = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes)) & shapely.is_valid(shapes)
    ids = [number for (number, _text), is_usable in zip(rows, usable, strict=True) if is_usable]
    return ids, ask(shapes[usable]).tolist()
