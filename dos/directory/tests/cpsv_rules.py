"""The rules of CPSV-AP 3.2 as far as our documents can break them: mandatory properties, how many, of which kind.

Written from the profile's class tables; the SHACL shapes themselves are not at hand.
"""

from collections.abc import Iterator, Mapping
from typing import Any

LITERAL, TEXT, LINK, DOUBLE = "literal", "text", "link", "double"
MANY = 10_000
# Class, property: least, most, kind, class of what is pointed to (empty: not in the document).
RULES: dict[str, dict[str, tuple[int, int, str, str]]] = {
    "cpsv:PublicService": {
        "dct:identifier": (1, 1, LITERAL, ""),
        "dct:title": (1, MANY, TEXT, ""),
        "dct:description": (1, MANY, TEXT, ""),
        "cv:hasCompetentAuthority": (1, MANY, LINK, "cv:PublicOrganisation"),
        "dct:language": (0, MANY, LINK, ""),
        "dcat:keyword": (0, MANY, TEXT, ""),
        "cv:hasChannel": (0, MANY, LINK, "cv:Channel"),
        "cv:hasCost": (0, MANY, LINK, "cv:Cost"),
        "cv:contactPoint": (0, MANY, LINK, "cv:ContactPoint"),
        "cpsv:hasInput": (0, MANY, LINK, "cv:Evidence"),
        "cv:holdsRequirement": (0, MANY, LINK, "cv:Requirement"),
        "cv:hasLegalResource": (0, MANY, LINK, "eli:LegalResource"),
        "cv:thematicArea": (0, MANY, LINK, "skos:Concept"),
        "cv:isGroupedBy": (0, MANY, LINK, "cv:LifeEvent"),
    },
    "cv:PublicOrganisation": {
        "dct:identifier": (1, 1, LITERAL, ""),
        "skos:prefLabel": (1, MANY, TEXT, ""),
        "dct:spatial": (1, MANY, LINK, "dct:Location"),
    },
    "cv:Channel": {
        "dct:identifier": (1, 1, LITERAL, ""),
        "dct:description": (0, MANY, TEXT, ""),
        "cv:ownedBy": (0, MANY, LINK, "cv:PublicOrganisation"),
    },
    "cv:Cost": {
        "dct:identifier": (1, 1, LITERAL, ""),
        "cv:hasValue": (0, 1, DOUBLE, ""),
        "cv:currency": (0, 1, LINK, ""),
        "dct:description": (0, MANY, TEXT, ""),
        "cv:isDefinedBy": (0, MANY, LINK, "cv:PublicOrganisation"),
    },
    "cv:Evidence": {"dct:identifier": (1, 1, LITERAL, ""), "dct:title": (1, MANY, TEXT, "")},
    "cv:Requirement": {"dct:identifier": (1, 1, LITERAL, ""), "dct:title": (1, MANY, TEXT, "")},
    "cv:LifeEvent": {"dct:identifier": (1, 1, LITERAL, ""), "dct:title": (1, MANY, TEXT, "")},
    "cv:ContactPoint": {
        "cv:telephone": (0, MANY, LITERAL, ""),
        "cv:email": (0, MANY, LITERAL, ""),
        "cv:contactPage": (0, MANY, LINK, "foaf:Document"),
    },
    "skos:Concept": {"skos:prefLabel": (1, MANY, TEXT, "")},
    "dct:Location": {},
    "eli:LegalResource": {},
    "foaf:Document": {},
}


def faults(document: Mapping[str, Any]) -> list[str]:
    """Say what breaks the rules, node by node."""
    nodes = {node["@id"]: node for node in document["@graph"]}
    typed = [node for node in nodes.values() if "@type" in node]
    return [fault for node in typed for fault in _about(node, nodes, document["@context"])]


def _about(node: Mapping[str, Any], nodes: Mapping[str, Any], context: Mapping[str, str]) -> Iterator[str]:
    kind = node["@type"]
    if kind not in RULES:
        yield f"{kind} is no class of the profile"
        return
    for name in node:
        if not name.startswith("@") and name.partition(":")[0] not in context:
            yield f"{name} has no namespace"
    for name, (least, most, sort, target) in RULES[kind].items():
        values = node.get(name, [])
        values = values if isinstance(values, list) else [values]
        if not least <= len(values) <= most:
            yield f"{node['@id']}: {name} {len(values)} times"
        yield from (f"{node['@id']}: {name} {value!r}" for value in values if not _is(value, sort, target, nodes))


def _is(value: Any, sort: str, target: str, nodes: Mapping[str, Any]) -> bool:
    if sort == LITERAL:
        return isinstance(value, str) and bool(value)
    if sort == TEXT:
        return set(value) == {"@language", "@value"} and bool(value["@value"]) and len(value["@language"]) == 2
    if sort == DOUBLE:
        return value["@type"] == "xsd:double" and float(value["@value"]) >= 0
    is_address = str(value.get("@id", "")).startswith(("http://", "https://"))
    return is_address and (not target or nodes.get(value["@id"], {}).get("@type") == target)
