"""The network as CSV (one line a relation), JSON and GraphML (organisations and who works with whom)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from dos.actors.selectors.network import Member, url_of
from dos.actors.selectors.network_views import Selection
from dos.core import exports
from dos.core.exports import About, Column
from dos.core.relations import Relation
from dos.core.text import clean_line, translated

ORGANISATION = "actors:organisation_detail"


@dataclass(frozen=True)
class Line:
    """An organisation with one of its relations, or with none."""

    member: Member
    relation: Relation | None
    beside: tuple[str, ...]


def _of(line: Line, name: str) -> Any:
    return None if line.relation is None else getattr(line.relation, name)


def _basis(line: Line) -> str | None:
    return None if line.relation is None else _basis_of(line.relation)


def _basis_of(relation: Relation) -> str:
    return "von beiden angegeben" if relation.is_declared else "abgeleitet"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


COLUMNS: tuple[Column[Line], ...] = (
    Column("akteur_kuerzel", _("Kürzel der Organisation in der Adresse"), lambda line: line.member.slug),
    Column("akteur", _("Name der Organisation"), lambda line: translated(line.member, "name").text),
    Column("gruppe", _("Gruppe"), lambda line: line.member.get_category_display()),
    Column("stadt", _("Stadt oder Ort, leer wenn nicht belegt"), lambda line: line.member.place or None),
    Column("rolle", _("als was"), lambda line: line.relation and str(line.relation.role_label)),
    Column("woran_art", _("Art des Gegenstands"), lambda line: line.relation and str(line.relation.kind_label)),
    Column("woran", _("woran die Organisation mitwirkt"), lambda line: line.relation and _label(line.relation)),
    Column("adresse", _("Seite des Gegenstands"), lambda line: line.relation and _url(line.relation)),
    Column("handlungsfelder", _("Kürzel der Handlungsfelder"), lambda line: list(_of(line, "topics") or ())),
    Column("gemeinsam_mit", _("Kürzel der anderen in dieser Auswahl"), lambda line: list(line.beside)),
    Column("belegt_durch", _("wie die Beziehung belegt ist"), _basis),
    Column("gilt_ab", _("gilt ab"), lambda line: _day(_of(line, "starts_on"))),
    Column("gilt_bis", _("gilt bis"), lambda line: _day(_of(line, "ends_on"))),
    Column("quelle", _("Quelle"), lambda line: _of(line, "source_url") or None),
)


def _lines(found: Selection) -> Iterator[Line]:
    for member in found.members:
        relations = found.relations[member.slug]
        for relation in relations:
            beside = tuple(slug for slug in found.at_thing[relation.thing] if slug != member.slug)
            yield Line(member, relation, beside)
        if not relations:
            yield Line(member, None, ())


def _label(relation: Relation) -> str:
    return translated(relation, "label").text


def _url(relation: Relation) -> str | None:
    return (
        settings.PUBLIC_URL + url_of(relation.url_name, relation.url_key or relation.key) if relation.url_name else None
    )


def csv_lines(found: Selection) -> Iterator[str]:
    """Yield the relations as a table; an organisation without any has one line."""
    return exports.csv_lines(COLUMNS, _lines(found))


def json_document(about: About, found: Selection) -> dict[str, Any]:
    """Return organisations, things, who takes part in what, and who works with whom; each fact stands in it once."""
    return {
        **exports.described(about),
        "organisationen": [_member(member) for member in found.members],
        "gegenstaende": [_thing(list(members.values())) for _key, members in sorted(found.at_thing.items())],
        "beziehungen": [
            _relation(slug, relation) for slug, relations in found.relations.items() for relation in relations
        ],
        "verbindungen": [
            {"von": pair.first, "nach": pair.second, "woran": [_thing_key(one) for one in pair.things]}
            for pair in found.pairs()
        ],
    }


def _thing_key(relation: Relation) -> str:
    return f"{relation.kind}/{relation.key}"


def _thing(told: list[Relation]) -> dict[str, Any]:
    """A tie is called by the other's name on each side, so here by both, and it has no page of its own."""
    first, names = told[0], dict.fromkeys(_label(relation) for relation in told)
    return {
        "kuerzel": _thing_key(first),
        "art": str(first.kind_label),
        "name": " – ".join(names),
        "adresse": _url(first) if len(names) == 1 else None,
        "handlungsfelder": list(first.topics),
    }


def _relation(slug: str, relation: Relation) -> dict[str, Any]:
    return {
        "akteur_kuerzel": slug,
        "rolle": str(relation.role_label),
        "woran": _thing_key(relation),
        "belegt_durch": _basis_of(relation),
        "gilt_ab": _day(relation.starts_on),
        "gilt_bis": _day(relation.ends_on),
        "quelle": relation.source_url or None,
    }


def _member(member: Member) -> dict[str, Any]:
    return {
        "kuerzel": member.slug,
        "name": translated(member, "name").text,
        "gruppe": member.get_category_display(),
        "stadt": member.place or None,
        "adresse": settings.PUBLIC_URL + url_of(ORGANISATION, member.slug),
    }


_KEYS = (
    ("name", "node", "string"),
    ("gruppe", "node", "string"),
    ("stadt", "node", "string"),
    ("adresse", "node", "string"),
    ("anzahl", "edge", "int"),
    ("woran", "edge", "string"),
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)


def graphml(about: About, found: Selection) -> str:
    """Return the organisations as nodes and who works with whom as edges."""
    return "\n".join(_graphml_lines(about, found)) + "\n"


def _graphml_lines(about: About, found: Selection) -> Iterator[str]:
    yield _HEAD
    notice = exports.DEMO_NOTICE if settings.DEMO else ""
    yield f"<desc>{escape(clean_line(' · '.join(filter(None, (about.title, about.html_url, notice)))))}</desc>"
    for name, kind, value in _KEYS:
        yield f'<key id="{name}" for="{kind}" attr.name="{name}" attr.type="{value}"/>'
    yield '<graph id="netzwerk" edgedefault="undirected">'
    for member in found.members:
        told = _member(member)
        data = "".join(_data(name, told[name] or "") for name in ("name", "gruppe", "stadt", "adresse"))
        yield f"<node id={quoteattr(member.slug)}>{data}</node>"
    for pair in found.pairs():
        data = _data("anzahl", len(pair.things)) + _data("woran", " | ".join(_label(one) for one in pair.things))
        yield f"<edge source={quoteattr(pair.first)} target={quoteattr(pair.second)}>{data}</edge>"
    yield "</graph>"
    yield "</graphml>"


def _data(name: str, value: Any) -> str:
    return f'<data key="{name}">{escape(clean_line(str(value)))}</data>'
