"""What happened to a project: status notes and the change log in one stream, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.strategy.models import Change, Project, StatusNote
from dos.strategy.selectors.wording import ChangeWords, change_words

Wanted = Literal["", "sachstand", "aenderungen"]
WANTED: tuple[Wanted, ...] = ("", "sachstand", "aenderungen")
PER_PAGE = 10
_OF_NOTES = ("on", "on_precision", "text", "text_en", "source_url", "source_note", "as_of")
# What is shown whatever was asked for: a reader of notes must not miss that a date or the costs moved.
NEVER_HIDDEN = Q(kind__in=(Change.Kind.DATE, Change.Kind.COST)) | Q(field__endswith="_on")


@dataclass(frozen=True)
class Entry:
    """One thing that happened: a note or a change."""

    on: date
    precision: str
    note: StatusNote | None = None
    change: Change | None = None
    words: ChangeWords | None = None


@dataclass(frozen=True)
class History:
    """One page of what happened, and what was asked for; nobody needs to know how many pages there are."""

    entries: tuple[Entry, ...]
    number: int
    has_older: bool
    wanted: Wanted

    @property
    def has_newer(self) -> bool:
        """Whether this is not the first page."""
        return self.number > 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was written down, whatever was asked for."""
        return not self.entries and not self.wanted


def wanted_history(word: str) -> Wanted:
    """Return the filter of the address. Refused when there is none of that name."""
    found: Wanted | None = next((one for one in WANTED if one == word), None)
    if found is None:
        raise Refused(_("Den Verlauf gibt es ganz, als „sachstand“ oder als „aenderungen“."))
    return found


def history(project: Project, wanted: Wanted = "", number: int = 1) -> History | None:
    """Return one page of the stream; None beyond the last page."""
    if number < 1:
        return None
    shown = number * PER_PAGE
    notes, changes = _rows(project, wanted)
    merged = sorted([*_notes(notes[: shown + 1]), *_changes(changes[: shown + 1])], key=_newest_first, reverse=True)
    entries = tuple(merged[shown - PER_PAGE : shown])
    if number > 1 and not entries:
        return None
    return History(entries, number, has_older=len(merged) > shown, wanted=wanted)


def _rows(project: Project, wanted: Wanted) -> tuple[QuerySet[StatusNote], QuerySet[Change]]:
    notes = StatusNote.objects.published().filter(project_id=project.pk).only(*_OF_NOTES)
    changes = Change.objects.filter(project_id=project.pk)
    if wanted == "sachstand":
        changes = changes.filter(NEVER_HIDDEN)
    if wanted == "aenderungen":
        notes = notes.none()
    return notes, changes


def _notes(rows: Iterable[StatusNote]) -> list[Entry]:
    return [Entry(row.on, row.on_precision, note=row) for row in rows]


def _changes(rows: Iterable[Change]) -> list[Entry]:
    return [Entry(timezone.localdate(row.at), "day", change=row, words=change_words(row)) for row in rows]


def _newest_first(entry: Entry) -> tuple[date, bool, int]:
    row = entry.note or entry.change
    return entry.on, entry.change is not None, row.pk if row is not None else 0


def latest_entries(project: Project, limit: int) -> list[Entry]:
    """Return what happened last, for the feed."""
    notes, changes = _rows(project, "")
    merged = [*_notes(notes[:limit]), *_changes(changes[:limit])]
    return sorted(merged, key=_newest_first, reverse=True)[:limit]
