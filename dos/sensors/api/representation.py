"""The JSON of SensorThings 1.1 (OGC 18-088, 8 and 9): entities, sets, links to what hangs on them."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dos.sensors.api.links import self_link
from dos.sensors.models import ResultKind
from dos.sensors.query.tree import Options
from dos.sensors.query.writing import query_of
from dos.sensors.storage import times
from dos.sensors.storage.pages import Branch, Field, Page, Shape
from dos.sensors.storage.statement import Row
from dos.sensors.storage.tables import Kind

Entity = dict[str, Any]
Read = Callable[[Row, int], Any]


def _plain(row: Row, position: int) -> Any:
    return row[position]


def _time(row: Row, position: int) -> str | None:
    return None if row[position] is None else times.written(row[position])


def _span(row: Row, position: int) -> str | None:
    """An interval is its start and its end with a slash between; a value at one moment has no end."""
    start, end = row[position], row[position + 1]
    if start is None:
        return None
    return times.written(start) if end is None else f"{times.written(start)}/{times.written(end)}"


def _json(row: Row, position: int) -> Any:
    return None if row[position] is None else json.loads(row[position])


def _result(row: Row, position: int) -> Any:
    kind, number, text = row[position : position + 3]
    match kind:
        case ResultKind.DOUBLE:
            return number
        case ResultKind.INTEGER:
            return int(number)
        case ResultKind.BOOLEAN:
            return bool(number)
        case ResultKind.TEXT:
            return text
        case ResultKind.JSON:
            return json.loads(text)
    return None


READERS: dict[Kind, Read] = {
    "integer": _plain,
    "string": _plain,
    "time": _time,
    "span": _span,
    "json": _json,
    "place": _json,
    "result": _result,
}


def value_of(found: Field, row: Row) -> Any:
    """Return the value of a property as JSON has it."""
    return READERS[found.property.kind](row, found.position)


class Writer:
    """Writes what was read; `base` is the address of the service."""

    def __init__(self, base: str) -> None:
        self._base = base

    def collection(self, page: Page, address: str) -> Entity:
        """Return a set with its number, where it was asked for, and the link to its next page, where there is one."""
        answer: Entity = {}
        if page.count is not None:
            answer["@iot.count"] = page.count
        if page.token:
            answer["@iot.nextLink"] = self.next_link(address, page.shape.options, page.token)
        answer["value"] = self.entities(page)
        return answer

    def next_link(self, address: str, options: Options, token: str) -> str:
        """Return the address of the page behind the last row."""
        asked = query_of(replace(options, skip=0, skiptoken=token))
        return f"{self._base}/{address}?{asked}"

    def address(self, page: Page, row: Row) -> str:
        """Return the address of an entity below the service."""
        return f"{page.shape.table.name}({row[0]})"

    def links(self, page: Page) -> list[Entity]:
        """Return the address of every entity and nothing else."""
        return [{"@iot.selfLink": self_link(self._base, page.shape.table.name, row[0])} for row in page.rows]

    def entities(self, page: Page) -> list[Entity]:
        """Return all entities of a page."""
        write = self._entity_writer(page.shape)
        if not page.branches:
            return [write(row) for row in page.rows]
        return [self._with_branches(write(row), page, row) for row in page.rows]

    def _entity_writer(self, shape: Shape) -> Callable[[Row], Entity]:
        """Return what writes a row; everything that is the same for all rows is looked up once."""
        keeps_all = bool(shape.options.select)
        fields = [
            (found.property.name, READERS[found.property.kind], found.position, found.property.is_optional)
            for found in shape.fields
        ]
        names = [(f"{found.name}@iot.navigationLink", f"/{found.name}") for found in shape.links]
        front, has_id = f"{self._base}/{shape.table.name}(", shape.has_id

        def write(row: Row) -> Entity:
            address = f"{front}{row[0]})"
            entity: Entity = {"@iot.id": row[0], "@iot.selfLink": address} if has_id else {}
            for name, read, position, is_optional in fields:
                if keeps_all or not is_optional or row[position] is not None:
                    entity[name] = read(row, position)
            for name, ending in names:
                entity[name] = address + ending
            return entity

        return write

    def _with_branches(self, entity: Entity, page: Page, row: Row) -> Entity:
        for branch in page.branches:
            self._add_branch(entity, branch, row, self.address(page, row))
        return entity

    def _add_branch(self, entity: Entity, branch: Branch, row: Row, address: str) -> None:
        name = branch.navigation.name
        page = branch.pages.get(row[branch.position])
        entity.pop(f"{name}@iot.navigationLink", None)
        if branch.navigation.is_one:
            entity[name] = self.entities(page)[0] if page else None
            return
        page = page or Page(branch.shape, [])
        if page.count is not None:
            entity[f"{name}@iot.count"] = page.count
        entity[name] = self.entities(page)
        if page.token:
            entity[f"{name}@iot.nextLink"] = self.next_link(f"{address}/{name}", branch.shape.options, page.token)
