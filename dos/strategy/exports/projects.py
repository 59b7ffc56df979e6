"""The register as CSV, JSON, GeoJSON, Atom and schema.org: the same columns in every format, explained once."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.core.text import clean_text, csv_cell, translated
from dos.strategy.exports.project_columns import COLUMNS, record
from dos.strategy.models import Change
from dos.strategy.selectors.projects import Moved, ProjectRow, RegisterRow

FORMATS = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "geojson": ("GeoJSON", "application/geo+json"),
    "atom": ("Atom", "application/atom+xml"),
}
RECORDS_PER_PAGE, POINTS_PER_PAGE, ENTRIES = 100, 500, 50
BYTE_ORDER_MARK = "\ufeff"
# The same in every language: what the columns mean must not depend on who asks.
DEMO_NOTICE = "Unabhängige Demonstration mit öffentlich belegten Angaben, keine Website der Städte"
NO_LICENCE = "Lizenz vom Projektteam noch nicht festgelegt"


@dataclass(frozen=True)
class About:
    """What a format says about itself."""

    title: str
    html_url: str
    feed_url: str = ""
    count: int = 0
    next_url: str = ""


class _Line:
    """A file that gives back the line that was just written."""

    def write(self, text: str) -> str:
        return text


def csv_lines(rows: Iterable[RegisterRow]) -> Iterator[str]:
    """Yield the table line by line, with a byte order mark, semicolons and no cell that a spreadsheet would compute."""
    writer = csv.writer(_Line(), delimiter=";")
    yield BYTE_ORDER_MARK + str(writer.writerow([column.key for column in COLUMNS]))
    for entry in rows:
        yield str(writer.writerow([csv_cell(_cell(value)) for value in record(entry).values()]))


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return " | ".join(value)
    return clean_text(value) if isinstance(value, str) else value


def json_document(about: About, rows: Iterable[RegisterRow]) -> dict[str, Any]:
    """Return one page of the register as JSON."""
    return {**_described(about), "projekte": [record(entry) for entry in rows]}


def geojson_document(about: About, rows: Iterable[RegisterRow]) -> dict[str, Any]:
    """Return the projects with a place; `label`, `text` and `url` are what a map writes at the point."""
    return {"type": "FeatureCollection", **_described(about), "features": [_feature(entry) for entry in rows]}


def _feature(entry: RegisterRow) -> dict[str, Any]:
    row, properties = entry.row, record(entry)
    shown = {
        "label": translated(row.project, "name").text,
        "text": f"{row.city_names} · {row.project.get_stage_display()}",
        "url": row.url,
    }
    point = {"type": "Point", "coordinates": [properties.pop("laenge"), properties.pop("breite")]}
    return {"type": "Feature", "id": row.project.slug, "geometry": point, "properties": {**shown, **properties}}


def _described(about: About) -> dict[str, Any]:
    return {
        "titel": about.title,
        "hinweis": DEMO_NOTICE if settings.DEMO else None,
        "lizenz": settings.DATA_LICENCE_URL or NO_LICENCE,
        "seite_fuer_menschen": about.html_url,
        "anzahl": about.count,
        "weiter": about.next_url or None,
    }


def atom_feed(about: About, moved: Iterable[Moved]) -> str:
    """Return the projects that changed last as a feed.

    The id of an entry is the project's German address; its time moves only with the change log.
    """
    feed = Atom1Feed(
        title=clean_text(about.title),
        link=about.html_url,
        description="",
        subtitle=DEMO_NOTICE if settings.DEMO else None,
        language=get_language(),
        author_name=settings.WAGTAIL_SITE_NAME,
        feed_url=about.feed_url,
        feed_copyright=settings.DATA_LICENCE_URL or NO_LICENCE,
    )
    for entry in moved:
        project = entry.row.project
        feed.add_item(
            title=clean_text(translated(project, "name").text),
            link=entry.row.canonical_url,
            description=clean_text(_news(entry)),
            unique_id=entry.row.permanent_id,
            updateddate=entry.at or datetime(1970, 1, 1, tzinfo=UTC),
            categories=[city.name for city in entry.row.cities],
        )
    return str(feed.writeString("utf-8"))


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
