"""A statement of SQL while it is written: its parameters, the names of its tables, what its reader may see."""

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import DataError, OperationalError, connection
from django.utils.translation import gettext as _

from dos.sensors.permissions import Reach
from dos.sensors.query.errors import QueryRefused
from dos.sensors.query.limits import MAX_DEPTH, too_deep
from dos.sensors.storage.dialect import dialect
from dos.sensors.storage.tables import Navigation, Table, target_of
from dos.sensors.storage.visibility import Visibility

logger = logging.getLogger(__name__)

Row = tuple[Any, ...]
# SQLite's own limits on nested expressions; a query of 20 levels may come to more levels of SQL.
LONGEST_SECONDS = 5
_STEPS_BETWEEN_LOOKS = 100_000
_TOO_LONG = ("statement timeout", "interrupted")
_TOO_DEEP = ("parser stack overflow", "Expression tree is too large")


class Statement:
    """Gives out names, so that parts of a statement can be written in any order and put together later."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self.visibility = Visibility(reach)
        self.dialect = dialect()
        self.parameters: dict[str, Any] = {}
        self._names = 0

    def place(self, value: Any) -> str:
        """Take up a value as a parameter and return its place."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f"%({name})s"

    def name(self) -> str:
        """Return a name that no table of the statement has yet."""
        self._names += 1
        return f"t{self._names}"

    def rows(self, sql: str) -> list[Row]:
        """Run it and return all rows."""
        return fetch(sql, self.parameters)


def fetch(sql: str, parameters: Mapping[str, Any]) -> list[Row]:
    """Return all rows; refused (400) where a number or a time runs over inside the database, or where it takes long."""
    try:
        with connection.cursor() as cursor, _limited():
            cursor.execute(sql, parameters)
            return cursor.fetchall()
    except (DataError, OverflowError) as failure:
        logger.info("a query ran over: %s", failure)
        sentence = _("Die Abfrage führt auf eine Zahl oder einen Zeitpunkt, mit dem sich nicht rechnen lässt.")
        raise QueryRefused(sentence) from None
    except OperationalError as failure:
        raise _costly(failure) or failure from None


def _costly(failure: OperationalError) -> QueryRefused | None:
    """Return the refusal of a query that is too much for the database; None where something else is wrong with it."""
    told = str(failure)
    if any(words in told for words in _TOO_DEEP):
        return too_deep(MAX_DEPTH // 2, 0)
    if any(words in told for words in _TOO_LONG):
        logger.warning("a query took too long")
        sentence = _(
            "Die Abfrage dauert zu lange. Bitte grenzen Sie sie ein, etwa auf einen Datenstrom oder eine Zeit."
        )
        return QueryRefused(sentence)
    return None


@contextmanager
def _limited() -> Iterator[None]:
    """Stop a query of SQLite after some seconds; PostgreSQL has its own limit for every statement."""
    if connection.vendor != "sqlite":
        yield
        return
    raw, end = connection.connection, time.monotonic() + LONGEST_SECONDS
    raw.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


class Scope:
    """A table in a statement, and the tables that a query reaches from it by relations to one entity."""

    def __init__(self, statement: Statement, table: Table) -> None:
        self.statement = statement
        self.table = table
        self.name = statement.name()
        self._joined: dict[str, tuple[Navigation, Scope]] = {}

    def own(self, sql: str) -> str:
        """Write columns with this table's name."""
        return sql.replace("{t}", self.name)

    def one(self, navigation: Navigation) -> "Scope":
        """Return the table to which a relation to one entity leads; it is joined once."""
        if navigation.name not in self._joined:
            self._joined[navigation.name] = navigation, Scope(self.statement, target_of(navigation))
        return self._joined[navigation.name][1]

    def visible(self) -> str:
        """Return the condition under which a row of this table may be seen."""
        return self.statement.visibility.of(self.table, self.name)

    def source(self) -> str:
        """Return what stands behind FROM; to be called when everything else is written."""
        return " ".join([f"{self.table.table} {self.name}", *self.beside()])

    def beside(self) -> list[str]:
        """Return the joins behind the table itself."""
        parts = [self.own(self.table.beside)] if self.table.beside else []
        for navigation, other in self._joined.values():
            link = f"{other.name}.id = {self.name}.{navigation.column}"
            # Who sees a row sees the one entity to which it belongs: only sets widen.
            parts.append(f"LEFT JOIN {other.table.table} {other.name} ON {link}")
            parts.extend(other.beside())
        return parts
