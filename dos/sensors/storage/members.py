"""Names in a query: what they mean at a table, and which of them lead through a set of entities."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from dos.sensors.query.errors import QueryRefused, repeated
from dos.sensors.query.tree import (
    Among,
    Any,
    Call,
    Expression,
    Member,
    Minus,
    Negation,
    Operation,
)
from dos.sensors.storage.statement import Scope, Statement
from dos.sensors.storage.tables import Property, Table, target_of
from dos.sensors.storage.terms import Term


@dataclass(frozen=True)
class Surroundings:
    """From where names are read: the table of the query, and a table for each variable of an `any` around."""

    scope: Scope
    variables: dict[str, Scope]

    def with_variable(self, name: str, scope: Scope) -> "Surroundings":
        """Return the same with one more variable; the innermost wins."""
        return Surroundings(self.scope, self.variables | {name: scope})

    def start(self, path: tuple[str, ...]) -> tuple[Scope, tuple[str, ...]]:
        """Return where a path starts, and the rest of it."""
        if path and path[0] in self.variables:
            return self.variables[path[0]], path[1:]
        return self.scope, path


def unknown(name: str, table: Table) -> QueryRefused:
    """Return the refusal of a name that an entity set has not."""
    sentence = _("„%(name)s“ gibt es bei %(set)s nicht.")
    return QueryRefused(sentence % {"name": repeated(name), "set": table.name})


def many_in(node: Expression, around: Surroundings) -> tuple[str, ...] | None:
    """Return the beginning of the first name that leads through a set, up to that set; None where there is none."""
    if isinstance(node, Member):
        return _many_in_path(node.path, around)
    for part in parts_of(node):
        found = many_in(part, around)
        if found is not None:
            return found
    return None


def _many_in_path(path: tuple[str, ...], around: Surroundings) -> tuple[str, ...] | None:
    scope, rest = around.start(path)
    table = scope.table
    passed = len(path) - len(rest)
    for step in rest:
        navigation = table.navigation(step)
        if navigation is None:
            return None
        passed += 1
        if not navigation.is_one:
            return path[:passed]
        table = target_of(navigation)
    return None


def parts_of(node: Expression) -> tuple[Expression, ...]:
    """Return the expressions of which one is made; an `any` is left alone."""
    match node:
        case Operation(_name, left, right):
            return left, right
        case Negation(operand) | Minus(operand):
            return (operand,)
        case Call(_name, arguments):
            return arguments
        case Among(operand, Member() as values):
            return operand, values
        case Among(operand, tuple() as values):
            return operand, *values
        case _:
            return ()


def names_in(node: Expression) -> list[tuple[str, ...]]:
    """Return every name in an expression, those before an `any` as well."""
    if isinstance(node, Member | Any):
        return [node.path]
    return [name for part in parts_of(node) for name in names_in(part)]


def renamed(node: Expression, beginning: tuple[str, ...], variable: str) -> Expression:
    """Return the same expression, in which names with this beginning start at a variable."""

    def inside(part: Expression) -> Expression:
        return renamed(part, beginning, variable)

    match node:
        case Member(path):
            rest = path[len(beginning) :]
            return Member((variable, *rest)) if path[: len(beginning)] == beginning else node
        case Operation(_name, left, right):
            return replace(node, left=inside(left), right=inside(right))
        case Negation(operand) | Minus(operand):
            return replace(node, operand=inside(operand))
        case Call(_name, arguments):
            return replace(node, arguments=tuple(map(inside, arguments)))
        case Among(operand, values):
            told = inside(values) if isinstance(values, Member) else tuple(map(inside, values))
            return Among(inside(operand), told)  # type: ignore[arg-type]  # a Member stays one
        case Any(path, inner, condition):
            start = (variable, *path[len(beginning) :]) if path[: len(beginning)] == beginning else path
            return Any(start, inner, inside(condition))
        case _:
            return node


def member_term(statement: Statement, around: Surroundings, path: tuple[str, ...]) -> Term:
    """Return the value of a property, also of another entity; refused where there is none."""
    scope, rest = around.start(path)
    while rest and (navigation := scope.table.navigation(rest[0])):
        if not navigation.is_one:
            raise unknown("/".join(path), scope.table)
        scope, rest = scope.one(navigation), rest[1:]
    found = scope.table.property(rest[0]) if rest else None
    if found is None or (len(rest) > 1 and found.kind not in {"json", "result"}):
        raise unknown("/".join(rest or path), scope.table)
    return _property_term(statement, scope, found, rest[1:])


def _property_term(statement: Statement, scope: Scope, found: Property, steps: tuple[str, ...]) -> Term:
    columns = [scope.own(column) for column in found.columns]
    match found.kind:
        case "integer":
            return Term("number", columns[0])
        case "string":
            return Term("string", columns[0])
        case "time":
            return Term("time", columns[0])
        case "span":
            return Term("time", columns[0], end=columns[1])
        case "place":
            return Term("place", "NULL", column=(scope, found))
        case "result":
            return _result_term(statement, columns, steps)
        case "json":
            column = statement.dialect.json_of_text(columns[0]) if found.is_json_text else columns[0]
            return _json_term(statement, column, steps)


def _result_term(statement: Statement, columns: list[str], steps: tuple[str, ...]) -> Term:
    kind, number, text = columns
    if steps:
        json = statement.dialect.json_of_text(f"(CASE WHEN {kind} = 4 THEN {text} END)")
        return _json_term(statement, json, steps)
    return Term(
        "dynamic",
        f"(CASE WHEN {kind} < 2 THEN {number} END)",
        text=f"(CASE WHEN {kind} = 3 THEN {text} END)",
        truth=f"(CASE WHEN {kind} = 2 THEN {number} <> 0 END)",
        present=f"({kind} <> 5)",
    )


def _json_term(statement: Statement, column: str, steps: tuple[str, ...]) -> Term:
    words = statement.dialect
    place = statement.place(words.json_path(steps))
    return Term(
        "dynamic",
        f"({words.json_number(column, place)})",
        text=f"({words.json_text(column, place)})",
        truth=f"({words.json_truth(column, place)})",
        present=words.json_present(column, place),
        json=(column, place),
    )
