"""Comparisons of terms, as conditions.

Nothing is neither equal to, less nor greater than anything and differs from everything: `ne` is the opposite of `eq`.
Only `eq null` and `ne null` ask whether there is a value. A condition here may come out as unknown; whoever turns it
around makes it a clear no before.
"""

from collections.abc import Callable

from dos.sensors.storage.statement import Statement
from dos.sensors.storage.terms import Term, as_kind, as_time, misfit

_SIGNS = {"eq": "=", "gt": ">", "ge": ">=", "lt": "<", "le": "<="}
NEVER = "FALSE"


def compared(statement: Statement, name: str, left: Term, right: Term) -> str:
    """Return the condition `left name right`; refused where both do not fit."""
    if "null" in {left.kind, right.kind}:
        return _with_nothing(name, left, right)
    left, right = _fitting(statement, left, right)
    if left.kind != right.kind or left.kind == "place":
        raise misfit()
    if name == "ne":
        return f"(NOT ({_compared(statement, 'eq', left, right)} IS TRUE))"
    return _compared(statement, name, left, right)


def _compared(statement: Statement, name: str, left: Term, right: Term) -> str:
    if left.kind == "time":
        return f"({_TIME_RELATIONS[name](left, right)})"
    if left.kind == "dynamic":
        return _dynamic(statement, name, left, right)
    return _plain(statement, name, left, right)


def present(term: Term) -> str:
    """Return the condition that there is a value."""
    if term.kind == "null":
        return NEVER
    if term.kind == "place":
        if term.column is None:
            return "TRUE"
        scope, found = term.column
        return f"({scope.own(found.columns[0])} IS NOT NULL)"
    return term.present or f"({term.sql} IS NOT NULL)"


def _with_nothing(name: str, left: Term, right: Term) -> str:
    if name not in {"eq", "ne"}:
        return NEVER
    there = present(right if left.kind == "null" else left)
    return there if name == "ne" else f"(NOT {there})"


def _fitting(statement: Statement, left: Term, right: Term) -> tuple[Term, Term]:
    kinds = {left.kind, right.kind}
    if "time" in kinds and "dynamic" not in kinds:
        return as_time(statement, left), as_time(statement, right)
    return as_kind(left, right.kind), as_kind(right, left.kind)


def _plain(statement: Statement, name: str, left: Term, right: Term) -> str:
    if left.kind == "string" and name != "eq":
        words = statement.dialect
        return f"({words.by_character(left.sql)} {_SIGNS[name]} {words.by_character(right.sql)})"
    return f"({left.sql} {_SIGNS[name]} {right.sql})"


def _dynamic(statement: Statement, name: str, left: Term, right: Term) -> str:
    """Compare two values whose kind is known only when they are read: different kinds are different."""
    parts = [
        _plain(statement, name, as_kind(left, "number"), as_kind(right, "number")),
        _plain(statement, name, as_kind(left, "string"), as_kind(right, "string")),
        _plain(statement, name, as_kind(left, "boolean"), as_kind(right, "boolean")),
    ]
    return f"({' OR '.join(parts)})"


def relation_of_times(statement: Statement, name: str, left: Term, right: Term) -> str:
    """Return the condition of one of FROST's relations of times, such as `during`."""
    return f"({_TIME_RELATIONS[name](as_time(statement, left), as_time(statement, right))})"


def _ends(term: Term) -> str:
    """The end of a time; columns of instants have none."""
    return f"coalesce({term.end}, {term.sql})" if term.end else term.sql


def _equal(left: Term, right: Term) -> str:
    starts = f"{left.sql} = {right.sql}"
    if not (left.end or right.end):
        return starts
    return f"{starts} AND {_ends(left)} = {_ends(right)}"


def _after(left: Term, right: Term) -> str:
    """Behind the end; a span's end is the first moment that does not belong to it."""
    starts = f"{left.sql} > {right.sql}"
    return f"{starts} AND {left.sql} >= {_ends(right)}" if right.end else starts


def _before(left: Term, right: Term) -> str:
    return _after(right, left)


def _not_before(left: Term, right: Term) -> str:
    return f"{left.sql} >= {right.sql}"


def _not_after(left: Term, right: Term) -> str:
    # The start is no later than the end: said as well, because an index knows only the start.
    ends = f"{left.sql} <= {_ends(right)}"
    return f"{ends} AND {_ends(left)} <= {_ends(right)}" if left.end else ends


def _meets(left: Term, right: Term) -> str:
    return f"{_ends(left)} = {right.sql} OR {_ends(right)} = {left.sql}"


def _during(left: Term, right: Term) -> str:
    inside = f"{left.sql} >= {right.sql} AND {left.sql} < {_ends(right)}"
    return f"{inside} AND {_ends(left)} <= {_ends(right)}" if left.end else inside


def _overlaps(left: Term, right: Term) -> str:
    both = f"{left.sql} < {_ends(right)} AND {right.sql} < {_ends(left)}"
    return f"{left.sql} <= {_ends(right)} AND ({both} OR {left.sql} = {right.sql})"


def _starts(left: Term, right: Term) -> str:
    return f"{left.sql} = {right.sql}"


def _finishes(left: Term, right: Term) -> str:
    return f"{_ends(left)} = {_ends(right)}"


_TIME_RELATIONS: dict[str, Callable[[Term, Term], str]] = {
    "eq": _equal,
    "gt": _after,
    "ge": _not_before,
    "lt": _before,
    "le": _not_after,
    "after": _after,
    "before": _before,
    "meets": _meets,
    "during": _during,
    "overlaps": _overlaps,
    "starts": _starts,
    "finishes": _finishes,
}
