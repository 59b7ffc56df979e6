"""The functions of the query language that need nothing but their arguments (OGC 18-088, 9.3.3.5.2)."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.utils import timezone

from dos.sensors.storage import times
from dos.sensors.storage.comparing import NEVER, relation_of_times
from dos.sensors.storage.statement import Statement
from dos.sensors.storage.terms import Term, TermKind, as_number, as_text, as_time, misfit, time_term

Function = Callable[[Statement, tuple[Term, ...]], Term]
_FIRST = datetime(1, 1, 1, tzinfo=UTC)
_LAST = datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)


def called(statement: Statement, name: str, arguments: tuple[Term, ...]) -> Term:
    """Return what a function makes of its arguments; refused where they do not fit."""
    if any(argument.kind == "null" for argument in arguments):
        return Term("null", "NULL")
    return FUNCTIONS[name](statement, arguments)


def _substringof(statement: Statement, arguments: tuple[Term, ...]) -> Term:
    part, text = map(as_text, arguments)
    return Term("boolean", f"({statement.dialect.position(text.sql, part.sql)} > 0)")


def _startswith(statement: Statement, arguments: tuple[Term, ...]) -> Term:
    text, part = map(as_text, arguments)
    return Term("boolean", f"(substr({text.sql}, 1, length({part.sql})) = {part.sql})")


def _endswith(statement: Statement, arguments: tuple[Term, ...]) -> Term:
    text, part = map(as_text, arguments)
    fits = f"length({text.sql}) >= length({part.sql})"
    # A place before the first character would count from the end in SQLite.
    start = f"length({text.sql}) - length({part.sql}) + 1"
    return Term("boolean", f"(CASE WHEN {fits} THEN substr({text.sql}, {start}) = {part.sql} ELSE {NEVER} END)")


def _length(statement: Statement, arguments: tuple[Term, ...]) -> Term:
    return Term("number", f"length({as_text(arguments[0]).sql})")


def _indexof(statement: Statement, arguments: tuple[Term, ...]) -> Term:
    text, part = map(as_text, arguments)
    return Term("number", f"({statement.dialect.position(text.sql, part.sql)} - 1)")


def _substring(statement: Statement, arguments: tuple[Term, ...]) -> Term:
    text, start, *length = arguments
    places = [f"{statement.dialect.bounded(as_number(start).sql)} + 1"]
    places += [statement.dialect.bounded(as_number(each).sql) for each in length]
    return Term("string", f"substr({as_text(text).sql}, {', '.join(places)})")


def _concat(statement: Statement, arguments: tuple[Term, ...]) -> Term:
    left, right = map(as_text, arguments)
    return Term("string", f"({left.sql} || {right.sql})")


def _text(write: Callable[[Statement, str], str]) -> Function:
    """Make a function from text to text."""
    return lambda statement, arguments: Term("string", write(statement, as_text(arguments[0]).sql))


def _number(write: Callable[[Statement, str], str]) -> Function:
    """Make a function from number to number."""
    return lambda statement, arguments: Term("number", write(statement, as_number(arguments[0]).sql))


def _time(kind: TermKind, write: Callable[[Statement, str], str]) -> Function:
    """Make a function of a time; of a span it takes the start."""
    return lambda statement, arguments: Term(kind, write(statement, as_time(statement, arguments[0]).sql))


def _date_part(name: str) -> Function:
    def part(statement: Statement, arguments: tuple[Term, ...]) -> Term:
        day = arguments[0].sql
        if arguments[0].kind != "date":
            day = statement.dialect.day_of(as_time(statement, arguments[0]).sql)
        return Term("number", statement.dialect.date_part(name, day))

    return part


def _clock_part(divisor: int, number: int) -> Function:
    def part(statement: Statement, arguments: tuple[Term, ...]) -> Term:
        clock = arguments[0].sql
        if arguments[0].kind != "timeofday":
            clock = statement.dialect.time_of_day(as_time(statement, arguments[0]).sql)
        return Term("number", f"({clock} / {divisor} %% {number})")

    return part


def _fraction(statement: Statement, arguments: tuple[Term, ...]) -> Term:
    return Term("number", f"({_clock_part(1, times.SECOND)(statement, arguments).sql} / 1000000.0)")


def _offset(statement: Statement, arguments: tuple[Term, ...]) -> Term:
    """Every time is kept in UTC."""
    return Term("number", f"(0 * {statement.dialect.time_of_day(as_time(statement, arguments[0]).sql)})")


def _relation(name: str) -> Function:
    return lambda statement, arguments: Term("boolean", relation_of_times(statement, name, *arguments))


def _moment(moment: Callable[[], datetime]) -> Function:
    return lambda statement, arguments: time_term(statement, moment())


FUNCTIONS: dict[str, Function] = {
    "substringof": _substringof,
    "startswith": _startswith,
    "endswith": _endswith,
    "length": _length,
    "indexof": _indexof,
    "substring": _substring,
    "concat": _concat,
    "tolower": _text(lambda statement, text: statement.dialect.lower(text)),
    "toupper": _text(lambda statement, text: statement.dialect.upper(text)),
    "trim": _text(lambda statement, text: f"trim({text})"),
    "year": _date_part("year"),
    "month": _date_part("month"),
    "day": _date_part("day"),
    "hour": _clock_part(times.HOUR, 24),
    "minute": _clock_part(60 * times.SECOND, 60),
    "second": _clock_part(times.SECOND, 60),
    "fractionalseconds": _fraction,
    "date": _time("date", lambda statement, time: statement.dialect.day_of(time)),
    "time": _time("timeofday", lambda statement, time: statement.dialect.time_of_day(time)),
    "totaloffsetminutes": _offset,
    "now": _moment(timezone.now),
    "mindatetime": _moment(lambda: _FIRST),
    "maxdatetime": _moment(lambda: _LAST),
    "round": _number(lambda statement, number: statement.dialect.round(number)),
    "floor": _number(lambda statement, number: statement.dialect.floor(number)),
    "ceiling": _number(lambda statement, number: statement.dialect.ceiling(number)),
    **{name: _relation(name) for name in ("before", "after", "meets", "during", "overlaps", "starts", "finishes")},
}


def calculated(statement: Statement, name: str, left: Term, right: Term) -> Term:
    """Return what an arithmetic operator makes of two terms; refused where they do not fit."""
    kinds = (left.kind, right.kind)
    if "null" in kinds:
        return Term("null", "NULL")
    if {"time", "date", "duration"} & set(kinds):
        return _calculated_time(statement, name, left, right)
    first, second = as_number(left).sql, as_number(right).sql
    words = statement.dialect
    if name == "div":
        return Term("number", words.quotient(first, second))
    if name == "mod":
        return Term("number", words.remainder(first, second))
    return Term("number", f"({words.double(first)} {_SIGNS[name]} {words.double(second)})")


def _calculated_time(statement: Statement, name: str, left: Term, right: Term) -> Term:
    if right.kind == "duration" and name in {"add", "sub"}:
        first = left if left.kind == "duration" else as_time(statement, left)
        return Term(first.kind, f"({first.sql} {_SIGNS[name]} {right.sql})")
    if left.kind == "duration":
        return _calculated_duration(statement, name, left, right)
    if right.kind == "duration" and name == "mul":
        return _calculated_duration(statement, name, right, left)
    if name == "sub":
        return Term("duration", f"({as_time(statement, left).sql} - {as_time(statement, right).sql})")
    raise misfit()


def _calculated_duration(statement: Statement, name: str, duration: Term, other: Term) -> Term:
    words = statement.dialect
    if name == "add" and other.kind != "duration":
        return Term("time", f"({duration.sql} + {as_time(statement, other).sql})")
    number = as_number(other).sql
    if name == "mul":
        return Term("duration", words.whole(f"({words.double(duration.sql)} * {words.double(number)})"))
    if name == "div":
        return Term("duration", words.whole(words.quotient(duration.sql, number)))
    raise misfit()


_SIGNS = {"add": "+", "sub": "-", "mul": "*"}
