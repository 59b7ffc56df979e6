"""Who takes part in what: rooms tell it about their own things, the network of organisations gathers it.

Only what everybody may see stands in it. Organisations that are named at the same thing work together there.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

Thing = tuple[str, str]


@dataclass(frozen=True)
class Relation:
    """An organisation takes part in one thing, as what, and who says so.

    `is_partner` is false for whose task the thing is anyway: a field in which only the city works has no partner yet.
    `is_declared` is what those concerned say themselves, not what a record of ours implies.
    """

    organisation: str
    role: str
    role_label: str | Promise
    kind: str
    kind_label: str | Promise
    key: str
    label: str
    label_en: str = ""
    url_name: str = ""
    url_key: str = ""
    topics: tuple[str, ...] = ()
    source_url: str = ""
    is_partner: bool = True
    is_declared: bool = False
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def thing(self) -> Thing:
        """What it takes part in."""
        return self.kind, self.key


@dataclass(frozen=True)
class Theme:
    """What people work for: a field of the strategy, or an objective inside one; with the things that serve it."""

    kind: str
    key: str
    label: str
    label_en: str = ""
    url_name: str = ""
    url_key: str = ""
    anchor: str = ""
    things: frozenset[Thing] = frozenset()


@dataclass(frozen=True)
class Told:
    """What one room knows."""

    relations: tuple[Relation, ...] = ()
    themes: tuple[Theme, ...] = ()
