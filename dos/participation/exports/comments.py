"""The comments of a process as CSV, JSON and Atom; what is personal is in none of them."""

from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dos.core import exports
from dos.core.exports import About, Column, FeedEntry
from dos.core.text import first_sentence
from dos.participation.selectors.comments import CommentRow

TITLE = 100

COLUMNS: tuple[Column[CommentRow], ...] = (
    Column("kennung", _("Kennung, bleibt für immer gleich"), lambda row: row.comment.pk),
    Column("zu", _("worauf er sich bezieht: idee, absatz oder vorhaben"), lambda row: row.on),
    Column("idee", _("Nummer der Idee"), lambda row: row.comment.idea.reference if row.comment.idea else None),
    Column("absatz", _("Anker des Absatzes"), lambda row: row.comment.paragraph.key if row.comment.paragraph else None),
    Column("fassung", _("zu welcher Fassung des Absatzes"), lambda row: row.comment.paragraph_version),
    Column("antwort_auf", _("Kennung des Kommentars, auf den er antwortet"), lambda row: row.comment.parent_id),
    Column("text", _("Kommentar in den Worten der Verfasser*innen"), lambda row: row.comment.text),
    Column("von_der_stadt", _("ob die Stadt spricht"), lambda row: row.comment.is_official),
    Column("finden_wichtig", _("wie viele Konten ihn wichtig finden"), lambda row: row.comment.supports_count),
    Column(
        "geschrieben",
        _("Zeitpunkt, zu dem er geschrieben wurde"),
        lambda row: row.comment.created_at.astimezone(UTC).isoformat(timespec="seconds"),
    ),
    Column("beispiel", _("ob der Eintrag ein erfundenes Beispiel ist"), lambda row: row.comment.is_example),
    Column("adresse", _("Seite des Eintrags"), lambda row: row.url),
)


def csv_lines(rows: Iterable[CommentRow]) -> Iterator[str]:
    """Yield the comments as a table, line by line."""
    return exports.csv_lines(COLUMNS, rows)


def json_document(about: About, rows: Iterable[CommentRow]) -> dict[str, Any]:
    """Return one page of the comments as JSON."""
    return {**exports.described(about), "kommentare": [exports.record(COLUMNS, row) for row in rows]}


def atom_feed(about: About, rows: Iterable[CommentRow]) -> str:
    """Return the newest comments as a feed."""
    return exports.atom(about, (_entry(row) for row in rows))


def _entry(row: CommentRow) -> FeedEntry:
    said = first_sentence(row.comment.text, TITLE)
    return FeedEntry(
        title=_now("Die Stadt: %(text)s") % {"text": said} if row.comment.is_official else said,
        url=row.url,
        text=row.comment.text,
        permanent_id=row.permanent_id,
        at=row.comment.created_at,
    )
