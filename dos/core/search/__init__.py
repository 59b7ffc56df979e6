"""German search over everything that the rooms offer: an analyser and an inverted index in the own database.

The index is the same on SQLite and PostgreSQL: rows of stems, words and grams, found by equality.
"""

from dos.core.search.analyser import STOP_WORDS, fold, says_something, stems
from dos.core.search.asking import answer, search, suggestions
from dos.core.search.document import Answer, Document, Hit
from dos.core.search.index import bring_in, rebuild, take_out
from dos.core.search.misses import forget_misses, note_miss
from dos.core.search.openings import forget_openings, note_opening, openings

__all__ = [
    "STOP_WORDS",
    "Answer",
    "Document",
    "Hit",
    "answer",
    "bring_in",
    "fold",
    "forget_misses",
    "forget_openings",
    "note_miss",
    "note_opening",
    "openings",
    "rebuild",
    "says_something",
    "search",
    "stems",
    "suggestions",
    "take_out",
]
