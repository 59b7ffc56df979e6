"""Geometries in queries: WKT that shapely can work with, so that no later step fails on it."""

import re
from math import isfinite

import shapely
from django.utils.translation import gettext as _
from shapely.errors import ShapelyError

from dos.sensors.query.errors import QueryRefused
from dos.sensors.query.limits import MAX_VERTICES
from dos.sensors.query.tree import Geography

# 0 is what older clients write for "none"; anything else would be another grid.
_GRID = re.compile(r"SRID\s*=\s*(?P<number>[0-9]{1,6})\s*;\s*", re.IGNORECASE)
_OWN_GRIDS = {"0", "4326"}
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
# Maps that can be scrolled around the world send longitudes beyond 180.
_LARGEST_LONGITUDE, _LARGEST_LATITUDE = 360, 90


def geography_of(text: str, position: int = 0) -> Geography:
    """Return the geometry of a WKT in WGS 84, longitude first.

    Refused: what is no WKT, empty, crosses itself, has no finite place on earth, another grid or over 10,000 corners.
    """
    wkt = _without_grid(text.strip(), position)
    if wkt.count(",") >= MAX_VERTICES:
        sentence = _("Die Geometrie hat zu viele Punkte: Höchstens %(limit)d sind erlaubt.")
        raise QueryRefused(sentence % {"limit": MAX_VERTICES}, position=position)
    # Before shapely reads it: numbers without a double would make it warn.
    if not all(isfinite(float(number)) for number in _NUMBER.findall(wkt)):
        raise _nowhere(position)
    geometry = _read(wkt, position)
    bounds = tuple(float(edge) for edge in geometry.bounds)
    west, south, east, north = bounds
    if (
        not all(map(isfinite, bounds))
        or max(-west, east) > _LARGEST_LONGITUDE
        or max(-south, north) > _LARGEST_LATITUDE
    ):
        raise _nowhere(position)
    if not geometry.is_valid:
        raise _no_geometry(position)
    return Geography(wkt, (west, south, east, north))


def _read(wkt: str, position: int) -> shapely.Geometry:
    try:
        geometry = shapely.from_wkt(wkt)
    except (ShapelyError, NotImplementedError, UnicodeError, ValueError):
        raise _no_geometry(position) from None
    if geometry is None or geometry.is_empty:
        raise _no_geometry(position)
    return geometry


def _without_grid(text: str, position: int) -> str:
    found = _GRID.match(text)
    if found is None:
        return text
    if found["number"] not in _OWN_GRIDS:
        raise QueryRefused(_("Geometrien werden nur in WGS 84 (SRID=4326) verstanden."), position=position)
    return text[found.end() :]


def _no_geometry(position: int) -> QueryRefused:
    sentence = _("Das ist keine gültige Geometrie in WKT, etwa geography'POINT (7.46 51.51)'.")
    return QueryRefused(sentence, position=position)


def _nowhere(position: int) -> QueryRefused:
    sentence = _("Die Geometrie liegt nicht auf der Erde: zuerst die Länge bis 360, dann die Breite bis 90 Grad.")
    return QueryRefused(sentence, position=position)
