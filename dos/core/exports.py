"""Lists as data: the pieces of CSV, JSON, GeoJSON and Atom that every room writes in the same way."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.functional import Promise
from django.utils.translation import get_language

from dos.core.text import clean_text, csv_cell

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
Entry = TypeVar("Entry")


@dataclass(frozen=True)
class About:
    """What a format says about itself."""

    title: str
    html_url: str
    feed_url: str = ""
    count: int = 0
    next_url: str = ""


@dataclass(frozen=True)
class Column(Generic[Entry]):
    """One statement about a row: its name in every format, what it means, where its value stands."""

    key: str
    meaning: str | Promise
    value: Callable[[Entry], Any]


@dataclass(frozen=True)
class FeedEntry:
    """What a feed says about one thing: its id never changes."""

    title: str
    url: str
    text: str
    permanent_id: str
    at: datetime | None
    categories: Sequence[str] = field(default_factory=tuple)


class _Line:
    """A file that gives back the line that was just written."""

    def write(self, text: str) -> str:
        return text


def record(columns: Sequence[Column[Entry]], entry: Entry) -> dict[str, Any]:
    """Return one row as data; what is not known is null."""
    return {column.key: column.value(entry) for column in columns}


def csv_lines(columns: Sequence[Column[Entry]], entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the table line by line, with a byte order mark, semicolons and no cell that a spreadsheet would compute."""
    writer = csv.writer(_Line(), delimiter=";")
    yield BYTE_ORDER_MARK + str(writer.writerow([column.key for column in columns]))
    for entry in entries:
        yield str(writer.writerow([csv_cell(_cell(value)) for value in record(columns, entry).values()]))


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return " | ".join(value)
    return clean_text(value) if isinstance(value, str) else value


def described(about: About) -> dict[str, Any]:
    """Return what a JSON document says about itself."""
    return {
        "titel": about.title,
        "hinweis": DEMO_NOTICE if settings.DEMO else None,
        "lizenz": settings.DATA_LICENCE_URL or NO_LICENCE,
        "seite_fuer_menschen": about.html_url,
        "anzahl": about.count,
        "weiter": about.next_url or None,
    }


def feature(key: str, longitude: float, latitude: float, properties: dict[str, Any]) -> dict[str, Any]:
    """Return a point of GeoJSON; of its properties a map writes `label`, `text` and `url`."""
    point = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": key, "geometry": point, "properties": properties}


def feature_collection(about: About, features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return points as a GeoJSON document."""
    return {"type": "FeatureCollection", **described(about), "features": list(features)}


def atom(about: About, entries: Iterable[FeedEntry]) -> str:
    """Return a feed; the time of an entry moves only when something really changed."""
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
    for entry in entries:
        feed.add_item(
            title=clean_text(entry.title),
            link=entry.url,
            description=clean_text(entry.text),
            unique_id=entry.permanent_id,
            updateddate=entry.at or datetime(1970, 1, 1, tzinfo=UTC),
            categories=list(entry.categories),
        )
    return str(feed.writeString("utf-8"))


def csv_answer(lines: Iterable[str], name: str) -> HttpResponse:
    """Answer with a table to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


def json_answer(document: dict[str, Any], extension: str = "json") -> HttpResponse:
    """Answer with JSON or GeoJSON, umlauts as they are."""
    options = {"ensure_ascii": False, "allow_nan": False}
    return JsonResponse(document, json_dumps_params=options, content_type=FORMATS[extension][1])


def atom_answer(text: str) -> HttpResponse:
    """Answer with a feed."""
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
