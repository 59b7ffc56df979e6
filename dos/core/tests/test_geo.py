"""A drawn area is taken in, or it is said what is wrong with it (A53)."""

import json
import time
from math import cos, pi, sin
from typing import Any

import pytest

from dos.core.errors import Refused
from dos.core.geo import MAX_CHARACTERS, MAX_CORNERS, are_swapped, area_from, contains, read_area

RING = [[7.4, 51.5], [7.6, 51.5], [7.6, 51.6], [7.4, 51.5]]


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def circle(corners: int) -> list[list[float]]:
    steps = [2 * pi * number / (corners - 1) for number in range(corners - 1)]
    ring = [[7.5 + sin(step) / 10, 51.5 + cos(step) / 10] for step in steps]
    return [*ring, ring[0]]


def collection(*geometries: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": one} for one in geometries]}


def crs(name: str) -> dict[str, Any]:
    return {"crs": {"type": "name", "properties": {"name": name}}}


@pytest.mark.parametrize(
    "told",
    [
        polygon(RING),
        polygon([[*corner, 80.0] for corner in RING]),
        {"type": "Feature", "geometry": polygon(RING), "properties": {"name": "Gebiet"}},
        collection(polygon(RING)) | crs("urn:ogc:def:crs:OGC:1.3:CRS84"),
        polygon(RING) | crs("EPSG:4326"),
    ],
    ids=["plain", "heights", "feature", "collection", "grid"],
)
def test_an_area_is_kept_bare(told: dict[str, Any]) -> None:
    assert area_from(told) == polygon(RING)


def test_several_parts_and_holes_are_an_area() -> None:
    hole = [[7.55, 51.52], [7.58, 51.52], [7.58, 51.54], [7.55, 51.52]]
    far = [[8.4, 51.5], [8.6, 51.5], [8.6, 51.6], [8.4, 51.5]]

    area = area_from({"type": "MultiPolygon", "coordinates": [[RING, hole], [far]]})

    assert contains(area, 51.55, 7.59)
    assert not contains(area, 51.525, 7.57)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (None, "keine Fläche"),
        ({"type": "Point", "coordinates": [7.4, 51.5]}, "keine Fläche"),
        ({"type": "__proto__", "coordinates": [RING]}, "keine Fläche"),
        (collection(), "genau eine"),
        (collection(*[polygon(RING)] * 20_000), "genau eine"),
        ({"type": "FeatureCollection", "features": [7]}, "keine Fläche"),
        (polygon(), "leer"),
        (polygon([]), "leer"),
        ({"type": "MultiPolygon", "coordinates": None}, "leer"),
        (polygon(RING[:2]), "mindestens drei"),
        (polygon([*RING[:3], [7.41, 51.58]]), "nicht geschlossen"),
        (polygon([["7.4", "51.5"], *RING[1:]]), "zwei Zahlen"),
        (polygon([[True, False], *RING[1:]]), "zwei Zahlen"),
        (polygon([[[7.4, 51.5]], *RING[1:]]), "zwei Zahlen"),
        (polygon([[float("nan"), 51.5], *RING[1:]]), "nicht auf der Erde"),
        (polygon([[1e308, 51.5], *RING[1:]]), "nicht auf der Erde"),
        (polygon([[10**400, 51.5], *RING[1:]]), "nicht auf der Erde"),
        (polygon([[393_000.0, 5_707_000.0], *RING[1:]]), "nicht auf der Erde"),
        (polygon([[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]), "Länge 1 und Breite 1"),
        (polygon([corner[::-1] for corner in RING]), "vertauscht"),
        (polygon([[-179, 10], [179, 10], [179, 20], [-179, 10]]), "180. Längengrad"),
        (polygon(RING) | crs("urn:ogc:def:crs:EPSG::25832"), "WGS 84"),
        (collection(polygon(RING)) | {"crs": "EPSG:25832"}, "WGS 84"),
        (polygon(circle(MAX_CORNERS + 1)), "zu viele Eckpunkte"),
        ({"type": "MultiPolygon", "coordinates": [[RING]] * (MAX_CORNERS // 4 + 1)}, "zu viele Eckpunkte"),
    ],
)
def test_what_is_no_area_is_named(told: Any, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        area_from(told)

    assert set(refused.value.fields) == {"area"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "kein gültiges JSON"),
        ("[" * 200_000, "kein gültiges JSON"),
        ('{"a":' * 100_000, "kein gültiges JSON"),
        ("[" * 50_000 + "]" * 50_000, "kein"),
        (" " * (MAX_CHARACTERS + 1), "zu umfangreich"),
        (f'{{"type": "Polygon", "coordinates": [[[{"9" * 5_000}, 51.5]]]}}', "kein gültiges JSON"),
        ('{"type": "Polygon", "coordinates": [[[NaN, 51], [Infinity, 51], [7, 52], [NaN, 51]]]}', "auf der Erde"),
    ],
    ids=["open", "brackets", "braces", "nested", "long", "digits", "nan"],
)
def test_text_that_tells_no_area_is_refused_at_once(text: str, sentence: str) -> None:
    begun = time.process_time()

    with pytest.raises(Refused, match=sentence):
        read_area(text)

    assert time.process_time() - begun < 1


def test_the_largest_area_is_read_quickly() -> None:
    text = json.dumps(polygon(circle(MAX_CORNERS)))
    begun = time.process_time()

    area = read_area(text)

    assert contains(area, 51.5, 7.5)
    assert time.process_time() - begun < 1


def test_a_swapped_point_is_recognised_and_others_are_not() -> None:
    assert are_swapped(7.4, 51.5)
    assert not are_swapped(51.5, 7.4)
    assert not are_swapped(None, 51.5)
    assert not are_swapped(-33.9, 18.4)
