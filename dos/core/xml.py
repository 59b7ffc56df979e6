"""Reading of XML from strangers: plain elements and text, within limits; everything clever is refused.

A document may have no type declaration (so no entities, nothing external), no XInclude, no style sheet. It is read by
the parser of the standard library with its own handlers, so that nothing of it is acted on before it is looked at.
"""

import time
from dataclasses import dataclass
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from django.utils.translation import gettext as _

from dos.core.errors import Refused

_INCLUDE, _TRANSFORM = "http://www.w3.org/2001/XInclude", "http://www.w3.org/1999/XSL/Transform"
_CHUNK = 64 * 1024


@dataclass(frozen=True)
class Limits:
    """How much one document may be."""

    size: int = 5 * 1024 * 1024
    elements: int = 200_000
    depth: int = 50
    attributes: int = 50
    seconds: float = 20.0


DEFAULT = Limits()


def read_xml(content: bytes, limits: Limits = DEFAULT) -> Element:
    """Return the root of a document, names as `{namespace}name`.

    Refused, in words, when it is too large, too deep, takes too long, is no XML, or wants to declare, include or
    transform something.
    """
    if len(content) > limits.size:
        raise Refused(_("Die Datei ist größer als %(size)s MB. Bitte teilen Sie sie auf.") % {"size": _mb(limits)})
    return _Reader(limits).read(content)


def _mb(limits: Limits) -> int:
    return max(1, limits.size // (1024 * 1024))


class _Reader:
    """One document on its way in."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.builder = TreeBuilder()
        self.elements = self.depth = 0
        self.until = time.monotonic() + limits.seconds
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.builder.data
        self.parser.ProcessingInstructionHandler = self._instruct
        self.parser.StartDoctypeDeclHandler = self._declare
        self.parser.EntityDeclHandler = self._declare
        self.parser.ExternalEntityRefHandler = self._declare
        self.parser.SkippedEntityHandler = self._declare

    def read(self, content: bytes) -> Element:
        """Feed it in pieces, looking at the clock between them."""
        try:
            for begin in range(0, len(content), _CHUNK):
                self.parser.Parse(content[begin : begin + _CHUNK])
                self._look_at_the_clock()
            self.parser.Parse(b"", True)  # noqa: FBT003  # the parser takes no names
            return self.builder.close()
        except expat.ExpatError as fault:
            words = _("Das ist keine lesbare XML-Datei (Zeile %(line)s).")
            raise Refused(words % {"line": fault.lineno}) from None
        except (LookupError, ValueError):
            # An encoding that nobody knows.
            raise Refused(_("Das ist keine lesbare XML-Datei (Zeile %(line)s).") % {"line": 1}) from None

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > self.limits.elements or self.depth > self.limits.depth:
            raise Refused(_("Die XML-Datei hat zu viele Elemente oder ist zu tief geschachtelt."))
        if len(attributes) > self.limits.attributes:
            raise Refused(_("Die XML-Datei hat zu viele Angaben an einem Element."))
        space = name.rpartition("}")[0]
        if space in (_INCLUDE, _TRANSFORM):
            raise Refused(_("Die XML-Datei will andere Dateien einbinden oder umformen. Das lesen wir nicht."))
        if self.elements % 1000 == 0:
            self._look_at_the_clock()
        self.builder.start(_braced(name), {_braced(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(_braced(name))

    def _instruct(self, target: str, data: str) -> None:
        if target.lower().startswith("xml-stylesheet"):
            raise Refused(_("Die XML-Datei will andere Dateien einbinden oder umformen. Das lesen wir nicht."))

    def _declare(self, *declared: object) -> NoReturn:
        raise Refused(_("Die XML-Datei enthält eine Typdeklaration (DOCTYPE) oder Entitäten. Das lesen wir nicht."))

    def _look_at_the_clock(self) -> None:
        if time.monotonic() > self.until:
            raise Refused(_("Die XML-Datei zu lesen dauert zu lange. Bitte teilen Sie sie auf."))


def _braced(name: str) -> str:
    return "{" + name if "}" in name else name
