"""Expressions of $filter and $orderby, turned into SQL; every value is a parameter, every name comes from `tables`.

A name that leads through a set (`Datastreams/name eq 'x'` at Things) means that some entity of the set meets the
comparison in which it stands; two comparisons may be met by two entities. `any` asks for both of one.
"""

# ruff: noqa: S608  every name comes from `tables`, every value is a parameter

from django.utils.translation import gettext as _

from dos.sensors.query.errors import QueryRefused
from dos.sensors.query.tree import Among, Any, Call, Expression, Literal, Member, Minus, Negation, Operation
from dos.sensors.storage.comparing import NEVER, compared
from dos.sensors.storage.functions import calculated, called
from dos.sensors.storage.members import Surroundings, many_in, member_term, names_in, renamed
from dos.sensors.storage.places import NAMES, place_term
from dos.sensors.storage.statement import Scope, Statement
from dos.sensors.storage.tables import DATASTREAMS, target_of
from dos.sensors.storage.terms import Term, as_kind, as_number, literal_term, misfit

_LOGICAL = {"and", "or"}
_ARITHMETIC = {"add", "sub", "mul", "div", "mod"}


class Conditions:
    """Writes the conditions of one query; joins that they need are added to the scope."""

    def __init__(self, scope: Scope) -> None:
        self._statement: Statement = scope.statement
        self._around = Surroundings(scope, {})

    def condition(self, node: Expression) -> str:
        """Return a condition; where it comes out as unknown, it is not met."""
        match node:
            case Operation(name, left, right) if name in _LOGICAL:
                return f"({self.condition(left)} {name.upper()} {self.condition(right)})"
            case Negation(operand):
                return f"(NOT ({self.condition(operand)} IS TRUE))"
            case Any():
                return self._any(node)
        if self._is_about_streams(node):
            return self._by_stream(node)
        beginning = many_in(node, self._around)
        if beginning:
            return self._any(_some(node, beginning))
        return self._simple(node)

    def term(self, node: Expression) -> Term:
        """Return a value."""
        match node:
            case Literal():
                return literal_term(self._statement, node)
            case Member(path):
                return member_term(self._statement, self._around, path)
            case Minus(operand):
                return self._minus(self.term(operand))
            case Operation(name, left, right) if name in _ARITHMETIC:
                return calculated(self._statement, name, self.term(left), self.term(right))
            case Call(name, arguments):
                return self._called(name, tuple(map(self.term, arguments)))
            case _:
                return Term("boolean", f"({self.condition(node)} IS TRUE)")

    def _called(self, name: str, arguments: tuple[Term, ...]) -> Term:
        if name in NAMES:
            return place_term(self._statement, name, arguments)
        return called(self._statement, name, arguments)

    def _simple(self, node: Expression) -> str:
        match node:
            case Operation(name, left, right) if name not in _ARITHMETIC:
                return compared(self._statement, name, self.term(left), self.term(right))
            case Among(operand, Member() as values):
                return self._listed(self.term(operand), self.term(values))
            case Among(operand, tuple() as values):
                term = self.term(operand)
                equal = [compared(self._statement, "eq", term, self.term(value)) for value in values]
                return f"({' OR '.join(equal)})"
            case _:
                return self._truth(self.term(node))

    def _truth(self, term: Term) -> str:
        if term.kind == "null":
            return NEVER
        truth = as_kind(term, "boolean")
        if truth.kind != "boolean":
            raise QueryRefused(_("In $filter steht eine Angabe, die weder wahr noch falsch ist."))
        return truth.sql if term.kind == "boolean" else f"({truth.sql} = TRUE)"

    def _listed(self, term: Term, listed: Term) -> str:
        if listed.json is None or term.kind not in {"number", "string"}:
            raise misfit()
        return self._statement.dialect.json_lists(*listed.json, term.sql)

    def _minus(self, term: Term) -> Term:
        if term.kind in {"null", "duration"}:
            return Term(term.kind, f"(- {term.sql})")
        return Term("number", f"(- {self._statement.dialect.double(as_number(term).sql)})")

    def _is_about_streams(self, node: Expression) -> bool:
        names = names_in(node)
        is_root = self._around.scope.table.name == "Observations" and not self._around.variables
        return is_root and bool(names) and all(len(name) > 1 and name[0] == "Datastream" for name in names)

    def _by_stream(self, node: Expression) -> str:
        """Ask once for each stream what is the same for all its values; every value has a stream."""
        there, before = Scope(self._statement, DATASTREAMS), self._around
        self._around = before.with_variable("its stream", there)
        condition = self.condition(renamed(node, ("Datastream",), "its stream"))
        self._around = before
        streams = f"SELECT {there.name}.id FROM {there.source()} WHERE {condition}"
        return f"({before.scope.name}.datastream_id IN ({streams}))"

    def _any(self, node: Any) -> str:
        """Write that some entity of a set meets a condition; it has to be one that may be seen."""
        scope, path = self._around.start(node.path)
        while path and (navigation := scope.table.navigation(path[0])) and navigation.is_one:
            scope, path = scope.one(navigation), path[1:]
        navigation = scope.table.navigation(path[0]) if path else None
        if navigation is None:
            raise QueryRefused(_("Vor „any“ steht keine Menge, etwa Datastreams/any(d: d/name eq 'x')."))
        there = Scope(self._statement, target_of(navigation))
        rest = path[1:]
        before = self._around
        self._around = before.with_variable("" if rest else node.variable, there)
        inner = Any(("", *rest), node.variable, node.condition)
        condition = self._any(inner) if rest else self.condition(node.condition)
        self._around = before
        needed = [navigation.link(there.name, f"{scope.name}.id"), condition]
        if navigation.widens:
            needed.append(there.visible())
        return f"EXISTS (SELECT 1 FROM {there.source()} WHERE {' AND '.join(needed)})"


def _some(node: Expression, beginning: tuple[str, ...]) -> Any:
    """Turn a comparison through a set into an `any`; no query can write a variable with a blank."""
    variable = f"some {'/'.join(beginning)}"
    return Any(beginning, variable, renamed(node, beginning, variable))
