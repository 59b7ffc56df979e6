"""What the filter finds in the network: the same organisations and relations for table, drawing and formats."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from dos.actors.selectors.network import FIELD, Member, Network, network
from dos.actors.selectors.network_filter import NetworkFilter
from dos.core.db import MAX_WORDS
from dos.core.relations import Relation, Theme, Thing
from dos.core.search import fold

MAX_NAMED, MAX_TIES = 4, 12


@dataclass(frozen=True)
class Pair:
    """Two organisations that work together, and the things at which they do."""

    first: str
    second: str
    things: tuple[Relation, ...]


@dataclass(frozen=True)
class Selection:
    """The organisations that the filter finds, by name, with those of their relations that it finds."""

    network: Network
    members: tuple[Member, ...]
    relations: Mapping[str, tuple[Relation, ...]]

    @property
    def number_of_relations(self) -> int:
        """How many relations there are among them."""
        return sum(len(relations) for relations in self.relations.values())

    @cached_property
    def slugs(self) -> frozenset[str]:
        """Their keys."""
        return frozenset(member.slug for member in self.members)

    @cached_property
    def at_thing(self) -> Mapping[Thing, Mapping[str, Relation]]:
        """Who of them takes part in each thing, by one relation each."""
        found: dict[Thing, dict[str, Relation]] = defaultdict(dict)
        for slug, relations in self.relations.items():
            for relation in relations:
                found[relation.thing].setdefault(slug, relation)
        return found

    def pairs(self) -> list[Pair]:
        """Return who of them works with whom of them, in a fixed order."""
        found: dict[tuple[str, str], list[Relation]] = defaultdict(list)
        for members in self.at_thing.values():
            for first, second in combinations(sorted(members), 2):
                found[first, second].append(members[first])
        return [Pair(first, second, tuple(things)) for (first, second), things in sorted(found.items())]


@dataclass(frozen=True)
class NetworkRow:
    """A line of the table: an organisation, the things it takes part in, and with whom of the selection."""

    member: Member
    parts: tuple[tuple[Relation, str], ...]
    parts_left: int
    partners: tuple[Member, ...]
    partners_left: int
    partners_elsewhere: int


@dataclass(frozen=True)
class Gap:
    """A field or an objective for which something is missing."""

    theme: Theme
    things: int
    partners: int

    @property
    def is_without_project(self) -> bool:
        """Whether nothing serves it."""
        return not self.things


@dataclass(frozen=True)
class Ties:
    """With whom an organisation works, the closest first, and how many more there are."""

    shown: tuple[tuple[Member, int], ...]
    left: int


@dataclass(frozen=True)
class Shared:
    """A relation of an organisation, and who else takes part in the same thing."""

    relation: Relation
    others: tuple[Member, ...]
    left: int


def ties_of(slug: str) -> Ties:
    """Return with whom an organisation works, as the things at which both are named tell."""
    found = network()
    partners = [(found.members[other], number) for other, number in found.partners(slug).items()]
    return Ties(tuple(partners[:MAX_TIES]), max(len(partners) - MAX_TIES, 0))


def relations_of(slug: str) -> list[Shared]:
    """Return what an organisation takes part in, each with the others there."""
    found = network()
    return [_shared(found, relation) for relation in found.of_member.get(slug, ())]


def _shared(found: Network, relation: Relation) -> Shared:
    others = [found.members[slug] for slug in found.at_thing[relation.thing] if slug != relation.organisation]
    return Shared(relation, tuple(others[:MAX_NAMED]), max(len(others) - MAX_NAMED, 0))


def selection(wanted: NetworkFilter, network: Network) -> Selection:
    """Return what the filter finds; organisations without a relation only where no filter asks for one."""
    words = fold(wanted.text).split()[:MAX_WORDS]
    near = {wanted.around, *network.partners(wanted.around)} if wanted.around else None
    things = network.objectives[wanted.objective].things if wanted.objective else None
    members, found = [], {}
    for slug, member in network.members.items():
        if wanted.category not in ("", member.category) or wanted.city not in ("", member.city):
            continue
        if (near is not None and slug not in near) or not all(word in member.words for word in words):
            continue
        relations = tuple(_fitting(network.of_member.get(slug, ()), wanted, things))
        if relations or not (wanted.topic or wanted.role or wanted.objective):
            members.append(member)
            found[slug] = relations
    return Selection(network, tuple(members), found)


def _fitting(
    relations: Sequence[Relation], wanted: NetworkFilter, things: frozenset[Thing] | None
) -> Iterator[Relation]:
    for relation in relations:
        is_there = things is None or relation.thing in things
        if is_there and wanted.role in ("", relation.role) and (not wanted.topic or wanted.topic in relation.topics):
            yield relation


def network_rows(chosen: Selection, members: Sequence[Member]) -> list[NetworkRow]:
    """Return the lines of one page."""
    return [_row(chosen, member) for member in members]


def _row(chosen: Selection, member: Member) -> NetworkRow:
    parts: dict[Thing, list[Relation]] = defaultdict(list)
    for relation in chosen.relations[member.slug]:
        parts[relation.thing].append(relation)
    known = chosen.network.partners(member.slug, chosen.relations[member.slug])
    beside = {slug for thing in parts for slug in chosen.at_thing[thing]}
    inside = [slug for slug in known if slug in beside]
    return NetworkRow(
        member=member,
        parts=tuple((found[0], _roles(found)) for found in list(parts.values())[:MAX_NAMED]),
        parts_left=max(len(parts) - MAX_NAMED, 0),
        partners=tuple(chosen.network.members[slug] for slug in inside[:MAX_NAMED]),
        partners_left=max(len(inside) - MAX_NAMED, 0),
        partners_elsewhere=len(known) - len(inside),
    )


def _roles(relations: Sequence[Relation]) -> str:
    return ", ".join(dict.fromkeys(str(relation.role_label) for relation in relations))


def gaps(network: Network) -> list[Gap]:
    """Return the fields and objectives that nothing serves, or at which only the city itself works."""
    partners: dict[Thing, set[str]] = defaultdict(set)
    for relation in network.relations:
        if relation.is_partner:
            partners[relation.thing].add(relation.organisation)
    counted = [
        Gap(theme, len(theme.things), len(set().union(*(partners.get(thing, set()) for thing in theme.things))))
        for theme in network.themes
    ]
    return sorted(
        (gap for gap in counted if not gap.things or not gap.partners),
        key=lambda gap: (gap.theme.kind != FIELD, gap.things > 0),
    )


def fields_with_partners(network: Network) -> list[tuple[Theme, int]]:
    """Return every field of the strategy with the number of organisations that work on it."""
    at_field: dict[str, set[str]] = defaultdict(set)
    for relation in network.relations:
        for topic in relation.topics:
            at_field[topic].add(relation.organisation)
    return [(theme, len(at_field[key])) for key, theme in network.fields.items()]
