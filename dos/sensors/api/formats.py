"""Other forms of a set than the standard's JSON: data arrays, CSV and GeoJSON ($resultFormat)."""

import csv
import io
import json
from typing import Any

from django.utils.translation import gettext as _

from dos.core.text import csv_cell
from dos.sensors.api.representation import Entity, Writer, value_of
from dos.sensors.query.errors import QueryRefused
from dos.sensors.storage.pages import Page
from dos.sensors.storage.statement import Row

# Unless $select says otherwise (OGC 18-088, 12).
_COMPONENTS = ("phenomenonTime", "resultTime", "result")


def data_array(page: Page, writer: Writer, base: str, address: str) -> Entity:
    """Return values in rows, one table for each stream."""
    shape = page.shape
    chosen = [found for found in shape.fields if shape.options.select or found.property.name in _COMPONENTS]
    components = [*(["id"] if shape.has_id else []), *(found.property.name for found in chosen)]
    position = dict(shape.keys)["datastream_id"]
    streams: dict[int, list[list[Any]]] = {}
    for row in page.rows:
        front = [row[0]] if shape.has_id else []
        streams.setdefault(row[position], []).append([*front, *(value_of(found, row) for found in chosen)])
    answer = writer.collection(Page(shape, [], page.count, page.token), address)
    answer["value"] = [
        {
            "Datastream@iot.navigationLink": f"{base}/Datastreams({number})",
            "components": components,
            "dataArray@iot.count": len(rows),
            "dataArray": rows,
        }
        for number, rows in streams.items()
    ]
    return answer


def comma_separated(page: Page) -> str:
    """Return a set as CSV: a row for each entity, structures as JSON; what was expanded is left out."""
    shape = page.shape
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow([*(["@iot.id"] if shape.has_id else []), *(found.property.name for found in shape.fields)])
    for row in page.rows:
        cells = [_cell(value_of(found, row)) for found in shape.fields]
        table.writerow([*([row[0]] if shape.has_id else []), *cells])
    return text.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, dict | list | bool):
        return json.dumps(value, ensure_ascii=False)
    return csv_cell(value) if isinstance(value, str) else value


def geo_json(page: Page, writer: Writer, address: str) -> Entity:
    """Return a set of places as GeoJSON; refused where entities have no geometry of their own."""
    place = next((found for found in page.shape.fields if found.property.kind == "place"), None)
    if place is None:
        raise QueryRefused(_("GeoJSON gibt es nur für Mengen mit einer Geometrie: Locations, FeaturesOfInterest."))
    features = [
        _feature(entity, value_of(place, row), place.property.name, row)
        for entity, row in zip(writer.entities(page), page.rows, strict=True)
    ]
    answer: Entity = {"type": "FeatureCollection", "features": features}
    if page.token:
        answer["@iot.nextLink"] = writer.next_link(address, page.shape.options, page.token)
    return answer


def _feature(entity: Entity, geometry: Any, name: str, row: Row) -> Entity:
    entity.pop(name, None)
    if isinstance(geometry, dict) and geometry.get("type") == "Feature":
        geometry = geometry.get("geometry")
    return {"type": "Feature", "id": row[0], "geometry": geometry, "properties": entity}
