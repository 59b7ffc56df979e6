"""Rows of a set or an entity, and how many there are: one statement each."""

# ruff: noqa: S608  every name comes from `tables`, every value is a parameter

from dataclasses import dataclass, replace

from dos.core.db import is_postgresql
from dos.sensors.models import IDS_IN_BLOCK
from dos.sensors.permissions import Reach
from dos.sensors.query.limits import MAX_TOP
from dos.sensors.query.tree import Options
from dos.sensors.storage.conditions import Conditions
from dos.sensors.storage.ordering import Key, behind, keys_of, sorted_by, token_of, values_of
from dos.sensors.storage.pages import Page, Shape, shape_of
from dos.sensors.storage.statement import Row, Scope, Statement
from dos.sensors.storage.tables import DATASTREAMS, Navigation, Table

# A page without $top.
PAGE = 100
# Nothing has more rows.
_FURTHEST = 1_000_000_000_000


@dataclass(frozen=True, slots=True)
class Parent:
    """The entity whose relation is read; known to be visible, unless its table is named: then nothing is read of it."""

    navigation: Navigation
    id: int
    unproven: Table | None = None

    @property
    def is_stream(self) -> bool:
        """Tell whether it is a stream with its values."""
        return self.navigation.foreign == "datastream_id"


class Part:
    """A table in a statement with the filter and the order of options."""

    def __init__(self, statement: Statement, table: Table, options: Options, *, is_one_stream: bool = False) -> None:
        self.scope = Scope(statement, table)
        self.keys: list[Key] = keys_of(self.scope, options.orderby, is_one_stream=is_one_stream)
        self._filter = "" if options.filter is None else Conditions(self.scope).condition(options.filter)

    def columns(self, shape: Shape) -> str:
        """Return what is selected: the shape's columns, then those of the order."""
        return ", ".join([*map(self.scope.own, shape.columns), *(key.sql for key in self.keys)])

    def where(self, *conditions: str) -> str:
        """Return the conditions together with the filter."""
        return " AND ".join([*filter(None, conditions), *([self._filter] if self._filter else [])] or ["TRUE"])

    def order(self) -> str:
        """Return the order."""
        return sorted_by(self.scope.statement, self.keys)


def belonging(scope: Scope, parent: Parent | None) -> str:
    """Return the condition that rows belong to an entity and may be seen."""
    if parent is None:
        return scope.visible()
    conditions = [parent.navigation.link(scope.name, scope.statement.place(parent.id))]
    if parent.navigation.widens:
        conditions.append(scope.visible())
    if parent.unproven:
        above = Scope(scope.statement, parent.unproven)
        known = f"{with_id(above, parent.id)} AND {above.visible()}"
        conditions.append(f"EXISTS (SELECT 1 FROM {above.source()} WHERE {known})")
    return " AND ".join(conditions)


def with_id(scope: Scope, number: int) -> str:
    """Return the condition that a row has this id; the id of a value tells its stream."""
    condition = f"{scope.name}.id = {scope.statement.place(number)}"
    if scope.table.name != "Observations":
        return condition
    block = scope.statement.place(number // IDS_IN_BLOCK)
    stream = f"SELECT b.datastream_id FROM sensors_observationblock b WHERE b.number = {block}"
    return f"{condition} AND {scope.name}.datastream_id = ({stream})"


def read_set(reach: Reach, table: Table, options: Options, parent: Parent | None = None) -> Page:
    """Return one page of a set or of a relation; $count is answered beside it."""
    count = count_of(reach, table, options, parent) if options.count else None
    shape = shape_of(table, options)
    limit = PAGE if options.top is None else min(options.top, MAX_TOP)
    if limit == 0:
        return Page(shape, [], count)
    rows = _rows(reach, shape, parent, limit)
    token = ""
    if len(rows) > limit:
        rows = rows[:limit]
        token = token_of(table.name, options.orderby, rows[-1][shape.width :])
    return Page(shape, rows, count, token)


def _rows(reach: Reach, shape: Shape, parent: Parent | None, limit: int) -> list[Row]:
    options, statement = shape.options, Statement(reach)
    part = Part(statement, shape.table, options, is_one_stream=parent is not None and parent.is_stream)
    page = f"LIMIT {limit + 1} OFFSET {int(options.skip)}"
    if is_postgresql() and parent is None and part.keys[0].sql == f"{part.scope.name}.phenomenon_start":
        return statement.rows(f"{_by_time(part, shape, limit)} {page}")
    conditions = [belonging(part.scope, parent), _behind(part, shape)]
    return statement.rows(
        f"SELECT {part.columns(shape)} FROM {part.scope.source()} WHERE {part.where(*conditions)}"
        f" ORDER BY {part.order()} {page}"
    )


def _by_time(part: Part, shape: Shape, limit: int) -> str:
    """Write the values of all streams by time: the first few of each, by a look into the index, and of these the first.

    SQLite finds this way itself; PostgreSQL would put all values in order.
    """
    most = limit + 1 + min(shape.options.skip, _FURTHEST)
    where = part.where(f"{part.scope.name}.datastream_id = d.id", _behind(part, shape))
    first = (
        f"SELECT {part.columns(shape)} FROM {part.scope.source()} WHERE {where} ORDER BY {part.order()} LIMIT {most}"
    )
    visible = part.scope.statement.visibility.of(DATASTREAMS, "d")
    # The columns of the order stand behind all others.
    keys = [replace(key, sql=str(shape.width + number)) for number, key in enumerate(part.keys, start=1)]
    order = sorted_by(part.scope.statement, keys)
    return f"SELECT x.* FROM sensors_datastream d CROSS JOIN LATERAL ({first}) x WHERE {visible} ORDER BY {order}"


def _behind(part: Part, shape: Shape) -> str:
    """Return the condition that rows come behind the page before; none where this is the first."""
    options = shape.options
    if not options.skiptoken:
        return ""
    values = values_of(options.skiptoken, shape.table.name, options.orderby, len(part.keys))
    return behind(part.scope.statement, part.keys, values)


def read_entity(reach: Reach, table: Table, options: Options, number: int, parent: Parent | None = None) -> Page | None:
    """Return one entity as a page of one row; None where there is none that may be seen."""
    shape = shape_of(table, options)
    statement = Statement(reach)
    scope = Scope(statement, table)
    columns = ", ".join(map(scope.own, shape.columns))
    conditions = f"{with_id(scope, number)} AND {belonging(scope, parent)}"
    rows = statement.rows(f"SELECT {columns} FROM {scope.source()} WHERE {conditions}")
    return Page(shape, rows) if rows else None


def exists(reach: Reach, table: Table, number: int, parent: Parent | None = None) -> bool:
    """Tell whether there is an entity that may be seen."""
    return read_entity(reach, table, Options(select=("id",)), number, parent) is not None


def id_behind(reach: Reach, table: Table, number: int, navigation: Navigation) -> int | None:
    """Return the id to which an entity's relation to one entity leads."""
    statement = Statement(reach)
    scope = Scope(statement, table)
    rows = statement.rows(
        f"SELECT {scope.name}.{navigation.column} FROM {scope.source()} WHERE {with_id(scope, number)}"
    )
    return rows[0][0] if rows else None


def count_of(reach: Reach, table: Table, options: Options, parent: Parent | None = None) -> int:
    """Return how many entities a set or a relation has; values are not counted one by one where streams know it."""
    statement = Statement(reach)
    if table.name == "Observations" and options.filter is None and (parent is None or parent.is_stream):
        return _counted_by_streams(statement, parent)
    part = Part(statement, table, replace(options, orderby=()))
    where = part.where(belonging(part.scope, parent))
    return int(statement.rows(f"SELECT count(*) FROM {part.scope.source()} WHERE {where}")[0][0])


def _counted_by_streams(statement: Statement, parent: Parent | None) -> int:
    scope = Scope(statement, DATASTREAMS)
    where = scope.visible() if parent is None else f"{with_id(scope, parent.id)} AND {scope.visible()}"
    number = f"coalesce(sum({scope.name}s.observation_count), 0)"
    return int(statement.rows(f"SELECT {number} FROM {scope.source()} WHERE {where}")[0][0])
