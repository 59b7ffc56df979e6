"""Points and areas in WGS 84: is it one, is it inside, how far is it."""

import json
import re
from collections.abc import Iterator, Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Any

from django.utils.translation import gettext as _
from shapely import Point, is_valid_reason
from shapely.errors import ShapelyError
from shapely.geometry import shape

from dos.core.errors import Refused

_EARTH_METRES = 6_371_000
METRES_PER_DEGREE = 111_320
# An area is drawn on every page with a map, so that its corners are loaded by everybody: Dortmund's border has 450.
MAX_CORNERS = 2_000
MAX_CHARACTERS = 1_000_000
# Six decimals are eleven centimetres.
_DIGITS = 6
_WGS84 = re.compile(r"CRS:?84$|EPSG:+4326$", re.IGNORECASE)
_PLACE = re.compile(r"\[(-?[\d.e+-]+) (-?[\d.e+-]+)")
_FAULTS = (ShapelyError, AttributeError, KeyError, TypeError, ValueError, OverflowError, RecursionError)

Ring = list[list[float]]
Box = tuple[float, float, float, float]
_GEOMETRIES = {
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
}


def contains(area: Mapping[str, Any], latitude: float, longitude: float) -> bool:
    """Tell whether a point lies in an area (GeoJSON polygons); its edge belongs to it."""
    try:
        return bool(shape(area).covers(Point(longitude, latitude)))
    except _FAULTS:
        return False


def is_area(area: Any) -> bool:
    """Tell whether this is a valid polygon or several, in GeoJSON's order of longitude and latitude."""
    try:
        _checked(area)
    except Refused:
        return False
    return True


def read_area(text: str) -> dict[str, Any]:
    """Return the area that a text of GeoJSON tells; refused in words where it is none or too large."""
    if len(text) > MAX_CHARACTERS:
        raise _refused(_("Das Gebiet ist zu umfangreich. Bitte vereinfachen Sie die Grenze."))
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise _refused(_("Das ist kein gültiges JSON.")) from None
    return area_from(told)


def area_from(told: Any) -> dict[str, Any]:
    """Return the bare polygons of a geometry, a feature or a collection of one; refused in words where it is none."""
    _refuse_other_grid(told)
    if isinstance(told, dict) and told.get("type") == "FeatureCollection":
        features = told.get("features")
        if not isinstance(features, list) or len(features) != 1:
            raise _refused(_("Die Sammlung muss genau eine Fläche enthalten."))
        told = features[0]
        _refuse_other_grid(told)
    if isinstance(told, dict) and told.get("type") == "Feature":
        told = told.get("geometry")
        _refuse_other_grid(told)
    return _checked(told)


def are_swapped(latitude: float | None, longitude: float | None) -> bool:
    """Tell whether a point looks as if its latitude stood in the place of its longitude, seen from Europe."""
    return latitude is not None and longitude is not None and latitude < 20 < 40 < longitude


def swapped_sentence() -> str:
    """Say what to do about a swapped point."""
    return _("Breite und Länge sind wohl vertauscht: In Deutschland ist die Breite etwa 51, die Länge etwa 7 bis 14.")


def metres_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the distance of two points along the ground, in metres."""
    across, along = radians(other_latitude - latitude) / 2, radians(other_longitude - longitude) / 2
    chord = sin(across) ** 2 + cos(radians(latitude)) * cos(radians(other_latitude)) * sin(along) ** 2
    return 2 * _EARTH_METRES * asin(sqrt(min(1.0, chord)))


def box_of(told: Any) -> Box:
    """Return west, south, east and north of any geometry of GeoJSON, or of a feature with one, in degrees.

    Refused in words where it is none, lies on no place of the earth, has more than `MAX_CORNERS` corners, crosses
    itself, is measured in another grid, or has latitude and longitude swapped.
    """
    _refuse_other_grid(told)
    if isinstance(told, dict) and told.get("type") == "Feature":
        told = told.get("geometry")
        _refuse_other_grid(told)
    if not isinstance(told, dict) or told.get("type") not in _GEOMETRIES:
        raise _refused(_("Das ist keine Geometrie. Gebraucht wird GeoJSON, zum Beispiel ein Point."))
    if told["type"] in ("Polygon", "MultiPolygon"):
        told = _checked(told)
    corners = list(_all_corners(told))
    if not corners:
        raise _refused(_("Die Geometrie ist leer: Es fehlen Koordinaten."))
    _refuse_foreign_place(corners)
    try:
        found = shape(told)
        reason = "" if found.is_valid else is_valid_reason(found)
    except _FAULTS:
        raise _refused(_("Die Geometrie ist unvollständig oder falsch aufgebaut.")) from None
    if reason:
        raise _refused(_crossing(reason))
    west, south, east, north = found.bounds
    return west, south, east, north


def _all_corners(told: Any) -> Iterator[list[float]]:
    """Give every corner, however deep GeoJSON nests it (four lists at most, or one collection)."""
    members = told.get("geometries") if told["type"] == "GeometryCollection" else [told]
    left = MAX_CORNERS
    for member in _several(members):
        waiting = [(member.get("coordinates") if isinstance(member, dict) else None, 0)]
        while waiting:
            node, depth = waiting.pop()
            if isinstance(node, list) and depth < 4 and any(isinstance(one, list) for one in node):
                left -= len(node)
                waiting.extend((one, depth + 1) for one in node)
            else:
                yield _corner(node)
            if left < 0:
                raise _refused(
                    _("Die Geometrie hat zu viele Eckpunkte. Erlaubt sind höchstens %(n)s.") % {"n": MAX_CORNERS}
                )


def middle(area: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return latitude and longitude of a point inside an area, to stand for it on a map."""
    if not is_area(area):
        return None
    point = shape(area).representative_point()
    return point.y, point.x


def _refused(sentence: str) -> Refused:
    return Refused(sentence, fields={"area": sentence})


def _refuse_other_grid(told: Any) -> None:
    named = told.get("crs") if isinstance(told, dict) else None
    if named is None:
        return
    properties = named.get("properties") if isinstance(named, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str) or not _WGS84.search(name):
        raise _refused(_("Das Gebiet braucht Länge und Breite in Grad (WGS 84), kein anderes Koordinatensystem."))


def _checked(area: Any) -> dict[str, Any]:
    kind = area.get("type") if isinstance(area, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise _refused(_("Das ist keine Fläche. Gebraucht wird ein Polygon oder MultiPolygon."))
    told = area.get("coordinates")
    polygons = _polygons([told] if kind == "Polygon" else told)
    clean: dict[str, Any] = {"type": kind, "coordinates": polygons[0] if kind == "Polygon" else polygons}
    _refuse_foreign_place([corner for polygon in polygons for ring in polygon for corner in ring])
    found = shape(clean)
    if not found.is_valid:
        raise _refused(_crossing(is_valid_reason(found)))
    return clean


def _polygons(told: Any) -> list[list[Ring]]:
    left = MAX_CORNERS
    polygons = []
    for polygon in _several(told):
        rings = []
        for ring in _several(polygon):
            corners = list(_several(ring))
            left -= len(corners)
            if left < 0:
                raise _refused(
                    _("Das Gebiet hat zu viele Eckpunkte. Bitte vereinfachen Sie die Grenze auf höchstens %(n)s.")
                    % {"n": MAX_CORNERS}
                )
            rings.append(_closed([_corner(corner) for corner in corners]))
        polygons.append(rings)
    return polygons


def _several(told: Any) -> Iterator[Any]:
    if not isinstance(told, (list, tuple)) or not told:
        raise _refused(_("Das Gebiet ist leer oder unvollständig: Es fehlen Eckpunkte."))
    return iter(told)


def _corner(told: Any) -> list[float]:
    numbers = told if isinstance(told, (list, tuple)) and len(told) in (2, 3) else ()
    if not numbers or any(isinstance(one, bool) or not isinstance(one, (int, float)) for one in numbers):
        raise _refused(_("Jeder Eckpunkt braucht zwei Zahlen: Länge und Breite."))
    longitude, latitude = numbers[:2]
    # Neither NaN nor a number beyond all measure passes a comparison.
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise _refused(
            _("Ein Eckpunkt liegt nicht auf der Erde. Gebraucht werden Länge (bis 180) und Breite (bis 90) in Grad.")
        )
    return [round(float(longitude), _DIGITS), round(float(latitude), _DIGITS)]


def _closed(ring: Ring) -> Ring:
    if len(ring) < 4:
        raise _refused(_("Eine Fläche braucht mindestens drei Eckpunkte, und der erste steht am Ende noch einmal."))
    if ring[0] != ring[-1]:
        raise _refused(_("Die Grenze ist nicht geschlossen: Der letzte Eckpunkt muss der erste sein."))
    return ring


def _refuse_foreign_place(corners: Ring) -> None:
    if all(are_swapped(latitude, longitude) for longitude, latitude in corners):
        raise _refused(f"{swapped_sentence()} {_('GeoJSON nennt zuerst die Länge, zum Beispiel [7.4, 51.5].')}")
    if max(corners)[0] - min(corners)[0] > 180:
        raise _refused(_("Das Gebiet reicht um die halbe Erde. Bitte teilen Sie es am 180. Längengrad."))


def _crossing(reason: str) -> str:
    if place := _PLACE.search(reason):
        return _("Die Grenze kreuzt oder berührt sich selbst, bei Länge %(longitude)s und Breite %(latitude)s.") % {
            "longitude": place[1],
            "latitude": place[2],
        }
    return _("Die Grenze kreuzt oder berührt sich selbst.")
