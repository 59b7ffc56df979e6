"""Related entities beside the rows of a page: one statement for each relation, however many rows there are.

Each row gets its own few related ones by a look into the index: LATERAL in PostgreSQL, in SQLite the ids that a
subquery finds for each row. So "the newest value of each stream" reads one value of each stream.
"""

# ruff: noqa: S608  every name comes from `tables`, every value is a parameter

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from dos.core.db import is_postgresql
from dos.sensors.permissions import Reach
from dos.sensors.query.errors import QueryRefused
from dos.sensors.query.limits import MAX_TOP, NESTED_TOP
from dos.sensors.query.tree import Expansion, Options
from dos.sensors.storage.members import unknown
from dos.sensors.storage.ordering import token_of
from dos.sensors.storage.pages import Branch, Page, Shape, shape_of
from dos.sensors.storage.reading import Part
from dos.sensors.storage.statement import Row, Scope, Statement
from dos.sensors.storage.tables import Navigation, Table, target_of

# So many related rows one answer may carry.
MOST_ROWS = 100_000


def with_merged_expansions(table: Table, options: Options) -> Options:
    """Return options in which each relation stands once and with one step; refused where there is no such relation."""
    merged: dict[str, Expansion] = {}
    for expansion in map(_nested, options.expand):
        name = expansion.path[0]
        merged[name] = _merged(merged[name], expansion) if name in merged else expansion
    expansions = []
    for name, expansion in merged.items():
        navigation = table.navigation(name)
        if navigation is None:
            raise unknown(name, table)
        expansions.append(replace(expansion, options=with_merged_expansions(target_of(navigation), expansion.options)))
    return replace(options, expand=tuple(expansions))


def _nested(expansion: Expansion) -> Expansion:
    first, *rest = expansion.path
    if not rest:
        return expansion
    return Expansion((first,), Options(expand=(Expansion(tuple(rest), expansion.options),)))


def _merged(one: Expansion, other: Expansion) -> Expansion:
    expand = one.options.expand + other.options.expand
    plain = [replace(each.options, expand=()) for each in (one, other)]
    told = [options for options in plain if options != Options()]
    if len(told) > 1:
        raise QueryRefused(_("In $expand steht dieselbe Beziehung zweimal mit verschiedenen Angaben."))
    return Expansion(one.path, replace(told[0] if told else Options(), expand=expand))


class Expander:
    """Puts related entities beside pages, level by level, up to the number of rows that an answer may carry."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._left = MOST_ROWS

    def expand(self, page: Page) -> Page:
        """Add the branches of a page; every branch is shared by all its rows."""
        page.branches = self._branches(page.shape, page.rows)
        return page

    def _branches(self, shape: Shape, rows: Sequence[Row]) -> tuple[Branch, ...]:
        return tuple(self._branch(shape, expansion, rows) for expansion in shape.options.expand)

    def _branch(self, shape: Shape, expansion: Expansion, rows: Sequence[Row]) -> Branch:
        navigation = shape.table.navigation(expansion.path[0])
        if navigation is None:
            raise unknown(expansion.path[0], shape.table)
        target = shape_of(target_of(navigation), expansion.options)
        if navigation.is_one:
            return self._one(Branch(navigation, target, dict(shape.keys)[navigation.column]), rows)
        return self._many(Branch(navigation, target, 0), rows)

    def _one(self, branch: Branch, rows: Sequence[Row]) -> Branch:
        ids = sorted({row[branch.position] for row in rows} - {None})
        found = self._taken(_by_id(self._reach, branch.shape, ids)) if ids else []
        branches = self._branches(branch.shape, found)
        branch.pages = {row[0]: Page(branch.shape, [row], branches=branches) for row in found}
        return branch

    def _many(self, branch: Branch, rows: Sequence[Row]) -> Branch:
        ids = list(dict.fromkeys(row[0] for row in rows))
        options = branch.shape.options
        limit = NESTED_TOP if options.top is None else min(options.top, MAX_TOP)
        found = self._taken(_by_parent(self._reach, branch, ids, limit, self._left)) if ids and limit else []
        counts = _counts(self._reach, branch, ids) if ids and options.count else {}
        pages: dict[int, list[Row]] = {number: [] for number in ids}
        for row in found:
            pages[row[0]].append(row[1:])
        kept = [row for each in pages.values() for row in each[:limit]]
        branches = self._branches(branch.shape, kept)
        count = 0 if options.count else None
        branch.pages = {
            number: Page(branch.shape, each[:limit], counts.get(number, count), _token(branch, each, limit), branches)
            for number, each in pages.items()
        }
        return branch

    def _taken(self, rows: list[Row]) -> list[Row]:
        self._left -= len(rows)
        if self._left < 0:
            raise QueryRefused(_("Die Antwort würde zu groß. Bitte wählen Sie mit $top oder $filter weniger aus."))
        return rows


def _token(branch: Branch, rows: Sequence[Row], limit: int) -> str:
    if len(rows) <= limit or not limit:
        return ""
    shape = branch.shape
    return token_of(shape.table.name, shape.options.orderby, rows[limit - 1][shape.width :])


def _by_id(reach: Reach, shape: Shape, ids: Iterable[int]) -> list[Row]:
    statement = Statement(reach)
    part = Part(statement, shape.table, shape.options)
    place = statement.place(statement.dialect.ids(ids))
    where = part.where(statement.dialect.is_among(f"{part.scope.name}.id", place))
    return statement.rows(f"SELECT {part.columns(shape)} FROM {part.scope.source()} WHERE {where}")


def _by_parent(reach: Reach, branch: Branch, ids: Sequence[int], limit: int, left: int) -> list[Row]:
    """Return rows with the id of their parent in front; one more than `limit` of each tells that there are more."""
    statement = Statement(reach)
    page = f"LIMIT {limit + 1} OFFSET {int(branch.shape.options.skip)}"
    place = statement.place(statement.dialect.ids(ids))
    write = _lateral if is_postgresql() else _by_subquery
    return statement.rows(f"{write(statement, branch, place, page)} LIMIT {left + 1}")


def _part(statement: Statement, branch: Branch, options: Options) -> Part:
    is_one_stream = branch.navigation.foreign == "datastream_id"
    return Part(statement, branch.shape.table, options, is_one_stream=is_one_stream)


def _belonging(scope: Scope, navigation: Navigation, key: str) -> str:
    link = navigation.link(scope.name, key)
    return f"{link} AND {scope.visible()}" if navigation.widens else link


def _lateral(statement: Statement, branch: Branch, ids: Any, page: str) -> str:
    part = _part(statement, branch, branch.shape.options)
    where = part.where(_belonging(part.scope, branch.navigation, "p.id"))
    rows = (
        f"SELECT {part.columns(branch.shape)} FROM {part.scope.source()} WHERE {where} ORDER BY {part.order()} {page}"
    )
    return f"SELECT p.id, x.* FROM unnest({ids}::bigint[]) AS p(id) CROSS JOIN LATERAL ({rows}) x"


def _by_subquery(statement: Statement, branch: Branch, ids: Any, page: str) -> str:
    inner = _part(statement, branch, branch.shape.options)
    outer = _part(statement, branch, replace(branch.shape.options, filter=None))
    where = inner.where(_belonging(inner.scope, branch.navigation, "p.value"))
    found = f"SELECT {inner.scope.name}.id FROM {inner.scope.source()} WHERE {where} ORDER BY {inner.order()} {page}"
    conditions = [f"{outer.scope.name}.id IN ({found})"]
    if outer.scope.table.name == "Observations" and branch.navigation.foreign == "datastream_id":
        conditions.append(f"{outer.scope.name}.datastream_id = p.value")
    return (
        f"SELECT p.value, {outer.columns(branch.shape)} FROM json_each({ids}) p"
        f" CROSS JOIN {outer.scope.source()} WHERE {' AND '.join(conditions)} ORDER BY p.key, {outer.order()}"
    )


def _counts(reach: Reach, branch: Branch, ids: Sequence[int]) -> dict[int, int]:
    statement = Statement(reach)
    place = statement.place(statement.dialect.ids(ids))
    if branch.navigation.foreign == "datastream_id" and branch.shape.options.filter is None:
        among = statement.dialect.is_among("s.datastream_id", place)
        sql = f"SELECT s.datastream_id, s.observation_count FROM sensors_datastreamstate s WHERE {among}"
        return dict(statement.rows(sql))
    part = _part(statement, branch, replace(branch.shape.options, orderby=()))
    source, key = f"json_each({place}) p", "p.value"
    if is_postgresql():
        source, key = f"unnest({place}::bigint[]) AS p(id)", "p.id"
    where = part.where(_belonging(part.scope, branch.navigation, key))
    number = f"SELECT count(*) FROM {part.scope.source()} WHERE {where}"
    return dict(statement.rows(f"SELECT {key}, ({number}) FROM {source}"))
