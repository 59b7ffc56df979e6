"""JSON Patch (RFC 6902): operations on a document, all of them or none."""

import copy
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from dos.core.errors import Conflict, Refused

MOST_OPERATIONS = 200


def patched(document: Any, operations: Any) -> Any:
    """Return the document with the operations done in their order; refused where one cannot be (409 for `test`)."""
    if not isinstance(operations, list) or len(operations) > MOST_OPERATIONS:
        raise Refused(_("JSON Patch ist eine Liste von höchstens 200 Schritten (RFC 6902)."))
    root = {"": copy.deepcopy(document)}
    for step in operations:
        if not isinstance(step, dict) or step.get("op") not in _DEEDS:
            raise _refused(step)
        try:
            _DEEDS[step["op"]](root, step)
        except (KeyError, IndexError, TypeError, ValueError):
            raise _refused(step) from None
    return root[""]


def _refused(step: Any) -> Refused:
    return Refused(_("Dieser Schritt von JSON Patch ist nicht möglich: %(step)s") % {"step": str(step)[:120]})


def _way(pointer: str) -> list[str]:
    if pointer and not pointer.startswith("/"):
        raise ValueError(pointer)
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")]


def _holder(root: Any, way: Sequence[str]) -> Any:
    node = root
    for part in way[:-1]:
        node = node[_place(node, part)]
    return node


def _place(node: Any, part: str, *, is_new: bool = False) -> Any:
    if not isinstance(node, list):
        return part
    if is_new and part == "-":
        return len(node)
    if not part.isascii() or not part.isdigit() or int(part) > len(node) - (not is_new):
        raise IndexError(part)
    return int(part)


def _read(root: Any, pointer: str) -> Any:
    way = _way(pointer)
    node = _holder(root, way)
    return node[_place(node, way[-1])]


def _write(root: Any, pointer: str, value: Any) -> None:
    way = _way(pointer)
    node = _holder(root, way)
    place = _place(node, way[-1], is_new=True)
    if isinstance(node, list):
        node.insert(place, value)
    else:
        node[place] = value


def _take(root: Any, pointer: str) -> Any:
    way = _way(pointer)
    node = _holder(root, way)
    return node.pop(_place(node, way[-1]))


def _add(root: Any, step: Any) -> None:
    _write(root, step["path"], copy.deepcopy(step["value"]))


def _remove(root: Any, step: Any) -> None:
    _take(root, step["path"])


def _replace(root: Any, step: Any) -> None:
    way = _way(step["path"])
    node = _holder(root, way)
    place = _place(node, way[-1])
    node[place]  # it must be there
    node[place] = copy.deepcopy(step["value"])


def _move(root: Any, step: Any) -> None:
    if f"{step['path']}/".startswith(f"{step['from']}/") and step["path"] != step["from"]:
        raise ValueError(step["path"])
    _write(root, step["path"], _take(root, step["from"]))


def _copy(root: Any, step: Any) -> None:
    _write(root, step["path"], copy.deepcopy(_read(root, step["from"])))


def _test(root: Any, step: Any) -> None:
    if _read(root, step["path"]) != step["value"]:
        raise Conflict(_("Der Wert an „%(path)s“ ist inzwischen ein anderer.") % {"path": str(step["path"])[:80]})


_DEEDS = {"add": _add, "remove": _remove, "replace": _replace, "move": _move, "copy": _copy, "test": _test}
