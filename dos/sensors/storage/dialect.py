"""What the two databases say differently; each method gets and returns SQL.

Every argument is used once in what is returned (but columns and fixed values): a query that nests functions 20 deep
must not grow with each level.
"""

# ruff: noqa: S608  every name comes from `tables`, every value is a parameter

import json
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dos.core.db import is_postgresql
from dos.sensors.storage import times

# Days and microseconds from the first moment of year 1 to 1970: with them nothing is negative, and `/` rounds down.
_DAYS_BEFORE_1970 = 719_162
_BEFORE_1970 = _DAYS_BEFORE_1970 * times.DAY
# No text is longer; both databases take it as a position.
_FURTHEST = 1_000_000_000
_LONG = "9000000000000000000"


class Dialect:
    """What both databases have in common."""

    def double(self, number: str) -> str:
        """Calculate with doubles only: integers of PostgreSQL run over, those of SQLite do not."""
        return f"CAST({number} AS double precision)"

    def day_of(self, time: str) -> str:
        """Days since 1970."""
        return f"(({time} + {_BEFORE_1970}) / {times.DAY} - {_DAYS_BEFORE_1970})"

    def time_of_day(self, time: str) -> str:
        """Microseconds since midnight."""
        return f"(({time} + {_BEFORE_1970}) %% {times.DAY})"

    def quotient(self, left: str, right: str) -> str:
        """Divide; by zero it is nothing."""
        return f"({self.double(left)} / NULLIF({self.double(right)}, 0))"


class SQLite(Dialect):
    """SQLite from 3.35 on."""

    def by_character(self, text: str) -> str:
        """Compare texts by the numbers of their characters."""
        return text

    def lower(self, text: str) -> str:
        """Small letters."""
        return f"sensors_lower({text})"

    def upper(self, text: str) -> str:
        """Capital letters."""
        return f"sensors_upper({text})"

    def position(self, text: str, part: str) -> str:
        """Where a part begins, counted from 1; 0 where it is not."""
        return f"instr({text}, {part})"

    def bounded(self, number: str) -> str:
        """Make a number one that can be a position in a text."""
        return f"CAST(min(max(coalesce({number}, 0), 0), {_FURTHEST}) AS integer)"

    def whole(self, number: str) -> str:
        """Make a number of microseconds an integer again."""
        return f"CAST(sensors_round({number}) AS integer)"

    def floor(self, number: str) -> str:
        """Round down."""
        return f"sensors_floor({number})"

    def ceiling(self, number: str) -> str:
        """Round up."""
        return f"sensors_ceiling({number})"

    def round(self, number: str) -> str:
        """Round, halves away from zero."""
        return f"sensors_round({number})"

    def remainder(self, left: str, right: str) -> str:
        """Return what a division leaves, with the sign of the first; by zero it is nothing."""
        return f"sensors_remainder({left}, {right})"

    def date_part(self, name: str, day: str) -> str:
        """Year, month or day of days since 1970."""
        sign = {"year": "Y", "month": "m", "day": "d"}[name]
        return f"CAST(strftime('%%{sign}', {day} * 86400, 'unixepoch') AS integer)"

    def json_of_text(self, column: str) -> str:
        """Read a column of text as JSON."""
        return column

    def json_path(self, steps: tuple[str, ...]) -> Any:
        """Return the parameter that names a place inside a JSON."""
        return "$" + "".join(f"[{step}]" if step.isdecimal() else f'."{step}"' for step in steps)

    def json_number(self, column: str, path: str) -> str:
        """Return the number at a place; nothing where there is something else."""
        return f"CASE WHEN json_type({column}, {path}) IN ('integer', 'real') THEN json_extract({column}, {path}) END"

    def json_text(self, column: str, path: str) -> str:
        """Return the text at a place; nothing where there is something else."""
        return f"CASE WHEN json_type({column}, {path}) = 'text' THEN json_extract({column}, {path}) END"

    def json_truth(self, column: str, path: str) -> str:
        """Return the truth at a place; nothing where there is something else."""
        return f"CASE json_type({column}, {path}) WHEN 'true' THEN 1 WHEN 'false' THEN 0 END"

    def json_present(self, column: str, path: str) -> str:
        """Tell whether there is something at a place."""
        return f"(coalesce(json_type({column}, {path}), 'null') <> 'null')"

    def json_lists(self, column: str, path: str, value: str) -> str:
        """Tell whether a list has a value."""
        return f"EXISTS (SELECT 1 FROM json_each({column}, {path}) e WHERE e.value = {value})"

    def ids(self, ids: Iterable[int]) -> Any:
        """Return the parameter that holds many ids."""
        return json.dumps(list(ids))

    def is_among(self, column: str, place: str) -> str:
        """Tell whether an id is one of many."""
        return f"{column} IN (SELECT value FROM json_each({place}))"

    def numbers(self, numbers: Mapping[int, float]) -> Any:
        """Return the parameter that holds a number for each of many ids."""
        return json.dumps(numbers)

    def number_of(self, column: str, place: str) -> str:
        """Return the number that belongs to an id."""
        return f"json_extract({place}, '$.\"' || {column} || '\"')"

    def sorting(self, *, is_descending: bool, is_nullable: bool) -> str:
        """Return the direction; nothing is less than every value."""
        return " DESC" if is_descending else ""


class PostgreSQL(Dialect):
    """PostgreSQL from 15 on."""

    def by_character(self, text: str) -> str:
        """Compare texts by the numbers of their characters."""
        return f'({text}) COLLATE "C"'

    def lower(self, text: str) -> str:
        """Small letters."""
        return f'(lower({text} COLLATE "und-x-icu") COLLATE "C")'

    def upper(self, text: str) -> str:
        """Capital letters."""
        return f'(upper({text} COLLATE "und-x-icu") COLLATE "C")'

    def position(self, text: str, part: str) -> str:
        """Where a part begins, counted from 1; 0 where it is not."""
        return f"strpos({text}, {part})"

    def bounded(self, number: str) -> str:
        """Make a number one that can be a position in a text."""
        return f"CAST(trunc(least(greatest({self.double(number)}, 0), {_FURTHEST})) AS integer)"

    def whole(self, number: str) -> str:
        """Make a number of microseconds an integer again."""
        return f"CAST(round(CAST(least(greatest({number}, -{_LONG}), {_LONG}) AS numeric)) AS bigint)"

    def floor(self, number: str) -> str:
        """Round down."""
        return f"floor({self.double(number)})"

    def ceiling(self, number: str) -> str:
        """Round up."""
        return f"ceil({self.double(number)})"

    def round(self, number: str) -> str:
        """Round, halves away from zero."""
        return f"round(CAST({number} AS numeric))"

    def remainder(self, left: str, right: str) -> str:
        """Return what a division leaves, with the sign of the first; by zero it is nothing."""
        return f"mod(CAST({left} AS numeric), NULLIF(CAST({right} AS numeric), 0))"

    def date_part(self, name: str, day: str) -> str:
        """Year, month or day of days since 1970."""
        return f"CAST(EXTRACT({name} FROM DATE '1970-01-01' + CAST({day} AS integer)) AS integer)"

    def json_of_text(self, column: str) -> str:
        """Read a column of text as JSON."""
        return f"CAST({column} AS jsonb)"

    def json_path(self, steps: tuple[str, ...]) -> Any:
        """Return the parameter that names a place inside a JSON."""
        return list(steps)

    def json_number(self, column: str, path: str) -> str:
        """Return the number at a place; nothing where there is something else."""
        at = f"{column} #> {path}::text[]"
        text = f"{column} #>> {path}::text[]"
        return (
            f"CASE WHEN jsonb_typeof({at}) <> 'number' THEN NULL"
            f" WHEN abs(({text})::numeric) < 1e308 THEN ({text})::numeric::double precision END"
        )

    def json_text(self, column: str, path: str) -> str:
        """Return the text at a place; nothing where there is something else."""
        return f"CASE WHEN jsonb_typeof({column} #> {path}::text[]) = 'string' THEN {column} #>> {path}::text[] END"

    def json_truth(self, column: str, path: str) -> str:
        """Return the truth at a place; nothing where there is something else."""
        at = f"{column} #> {path}::text[]"
        return f"CASE WHEN jsonb_typeof({at}) = 'boolean' THEN ({at})::boolean END"

    def json_present(self, column: str, path: str) -> str:
        """Tell whether there is something at a place."""
        return f"(coalesce(jsonb_typeof({column} #> {path}::text[]), 'null') <> 'null')"

    def json_lists(self, column: str, path: str, value: str) -> str:
        """Tell whether a list has a value."""
        return f"coalesce(({column} #> {path}::text[]) @> to_jsonb({value}), FALSE)"

    def ids(self, ids: Iterable[int]) -> Any:
        """Return the parameter that holds many ids."""
        return list(ids)

    def is_among(self, column: str, place: str) -> str:
        """Tell whether an id is one of many."""
        return f"{column} = ANY({place}::bigint[])"

    def numbers(self, numbers: Mapping[int, float]) -> Any:
        """Return the parameter that holds a number for each of many ids."""
        return json.dumps(numbers)

    def number_of(self, column: str, place: str) -> str:
        """Return the number that belongs to an id."""
        return f"CAST({place}::jsonb ->> {column}::text AS double precision)"

    def sorting(self, *, is_descending: bool, is_nullable: bool) -> str:
        """Return the direction; nothing is less than every value."""
        if not is_nullable:
            # Said without a word about nothing, or no index of the database fits.
            return " DESC" if is_descending else ""
        return " DESC NULLS LAST" if is_descending else " ASC NULLS FIRST"


_SQLITE, _POSTGRESQL = SQLite(), PostgreSQL()


def dialect() -> SQLite | PostgreSQL:
    """Return the words of the database that is in use."""
    return _POSTGRESQL if is_postgresql() else _SQLITE


def teach_arithmetic(connection: Any, **kwargs: Any) -> None:
    """Give each new connection to an SQLite the functions that PostgreSQL brings along."""
    if connection.vendor == "sqlite":
        for name, places, function in _TAUGHT:
            connection.connection.create_function(f"sensors_{name}", places, function, deterministic=True)


def _rounded(number: float) -> float:
    return math.copysign(math.floor(abs(number) + 0.5), number)


def _remainder(left: float, right: float) -> float | None:
    return math.fmod(left, right) if right else None


def _or_nothing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return nothing where an argument is nothing or the function has no answer."""

    def answered(*values: Any) -> Any:
        if None in values:
            return None
        try:
            answer = function(*values)
        except (ArithmeticError, ValueError, TypeError, AttributeError):
            return None
        return answer if isinstance(answer, str | None) else float(answer)

    return answered


_TAUGHT: tuple[tuple[str, int, Callable[..., Any]], ...] = (
    ("lower", 1, _or_nothing(str.lower)),
    ("upper", 1, _or_nothing(str.upper)),
    ("floor", 1, _or_nothing(math.floor)),
    ("ceiling", 1, _or_nothing(math.ceil)),
    ("round", 1, _or_nothing(_rounded)),
    ("remainder", 2, _or_nothing(_remainder)),
)
