"""The address of a resource below the service root (OGC 18-088, 9.2).

Names of sets and relations begin with a capital letter, properties with a small one or `@`; so no model is needed.
"""

import re

from django.utils.translation import gettext as _

from dos.sensors.query.errors import NOT_FOUND, QueryRefused
from dos.sensors.query.limits import LARGEST_INTEGER, MAX_DEPTH, SMALLEST_INTEGER, refuse_hidden, refuse_long
from dos.sensors.query.tree import ResourcePath, Step

# Keys in quotes may hold slashes, so that an address is not simply split at them.
_SEGMENT = re.compile(
    r"(?P<name>\$?+[\w@][\w@.-]*+)(?:\((?:(?P<number>-?[0-9]{1,40}+)|'(?P<text>(?:[^']++|'')*+)')\))?+(?:/|\Z)"
)
_STEP = re.compile(r"[A-Z][A-Za-z0-9]*")
_VALUE, _REF = "$value", "$ref"


def parse_path(path: str) -> ResourcePath:
    """Return what a decoded address behind `v1.1` names: `Things(1)/Datastreams`, `Things(1)/name/$value`, `…/$ref`.

    A slash at either end does not matter. Refused with 404 what cannot be an address, also keys beyond 64 bit and
    more than 20 steps; with 414 more than 8 KB. `$batch` and `CreateObservations` are somebody else's.
    """
    refuse_long(path)
    refuse_hidden(path, NOT_FOUND)
    segments = _segments(path)
    ending = segments.pop()[0] if segments and segments[-1] in {(_VALUE, None), (_REF, None)} else ""
    steps = _leading_steps(segments)
    names = tuple(_property_name(*segment) for segment in segments[len(steps) :])
    _check_ending(ending, steps, names)
    return ResourcePath(steps, names, is_value=ending == _VALUE, is_ref=ending == _REF)


def _segments(path: str) -> list[tuple[str, int | str | None]]:
    text = path.removeprefix("/").removesuffix("/")
    segments: list[tuple[str, int | str | None]] = []
    position = 0
    while position < len(text):
        found = _SEGMENT.match(text, position)
        if found is None or len(segments) == MAX_DEPTH or (found.end() == len(text) and text.endswith("/")):
            raise _nowhere(position)
        segments.append((found["name"], _key(found, position)))
        position = found.end()
    return segments


def _key(found: re.Match[str], position: int) -> int | str | None:
    if found["number"] is not None:
        number = int(found["number"])
        if not SMALLEST_INTEGER <= number <= LARGEST_INTEGER:
            raise _nowhere(position)
        return number
    return None if found["text"] is None else found["text"].replace("''", "'")


def _leading_steps(segments: list[tuple[str, int | str | None]]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for name, key in segments:
        if not _STEP.fullmatch(name):
            break
        steps.append(Step(name, key))
    return tuple(steps)


def _property_name(name: str, key: int | str | None) -> str:
    if key is not None or name.startswith("$"):
        raise _nowhere(0)
    return name


def _check_ending(ending: str, steps: tuple[Step, ...], names: tuple[str, ...]) -> None:
    """Refuse a property of nothing, the bare value of no property and links to a property."""
    if (names and not steps) or (ending == _VALUE and not names) or (ending == _REF and (names or not steps)):
        raise _nowhere(0)


def _nowhere(position: int) -> QueryRefused:
    return QueryRefused(_("Diese Adresse gibt es nicht."), status=NOT_FOUND, position=position)
