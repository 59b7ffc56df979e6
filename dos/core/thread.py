"""The red thread: who stands next to whom, from the citizen's idea to the measured value.

The thread is asked for, not stored. Every room answers for its own nouns with their neighbours; this module orders
the answers. A neighbour that the viewer may not see arrives as a stub, without name and address.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from dos.core import module

Fill = Literal["open", "half", "full", "crossed", "stub"]

# The order in which a promise becomes a value; a room's kind that is not listed here cannot stand on the thread.
ORDER = ("goal", "action_field", "objective", "idea", "decision", "project", "milestone", "indicator", "value", "event")
# Nobody misses an idea where there is none.
OPTIONAL = ("idea",)
# The same kinds as people call them, and as they stand in addresses (`/faden/<word>/<slug>/`), in every language.
KIND_LABELS: dict[str, str | Promise] = {
    "goal": gettext_lazy("Programmziel"),
    "action_field": gettext_lazy("Handlungsfeld"),
    "objective": gettext_lazy("Ziel"),
    "idea": gettext_lazy("Idee"),
    "decision": gettext_lazy("Beschluss"),
    "project": pgettext_lazy("eines", "Vorhaben"),
    "milestone": gettext_lazy("Meilenstein"),
    "indicator": gettext_lazy("Kennzahl"),
    "value": gettext_lazy("Messwert"),
    "event": gettext_lazy("Termin"),
}
PATH_WORDS = {
    "goal": "programmziel",
    "action_field": "handlungsfeld",
    "objective": "ziel",
    "idea": "idee",
    "decision": "beschluss",
    "project": "projekt",
    "milestone": "meilenstein",
    "indicator": "kennzahl",
    "value": "messwert",
    "event": "termin",
}
KINDS_BY_WORD = {word: kind for kind, word in PATH_WORDS.items()}
# A thread of a large programme is cut within each kind, so that it still leads down to a value.
MAX_OF_KIND = 10


@dataclass(frozen=True)
class Node:
    """One object on the thread, as the viewer may see it.

    `rank` is how much it tells where only one of its kind is shown, `level` how deep it lies below others of its kind.
    """

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
    level: int = 0


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

    def strip_with_gaps(self, kinds: Sequence[str]) -> tuple[Node, ...]:
        """The strip reduced to these kinds; a kind that has no node stands there as a hollow gap.

        What not everything begins with stands there too, where there is one.
        """
        shown = {node.kind: node for node in self.strip}
        wanted = {*kinds, *(kind for kind in OPTIONAL if kind in shown)}
        return tuple(shown.get(kind) or gap(kind) for kind in sorted(wanted, key=ORDER.index))


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
    kept = [node for kind in ORDER for node in _cut([node for node in nodes if node.kind == kind])]
    return Thread(nodes=tuple(kept), is_cut=len(kept) < len(nodes))


def gap(kind: str) -> Node:
    """Return the hollow place of a kind of which nothing is proven."""
    return Node(kind, "", _("noch nicht belegt"), str(KIND_LABELS[kind]), "open", _("Lücke"))


def stub(kind: str) -> Node:
    """Return the stand-in for what the viewer may not see: no name, no address, no number of them."""
    return Node(
        kind, "", _("nicht öffentlich"), str(KIND_LABELS[kind]), "stub", _("noch nicht veröffentlicht"), rank=-1
    )


def json_ld(nodes: Iterable[Node], base: str = "") -> dict[str, Any]:
    """Return the thread for machines: an ordered list of schema.org; `base` goes in front of addresses."""
    return {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": _("Der rote Faden"),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "item": _item(node, base)}
            for place, node in enumerate(nodes, start=1)
        ],
    }


def _item(node: Node, base: str) -> dict[str, Any]:
    item: dict[str, Any] = {"@type": "Thing", "additionalType": node.kind, "name": node.label}
    if node.url:
        item["url"] = base + node.url
    said = ", ".join(
        filter(None, (node.kind_label, node.state_label, node.on.isoformat() if node.on else "", node.reason))
    )
    return {**item, "description": said}


def thread_object(kind: str, slug: str, viewer: Any) -> Any | None:
    """Find the object behind an address of the thread; None when there is none that the viewer may see."""
    for room in module.modules():
        if room.thread_object is not None and kind in room.kinds:
            return room.thread_object(kind, slug, viewer)
    return None


def _place(node: Node) -> tuple[int, int, date, str]:
    return ORDER.index(node.kind), node.level, node.on or date.max, node.slug


def _cut(nodes: list[Node]) -> list[Node]:
    """Keep the most telling nodes of one kind, the one that is here in any case, in their order."""
    if len(nodes) <= MAX_OF_KIND:
        return nodes
    best = sorted(nodes, key=lambda node: (not node.is_here, -node.rank))[:MAX_OF_KIND]
    return sorted(best, key=_place)
