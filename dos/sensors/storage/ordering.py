"""The order of a set, and where in it a page begins.

Nothing comes before every value; what is equal is put in order by id, so that pages neither repeat nor lose a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from dos.sensors.query.errors import QueryRefused
from dos.sensors.query.tree import Order
from dos.sensors.query.writing import text_of
from dos.sensors.storage.comparing import NEVER
from dos.sensors.storage.conditions import Conditions
from dos.sensors.storage.members import Surroundings, many_in, names_in
from dos.sensors.storage.statement import Scope, Statement
from dos.sensors.storage.terms import Term, misfit


@dataclass(frozen=True, slots=True)
class Key:
    """One thing by which rows are put in order."""

    sql: str
    is_descending: bool = False
    is_nullable: bool = True


def keys_of(scope: Scope, orders: Sequence[Order], *, is_one_stream: bool = False) -> list[Key]:
    """Return by what a set is put in order, ending with what is different for each row.

    Without a wish it is the id; values of one stream come by time, as they lie in the database.
    """
    keys = [key for order in orders for key in _keys(scope, order)]
    if not orders and is_one_stream:
        keys = [Key(f"{scope.name}.phenomenon_start", is_nullable=False)]
    # In the direction of the key before it: only so does an index give both.
    is_descending = bool(keys) and keys[-1].is_descending
    return [*keys, Key(f"{scope.name}.id", is_descending, is_nullable=False)]


def _keys(scope: Scope, order: Order) -> list[Key]:
    if many_in(order.expression, Surroundings(scope, {})):
        raise QueryRefused(_("Nach einer Angabe, die es mehrmals gibt, lässt sich nicht sortieren."))
    term = Conditions(scope).term(order.expression)
    if term.kind == "place":
        raise misfit()
    if term.kind == "null":
        return []
    if not names_in(order.expression):
        # What is the same for all rows puts nothing in order; a bare number would even mean a column.
        return []
    never_null = {f"{scope.name}.id", f"{scope.name}.phenomenon_start"}
    return [Key(sql, order.is_descending, sql not in never_null) for sql in _sortable(scope.statement, term)]


def _sortable(statement: Statement, term: Term) -> list[str]:
    if term.kind == "dynamic":
        truth = f"(CASE WHEN {term.truth} THEN 1 WHEN NOT {term.truth} THEN 0 END)"
        return [truth, term.sql, statement.dialect.by_character(term.text)]
    if term.kind == "boolean":
        return [f"(CASE WHEN {term.sql} THEN 1 ELSE 0 END)"]
    return [statement.dialect.by_character(term.sql) if term.kind == "string" else term.sql]


def sorted_by(statement: Statement, keys: Sequence[Key]) -> str:
    """Return what stands behind ORDER BY."""
    return ", ".join(
        key.sql + statement.dialect.sorting(is_descending=key.is_descending, is_nullable=key.is_nullable)
        for key in keys
    )


def behind(statement: Statement, keys: Sequence[Key], values: Sequence[Any]) -> str:
    """Return the condition that a row comes behind the one with these values."""
    if len({key.is_descending for key in keys}) == 1 and not any(key.is_nullable for key in keys):
        sign = "<" if keys[0].is_descending else ">"
        places = ", ".join(statement.place(value) for value in values)
        return f"({', '.join(key.sql for key in keys)}) {sign} ({places})"
    cases, same = [], ""
    for key, value in zip(keys, values, strict=True):
        place = "" if value is None else statement.place(value)
        cases.append(same + _further(key, place))
        same += f"{key.sql} = {place} AND " if place else f"{key.sql} IS NULL AND "
    return f"({' OR '.join(f'({case})' for case in cases)})"


def _further(key: Key, place: str) -> str:
    if not place:
        return NEVER if key.is_descending else f"{key.sql} IS NOT NULL"
    if not key.is_descending:
        return f"{key.sql} > {place}"
    return f"({key.sql} < {place} OR {key.sql} IS NULL)" if key.is_nullable else f"{key.sql} < {place}"


def token_of(table: str, orders: Sequence[Order], values: Sequence[Any]) -> str:
    """Return what a link to the next page carries: signed, and good for this order of this set alone."""
    return signing.Signer(salt=_salt(table, orders)).sign_object([_plain(value) for value in values])


def values_of(token: str, table: str, orders: Sequence[Order], number: int) -> list[Any]:
    """Return the values of the last row of the page before; a forged token and one of another set are refused."""
    try:
        values = signing.Signer(salt=_salt(table, orders)).unsign_object(token)
    except (signing.BadSignature, ValueError):
        values = None
    if not isinstance(values, list) or len(values) != number:
        raise QueryRefused(_("Der Seitenzeiger ($skiptoken) gehört nicht zu dieser Abfrage. Beginnen Sie ohne ihn."))
    return values


def _salt(table: str, orders: Sequence[Order]) -> str:
    return f"sensors:{table}:{','.join(map(text_of, orders))}"


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | float | str | None) else float(value)
