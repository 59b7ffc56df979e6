"""Trees, written back as texts: for links to the next page, which must ask for the same again.

What is written reads as the same tree: `parse_expression(text_of(tree)) == tree`, `parse_options(query_of(options))
== options`; with no more parentheses than it needs, so that limits on depth hold for it as for what was asked.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from urllib.parse import quote

from dos.sensors.query.expression import LEVELS, NOT_LEVEL, SIGN_LEVEL
from dos.sensors.query.tree import (
    Among,
    Any,
    Call,
    Expansion,
    Expression,
    Geography,
    Interval,
    Literal,
    Member,
    Minus,
    Negation,
    Operation,
    Options,
    Order,
    Value,
)

_CLOSEST = 9
# What may stand in a query string as it is and has a meaning here; `+`, `&`, `#` and `%` do not.
_SAFE = "$@/:,;()='-._~"
_WORDS: dict[Value, str] = {None: "null", True: "true", False: "false"}


def text_of(node: Expression | Order | Expansion) -> str:
    """Return the text of an expression, an order or an expansion, not yet encoded for an address."""
    if isinstance(node, Order):
        return f"{text_of(node.expression)}{' desc' if node.is_descending else ''}"
    if isinstance(node, Expansion):
        nested = ";".join(f"{name}={value}" for name, value in _named_texts(node.options))
        return "/".join(node.path) + (f"({nested})" if nested else "")
    return _expression(node)


def query_of(options: Options) -> str:
    """Return the query string of options, encoded, without the `?`; empty when nothing is asked."""
    return "&".join(f"{name}={quote(value, safe=_SAFE)}" for name, value in _named_texts(options))


def _named_texts(options: Options) -> Iterator[tuple[str, str]]:
    if options.filter is not None:
        yield "$filter", text_of(options.filter)
    if options.count:
        yield "$count", "true"
    if options.orderby:
        yield "$orderby", ",".join(map(text_of, options.orderby))
    if options.skip:
        yield "$skip", str(options.skip)
    if options.top is not None:
        yield "$top", str(options.top)
    if options.select:
        yield "$select", ",".join(options.select)
    yield from _last_texts(options)


def _last_texts(options: Options) -> Iterator[tuple[str, str]]:
    if options.expand:
        yield "$expand", ",".join(map(text_of, options.expand))
    if options.result_format:
        yield "$resultFormat", options.result_format
    if options.skiptoken:
        yield "$skiptoken", options.skiptoken


def _expression(node: Expression) -> str:
    match node:
        case Literal():
            return _literal(node)
        case Member(path):
            return "/".join(path)
        case Operation(name, left, right):
            level = LEVELS[name]
            return f"{_beside(left, level)} {name} {_beside(right, level + 1)}"
        case Negation() | Minus():
            return _signed(node)
        case Call(name, arguments):
            return f"{name}({_listed(arguments)})"
        case Among(operand, values):
            written = _expression(values) if isinstance(values, Member) else f"({_listed(values)})"
            return f"{_beside(operand, LEVELS['in'])} in {written}"
        case Any(path, variable, condition):
            return f"{'/'.join(path)}/any({variable}: {_expression(condition)})"


def _listed(nodes: tuple[Expression, ...]) -> str:
    return ", ".join(map(_expression, nodes))


def _beside(node: Expression, level: int) -> str:
    """Return the text of what stands beside an operator, in parentheses where it binds less than that."""
    text = _expression(node)
    return text if _level(node) >= level else f"({text})"


def _level(node: Expression) -> int:
    match node:
        case Operation(name):
            return LEVELS[name]
        case Among():
            return LEVELS["in"]
        case Negation():
            return NOT_LEVEL
        case Minus():
            return SIGN_LEVEL
        case _:
            return _CLOSEST


def _signed(node: Negation | Minus) -> str:
    if isinstance(node, Negation):
        return f"not {_beside(node.operand, NOT_LEVEL)}"
    text = _beside(node.operand, SIGN_LEVEL)
    # `-5` would be one literal.
    return f"- {text}" if text[0].isdigit() or text[0] == "-" else f"-{text}"


def _literal(node: Literal) -> str:
    value = node.value
    if node.kind in {"null", "boolean"}:
        return _WORDS[value]
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, int | float):
        return repr(value)
    return _time_or_place(value)


def _time_or_place(value: Value) -> str:
    match value:
        case datetime():
            return _moment(value)
        case date() | time():
            return value.isoformat()
        case Interval(start, end):
            return f"{_moment(start)}/{_moment(end)}"
        case timedelta():
            return f"duration{_quoted(_duration(value))}"
        case Geography(wkt):
            return f"geography{_quoted(wkt)}"
        case _:
            raise TypeError(value)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _moment(value: datetime) -> str:
    return value.isoformat().removesuffix("+00:00") + "Z"


def _duration(value: timedelta) -> str:
    sign, length = ("-", -value) if value < timedelta(0) else ("", value)
    fraction = f".{length.microseconds:06d}" if length.microseconds else ""
    return f"{sign}P{length.days}DT{length.seconds}{fraction}S"
