"""A text of the query language, cut into tokens one at a time, so that a refusal comes before the rest is read.

The pattern has possessive quantifiers throughout: no text makes it try twice.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dos.sensors.query.errors import QueryRefused, unexpected
from dos.sensors.query.limits import refuse_hidden, refuse_long

_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]++)?+)?+"
# A plus sign that somebody forgot to encode arrives as a blank; nothing else could stand there.
_OFFSET = "(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?+|[ ][0-9]{2}:[0-9]{2})"
_MOMENT = f"{_DATE}[Tt]{_CLOCK}(?:{_OFFSET})?+"
_EDGE = f"(?:{_MOMENT}|{_DATE})"
_LENGTH = "P[0-9T][0-9A-Z.]*+"

_PATTERN = re.compile(
    rf"""
    (?P<interval>{_EDGE}/(?:{_EDGE}|{_LENGTH})|{_LENGTH}/{_EDGE})
    | (?P<time>{_MOMENT})
    | (?P<date>{_DATE})
    | (?P<timeofday>{_CLOCK})
    | (?P<number>-?[0-9]++(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+)
    | (?P<quoted>[A-Za-z]*+'(?:[^']++|'')*+')
    | (?P<path>(?:[^\W\d][\w.-]*+|@[\w.-]++)(?:/[\w@.-]++|\[[0-9]{{1,9}}\])*+)
    | (?P<option>\$[A-Za-z]++)
    | (?P<mark>[(),;:=-])
    """,
    re.VERBOSE,
)
_BLANKS = re.compile(r"[ \t\r\n]*+")
_STEP = re.compile(r"[\w@.-]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text, its kind (a group of the pattern, or `end` with an empty text) and where it begins."""

    kind: str
    text: str
    position: int

    def is_mark(self, mark: str) -> bool:
        """Tell whether it is this punctuation mark."""
        return self.kind == "mark" and self.text == mark


class Tokens:
    """The tokens of a text with the one that comes next in `token`; longer than 8 KB or hidden characters: refused."""

    __slots__ = ("_text", "token")

    def __init__(self, text: str) -> None:
        refuse_long(text)
        refuse_hidden(text)
        self._text = text
        self.token = self._scan(0)

    def advance(self) -> Token:
        """Return the token that came next and look at the one behind it."""
        passed = self.token
        self.token = self._scan(passed.position + len(passed.text))
        return passed

    def skip(self, mark: str) -> bool:
        """Pass by this mark if it comes next, and tell whether it did."""
        if not self.token.is_mark(mark):
            return False
        self.advance()
        return True

    def expect(self, mark: str) -> None:
        """Pass by this mark; refused where another thing comes next."""
        if not self.skip(mark):
            raise self.refusal()

    def end(self) -> None:
        """Refuse what is left over."""
        if self.token.kind != "end":
            raise self.refusal()

    def refusal(self) -> QueryRefused:
        """Return the refusal of the token that comes next."""
        return unexpected(self.token.text, self.token.position)

    def _scan(self, start: int) -> Token:
        blanks = _BLANKS.match(self._text, start)
        position = blanks.end() if blanks else start
        if position >= len(self._text):
            return Token("end", "", position)
        found = _PATTERN.match(self._text, position)
        if found is None:
            raise self._no_token(position)
        return Token(str(found.lastgroup), found[0], position)

    def _no_token(self, position: int) -> QueryRefused:
        if self._text[position] == "'":
            return QueryRefused(_("Ein Text ist nicht abgeschlossen: Es fehlt ein Hochkomma."), position=position)
        return unexpected(self._text[position], position)


def steps_of(path: str) -> tuple[str, ...]:
    """Return the steps of a path; `tags[0]` and `tags/0` are the same."""
    return tuple(_STEP.findall(path))
