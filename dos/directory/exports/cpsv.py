"""Services as JSON-LD in CPSV-AP 3.2, the European profile for public services.

Every service has what the profile demands: identifier, title, description, and an authority with a place. Everything
is said with the profile's own properties; who reads it needs no file from elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from dos.cities import address
from dos.core.exports import DEMO_NOTICE
from dos.core.models import Known
from dos.core.text import clean_line, clean_text
from dos.directory.models import Fee, Level, Provision, Service, Situation, SynonymKind, Topic
from dos.directory.selectors import addresses, wording
from dos.directory.selectors.exchange import Told

CONTENT_TYPE = "application/ld+json; charset=utf-8"
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_EURO, _GERMANY = f"{_AUTHORITY}currency/EUR", f"{_AUTHORITY}country/DEU"
_LANGUAGES = {"de": f"{_AUTHORITY}language/DEU", "en": f"{_AUTHORITY}language/ENG"}
_PLACES = "http://dcat-ap.de/def/politicalGeocoding/"
_URL = re.compile(r"https?://\S+")
_WAYS = ("on_site", "by_post", "by_phone")
Node = dict[str, Any]


def document(told: Iterable[Told], *, url: str) -> Node:
    """Return the services as one graph in which each authority, topic and situation stands once."""
    nodes: dict[str, Node] = {}
    with translation.override("de"):
        for row in told:
            for node in _service(row):
                nodes.setdefault(node["@id"], node)
    about: Node = {"@id": url, "dct:title": _german(_("Leistungen")), "rdfs:comment": _german(_notice())}
    if settings.DATA_LICENCE_URL:
        about["dct:license"] = {"@id": settings.DATA_LICENCE_URL}
    return {"@context": CONTEXT, "@graph": [about, *nodes.values()]}


def _notice() -> str:
    return DEMO_NOTICE if settings.DEMO else settings.WAGTAIL_SITE_NAME


def _service(told: Told) -> Iterator[Node]:
    """Yield the service and everything that it names."""
    service, places = told.service, told.places
    url = addresses.service_url(service, "de")
    named = list(_named(service, places, url))
    node: Node = {
        "@id": url,
        "@type": "cpsv:PublicService",
        "dct:identifier": service.slug,
        "dct:title": _texts(service.title, service.title_en),
        "dct:description": _texts(service.short_text or service.description or service.title, service.short_text_en),
        "dct:language": [{"@id": uri} for code, uri in _LANGUAGES.items() if code == "de" or service.title_en],
        "dcat:keyword": [_text(word.term) for word in service.synonyms.all() if word.kind != SynonymKind.MISSPELLING],
    }
    if service.leika_key:
        key = {"@type": "skos:Concept", "skos:notation": service.leika_key}
        node["cv:isClassifiedBy"] = [key | {"skos:prefLabel": _texts(service.official_name or service.title, "")}]
    for name, child in named:
        if name and {"@id": child["@id"]} not in node.get(name, []):
            node.setdefault(name, []).append({"@id": child["@id"]})
    yield {name: value for name, value in node.items() if value}
    yield from (child for _name, child in named)


def _named(service: Service, places: tuple[Provision, ...], url: str) -> Iterator[tuple[str, Node]]:
    """Yield by which property the service names a thing, and the thing; without one what others of them name."""
    for place in places:
        yield from _authority(place, url)
        yield from (("cv:hasChannel", channel) for channel in _channels(place, url))
        for number, fee in enumerate(place.fees.all(), 1):
            yield "cv:hasCost", _cost(fee, place, f"{url}#gebuehr-{place.city.key}-{number}", url)
        yield from _contact(place, url)
    yield from _needed(service, url)
    yield from (("cv:thematicArea", _topic(topic)) for topic in service.topics.all())
    yield from (("cv:isGroupedBy", _situation(situation)) for situation in service.situations.all())


def _needed(service: Service, url: str) -> Iterator[tuple[str, Node]]:
    """Yield what people bring and fulfil, and the laws that say so."""
    for number, line in enumerate(_lines(service.documents), 1):
        yield "cpsv:hasInput", _thing("cv:Evidence", f"{url}#unterlage-{number}", line)
    for number, line in enumerate(_lines(service.requirements), 1):
        yield "cv:holdsRequirement", _thing("cv:Requirement", f"{url}#voraussetzung-{number}", line)
    for line in _lines(service.legal_basis):
        for found in _URL.findall(line):
            label = clean_line(line.replace(found, "")) or found
            yield "cv:hasLegalResource", {"@id": found, "@type": "eli:LegalResource", "rdfs:label": _text(label)}


def _authority(place: Provision, url: str) -> Iterator[tuple[str, Node]]:
    spot = _spot(place)
    yield "", {"@id": spot, "@type": "dct:Location"}
    yield (
        "cv:hasCompetentAuthority",
        {
            "@id": _authority_id(place, url),
            "@type": "cv:PublicOrganisation",
            "dct:identifier": _authority_id(place, url),
            "skos:prefLabel": [_text(_authority_name(place))],
            "dct:spatial": [{"@id": spot}],
        },
    )


def _authority_id(place: Provision, url: str) -> str:
    office = _office(place)
    return addresses.office_url(office, "de") if office is not None else f"{url}#zustaendig-{place.city.key}"


def _authority_name(place: Provision) -> str:
    office = _office(place)
    return office.name if office is not None else wording.responsible(place)


def _office(place: Provision) -> Any:
    """Return the office where it is proven and has a page."""
    return place.office if place.office is not None and place.office.live and not place.office_is_typical else None


def _spot(place: Provision) -> str:
    """Return for which part of the state the authority stands."""
    ags = place.city.ags
    if place.level == Level.FEDERAL or not ags:
        return _GERMANY
    if place.level == Level.STATE:
        return f"{_PLACES}stateKey/{ags[:2]}"
    if place.level == Level.DISTRICT:
        return f"{_PLACES}districtKey/{ags[:5]}"
    return f"{_PLACES}municipalityKey/{ags}"


def _channels(place: Provision, url: str) -> Iterator[Node]:
    owner = [{"@id": _authority_id(place, url)}]
    if place.online_url:
        words = _("online, bei: %(who)s") % {"who": place.online_provider or _authority_name(place)}
        yield _channel(place.online_url, words, owner)
    for name in _WAYS:
        if getattr(place, name) == Known.YES:
            spot = f"{url}#{name.replace('_', '-')}-{place.city.key}"
            yield _channel(spot, f"{wording.way(name)}, {place.city.name}", owner)


def _channel(spot: str, words: str, owner: list[Node]) -> Node:
    told = {"dct:identifier": spot, "dct:description": [_text(words)], "cv:ownedBy": owner}
    return {"@id": spot, "@type": "cv:Channel", **told}


def _cost(fee: Fee, place: Provision, spot: str, url: str) -> Node:
    words = ", ".join(part for part in (wording.fee_words(fee), fee.condition, place.city.name) if part)
    node: Node = {
        "@id": spot,
        "@type": "cv:Cost",
        "dct:identifier": spot,
        "dct:description": [_text(words)],
        "cv:isDefinedBy": [{"@id": _authority_id(place, url)}],
    }
    if fee.amount is not None and fee.amount_to is None:
        node["cv:hasValue"] = {"@type": "xsd:double", "@value": _double(fee.amount)}
        node["cv:currency"] = {"@id": _EURO}
    return node


def _double(amount: Decimal) -> str:
    return f"{float(amount):.2f}"


def _contact(place: Provision, url: str) -> Iterator[tuple[str, Node]]:
    office = _office(place)
    if office is None:
        return
    node: Node = {"@id": f"{addresses.office_url(office, 'de')}#kontakt", "@type": "cv:ContactPoint"}
    told = {"cv:telephone": office.phone, "cv:email": office.email}
    node |= {name: [clean_line(value)] for name, value in told.items() if value}
    if office.website:
        yield "", {"@id": office.website, "@type": "foaf:Document"}
        node["cv:contactPage"] = [{"@id": office.website}]
    if len(node) > 2:
        yield "cv:contactPoint", node


def _thing(kind: str, spot: str, words: str) -> Node:
    return {"@id": spot, "@type": kind, "dct:identifier": spot, "dct:title": [_text(words)]}


def _topic(topic: Topic) -> Node:
    labels = _texts(topic.title, topic.title_en)
    return {"@id": _list_url("thema", topic.slug), "@type": "skos:Concept", "skos:prefLabel": labels}


def _situation(situation: Situation) -> Node:
    spot = _list_url("lebenslage", situation.slug)
    titles = _texts(situation.title, situation.title_en)
    return {"@id": spot, "@type": "cv:LifeEvent", "dct:identifier": situation.slug, "dct:title": titles}


def _list_url(name: str, slug: str) -> str:
    return f"{address.canonical('directory:service_list', language='de')}?{name}={slug}"


def _lines(text: str) -> list[str]:
    return [line for part in clean_text(text).split("\n") if (line := clean_line(part))]


def _german(text: str) -> list[Node]:
    return [_text(text)]


def _text(text: str, language: str = "de") -> Node:
    return {"@language": language, "@value": clean_text(text)}


def _texts(german: str, english: str) -> list[Node]:
    return [_text(german), *([_text(english, "en")] if english else [])]
