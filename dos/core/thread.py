"""The red thread: who stands next to whom, from the citizen's idea to the measured value.

The thread is asked for, not stored. Every room answers for its own nouns with their neighbours; this module orders
the answers. A neighbour that the viewer may not see arrives as a stub, without name and address.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dos.core import module

Fill = Literal["open", "half", "full", "crossed", "stub"]

# The order in which a promise becomes a value; a room's kind that is not listed here cannot stand on the thread.
ORDER = ("goal", "action_field", "objective", "idea", "decision", "project", "milestone", "indicator", "value", "event")
MAX_NODES = 60


@dataclass(frozen=True)
class Node:
    """One object on the thread, as the viewer may see it."""

    kind: str
    slug: str
    label: str
    kind_label: str
    fill: Fill
    state_label: str
    on: date | None = None
    on_precision: str = "day"
    reason: str = ""
    url: str = ""
    is_here: bool = False
    is_example: bool = False
    rank: int = 0


@dataclass(frozen=True)
class Thread:
    """The nodes around one object, in the order of the thread; `is_cut` when there were more than are shown."""

    nodes: tuple[Node, ...]
    is_cut: bool = False

    @property
    def strip(self) -> tuple[Node, ...]:
        """One node for each kind: the one that is here, else the most telling one."""
        best: dict[str, Node] = {}
        for node in self.nodes:
            shown = best.get(node.kind)
            if shown is None or node.is_here or (not shown.is_here and node.rank > shown.rank):
                best[node.kind] = node
        return tuple(sorted(best.values(), key=_place))

    def of_kind(self, kind: str) -> tuple[Node, ...]:
        """All nodes of one kind."""
        return tuple(node for node in self.nodes if node.kind == kind)


def walk(obj: Any, viewer: Any) -> Thread:
    """Ask every room for the nodes around the object and put them into the order of the thread.

    The number of queries is that of the rooms' answers: it does not grow with the number of nodes.
    """
    found: dict[tuple[str, str], Node] = {}
    for room in module.modules():
        if room.thread is not None:
            for node in room.thread(obj, viewer):
                known = found.get((node.kind, node.slug))
                if known is None or node.is_here:
                    found[node.kind, node.slug] = node
    nodes = sorted(found.values(), key=_place)
    return Thread(nodes=tuple(_cut(nodes)), is_cut=len(nodes) > MAX_NODES)


def thread_object(kind: str, slug: str, viewer: Any) -> Any | None:
    """Find the object behind an address of the thread; None when there is none that the viewer may see."""
    for room in module.modules():
        if room.thread_object is not None and kind in room.kinds:
            return room.thread_object(kind, slug, viewer)
    return None


def _place(node: Node) -> tuple[int, date, str]:
    return ORDER.index(node.kind), node.on or date.max, node.slug


def _cut(nodes: list[Node]) -> Iterable[Node]:
    if len(nodes) <= MAX_NODES:
        return nodes
    here = [node for node in nodes if node.is_here]
    return sorted([*here, *[node for node in nodes if not node.is_here][: MAX_NODES - len(here)]], key=_place)
