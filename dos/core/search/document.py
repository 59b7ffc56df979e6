"""What rooms hand in to be found, and what a question gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Document:
    """What a room hands in to be found.

    `names` are what else the thing is called (official name, abbreviation, what people say) and weigh nearly as much
    as the title; `topics` weigh between title and text.
    """

    kind: str
    key: str
    title: str
    text: str
    url: str
    teaser: str = ""
    title_en: str = ""
    city_keys: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One found document; `score` compares hits of one answer only."""

    kind: str
    title: str
    title_en: str
    teaser: str
    url: str
    city_keys: tuple[str, ...]
    key: str = ""
    score: float = 0.0


@dataclass(frozen=True)
class Answer:
    """One page of hits, their total number, and how many there are of each kind.

    `meant` is the question with words that nobody wrote replaced by near ones, "" where none was. `is_near` says that
    nothing holds what was asked: the hits are what comes nearest.
    """

    hits: Sequence[Hit]
    total: int
    kinds: Mapping[str, int] = field(default_factory=dict)
    meant: str = ""
    is_near: bool = False
