"""The network as a drawing: everybody on a ring, group by group, a curve for each two who work together.

A ring keeps every name readable: its size follows from their number, so that no two names touch, with three or with
three hundred. The same selection always gives the same drawing.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.actors.models import Organisation
from dos.actors.selectors.network import Member, url_of
from dos.actors.selectors.network_views import Pair, Selection
from dos.core.text import cut, translated

MAX_NODES, MAX_CURVES = 300, 4_000
_SMALLEST_RADIUS, _ARC_OF_A_NAME, _ROOM_FOR_NAMES = 130, 18, 310
_MAX_LETTERS, _BEFORE_THE_NAME = 30, 14
# Above so many curves single ones are drawn fainter, so that those of more shared things stand out.
_MANY_CURVES = 600
# What a narrow window shows first: the names at the top of the ring, not the empty corner.
_FIRST_LOOK = 280
# How many shared things make a line one step stronger.
_STEPS = (1, 2, 4)
SHAPES: dict[str, str] = {
    Organisation.Category.ADMINISTRATION: "square",
    Organisation.Category.POLITICS: "diamond",
    Organisation.Category.BUSINESS: "circle",
    Organisation.Category.CIVIL_SOCIETY: "triangle",
    Organisation.Category.SCIENCE: "hollow-circle",
    Organisation.Category.FUNDING: "hollow-square",
    Organisation.Category.PARTNER_CITY: "hollow-diamond",
}


@dataclass(frozen=True)
class Knot:
    """One organisation on the ring: where it stands, how its name is turned, and what is read out."""

    member: Member
    url: str
    shape: str
    x: int
    y: int
    turn: float
    is_left: bool
    name: str
    is_cut: bool
    words: str

    @property
    def shift(self) -> int:
        """How far from the ring its name begins."""
        return -_BEFORE_THE_NAME if self.is_left else _BEFORE_THE_NAME


@dataclass(frozen=True)
class Strand:
    """All curves of one strength as one path; `words` says what the strength means."""

    strength: int
    path: str
    words: str


@dataclass(frozen=True)
class Drawing:
    """What is drawn; `refusal` says in a sentence why nothing is."""

    size: int = 0
    knots: tuple[Knot, ...] = ()
    strands: tuple[Strand, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    curves: int = 0
    refusal: str = ""

    @property
    def is_dense(self) -> bool:
        """Whether single curves are too many to be followed."""
        return self.curves > _MANY_CURVES

    @property
    def first_look(self) -> tuple[int, int]:
        """Where the part begins that is shown first, and how wide it is."""
        return (self.size - _FIRST_LOOK) // 2, _FIRST_LOOK


def drawing(found: Selection) -> Drawing:
    """Draw the selection; what nobody could read any more is refused with the way out."""
    number = len(found.members)
    if number > MAX_NODES:
        words = {"number": number, "most": MAX_NODES, "remedy": _remedy()}
        return Drawing(
            refusal=_("Diese Auswahl hat %(number)s Organisationen. Lesbar sind höchstens %(most)s. %(remedy)s") % words
        )
    pairs = found.pairs()
    if len(pairs) > MAX_CURVES:
        words = {"number": len(pairs), "most": MAX_CURVES, "remedy": _remedy()}
        return Drawing(
            refusal=_("Diese Auswahl hat %(number)s Verbindungen. Lesbar sind höchstens %(most)s. %(remedy)s") % words
        )
    return _drawn(found, pairs)


def _remedy() -> str:
    return _("Bitte wählen Sie oben ein Handlungsfeld, eine Stadt oder eine Gruppe.")


def _drawn(found: Selection, pairs: Sequence[Pair]) -> Drawing:
    number = len(found.members)
    order = sorted(found.members, key=lambda member: list(SHAPES).index(member.category))
    radius = max(_SMALLEST_RADIUS, math.ceil(number * _ARC_OF_A_NAME / math.tau))
    centre = radius + _ROOM_FOR_NAMES
    angles = {member.slug: math.tau * place / max(number, 1) - math.pi / 2 for place, member in enumerate(order)}
    partners: dict[str, int] = defaultdict(int)
    for pair in pairs:
        partners[pair.first] += 1
        partners[pair.second] += 1
    return Drawing(
        size=2 * centre,
        knots=tuple(_knot(member, angles[member.slug], radius, centre, partners[member.slug]) for member in order),
        strands=tuple(_strands(pairs, angles, radius, centre)),
        groups=tuple((SHAPES[key], label) for key, label in _groups(order)),
        curves=len(pairs),
    )


def _groups(order: Sequence[Member]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((member.category, member.get_category_display()) for member in order))


def _knot(member: Member, angle: float, radius: int, centre: int, partners: int) -> Knot:
    name = translated(member, "name").text
    is_left = math.cos(angle) < -1e-9
    return Knot(
        member=member,
        url=url_of("actors:organisation_detail", member.slug),
        shape=SHAPES[member.category],
        x=round(centre + radius * math.cos(angle)),
        y=round(centre + radius * math.sin(angle)),
        turn=round(math.degrees(angle) + (180 if is_left else 0), 1),
        is_left=is_left,
        name=_short(name),
        is_cut=len(name) > _MAX_LETTERS,
        words=ngettext(
            "%(name)s, %(group)s, arbeitet mit %(n)s Organisation",
            "%(name)s, %(group)s, arbeitet mit %(n)s Organisationen",
            partners,
        )
        % {"name": name, "group": member.get_category_display(), "n": partners},
    )


def _short(name: str) -> str:
    """Cut a long name behind a whole word, so that what is read is part of what is read out (WCAG 2.5.3)."""
    if len(name) <= _MAX_LETTERS:
        return name
    return cut(name, _MAX_LETTERS).rsplit(" ", 1)[0].rstrip(" ,–+/&")


def _strands(pairs: Sequence[Pair], angles: dict[str, float], radius: int, centre: int) -> list[Strand]:
    paths: dict[int, list[str]] = defaultdict(list)
    for pair in pairs:
        strength = sum(len(pair.things) >= step for step in _STEPS)
        paths[strength].append(_curve(angles[pair.first], angles[pair.second], radius, centre))
    meant = {1: _("eine gemeinsame Beziehung"), 2: _("zwei oder drei"), 3: _("vier oder mehr")}
    return [Strand(strength, "".join(paths[strength]), meant[strength]) for strength in sorted(paths)]


def _curve(first: float, second: float, radius: int, centre: int) -> str:
    """Neighbours are joined by a flat curve near the ring, opposites by one through the middle."""
    apart = abs((first - second + math.pi) % math.tau - math.pi) / math.pi
    pull = 0.8 * (1 - apart)
    x = centre + radius * pull * (math.cos(first) + math.cos(second)) / 2
    y = centre + radius * pull * (math.sin(first) + math.sin(second)) / 2
    ends = [round(centre + radius * part(angle)) for angle in (first, second) for part in (math.cos, math.sin)]
    return f"M{ends[0]} {ends[1]}Q{round(x)} {round(y)} {ends[2]} {ends[3]}"
