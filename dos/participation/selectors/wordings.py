"""Questions about the wordings of a text under discussion: what changed, from what to what, when and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from dos.core.text import Words, translated
from dos.participation.models import Paragraph, ParagraphText, Process

PER_PAGE, PORTION = 20, 100
# Above it (two texts of 700 words), finding the words that changed takes too long for a page of twenty.
MAX_COMPARED = 500_000
# Words and whether they stand on one side alone.
Piece = tuple[str, bool]


@dataclass(frozen=True)
class Change:
    """One line of the table of changes, in one language for both sides."""

    key: str
    name: str
    number: int
    at: datetime
    language: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    is_new: bool
    is_dropped: bool
    reason: Words


def is_only_german(row: Paragraph | ParagraphText) -> bool:
    """Tell whether the page speaks another language than this text, or a part of it."""
    return translated(row, "text").is_fallback or translated(row, "heading").is_fallback


def changes_of(process: Process, key: str = "") -> QuerySet[ParagraphText]:
    """Return the wordings that changed a public text, the newest first; of one paragraph where one is named."""
    found = ParagraphText.objects.filter(paragraph__process=process).exclude(reason="").select_related("paragraph")
    found = found.filter(paragraph__key=key) if key else found
    return found.order_by("-at", "-pk")


def told(texts: Iterable[ParagraphText]) -> list[Change]:
    """Return these changes with what stood there before, in one more query."""
    texts = list(texts)
    former = Q(pk__in=[])
    for text in texts:
        former |= Q(paragraph_id=text.paragraph_id, number=text.number - 1)
    known = {(old.paragraph_id, old.number): old for old in ParagraphText.objects.filter(former)}
    return [_change(text, known.get((text.paragraph_id, text.number - 1))) for text in texts]


def all_told(texts: QuerySet[ParagraphText]) -> Iterator[Change]:
    """Yield all of these changes, read in portions, so that no question names too many."""
    rows = iter(texts.iterator(PORTION))
    while portion := list(islice(rows, PORTION)):
        yield from told(portion)


def _change(text: ParagraphText, old: ParagraphText | None) -> Change:
    is_english = (get_language() or "de").startswith("en") and all(row.text_en for row in (old, text) if row)
    new_words, old_words = _said(text, is_english=is_english), _said(old, is_english=is_english)
    before, after = _compared(old_words, new_words)
    return Change(
        key=text.paragraph.key,
        name=translated(text.paragraph, "heading").text,
        number=text.number,
        at=text.at,
        language="en" if is_english else "de",
        before=before,
        after=after,
        is_new=old is None,
        is_dropped=text.is_dropped,
        reason=translated(text, "reason"),
    )


def _said(row: Any, *, is_english: bool) -> list[str]:
    if row is None or row.is_dropped:
        return []
    end = "_en" if is_english else ""
    heading = getattr(row, f"heading{end}") or row.heading
    return [*(f"{heading}:".split() if heading else []), *getattr(row, f"text{end}").split()]


def _compared(old: list[str], new: list[str]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts in pieces, those marked that stand on their side alone."""
    if len(old) * len(new) > MAX_COMPARED:
        return ((" ".join(old), True),), ((" ".join(new), True),)
    blocks = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    before = [(" ".join(old[start:end]), kind != "equal") for kind, start, end, _from, _to in blocks]
    after = [(" ".join(new[start:end]), kind != "equal") for kind, _from, _to, start, end in blocks]
    return tuple(_full(before)), tuple(_full(after))


def _full(pieces: list[Piece]) -> Iterator[Piece]:
    return (piece for piece in pieces if piece[0])
