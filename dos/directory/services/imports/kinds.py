"""The three tables of the directory: services, who provides them in a city, offices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.directory.models import Level, Office, Origin, Provision, Service, SynonymKind, TrustLevel
from dos.directory.services.imports import columns as c
from dos.directory.services.imports import lists
from dos.directory.services.imports.columns import Column
from dos.directory.services.imports.shelf import Shelf
from dos.strategy.services.imports.cells import BadCell

# When the row was last changed, as the export wrote it: a row that was changed since then is not overwritten.
MARK = "geaendert"
Values = Mapping[str, str]


@dataclass(frozen=True)
class Kind:
    """One table: what it holds, its columns, and how a row of it is found or begun."""

    name: str
    label: str | Promise
    hint: str | Promise
    model: Any
    keys: tuple[str, ...]
    needed: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Shelf], Mapping[Any, Any]]
    begin: Callable[[Values, Shelf], Any]
    hangs: tuple[str, ...]

    @property
    def known(self) -> tuple[str, ...]:
        """Names of all columns."""
        return (*self.keys, *(column.name for column in self.columns), MARK)

    def key_of(self, values: Values) -> Any:
        """Return by what a row is found."""
        found = tuple(values.get(name, "") for name in self.keys)
        return found[0] if len(found) == 1 else found

    def keys_of(self, row: Any) -> tuple[str, ...]:
        """Return what stands in the key columns of a row."""
        return (row.slug,) if len(self.keys) == 1 else (row.service.slug, row.city.key)


def _begin_service(values: Values, shelf: Shelf) -> Service:
    return Service(slug=values.get("kennung") or shelf.free_slug(values.get("titel", ""), shelf.services), live=False)


def _begin_office(values: Values, shelf: Shelf) -> Office:
    return Office(slug=values.get("kennung") or shelf.free_slug(values.get("name", ""), shelf.offices), live=False)


def _begin_provision(values: Values, shelf: Shelf) -> Provision:
    service, city = shelf.services.get(values["leistung"]), shelf.cities.get(values["kommune"])
    if service is None:
        raise BadCell(_("Die Leistung „%(key)s“ gibt es nicht.") % {"key": values["leistung"][:60]})
    if city is None:
        raise BadCell(_("Die Kommune „%(key)s“ gibt es nicht.") % {"key": values["kommune"][:60]})
    return Provision(service=service, city=city, live=False)


_SOURCE = (
    c.choice("herkunft", "origin", Origin.choices),
    c.text("quelle", "source_url", 500),
    c.text("quelle_text", "source_note", 300),
    c.day("quelle_stand", "as_of"),
)
_WORDS = tuple(
    lists.synonyms(f"woerter_{name}", kind)
    for name, kind in (
        ("umgangssprachlich", SynonymKind.COLLOQUIAL),
        ("abkuerzung", SynonymKind.ABBREVIATION),
        ("frueher", SynonymKind.OLD_NAME),
        ("falsch_geschrieben", SynonymKind.MISSPELLING),
        ("fremdsprachig", SynonymKind.OTHER_LANGUAGE),
    )
)
SERVICES = Kind(
    "leistungen",
    gettext_lazy("Leistungen"),
    gettext_lazy("Texte, Schlüssel, andere Wörter. Geänderte Leistungen werden veröffentlicht, neue werden Entwürfe."),
    Service,
    ("kennung",),
    ("kennung", "titel"),
    (
        c.text("titel", "title", 120), c.text("titel_en", "title_en", 120),
        c.text("amtlicher_name", "official_name", 200),
        c.text("kurztext", "short_text", 200), c.text("kurztext_en", "short_text_en", 200),
        c.text("leika", "leika_key", 14), c.yes_or_no("leika_geprueft", "leika_is_confirmed"),
        c.text("ozg", "ozg_id", 10),
        c.several("themen", "topics", lambda shelf: shelf.topics),
        c.several("lebenslagen", "situations", lambda shelf: shelf.situations),
        c.several("verwandt", "related", lambda shelf: shelf.services),
        c.text("fuer_wen", "audience", 200), *_WORDS,
        c.lines("beschreibung", "description"), c.lines("unterlagen", "documents"),
        c.lines("voraussetzungen", "requirements"), c.lines("ablauf", "procedure"),
        c.text("frist", "deadline", 300), c.text("dauer", "processing_time", 200),
        c.lines("rechtsgrundlagen", "legal_basis"), c.lines("rechtsbehelf", "appeal"), c.lines("hinweise", "notes"),
        c.lines("einfache_sprache", "plain_text"), c.lines("leichte_sprache", "easy_text"),
        c.day("gueltig_ab", "valid_from"), c.day("gueltig_bis", "valid_until"),
        c.day("geprueft_am", "checked_on"), c.day("pruefen_bis", "review_due_on"),
        c.text("erinnerung_an", "reviewer_email", 254), *_SOURCE,
    ),
    lambda shelf: shelf.services,
    _begin_service,
    ("synonyms",),
)  # fmt: skip
PROVISIONS = Kind(
    "zustaendigkeiten",
    gettext_lazy("Zuständigkeiten vor Ort"),
    gettext_lazy("Eine Zeile für jede Leistung in jeder Kommune. Gebühren: „Betrag | bis | Bedingung | in Worten“."),
    Provision,
    ("leistung", "kommune"),
    ("leistung", "kommune"),
    (
        c.choice("ebene", "level", Level.choices), c.text("zustaendig", "responsible", 120),
        c.text("warum", "level_reason", 200), c.one("stelle", "office", lambda shelf: shelf.offices),
        c.text("stelle_text", "office_name", 160), c.yes_or_no("stelle_nur_ueblich", "office_is_typical"),
        c.fact("online", "online"), c.fact("vor_ort", "on_site"), c.fact("per_post", "by_post"),
        c.fact("telefonisch", "by_phone"),
        c.text("online_adresse", "online_url", 500), c.text("online_anbieter", "online_provider", 120),
        c.choice("anmeldung", "trust_level", TrustLevel.choices), c.text("termin_adresse", "appointment_url", 500),
        c.text("dauer", "processing_time", 200), lists.fees("gebuehren"), c.text("anmerkung", "note", 300), *_SOURCE,
    ),
    lambda shelf: shelf.provisions,
    _begin_provision,
    ("fees",),
)  # fmt: skip
OFFICES = Kind(
    "stellen",
    gettext_lazy("Stellen"),
    gettext_lazy("Anschrift, Öffnungszeiten („Mo 08:00–12:30“, eine je Zeile der Zelle) und Barrierefreiheit."),
    Office,
    ("kennung",),
    ("kennung", "name"),
    (
        c.text("name", "name", 160), c.text("name_en", "name_en", 160),
        c.one("kommune", "city", lambda shelf: shelf.cities, key="key"),
        c.one("organisation", "organisation", lambda shelf: shelf.organisations),
        c.text("anschrift", "address", 200), c.number("breite", "latitude"), c.number("laenge", "longitude"),
        c.text("telefon", "phone", 60), c.text("email", "email", 254), c.text("website", "website", 300),
        c.text("termin_adresse", "appointment_url", 300), lists.hours("oeffnungszeiten"), lists.exceptions("ausnahmen"),
        c.fact("stufenlos", "step_free"), c.fact("barrierefreies_wc", "accessible_toilet"),
        c.fact("induktionsschleife", "induction_loop"), c.fact("barrierefreier_parkplatz", "accessible_parking"),
        c.text("barrierefreiheit", "accessibility_note", 300), c.text("anmerkung", "note", 300), *_SOURCE,
    ),
    lambda shelf: shelf.offices,
    _begin_office,
    ("hours", "exceptions"),
)  # fmt: skip
KINDS = {kind.name: kind for kind in (SERVICES, PROVISIONS, OFFICES)}
