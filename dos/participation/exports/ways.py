"""The overview as CSV, JSON, GeoJSON and Atom: processes and offers in the same columns."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dos.core import exports
from dos.core.exports import About, Column, FeedEntry
from dos.core.filters import ALL
from dos.core.records import day
from dos.core.text import translated
from dos.participation.models import Offer, Process
from dos.participation.selectors.overview import Way
from dos.participation.selectors.processes import permanent_id


def _both(key: str, meaning: str | Promise, value: Callable[[Any], Any]) -> Column[Way]:
    return Column(key, meaning, lambda way: value(way.thing))


def _kind(thing: Process | Offer) -> str:
    return thing.channel if isinstance(thing, Offer) else thing.kind


def _needs_account(thing: Process | Offer) -> bool | None:
    return thing.needs_registration if isinstance(thing, Offer) else not thing.allows_guests


def _begins(thing: Process | Offer) -> str | None:
    if isinstance(thing, Offer):
        return day(thing.starts_on)
    return min((_moment(phase.starts_at) for phase in thing.phases.all()), default=None)


def _ends(thing: Process | Offer) -> str | None:
    if isinstance(thing, Offer):
        return day(thing.ends_on)
    ends_at = thing.ends_at()
    return _moment(ends_at) if ends_at else None


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def address_of(way: Way) -> str:
    """Return the page of a way: the process's own, or its place in the list."""
    if way.row is not None:
        return way.row.canonical_url
    return f"{settings.PUBLIC_URL}{reverse('participation:overview')}{place_in_list(way)}"


def _where(way: Way) -> str | None:
    return way.thing.url or None if isinstance(way.thing, Offer) else address_of(way)


def place_in_list(way: Way) -> str:
    """Return the query and the anchor that show an offer in the list."""
    return f"?stadt={ALL}&stand={ALL}&q={quote(way.thing.title)}#{way.thing.slug}"


COLUMNS: tuple[Column[Way], ...] = (
    _both("kennung", _("Kürzel, bleibt für immer gleich"), lambda thing: thing.slug),
    Column(
        "eintrag",
        _("verfahren: Verfahren auf dieser Website, angebot: Angebot an anderer Stelle"),
        lambda way: "verfahren" if way.row else "angebot",
    ),
    _both("titel", _("Titel"), lambda thing: thing.title),
    _both("titel_en", _("Titel auf Englisch, wo es einen gibt"), lambda thing: thing.title_en or None),
    _both("stadt", _("Kommune; leer heißt beide"), lambda thing: thing.city.name if thing.city else None),
    _both("art", _("Form des Verfahrens oder Weg des Angebots"), _kind),
    _both("fuer", _("wer mitmachen darf"), lambda thing: thing.audience or None),
    _both("konto_noetig", _("ob man ein Konto braucht; leer heißt nicht belegt"), _needs_account),
    Column("stand", _("offen, bald oder beendet"), lambda way: way.state),
    _both("beginnt", _("Beginn, wo er bekannt ist"), _begins),
    _both("endet", _("Ende, wo es bekannt ist"), _ends),
    Column("beitraege", _("Zahl der Beiträge im Verfahren"), lambda way: way.row.count if way.row else None),
    _both("kurztext", _("worum es geht"), lambda thing: thing.summary or None),
    _both("ort", _("Ort des Angebots"), lambda thing: getattr(thing, "place", "") or None),
    Column("breite", _("geografische Breite, WGS 84"), lambda way: way.place[0] if way.place else None),
    Column("laenge", _("geografische Länge, WGS 84"), lambda way: way.place[1] if way.place else None),
    Column("mitmachen_url", _("wo man mitmacht"), _where),
    _both(
        "beispiel", _("ob der Eintrag ein erfundenes Beispiel ist"), lambda thing: getattr(thing, "is_example", False)
    ),
    _both("quelle", _("Adresse der Quelle"), lambda thing: thing.source_url or None),
    _both("geaendert", _("Zeitpunkt der letzten Änderung des Eintrags"), lambda thing: _moment(thing.changed_at)),
    Column("adresse", _("Seite des Eintrags"), address_of),
)


def csv_lines(ways: Iterable[Way]) -> Iterator[str]:
    """Yield the overview as a table, line by line."""
    return exports.csv_lines(COLUMNS, ways)


def json_document(about: About, ways: Iterable[Way]) -> dict[str, Any]:
    """Return one page of the overview as JSON."""
    return {**exports.described(about), "angebote": [exports.record(COLUMNS, way) for way in ways]}


def geojson_document(about: About, ways: Iterable[Way]) -> dict[str, Any]:
    """Return what has a place; `label`, `text` and `url` are what a map writes at the point."""
    return exports.feature_collection(about, (_feature(way, way.place) for way in ways if way.place))


def _feature(way: Way, place: tuple[float, float]) -> dict[str, Any]:
    properties = exports.record(COLUMNS, way)
    city = properties["stadt"]
    shown = {
        "label": translated(way.thing, "title").text,
        "text": " · ".join(part for part in (city, way.state_label) if part),
        "url": way.row.url if way.row else place_in_list(way),
    }
    for name in ("breite", "laenge"):
        properties.pop(name)
    return exports.feature(way.thing.slug, place[1], place[0], {**shown, **properties})


def atom_feed(about: About, ways: Iterable[Way]) -> str:
    """Return the ways that changed last as a feed."""
    return exports.atom(about, (_entry(way) for way in ways))


def _entry(way: Way) -> FeedEntry:
    thing = way.thing
    return FeedEntry(
        title=translated(thing, "title").text,
        url=address_of(way),
        text=translated(thing, "summary").text,
        permanent_id=permanent_id(thing)
        if isinstance(thing, Process)
        else f"{settings.PUBLIC_URL}/mitmachen/#{thing.slug}",
        at=thing.changed_at,
        categories=[thing.city.name] if thing.city else [],
    )
