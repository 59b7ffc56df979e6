"""What the voices after an event say together; fewer than five say nothing, so that nobody is recognised."""

from collections import Counter
from dataclasses import dataclass

from dos.events.models import Echo, Event

FEWEST, SHOWN_WORDS = 5, 100


@dataclass(frozen=True)
class Echoes:
    """The voices of all dates of an event."""

    number: int
    average: float
    worth: tuple[tuple[int, int], ...]
    voice: tuple[tuple[str, int], ...]
    words: tuple[str, ...]


def echoes(event: Event) -> Echoes | None:
    """Return what the voices say together, words in no order of time; None below five."""
    rows = list(
        Echo.objects.filter(occurrence__event=event).order_by("form_hash").values_list("worth", "voice", "text")
    )
    if len(rows) < FEWEST:
        return None
    worth, voice = Counter(row[0] for row in rows), Counter(row[1] for row in rows)
    return Echoes(
        number=len(rows),
        average=round(sum(row[0] for row in rows) / len(rows), 1),
        worth=tuple((value, worth[value]) for value in range(5, 0, -1)),
        voice=tuple((str(Echo.Voice(value).label), voice[value]) for value in Echo.Voice.values),
        words=tuple(row[2] for row in rows if row[2])[:SHOWN_WORDS],
    )
