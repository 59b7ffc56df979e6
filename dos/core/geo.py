"""Points and areas in WGS 84: is it inside, how far is it."""

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Any

from shapely import Point
from shapely.errors import ShapelyError
from shapely.geometry import shape

_EARTH_METRES = 6_371_000
METRES_PER_DEGREE = 111_320


def contains(area: Mapping[str, Any], latitude: float, longitude: float) -> bool:
    """Tell whether a point lies in an area (GeoJSON polygons); its edge belongs to it."""
    try:
        return bool(shape(area).covers(Point(longitude, latitude)))
    except (ShapelyError, AttributeError, KeyError, TypeError, ValueError):
        return False


def is_area(area: Any) -> bool:
    """Tell whether this is a valid polygon or several, in GeoJSON's order of longitude and latitude."""
    try:
        found = shape(area)
    except (ShapelyError, AttributeError, KeyError, TypeError, ValueError):
        return False
    west, south, east, north = found.bounds or (0, 91, 0, 91)
    on_earth = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    return found.geom_type in ("Polygon", "MultiPolygon") and on_earth and bool(found.is_valid and not found.is_empty)


def metres_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the distance of two points along the ground, in metres."""
    across, along = radians(other_latitude - latitude) / 2, radians(other_longitude - longitude) / 2
    chord = sin(across) ** 2 + cos(radians(latitude)) * cos(radians(other_latitude)) * sin(along) ** 2
    return 2 * _EARTH_METRES * asin(sqrt(min(1.0, chord)))


def middle(area: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return latitude and longitude of a point inside an area, to stand for it on a map."""
    if not is_area(area):
        return None
    point = shape(area).representative_point()
    return point.y, point.x
