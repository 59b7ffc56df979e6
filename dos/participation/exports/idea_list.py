"""The ideas of a process as CSV, JSON, GeoJSON and Atom; what is personal is in none of them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dos.core import exports
from dos.core.exports import About, Column, FeedEntry
from dos.core.records import day
from dos.participation.models import Idea, Process
from dos.participation.selectors.idea_list import IdeaRow, canonical_base


def _idea(key: str, meaning: str | Promise, value: Callable[[Idea], Any]) -> Column[IdeaRow]:
    return Column(key, meaning, lambda row: value(row.idea))


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else None


COLUMNS: tuple[Column[IdeaRow], ...] = (
    _idea("nummer", _("Nummer, bleibt für immer gleich"), lambda idea: idea.reference),
    _idea("titel", _("Titel in den Worten der Verfasser*innen"), lambda idea: idea.title),
    _idea("text", _("Idee in den Worten der Verfasser*innen"), lambda idea: idea.text),
    _idea("sprache", _("Sprache des Textes"), lambda idea: idea.language),
    _idea("stand", _("Stand als Wort für Maschinen"), lambda idea: idea.state),
    _idea("stadt", _("Kommune"), lambda idea: idea.city.name),
    _idea("ortsteil", _("Stadtbezirk oder Ortsteil"), lambda idea: idea.district.name if idea.district else None),
    _idea("feld", _("Kürzel des Handlungsfelds"), lambda idea: idea.action_field.slug if idea.action_field else None),
    _idea("ort", _("Ort in Worten"), lambda idea: idea.place or None),
    _idea("breite", _("geografische Breite, WGS 84"), lambda idea: idea.latitude),
    _idea("laenge", _("geografische Länge, WGS 84"), lambda idea: idea.longitude),
    _idea("veroeffentlicht", _("Zeitpunkt der Veröffentlichung"), lambda idea: _moment(idea.published_at)),
    _idea("antwort_bis", _("bis wann die Stadt antwortet"), lambda idea: day(idea.answer_due_on)),
    _idea("beantwortet", _("Zeitpunkt der Antwort"), lambda idea: _moment(idea.answered_at)),
    _idea("unterstuetzungen_konto", _("Unterstützungen mit Konto"), lambda idea: idea.supports_by_account),
    _idea("unterstuetzungen_mail", _("mit bestätigter E-Mail-Adresse"), lambda idea: idea.supports_by_mail),
    _idea("unterstuetzungen_ohne", _("ohne Nachweis; sie zählen nicht"), lambda idea: idea.supports_by_guest),
    _idea("kommentare", _("Zahl der Kommentare"), lambda idea: idea.comments_count),
    _idea("zustaendig", _("Stelle, die sich kümmert"), lambda idea: idea.responsible_unit or None),
    _idea("beschluss", _("Kürzel des Beschlusses"), lambda idea: _public_slug(idea.decision)),
    _idea("vorhaben", _("Kürzel des Vorhabens"), lambda idea: _public_slug(idea.project)),
    _idea("beispiel", _("ob der Eintrag ein erfundenes Beispiel ist"), lambda idea: idea.is_example),
)


def _public_slug(row: Any) -> str | None:
    return row.slug if row is not None and row.live else None


def csv_lines(rows: Iterable[IdeaRow]) -> Iterator[str]:
    """Yield the ideas as a table, line by line."""
    return exports.csv_lines(COLUMNS, rows)


def json_document(about: About, rows: Iterable[IdeaRow]) -> dict[str, Any]:
    """Return one page of the ideas as JSON."""
    return {**exports.described(about), "ideen": [exports.record(COLUMNS, row) for row in rows]}


def geojson_document(about: About, rows: Iterable[IdeaRow]) -> dict[str, Any]:
    """Return the ideas with a place; `label`, `text` and `url` are what a map writes at the point."""
    return exports.feature_collection(about, (_feature(row) for row in rows))


def _feature(row: IdeaRow) -> dict[str, Any]:
    properties = exports.record(COLUMNS, row)
    shown = {"label": row.idea.title, "text": str(row.idea.get_state_display()), "url": row.url}
    longitude, latitude = properties.pop("laenge"), properties.pop("breite")
    return exports.feature(row.idea.reference, longitude, latitude, {**properties, **shown})


def atom_feed(about: About, process: Process, rows: Iterable[IdeaRow]) -> str:
    """Return the ideas as a feed; the time of an entry is that of its publication or of its answer."""
    here, always = canonical_base(process, get_language() or "de"), canonical_base(process, "de")
    return exports.atom(about, (_entry(row, here, always) for row in rows))


def _entry(row: IdeaRow, here: str, always: str) -> FeedEntry:
    idea = row.idea
    return FeedEntry(
        title=idea.title,
        url=f"{here}{idea.reference}/",
        text=f"{idea.get_state_display()}\n{row.teaser}",
        permanent_id=f"{always}{idea.reference}/",
        at=idea.answered_at or idea.published_at,
        categories=[idea.city.name],
    )
