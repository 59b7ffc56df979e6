"""The only place that knows in which database we are."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, reduce
from operator import and_, or_
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import CharField, F, Field, Func, Lookup, Model, OrderBy, Q

_LOCK_NUMBER = 2030
MAX_WORDS = 8


# The last code point: behind it comes no text.
_LAST = chr(0x10FFFF)


def begins_with(column: str, beginning: str) -> Q:
    """Return the condition "begins with", in the form that an index serves (SQLite's LIKE uses none)."""
    if is_postgresql():
        return Q(**{f"{column}__startswith": beginning})
    return Q(**{f"{column}__gte": beginning, f"{column}__lt": beginning + _LAST})


@Field.register_lookup
class Among(Lookup):
    """`column__among=values` means `column__in=values`, for many plain values: one array where there are such."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write a place for each value."""
        column, parameters = self.process_lhs(compiler, connection)
        values = list(self.rhs)
        if not values:
            raise EmptyResultSet
        return f"{column} IN ({', '.join(['%s'] * len(values))})", (*parameters, *values)

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Give all values as one."""
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", (*parameters, list(self.rhs))


class _German(Func):
    """The place of a text in a German list: SQLite asks `german_key`, PostgreSQL has the rules of ICU."""

    function, arity = "german_key", 1
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(compiler, connection, template='%(expressions)s COLLATE "de-x-icu"', **context)


def german_order(column: str) -> OrderBy:
    """Return the order of a dictionary: "Ärztehaus" stands beside "Arzt" and not behind "Zoo", on both databases."""
    return OrderBy(_German(F(column)))


@lru_cache(maxsize=20_000)
def german_key(text: str | None) -> str | None:
    """Return what sorts as German lists do (DIN 5007-1): letters first, then marks, then case; signs before digits."""
    if text is None:
        return None
    letters = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in letters if not unicodedata.combining(char)).casefold()
    return "\t".join(("".join(_rank(char) + char for char in plain), letters.casefold(), letters.swapcase()))


def _rank(char: str) -> str:
    return "0" if char.isspace() else "3" if char.isalpha() else "2" if char.isdigit() else "1"


def teach_german(connection: Any, **kwargs: Any) -> None:
    """Give each new connection to an SQLite its rules for German lists."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("german_key", 1, german_key, deterministic=True)


def insert_many(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write many plain rows past the models, several times as fast; those that stand already are left alone."""
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join(["%s"] * len(columns))
    if rows:
        with connection.cursor() as cursor:
            table = f'"{model._meta.db_table}"'
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING", rows)  # noqa: S608  names of our own models


def count_one(model: type[Model], key: Mapping[str, Any], **noted: Any) -> None:
    """Add one to the `number` of the row with this unique key, the first time write it; one exact statement.

    `noted` are columns that take the latest value.
    """
    row = {**key, **noted}
    fields = {name: model._meta.get_field(name) for name in row}
    names = [f'"{field.column}"' for field in fields.values()]  # type: ignore[union-attr]  # plain columns
    values = [field.get_db_prep_save(row[name], connection) for name, field in fields.items()]  # type: ignore[union-attr]
    table, unique = f'"{model._meta.db_table}"', ", ".join(names[: len(key)])
    changes = ", ".join(
        [f'"number" = {table}."number" + 1', *(f"{name} = excluded.{name}" for name in names[len(key) :])]
    )
    places = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO {table} ({", ".join(names)}, "number") VALUES ({places}, 1) '  # noqa: S608  names of our own models
            f"ON CONFLICT ({unique}) DO UPDATE SET {changes}",
            values,
        )


def is_postgresql() -> bool:
    """Tell whether the default database is a PostgreSQL."""
    return connection.vendor == "postgresql"


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold an advisory lock, so that of two starting processes one migrates and the other waits.

    SQLite needs none: its transactions are IMMEDIATE and wait for each other.
    """
    if not is_postgresql():
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK_NUMBER])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK_NUMBER])


def having_words(fields: Iterable[str], text: str) -> Q:
    """Return the condition that each of the first words of the text stands in one of the fields."""
    return reduce(and_, [_having_word(fields, word) for word in text.split()[:MAX_WORDS]], Q())


def _having_word(fields: Iterable[str], word: str) -> Q:
    # SQLite compares only ASCII without regard to case, therefore the spellings of words with umlauts.
    spellings = [word] if word.isascii() else sorted({word, word.lower(), word.upper(), word.capitalize()})
    return reduce(or_, [Q(**{f"{field}__icontains": spelling}) for field in fields for spelling in spellings])
