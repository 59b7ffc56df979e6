"""The one tree that every text of the query language becomes; what compiles it needs to know nothing else."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal as OneOf
from typing import TypeAlias

Kind: TypeAlias = OneOf[
    "null",
    "boolean",
    "integer",
    "double",
    "string",
    "time",
    "date",
    "timeofday",
    "interval",
    "duration",
    "geography",
]
Operator: TypeAlias = OneOf["eq", "ne", "gt", "ge", "lt", "le", "and", "or", "add", "sub", "mul", "div", "mod"]
ResultFormat: TypeAlias = OneOf["dataArray", "CSV", "GeoJSON"]
Bounds: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of time in UTC whose start is not after its end."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Geography:
    """A valid geometry in WGS 84 as WKT, longitude first, with west, south, east and north."""

    wkt: str
    bounds: Bounds


Value: TypeAlias = bool | int | float | str | datetime | date | time | timedelta | Interval | Geography | None


@dataclass(frozen=True, slots=True)
class Literal:
    """A fixed value; times are aware and in UTC, numbers finite, integers of 64 bit."""

    value: Value
    kind: Kind


@dataclass(frozen=True, slots=True)
class Member:
    """A property or the way to one: `name`, `@iot.id`, `Datastream/Thing/properties/a/0`; steps stay as written.

    Nobody has looked whether the steps exist; the first may be the variable of an `any` around it.
    """

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions joined by a comparison, a logical or an arithmetic operator."""

    name: Operator
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Negation:
    """The opposite of a condition: `not …`."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Minus:
    """The negative of a number or duration; `-5` alone is a literal and none of this."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """A known function with as many arguments as it takes; `fractionalsecond` is called `fractionalseconds`."""

    name: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Among:
    """Whether a value is one of several, `in (1, 2)`, or stands in the list of a property, `in properties/tags`."""

    operand: "Expression"
    values: tuple["Expression", ...] | Member


@dataclass(frozen=True, slots=True)
class Any:
    """Whether some entity of a related set meets a condition: `Datastreams/any(d: d/name eq 'x')`.

    In the condition a Member whose first step is `variable` starts at that entity; the innermost variable wins.
    """

    path: tuple[str, ...]
    variable: str
    condition: "Expression"


Expression: TypeAlias = Literal | Member | Operation | Negation | Minus | Call | Among | Any


@dataclass(frozen=True, slots=True)
class Order:
    """By what a set is put in order."""

    expression: Expression
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """All system query options of a set or an entity; what was not asked for is None, empty, false or 0.

    `top` is at most 1,000 and None where none was given, also inside `$expand` (then NESTED_TOP holds).
    """

    filter: Expression | None = None
    count: bool = False
    orderby: tuple[Order, ...] = ()
    skip: int = 0
    top: int | None = None
    select: tuple[str, ...] = ()
    expand: tuple["Expansion", ...] = ()
    result_format: ResultFormat | None = None
    skiptoken: str = ""


@dataclass(frozen=True, slots=True)
class Expansion:
    """Related entities to be put into the answer; the options belong to the last step of the path."""

    path: tuple[str, ...]
    options: Options = Options()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an address: a set or a relation, with the key of one entity where it has one."""

    name: str
    key: int | str | None = None


@dataclass(frozen=True, slots=True)
class ResourcePath:
    """The address of a set, an entity, a property (`is_value`: bare) or of links (`is_ref`).

    No steps are the service root. Nobody has looked whether the steps exist or may have a key.
    """

    steps: tuple[Step, ...] = ()
    property: tuple[str, ...] = ()
    is_value: bool = False
    is_ref: bool = False
