"""What a query may cost: length, depth and size are refused while reading, before anything is built from it."""

import re
from collections.abc import Callable
from typing import TypeVar

from django.utils.translation import gettext as _

from dos.sensors.query.errors import BAD_QUERY, TOO_LONG, QueryRefused

MAX_BYTES = 8_192
MAX_DEPTH = 20
MAX_NODES = 200
MAX_EXPAND_DEPTH = 4
MAX_TOP = 1_000
# Rows of a nested set whose $expand names no $top.
NESTED_TOP = 25
MAX_VERTICES = 10_000
LARGEST_INTEGER = 2**63 - 1
SMALLEST_INTEGER = -(2**63)
# No database stores NUL, no UTF-8 holds half a character; the rest of them is never typed.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

Read = TypeVar("Read")


class Budget:
    """What one query has used up; shared by its filter, its orders and everything that it expands."""

    __slots__ = ("_depth", "_nodes")

    def __init__(self) -> None:
        self._depth = 0
        self._nodes = 0

    def count(self, position: int, amount: int = 1) -> None:
        """Count parts of the query; refused beyond 200."""
        self._nodes += amount
        if self._nodes > MAX_NODES:
            sentence = _("Die Abfrage ist zu umfangreich: Höchstens %(limit)d Bestandteile sind erlaubt.")
            raise QueryRefused(sentence % {"limit": MAX_NODES}, position=position)

    def deeper(self, position: int, read: Callable[[], Read]) -> Read:
        """Read what stands one level deeper: in parentheses, in a call, behind a sign; refused beyond 20.

        A chain such as `a or b or c` is one level however long it is: reading it needs no recursion.
        """
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise too_deep(MAX_DEPTH, position)
        found = read()
        self._depth -= 1
        return found


def too_deep(limit: int, position: int) -> QueryRefused:
    """Return the refusal of a query that nests further than it may."""
    sentence = _("Die Abfrage ist zu tief verschachtelt: Höchstens %(limit)d Ebenen sind erlaubt.")
    return QueryRefused(sentence % {"limit": limit}, position=position)


def refuse_long(text: str) -> None:
    """Refuse an address or a query of more than 8 KB."""
    if len(text) > MAX_BYTES or len(text.encode(errors="surrogatepass")) > MAX_BYTES:
        raise QueryRefused(_("Die Anfrage ist zu lang: Höchstens 8 KB sind erlaubt."), status=TOO_LONG)


def refuse_hidden(text: str, status: int = BAD_QUERY) -> None:
    """Refuse control characters and halves of characters."""
    if found := _HIDDEN.search(text):
        sentence = _("Die Anfrage enthält ein unsichtbares Steuerzeichen.")
        raise QueryRefused(sentence, status=status, position=found.start())
