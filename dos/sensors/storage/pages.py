"""What is read: pages of rows with their columns, and what was expanded beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dos.sensors.query.tree import Options
from dos.sensors.storage.members import unknown
from dos.sensors.storage.statement import Row
from dos.sensors.storage.tables import Navigation, Property, Table


@dataclass(frozen=True, slots=True)
class Field:
    """A property of an answer, and in which column of a row it begins."""

    property: Property
    position: int


@dataclass(frozen=True)
class Shape:
    """How rows of a table are read: column 0 is the id, then come the fields, then keys of relations to one entity."""

    table: Table
    options: Options
    has_id: bool
    fields: tuple[Field, ...]
    links: tuple[Navigation, ...]
    keys: tuple[tuple[str, int], ...]
    width: int

    @property
    def columns(self) -> list[str]:
        """The columns to be selected, as `tables` writes them."""
        own = [column for found in self.fields for column in columns_of(found.property)]
        return ["{t}.id", *own, *(f"{{t}}.{column}" for column, _position in self.keys)]


@dataclass
class Page:
    """Rows of one set or one relation; `token` leads to the next page, if there is one."""

    shape: Shape
    rows: Sequence[Row]
    count: int | None = None
    token: str = ""
    branches: tuple["Branch", ...] = ()


@dataclass
class Branch:
    """What a relation leads to, for all rows of a page: by the value that stands in this column of a row."""

    navigation: Navigation
    shape: Shape
    position: int
    pages: dict[int, Page] = field(default_factory=dict)


def columns_of(found: Property) -> tuple[str, ...]:
    """Return the columns that an answer needs of a property: of a geometry not the box."""
    return found.columns[:1] if found.kind == "place" else found.columns


def shape_of(table: Table, options: Options) -> Shape:
    """Return what $select asks of a table; refused (400) where there is no such property or relation."""
    names = {"@iot.id" if name == "id" else name for name in options.select}
    for name in names - {"@iot.selfLink"}:
        if not (table.property(name) or table.navigation(name)):
            raise unknown(name, table)
    fields, position = [], 1
    for found in table.properties[1:]:
        if found.name in names or not (names or found.is_extra):
            fields.append(Field(found, position))
            position += len(columns_of(found))
    keys = []
    for column in _keys(table, options):
        keys.append((column, position))
        position += 1
    return Shape(
        table,
        options,
        has_id=not names or "@iot.id" in names,
        fields=tuple(fields),
        links=tuple(found for found in table.navigations if not names or found.name in names),
        keys=tuple(keys),
        width=position,
    )


def _keys(table: Table, options: Options) -> list[str]:
    found = [table.navigation(expansion.path[0]) for expansion in options.expand]
    wanted = {navigation.column for navigation in found if navigation and navigation.is_one}
    if options.result_format == "dataArray" and table.navigation("Datastream"):
        wanted.add("datastream_id")
    return sorted(wanted)
