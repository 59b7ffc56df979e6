"""The words of XZuFi, the exchange format for descriptions of public services, as far as we write and read them.

Field names are those of version 2.2.0; 2.3 calls the key of a service differently and tells modules by channel.
"""

from collections.abc import Mapping

NAMESPACE = "http://xoev.de/schemata/xzufi/2_2_0"
NAMESPACES = (NAMESPACE, "http://xoev.de/schemata/xzufi/2_3_0", "http://xoev.de/schemata/xzufi/2_3_1")
VERSION = "2.2.0"
# Which of our own identifiers a file may name.
AGENCY = "dos2030"

# Text modules by code, with the column of our table that holds the same.
OFFICIAL_NAME, PLAIN_NAME, SHORT, FULL, LAW, DOCUMENTS = "02", "03", "05", "06", "07", "08"
REQUIREMENTS, PROCEDURE, FORMS, MORE, NOTES, RESPONSIBLE = "09", "11", "14", "15", "16", "22"
CONTACT, TEASER, APPEAL = "23", "24", "25"
MODULE_NAMES: Mapping[str, str] = {
    OFFICIAL_NAME: "Leistungsbezeichnung",
    PLAIN_NAME: "Leistungsbezeichnung II",
    SHORT: "Kurztext",
    FULL: "Volltext",
    LAW: "Handlungsgrundlage(n)",
    DOCUMENTS: "Erforderliche Unterlagen",
    REQUIREMENTS: "Voraussetzungen",
    PROCEDURE: "Verfahrensablauf",
    FORMS: "Formulare",
    MORE: "Weiterführende Informationen",
    NOTES: "Hinweise",
    RESPONSIBLE: "Zuständige Stelle",
    CONTACT: "Ansprechpunkt",
    TEASER: "Teaser",
    APPEAL: "Rechtsbehelf",
}
# Modules whose whole text is one column of ours.
TEXT_COLUMNS: Mapping[str, str] = {
    LAW: "rechtsgrundlagen",
    DOCUMENTS: "unterlagen",
    REQUIREMENTS: "voraussetzungen",
    PROCEDURE: "ablauf",
    NOTES: "hinweise",
    APPEAL: "rechtsbehelf",
}
# Vertrauensniveau, as the code list of the standard counts.
TRUST: Mapping[str, str] = {"none": "10", "basic": "20", "substantial": "30", "high": "40", "unknown": "00"}
LISTS = {
    "text": "urn:de:xzufi:codeliste:leistungstextmodulleika",
    "leika": "urn:de:fim:leika:leistung",
    "trust": "urn:xoev-de:fim:codeliste:vertrauensniveau",
    "place": "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags",
}
