"""Reading of foreign catalogues of services in XZuFi 2.2 and 2.3: what a file tells about each service, and no more.

Fees, offices and responsibilities of a file belong to its own town; they are not taken over.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.core.text import clean_line, clean_text, cut, first_sentence, paragraphs_of
from dos.core.xml import Limits, read_xml
from dos.directory.models import xzufi

MAX_SERVICES = 2_000
LIMITS = Limits(size=5 * 1024 * 1024, elements=200_000, depth=40, seconds=20)
SHORT_TEXT = 200
_GERMAN, _ENGLISH = "de", "en"


@dataclass(frozen=True)
class ForeignService:
    """One service as a file tells it: its place in the file, whose it is, and texts by column of our table."""

    number: int
    agency: str
    identifier: str
    values: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""


def read_services(content: bytes) -> list[ForeignService]:
    """Return the services of a file; refused when it is no XZuFi 2.2 or 2.3, too large, or wants to be clever."""
    root = read_xml(content, LIMITS)
    space = root.tag.rpartition("}")[0].removeprefix("{")
    if space not in xzufi.NAMESPACES:
        raise Refused(_("Das ist keine XZuFi-Datei der Version 2.2 oder 2.3."))
    found = [root] if _local(root) == "leistung" else [row for row in root.iter() if _local(row) == "leistung"]
    if not found:
        raise Refused(_("Die Datei enthält keine Leistungen."))
    if len(found) > MAX_SERVICES:
        raise Refused(_("Die Datei enthält mehr als %(most)s Leistungen.") % {"most": MAX_SERVICES})
    return [_read(number, row) for number, row in enumerate(found, 1)]


def _read(number: int, row: Element) -> ForeignService:
    name = next(_named(row, "id"), None)
    identifier = clean_line(name.text or "") if name is not None else ""
    agency = clean_line(name.get("schemeAgencyID") or name.get("schemeAgencyName") or "") if name is not None else ""
    values = dict(_values(row))
    problem = ""
    if not identifier:
        problem = _("Die Leistung hat keine Kennung („id“).")
    elif not values.get("titel"):
        problem = _("Die Leistung hat keinen Namen (Textmodul 02 oder 03).")
    return ForeignService(number, cut(agency, 120), cut(identifier, 200), values, problem)


def _values(row: Element) -> Iterator[tuple[str, str]]:
    """Yield the columns that the file says something about; what it leaves out says nothing."""
    german, english = _texts(row, _GERMAN), _texts(row, _ENGLISH)
    yield from _names(german, english)
    yield from _descriptions(german, english)
    yield from ((column, german[code]) for code, column in xzufi.TEXT_COLUMNS.items() if code in german)
    words = [clean_line(_plain(one)) for part in _named(row, "modulBegriffImKontext") for one in _all(part, "begriff")]
    more = {
        "unterlagen": "" if xzufi.DOCUMENTS in german else _papers(row),
        "frist": _described(row, "modulFrist"),
        "dauer": _described(row, "modulBearbeitungsdauer"),
        "leika": _key(row),
        "woerter_umgangssprachlich": " | ".join(word for word in words if word),
    }
    yield from ((column, told) for column, told in more.items() if told)


def _names(german: Mapping[str, str], english: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    official, plain = (clean_line(german.get(code, "")) for code in (xzufi.OFFICIAL_NAME, xzufi.PLAIN_NAME))
    if plain or official:
        yield "titel", plain or official
    if plain and official and plain != official:
        yield "amtlicher_name", official
    if title := clean_line(english.get(xzufi.PLAIN_NAME) or english.get(xzufi.OFFICIAL_NAME) or ""):
        yield "titel_en", title


def _descriptions(german: Mapping[str, str], english: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A short text that is longer than ours becomes the description, and its first sentence the short text."""
    short, full = german.get(xzufi.TEASER) or german.get(xzufi.SHORT) or "", german.get(xzufi.FULL, "")
    if short:
        yield "kurztext", _short(short)
    if full or len(clean_line(short)) > SHORT_TEXT:
        yield "beschreibung", full or short
    if told := english.get(xzufi.TEASER) or english.get(xzufi.SHORT):
        yield "kurztext_en", _short(told)


def _short(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= SHORT_TEXT else first_sentence(text, SHORT_TEXT - 2)


def _texts(row: Element, language: str) -> dict[str, str]:
    """Return the text modules by code in one language, with the addresses to which they lead."""
    found: dict[str, str] = {}
    for module in _named(row, "modulText"):
        code = next(
            (clean_line(one.text or "") for kind in _named(module, "leikaTextmodul") for one in _all(kind, "code")), ""
        )
        told = next((_plain(one) for one in _named(module, "inhalt") if _language(one) == language), "")
        if code and (text := "\n".join([told, *_addresses(module, told)] if language == _GERMAN else [told]).strip()):
            found.setdefault(code, text)
    return found


def _addresses(module: Element, told: str) -> Iterator[str]:
    for link in _named(module, "weiterfuehrenderLink"):
        uri, title = _first(link, "uri"), _first(link, "titel")
        if uri.startswith(("https://", "http://")) and uri not in told:
            yield clean_line(f"{title} {uri}")


def _papers(row: Element) -> str:
    """Return the documents that are to be brought, a line for each."""
    names = [
        _first(paper, "bezeichnung")
        for module in _named(row, "modulDokument")
        for paper in _all(module, "dokumentEingehend")
    ]
    return "\n".join(name for name in names if name)


def _described(row: Element, module: str) -> str:
    told = [
        _plain(one) for part in _named(row, module) for one in _named(part, "beschreibung") if _language(one) == _GERMAN
    ]
    return clean_line(" ".join(told))


def _key(row: Element) -> str:
    for name in ("referenzLeiKa", "referenzLeistungsschluessel"):
        for one in _named(row, name):
            code = next((clean_line(part.text or "") for part in _all(one, "code")), clean_line(one.text or ""))
            if len(code) == 14:
                return code
    return ""


def _plain(one: Element) -> str:
    return clean_text(paragraphs_of(one.text or ""))


def _language(one: Element) -> str:
    return (one.get("languageCode") or _GERMAN)[:2].lower()


def _local(row: Element) -> str:
    return row.tag.rpartition("}")[2]


def _named(row: Element, name: str) -> Iterator[Element]:
    """Yield the children of that name, whatever their namespace: some writers qualify codes and some do not."""
    return (child for child in row if _local(child) == name)


def _all(row: Element, name: str) -> Iterator[Element]:
    return (child for child in row.iter() if _local(child) == name)


def _first(row: Element, name: str) -> str:
    return next((_plain(one) for one in _all(row, name) if _language(one) == _GERMAN), "")
