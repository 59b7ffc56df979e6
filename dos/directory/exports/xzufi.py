"""Services in XZuFi 2.2.0, the exchange format of German authorities: text modules by code, own modules beside them.

For one city a service carries its fees, its office and its way online; for several it says only what holds in all.
The envelope and the types of fees follow files that are in use; see docs/standards.md.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from django.conf import settings
from django.utils import timezone, translation

from dos.core.exports import DEMO_NOTICE
from dos.core.text import clean_line, clean_text
from dos.directory.models import Fee, Provision, Service, SynonymKind, TrustLevel, xzufi
from dos.directory.selectors import addresses, wording
from dos.directory.selectors.exchange import Told

CONTENT_TYPE = "application/xml; charset=utf-8"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAMES = uuid.UUID("6f0b6a4e-52a5-4d5e-9b61-6a8f2d1c7a30")
_LISTS = frozenset({xzufi.LAW, xzufi.DOCUMENTS, xzufi.REQUIREMENTS, xzufi.PROCEDURE})

register_namespace("xzufi", xzufi.NAMESPACE)
register_namespace("xsi", _XSI)


def document(told: Iterable[Told], *, for_one_city: bool) -> bytes:
    """Return the file; the same content gives the same bytes."""
    rows = list(told)
    root = Element(_tag("transfer.operation"))
    for name, value in (
        ("produktbezeichnung", "dos2030"),
        ("produkthersteller", "dos2030"),
        ("xzufiVersion", xzufi.VERSION),
    ):
        root.set(name, value)
    head = _add(root, "nachrichtenkopf")
    newest = max((row.service.changed_at for row in rows), default=None)
    moment = newest.isoformat(timespec="seconds") if newest else "1970-01-01T00:00:00+00:00"
    keys = "|".join(f"{row.service.slug}:{row.service.changed_at.isoformat()}" for row in rows)
    _add(head, "nachrichtUUID", str(uuid.uuid5(_NAMES, f"{for_one_city}{keys}")))
    _add(head, "erstelltDatumZeit", moment)
    _add(head, "sender", DEMO_NOTICE if settings.DEMO else settings.WAGTAIL_SITE_NAME)
    with translation.override("de"):
        for row in rows:
            _service(_add(root, "schreibe"), row, for_one_city=for_one_city)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8")


def _service(parent: Element, told: Told, *, for_one_city: bool) -> None:
    """Write one service, its parts in the order of the standard."""
    service, places = told.service, told.places
    here = places if for_one_city else ()
    row = _add(parent, "leistung")
    name = _add(row, "id", service.slug)
    name.set("schemeAgencyID", xzufi.AGENCY)
    name.set("schemeAgencyName", settings.WAGTAIL_SITE_NAME)
    if service.leika_key:
        _coded(row, "referenzLeiKa", service.leika_key, xzufi.LISTS["leika"])
    for position, (code, text, english, links) in enumerate(_modules(service, here), 1):
        _text_module(row, position, code, text, english, links)
    _own_modules(row, service, here)
    _frame(row, service, places, here)


def _own_modules(row: Element, service: Service, here: Sequence[Provision]) -> None:
    """Write deadline, costs, time, other words, documents and the page from which all this comes."""
    if service.deadline:
        _described(_add(row, "modulFrist"), service.deadline)
    _costs(row, [fee for place in here for fee in place.fees.all()])
    times = [place.processing_time for place in here if place.processing_time]
    if time := next(iter(times), service.processing_time):
        _described(_add(row, "modulBearbeitungsdauer"), time)
    _words(row, service)
    _papers(row, service)
    origin = _add(row, "modulUrsprungsportal")
    origin.set("languageCode", "de")
    _add(origin, "uri", addresses.service_url(service, "de"))
    _add(origin, "titel", service.title)


def _frame(row: Element, service: Service, places: Sequence[Provision], here: Sequence[Provision]) -> None:
    """Write how somebody proves who they are, where it holds, since when, and in which languages."""
    if here and here[0].trust_level != TrustLevel.UNKNOWN:
        _coded(row, "vertrauensniveau", xzufi.TRUST[here[0].trust_level], xzufi.LISTS["trust"])
    for place in places:
        if place.city.ags:
            _add(row, "gueltigkeitGebietID", place.city.ags).set("schemeID", xzufi.LISTS["place"])
    version = _add(row, "versionsinformation")
    _add(version, "geaendertDatumZeit", service.changed_at.astimezone(timezone.get_default_timezone()).isoformat())
    for code, german, native in _languages(service):
        language = _add(row, "sprachversion")
        language.set("languageCode", code)
        _add(language, "sprachbezeichnungDeutsch", german)
        _add(language, "sprachbezeichnungNativ", native)
    _validity(row, service)


def _modules(service: Service, places: Iterable[Provision]) -> Iterator[tuple[str, str, str, list[tuple[str, str]]]]:
    """Yield code, German text, English text and links of every text module that says something."""
    names = [
        (xzufi.OFFICIAL_NAME, service.official_name or service.title, ""),
        (xzufi.PLAIN_NAME, service.title, service.title_en),
        (xzufi.SHORT, service.short_text, service.short_text_en),
        (xzufi.FULL, service.description, ""),
        (xzufi.LAW, service.legal_basis, ""),
        (xzufi.DOCUMENTS, service.documents, ""),
        (xzufi.REQUIREMENTS, service.requirements, ""),
        (xzufi.PROCEDURE, service.procedure, ""),
    ]
    yield from ((code, text, english, []) for code, text, english in names if text)
    for place in places:
        if place.online_url:
            yield xzufi.FORMS, "", "", [(place.online_url, place.online_provider or "Online-Antrag")]
    if service.notes:
        yield xzufi.NOTES, service.notes, "", []
    for place in places:
        yield xzufi.RESPONSIBLE, _responsible(place), "", []
        if contact := _contact(place):
            yield xzufi.CONTACT, contact, "", []
    if service.appeal:
        yield xzufi.APPEAL, service.appeal, "", []


def _responsible(place: Provision) -> str:
    office = "" if place.office_is_typical else (place.office.name if place.office else place.office_name)
    return "\n".join(part for part in (wording.responsible(place), office) if part)


def _contact(place: Provision) -> str:
    office = place.office
    if office is None or place.office_is_typical or not office.live:
        return ""
    return "\n".join(part for part in (office.name, office.address, office.phone, office.email, office.website) if part)


def _text_module(row: Element, position: int, code: str, text: str, english: str, links: list[tuple[str, str]]) -> None:
    module = _add(row, "modulText")
    _add(module, "positionDarstellung", str(position))
    _coded(module, "leikaTextmodul", code, xzufi.LISTS["text"], xzufi.MODULE_NAMES[code])
    for language, told in (("de", text), ("en", english)):
        if told:
            _add(module, "inhalt", _html(told, is_list=code in _LISTS)).set("languageCode", language)
    for uri, title in links:
        link = _add(module, "weiterfuehrenderLink")
        link.set("languageCode", "de")
        _add(link, "uri", uri)
        _add(link, "titel", title)


def _html(text: str, *, is_list: bool) -> str:
    """Return text as the few tags that the standard allows in it."""
    lines = [escape(line, quote=False) for line in clean_text(text).split("\n")]
    if is_list and len(lines) > 1:
        return "<ul>" + "".join(f"<li>{line}</li>" for line in lines if line) + "</ul>"
    return lines[0] if len(lines) == 1 else "".join(f"<p>{line}</p>" for line in lines if line)


def _described(module: Element, text: str) -> None:
    _add(module, "beschreibung", escape(text, quote=False)).set("languageCode", "de")


def _costs(row: Element, fees: list[Fee]) -> None:
    if not fees:
        return
    module = _add(row, "modulKosten")
    for position, fee in enumerate(fees, 1):
        cost = _add(module, "kosten")
        _add(_add(cost, "typ"), "nichtGelisteterWert", "Gebühr")
        _choice(_add(cost, "kostenauswahl"), fee)
        if told := fee.condition or (fee.words if fee.amount is not None else ""):
            _described(cost, told)
        _add(cost, "positionDarstellung", str(position))


def _choice(choice: Element, fee: Fee) -> None:
    if fee.amount is not None and fee.amount == 0 and fee.amount_to is None:
        choice.set(f"{{{_XSI}}}type", "xzufi:KostenFrei")
    elif fee.amount is not None and fee.amount_to is None:
        choice.set(f"{{{_XSI}}}type", "xzufi:KostenFix")
        _add(choice, "betrag", f"{fee.amount:.2f}").set("currencyCode", "EUR")
    else:
        choice.set(f"{{{_XSI}}}type", "xzufi:KostenVariabel")
        for name, amount in (("betragUntergrenze", fee.amount), ("betragObergrenze", fee.amount_to)):
            if amount is not None:
                _add(choice, name, f"{amount:.2f}").set("currencyCode", "EUR")
        if fee.words:
            _add(choice, "beschreibungVariabilitaet", clean_line(fee.words)).set("languageCode", "de")


def _words(row: Element, service: Service) -> None:
    """Write other words; misspellings help a search and nobody else."""
    terms = [word for word in service.synonyms.all() if word.kind != SynonymKind.MISSPELLING]
    if terms:
        module = _add(row, "modulBegriffImKontext")
        for word in terms:
            _add(_add(module, "begriffImKontext"), "begriff", clean_line(word.term)).set("languageCode", "de")


def _papers(row: Element, service: Service) -> None:
    papers = [clean_line(line) for line in service.documents.splitlines() if line.strip()]
    if papers:
        module = _add(row, "modulDokument")
        for name in papers:
            paper = _add(module, "dokumentEingehend")
            _add(_add(paper, "typ"), "nichtGelisteterWert", "Unterlage")
            _add(paper, "bezeichnung", name).set("languageCode", "de")


def _languages(service: Service) -> Iterator[tuple[str, str, str]]:
    yield "de", "Deutsch", "Deutsch"
    if service.title_en or service.short_text_en:
        yield "en", "Englisch", "English"


def _validity(row: Element, service: Service) -> None:
    if service.valid_from or service.valid_until:
        span = _add(row, "gueltigkeit")
        for name, day in (("beginn", service.valid_from), ("ende", service.valid_until)):
            if day:
                _add(span, name, day.isoformat())


def _coded(parent: Element, name: str, code: str, list_uri: str, label: str = "") -> None:
    row = _add(parent, name)
    row.set("listURI", list_uri)
    # The parts of a code stand in no namespace.
    SubElement(row, "code").text = code
    if label:
        SubElement(row, "name").text = label


def _add(parent: Element, name: str, text: str = "") -> Element:
    row = SubElement(parent, _tag(name))
    if text:
        row.text = clean_text(text)
    return row


def _tag(name: str) -> str:
    return f"{{{xzufi.NAMESPACE}}}{name}"
