"""Parts of a condition with their kind, and what can be compared with what."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal as OneOf
from typing import TypeAlias

from django.utils.translation import gettext as _

from dos.sensors.query.errors import QueryRefused
from dos.sensors.query.literals import moment_of
from dos.sensors.query.tree import Geography, Interval, Literal
from dos.sensors.storage import times
from dos.sensors.storage.statement import Scope, Statement
from dos.sensors.storage.tables import Property

TermKind: TypeAlias = OneOf[
    "null", "number", "string", "boolean", "time", "date", "timeofday", "duration", "dynamic", "place"
]
# A column or a time can lie this far from 1970 at most; a longer duration means the same.
_LONGEST = 400_000_000_000_000_000


@dataclass(frozen=True, slots=True)
class Term:
    """A value in SQL. Times are microseconds since 1970, dates days, times of day and durations microseconds.

    A span of time has its end in `end`. A value that is known only when it is read (`dynamic`) is a number in `sql`,
    a text in `text`, a truth in `truth`, and nothing in the two that it is not; `present` tells whether it is there,
    `json` in which column and at which place. `fixed` is what somebody wrote, `column` where a geometry stands.
    """

    kind: TermKind
    sql: str
    end: str = ""
    text: str = ""
    truth: str = ""
    present: str = ""
    json: tuple[str, str] | None = None
    fixed: str | Geography | None = None
    column: tuple[Scope, Property] | None = None

    @property
    def last(self) -> str:
        """The end of a time; an instant ends when it begins."""
        return self.end or self.sql


def misfit() -> QueryRefused:
    """Return the refusal of things that cannot be compared or calculated with each other."""
    return QueryRefused(_("Die Abfrage vergleicht oder verrechnet Angaben, die nicht zueinander passen."))


def literal_term(statement: Statement, node: Literal) -> Term:
    """Return a fixed value as a parameter."""
    value = node.value
    match value:
        case None:
            return Term("null", "NULL")
        case bool():
            return Term("boolean", "TRUE" if value else "FALSE")
        case int() | float():
            return Term("number", statement.place(value))
        case str():
            return Term("string", f"CAST({statement.place(value)} AS text)", fixed=value)
        case Geography():
            return Term("place", "NULL", fixed=value)
        case _:
            return _time_term(statement, value)


def _time_term(statement: Statement, value: datetime | date | time | timedelta | Interval) -> Term:
    match value:
        case datetime():
            return time_term(statement, value)
        case date():
            return Term("date", _whole(statement, value.toordinal() - date(1970, 1, 1).toordinal()))
        case time():
            seconds = (value.hour * 60 + value.minute) * 60 + value.second
            return Term("timeofday", _whole(statement, seconds * times.SECOND + value.microsecond))
        case timedelta():
            length = value // timedelta(microseconds=1)
            return Term("duration", _whole(statement, max(-_LONGEST, min(length, _LONGEST))))
        case Interval(start, end):
            first, last = times.microseconds(start), times.microseconds(end)
            return Term("time", _whole(statement, first), end=_whole(statement, last))


def time_term(statement: Statement, moment: datetime) -> Term:
    """Return a moment."""
    return Term("time", _whole(statement, times.microseconds(moment)))


def _whole(statement: Statement, number: int) -> str:
    return f"CAST({statement.place(number)} AS bigint)"


def as_time(statement: Statement, term: Term) -> Term:
    """Return a time: a date is its midnight, a text is read as ISO 8601; refused where it is none."""
    if term.kind == "time":
        return term
    if term.kind == "date":
        return Term("time", f"({term.sql} * {times.DAY})")
    if term.kind == "string" and isinstance(term.fixed, str):
        try:
            return time_term(statement, moment_of(term.fixed))
        except (ValueError, OverflowError):
            pass
    raise misfit()


def as_number(term: Term) -> Term:
    """Return a number; refused where it is none."""
    if term.kind in {"number", "dynamic"}:
        return Term("number", term.sql)
    raise misfit()


def as_text(term: Term) -> Term:
    """Return a text; refused where it is none."""
    if term.kind == "string":
        return term
    if term.kind == "dynamic":
        return Term("string", term.text)
    raise misfit()


def as_kind(term: Term, kind: TermKind) -> Term:
    """Return a value known only when it is read, as one of this kind; others stay as they are."""
    if term.kind != "dynamic" or kind == "dynamic":
        return term
    if kind not in {"number", "string", "boolean"}:
        raise misfit()
    return Term(kind, {"number": term.sql, "string": term.text, "boolean": term.truth}[kind])
