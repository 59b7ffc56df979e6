"""A query string, read into one Options; nested options of $expand are read by the same table.

OGC 18-088, 9.3: each option once, unknown ones with `$` are answered by 501, others are the client's own business.
"""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote_plus

from django.utils.translation import gettext as _

from dos.sensors.query.errors import NOT_BUILT, QueryRefused, repeated, unexpected
from dos.sensors.query.expression import ExpressionParser
from dos.sensors.query.lexer import Token, Tokens
from dos.sensors.query.limits import (
    LARGEST_INTEGER,
    MAX_EXPAND_DEPTH,
    MAX_TOP,
    Budget,
    refuse_hidden,
    refuse_long,
    too_deep,
)
from dos.sensors.query.tree import Expansion, Options, Order, ResultFormat

_FORMATS: dict[str, ResultFormat] = {"dataarray": "dataArray", "csv": "CSV", "geojson": "GeoJSON"}
_DIRECTIONS = {"asc": False, "desc": True}
_TRUTHS = {"true": True, "false": False}
_DIGITS = len(str(LARGEST_INTEGER)) + 1


def parse_options(query: str) -> Options:
    """Return what a query string asks for, as it stands behind the `?`: `%24filter` and `$filter`, `+` and `%20`.

    Refused: over 8 KB (414), an unknown option with `$` (501), and else with 400 an option given twice or empty,
    a value that cannot be read, a negative number, and what costs too much. `$top` over 1,000 counts as 1,000.
    """
    refuse_long(query)
    refuse_hidden(query)
    budget = Budget()
    found: dict[str, Any] = {}
    for name, value in _pairs(query):
        field = _field(name, found)
        if not value.strip():
            raise _wrong(name, value, 0)
        found[field] = value if field == "skiptoken" else _read_whole(name, value, budget)
    return Options(**found)


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    for pair in query.split("&"):
        name, _equals, value = pair.partition("=")
        try:
            name = unquote_plus(name, errors="strict")
            if name.startswith("$"):
                value = unquote_plus(value, errors="strict")
                refuse_hidden(value)
                yield name, value
        except UnicodeDecodeError:
            raise QueryRefused(_("Die Anfrage ist kein gültiges UTF-8.")) from None


def _field(name: str, found: dict[str, Any]) -> str:
    field = FIELDS.get(name)
    if field is None:
        sentence = _("Die Abfrageoption „%(name)s“ gibt es hier nicht.")
        raise QueryRefused(sentence % {"name": repeated(name)}, status=NOT_BUILT)
    if field in found:
        raise QueryRefused(_("Die Abfrageoption „%(name)s“ steht zweimal da.") % {"name": name})
    return field


def _read_whole(name: str, value: str, budget: Budget) -> object:
    tokens = Tokens(value)
    read = OptionsParser(tokens, budget).value(name)
    tokens.end()
    return read


def _wrong(name: str, value: str, position: int) -> QueryRefused:
    sentence = _("„%(value)s“ ist kein Wert für %(name)s.")
    return QueryRefused(sentence % {"value": repeated(value), "name": name}, position=position)


class OptionsParser:
    """Reads the values of options; `level` is how many relations an $expand around it has passed."""

    __slots__ = ("_budget", "_expressions", "_level", "_tokens")

    def __init__(self, tokens: Tokens, budget: Budget, level: int = 0) -> None:
        self._tokens = tokens
        self._budget = budget
        self._level = level
        self._expressions = ExpressionParser(tokens, budget)

    def value(self, name: str) -> object:
        """Read the value of a known option as far as it goes; what follows is left for the caller."""
        return _READERS[name](self)

    def read_filter(self) -> object:
        """Read a condition."""
        return self._expressions.expression()

    def read_count(self) -> object:
        """Read true or false, in any case."""
        token = self._tokens.advance()
        if token.text.lower() not in _TRUTHS:
            raise _wrong("$count", token.text, token.position)
        return _TRUTHS[token.text.lower()]

    def read_skip(self) -> object:
        """Read a number of rows, as large as a database can count."""
        token = self._tokens.token
        rows = self._rows("$skip")
        if rows > LARGEST_INTEGER:
            raise _wrong("$skip", token.text, token.position)
        return rows

    def read_top(self) -> object:
        """Read a number of rows; more than a page can hold counts as a page."""
        return min(self._rows("$top"), MAX_TOP)

    def read_orderby(self) -> object:
        """Read expressions, each with its direction."""
        return self._listed(self._order)

    def read_select(self) -> object:
        """Read names of properties and relations."""
        return self._listed(self._name)

    def read_expand(self) -> object:
        """Read relations, each with its own options in parentheses."""
        return self._listed(self._expansion)

    def read_format(self) -> object:
        """Read the name of a format, in any case."""
        token = self._tokens.advance()
        if token.text.lower() not in _FORMATS:
            raise _wrong("$resultFormat", token.text, token.position)
        return _FORMATS[token.text.lower()]

    def _rows(self, name: str) -> int:
        token = self._tokens.advance()
        if token.kind != "number" or not token.text.isdigit():
            raise _wrong(name, token.text, token.position)
        # Python refuses to read thousands of digits; more than these are too many rows in any case.
        return int((token.text.lstrip("0") or "0")[:_DIGITS])

    def _listed(self, read: Callable[[], object]) -> tuple[object, ...]:
        items = [read()]
        while self._tokens.skip(","):
            items.append(read())
        return tuple(items)

    def _order(self) -> Order:
        expression = self._expressions.expression()
        is_descending = _DIRECTIONS.get(self._tokens.token.text.lower())
        if is_descending is None:
            return Order(expression)
        self._tokens.advance()
        return Order(expression, is_descending)

    def _name(self) -> str:
        return "/".join(self._expressions.member().path)

    def _expansion(self) -> Expansion:
        position = self._tokens.token.position
        path = self._expressions.member().path
        level = self._level + len(path)
        if level > MAX_EXPAND_DEPTH:
            raise too_deep(MAX_EXPAND_DEPTH, position)
        if not self._tokens.skip("("):
            return Expansion(path)
        nested = OptionsParser(self._tokens, self._budget, level)
        return Expansion(path, nested.nested_options())

    def nested_options(self) -> Options:
        """Read options with semicolons between them up to and including the closing parenthesis."""
        found: dict[str, Any] = {}
        if self._tokens.skip(")"):
            return Options()
        self._nested_option(found)
        while self._tokens.skip(";"):
            self._nested_option(found)
        self._tokens.expect(")")
        return Options(**found)

    def _nested_option(self, found: dict[str, Any]) -> None:
        name = self._tokens.advance()
        if name.kind != "option":
            raise unexpected(name.text, name.position)
        field = _field(name.text, found)
        if name.text not in _NESTED:
            raise _not_nested(name)
        self._tokens.expect("=")
        found[field] = self.value(name.text)


def _not_nested(name: Token) -> QueryRefused:
    sentence = _("Die Abfrageoption „%(name)s“ gilt nicht innerhalb von $expand.")
    return QueryRefused(sentence % {"name": name.text}, position=name.position)


_READERS: dict[str, Callable[[OptionsParser], object]] = {
    "$filter": OptionsParser.read_filter,
    "$count": OptionsParser.read_count,
    "$orderby": OptionsParser.read_orderby,
    "$skip": OptionsParser.read_skip,
    "$top": OptionsParser.read_top,
    "$select": OptionsParser.read_select,
    "$expand": OptionsParser.read_expand,
    "$resultFormat": OptionsParser.read_format,
}
FIELDS = {name: "result_format" if name == "$resultFormat" else name[1:] for name in [*_READERS, "$skiptoken"]}
_NESTED = _READERS.keys() - {"$resultFormat"}
