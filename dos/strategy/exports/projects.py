"""The register as CSV, JSON, GeoJSON, Atom and schema.org: the same columns in every format, explained once."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from dos.core import exports
from dos.core.exports import About, FeedEntry
from dos.core.text import translated
from dos.strategy.exports.project_columns import COLUMNS, record
from dos.strategy.models import Change
from dos.strategy.selectors.projects import Moved, ProjectRow, RegisterRow


def csv_lines(rows: Iterable[RegisterRow]) -> Iterator[str]:
    """Yield the register as a table, line by line."""
    return exports.csv_lines(COLUMNS, rows)


def json_document(about: About, rows: Iterable[RegisterRow]) -> dict[str, Any]:
    """Return one page of the register as JSON."""
    return {**exports.described(about), "projekte": [record(entry) for entry in rows]}


def geojson_document(about: About, rows: Iterable[RegisterRow]) -> dict[str, Any]:
    """Return the projects with a place; `label`, `text` and `url` are what a map writes at the point."""
    return exports.feature_collection(about, (_feature(entry) for entry in rows))


def _feature(entry: RegisterRow) -> dict[str, Any]:
    row, properties = entry.row, record(entry)
    shown = {
        "label": translated(row.project, "name").text,
        "text": f"{row.city_names} · {row.project.get_stage_display()}",
        "url": row.url,
    }
    longitude, latitude = properties.pop("laenge"), properties.pop("breite")
    return exports.feature(row.project.slug, longitude, latitude, {**shown, **properties})


def atom_feed(about: About, moved: Iterable[Moved]) -> str:
    """Return the projects that changed last as a feed.

    The id of an entry is the project's German address; its time moves only with the change log.
    """
    return exports.atom(about, (_entry(entry) for entry in moved))


def _entry(entry: Moved) -> FeedEntry:
    return FeedEntry(
        title=translated(entry.row.project, "name").text,
        url=entry.row.canonical_url,
        text=_news(entry),
        permanent_id=entry.row.permanent_id,
        at=entry.at,
        categories=[city.name for city in entry.row.cities],
    )


def _news(entry: Moved) -> str:
    summary = translated(entry.row.project, "summary").text
    return "\n".join(part for part in (change_words(entry.change) if entry.change else "", summary) if part)


def change_words(change: Change) -> str:
    """Say what changed, from what to what, and why."""
    what = ": ".join(part for part in (str(change.get_kind_display()), change.subject) if part)
    if change.old or change.new:
        empty = _("nicht belegt")
        what = _("%(what)s, vorher %(old)s, jetzt %(new)s.") % {
            "what": what,
            "old": change.old or empty,
            "new": change.new or empty,
        }
    return _("%(what)s Grund: %(reason)s") % {"what": what, "reason": change.reason} if change.reason else what


def item_list(rows: Iterable[ProjectRow]) -> dict[str, Any]:
    """Return the rows as a schema.org list."""
    items = [
        {"@type": "ListItem", "position": place, "name": translated(row.project, "name").text, "url": row.canonical_url}
        for place, row in enumerate(rows, start=1)
    ]
    return {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": items}
