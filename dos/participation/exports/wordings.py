"""What has changed in a text under discussion as CSV, JSON and Atom, in the language of the address."""

from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dos.core import exports
from dos.core.exports import About, Column, FeedEntry
from dos.participation.selectors.wordings import Change, Piece


def _joined(pieces: Iterable[Piece]) -> str:
    return " ".join(words for words, _is_changed in pieces)


COLUMNS: tuple[Column[Change], ...] = (
    Column("absatz", _("Anker des Absatzes, bleibt für immer gleich"), lambda change: change.key),
    Column("ueberschrift", _("Überschrift des Absatzes"), lambda change: change.name or None),
    Column("fassung", _("Zahl der neuen Fassung"), lambda change: change.number),
    Column(
        "geaendert",
        _("Zeitpunkt der Änderung"),
        lambda change: change.at.astimezone(UTC).isoformat(timespec="seconds"),
    ),
    Column("sprache", _("Sprache des Textes"), lambda change: change.language),
    Column("vorher", _("Wortlaut davor; leer heißt neu dazugekommen"), lambda change: _joined(change.before) or None),
    Column("nachher", _("neuer Wortlaut; leer heißt gestrichen"), lambda change: _joined(change.after) or None),
    Column("neu", _("ob der Absatz neu dazugekommen ist"), lambda change: change.is_new),
    Column("gestrichen", _("ob der Absatz gestrichen ist"), lambda change: change.is_dropped),
    Column("grund", _("Begründung der Änderung"), lambda change: change.reason.text),
)


def csv_lines(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the changes as a table, line by line."""
    return exports.csv_lines(COLUMNS, changes)


def json_document(about: About, changes: Iterable[Change]) -> dict[str, Any]:
    """Return one page of the changes as JSON."""
    return {**exports.described(about), "aenderungen": [exports.record(COLUMNS, change) for change in changes]}


def atom_feed(about: About, changes: Iterable[Change], url: str, always: str) -> str:
    """Return the newest changes as a feed; `url` is the table in this language, `always` the one that names entries."""
    return exports.atom(about, (_entry(change, url, always) for change in changes))


def _entry(change: Change, url: str, always: str) -> FeedEntry:
    words = _now("%(paragraph)s: Fassung %(number)s") % {
        "paragraph": change.name or change.key,
        "number": change.number,
    }
    text = _joined(change.after) or _now("(gestrichen)")
    return FeedEntry(
        title=words,
        url=f"{url}?absatz={change.key}",
        text=f"{change.reason.text}\n{text}",
        permanent_id=f"{always}#{change.key}-{change.number}",
        at=change.at,
    )
