"""Expressions of $filter and $orderby: a Pratt parser, so that precedence is one table (OGC 18-088, 9.3.3.5).

`not` reaches over the comparison behind it, as OData's grammar (`notExpr`) and FROST have it. OData's table of
precedence puts it above comparisons; for everything that has a meaning so, `(not a) eq b`, both readings are the same.
"""

from typing import cast

from django.utils.translation import gettext as _

from dos.sensors.query.errors import QueryRefused, repeated
from dos.sensors.query.functions import FUNCTIONS, OTHER_NAMES
from dos.sensors.query.lexer import Token, Tokens, steps_of
from dos.sensors.query.limits import MAX_DEPTH, Budget, too_deep
from dos.sensors.query.literals import CONSTANTS, NO_NUMBERS, literal_of, no_number
from dos.sensors.query.tree import Among, Any, Call, Expression, Member, Minus, Negation, Operation, Operator

# The higher, the closer: `a add b mul c` is `a add (b mul c)`; equals are joined from the left.
LEVELS = {
    "or": 1,
    "and": 2,
    "eq": 4,
    "ne": 4,
    "gt": 5,
    "ge": 5,
    "lt": 5,
    "le": 5,
    "in": 5,
    "add": 6,
    "sub": 6,
    "mul": 7,
    "div": 7,
    "mod": 7,
}
NOT_LEVEL = 3
SIGN_LEVEL = 8
_VALUES = {"number", "time", "date", "timeofday", "interval", "quoted"}


def parse_expression(text: str) -> Expression:
    """Return the tree of a $filter or of one expression of $orderby.

    Refused (400): what does not follow the grammar, unknown functions by name, more than 20 levels or 200 parts.
    """
    tokens = Tokens(text)
    expression = ExpressionParser(tokens, Budget()).expression()
    tokens.end()
    return expression


class ExpressionParser:
    """Reads expressions from tokens that others read from too: $expand holds filters inside parentheses."""

    __slots__ = ("_budget", "_tokens")

    def __init__(self, tokens: Tokens, budget: Budget) -> None:
        self._tokens = tokens
        self._budget = budget

    def expression(self, level: int = 0) -> Expression:
        """Read as far as operators bind closer than `level`; what follows is left for the caller."""
        left = self._operand()
        while self._next_level() > level:
            left = self._joined(left)
        return left

    def member(self) -> Member:
        """Read a property or a path to one; refused beyond 20 steps."""
        token = self._tokens.token
        if token.kind != "path":
            raise self._tokens.refusal()
        self._budget.count(token.position)
        return Member(self._steps(self._tokens.advance()))

    def _next_level(self) -> int:
        token = self._tokens.token
        return LEVELS.get(token.text, 0) if token.kind == "path" else 0

    def _joined(self, left: Expression) -> Expression:
        operator = self._tokens.advance()
        self._budget.count(operator.position)
        if operator.text == "in":
            return Among(left, self._values_or_list(operator))
        return Operation(cast("Operator", operator.text), left, self.expression(LEVELS[operator.text]))

    def _operand(self) -> Expression:
        token = self._tokens.token
        if token.kind == "path":
            return self._named()
        if token.kind in _VALUES:
            self._budget.count(token.position)
            return literal_of(self._tokens.advance())
        if self._tokens.skip("("):
            inner = self._budget.deeper(token.position, self.expression)
            self._tokens.expect(")")
            return inner
        if self._tokens.skip("-"):
            self._budget.count(token.position)
            return Minus(self._budget.deeper(token.position, lambda: self.expression(SIGN_LEVEL)))
        raise self._tokens.refusal()

    def _named(self) -> Expression:
        name = self._tokens.advance()
        self._budget.count(name.position)
        if name.text == "not":
            return Negation(self._budget.deeper(name.position, lambda: self.expression(NOT_LEVEL)))
        if self._tokens.token.is_mark("("):
            return self._any(name) if name.text.endswith("/any") else self._call(name)
        if name.text in NO_NUMBERS:
            raise no_number(name)
        return CONSTANTS.get(name.text) or Member(self._steps(name))

    def _call(self, name: Token) -> Call:
        function = OTHER_NAMES.get(name.text, name.text)
        if function not in FUNCTIONS:
            sentence = _("Die Funktion „%(name)s“ gibt es nicht.")
            raise QueryRefused(sentence % {"name": repeated(name.text)}, position=name.position)
        self._tokens.expect("(")
        arguments = () if self._tokens.skip(")") else self._budget.deeper(name.position, self._listed)
        least, most = FUNCTIONS[function]
        if not least <= len(arguments) <= most:
            sentence = _("Die Funktion „%(name)s“ bekommt %(given)d Angaben und braucht %(needed)s.")
            needed = str(least) if least == most else _("%(least)d bis %(most)d") % {"least": least, "most": most}
            values = {"name": name.text, "given": len(arguments), "needed": needed}
            raise QueryRefused(sentence % values, position=name.position)
        return Call(function, arguments)

    def _any(self, name: Token) -> Any:
        path = self._steps(name)[:-1]
        self._tokens.expect("(")
        variable = self._tokens.advance()
        if variable.kind != "path" or not variable.text.isidentifier():
            raise QueryRefused(
                _("In „any“ fehlt der Name vor dem Doppelpunkt, etwa any(d: d/name eq 'x')."),
                position=variable.position,
            )
        self._tokens.expect(":")
        condition = self._budget.deeper(name.position, self.expression)
        self._tokens.expect(")")
        return Any(path, variable.text, condition)

    def _values_or_list(self, operator: Token) -> tuple[Expression, ...] | Member:
        if self._tokens.skip("("):
            return self._budget.deeper(operator.position, self._listed)
        return self.member()

    def _listed(self) -> tuple[Expression, ...]:
        """Read expressions with commas between them up to and including the closing parenthesis."""
        expressions = [self.expression()]
        while self._tokens.skip(","):
            expressions.append(self.expression())
        self._tokens.expect(")")
        return tuple(expressions)

    def _steps(self, path: Token) -> tuple[str, ...]:
        steps = steps_of(path.text)
        if len(steps) > MAX_DEPTH:
            raise too_deep(MAX_DEPTH, path.position)
        return steps
