"""How a room shows itself to rooms that do not import it.

A room registers one `Module` at start; the portal, the thread and the register of personal data ask all of them.
Every answer is already limited to what the viewer may see. It is not a plug-in system: the list is fixed at start.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dos.core.relations import Told
    from dos.core.search import Document
    from dos.core.thread import Node

type_viewer = Any
type_city = Any


@dataclass(frozen=True)
class MenuEntry:
    """One entry of the main menu."""

    label: str
    url_name: str
    order: int


@dataclass(frozen=True)
class Door:
    """One of the doors on the home page: a label, live facts, a next step."""

    label: str
    url: str
    facts: tuple[str, ...]
    order: int
    symbol: str = ""


@dataclass(frozen=True)
class Panel:
    """A block that one room adds to another room's page."""

    title: str
    template: str
    context: Mapping[str, Any]
    order: int = 50


@dataclass(frozen=True)
class SitemapEntry:
    """An address for the sitemap."""

    url: str
    changed_at: Any = None


@dataclass(frozen=True)
class Topic:
    """A thing that people can follow; its address is the full public one, because it goes into mails."""

    kind: str
    key: str
    label: str
    url: str


@dataclass(frozen=True)
class Feed:
    """An Atom feed that tells what happens to a thing, for those who want no mail."""

    label: str
    url: str


@dataclass(frozen=True)
class Module:
    """What a room offers; everything but the name is optional.

    `tables` are the beginnings of the names of tables on which remembered answers rest (see `core.remembered`).
    """

    name: str
    label: str
    menu: tuple[MenuEntry, ...] = ()
    desk_models: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    door: Callable[[type_city, type_viewer], Door | None] | None = None
    search_documents: Callable[[], Iterable["Document"]] | None = None
    panels: Callable[[Any, type_viewer], Iterable[Panel]] | None = None
    thread: Callable[[Any, type_viewer], Iterable["Node"]] | None = None
    thread_object: Callable[[str, str, type_viewer], Any | None] | None = None
    topic: Callable[[str, str, type_viewer], Topic | None] | None = None
    feeds: Callable[[str, str], Iterable[Feed]] | None = None
    sitemap: Callable[[type_city], Iterable[SitemapEntry]] | None = None
    relations: Callable[[], "Told"] | None = None
    open_city: Callable[[type_city], None] | None = None
    export_person: Callable[[Any], Mapping[str, Any]] | None = None
    export_files: Callable[[Any], Iterable[tuple[str, Any]]] | None = None
    erase_person: Callable[[Any], None] | None = None
    personal_fields: Mapping[str, str] = field(default_factory=dict)


_MODULES: dict[str, Module] = {}


def register(module: Module) -> None:
    """Make a room known; a second call with the same name replaces the first."""
    _MODULES[module.name] = module


def modules() -> Iterator[Module]:
    """Give all rooms in the order in which they were registered."""
    return iter(tuple(_MODULES.values()))
