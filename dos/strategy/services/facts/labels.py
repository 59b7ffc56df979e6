"""German labels for the loose facts of projects; a fact without a label here is not loaded."""

from collections.abc import Mapping
from typing import Any

FACT_LABELS = {
    "standard": "Standard",
    "interoperabel": "Mit anderen Plattformen verbunden",
    "strassennetz_km": "Erfasstes Straßennetz (km)",
    "gebaeude_im_stadtmodell": "Gebäude im Stadtmodell",
    "datensaetze_2025_03_06": "Datensätze am 6. März 2025",
    "lizenz": "Lizenz",
    "bausteine": "Bausteine",
    "module": "Module",
    "open_source": "Quelloffen",
    "plattformen": "Plattformen",
    "aufrufe_pro_monat": "Aufrufe im Monat",
    "anteil_smartphone_prozent": "Zugriffe mit dem Smartphone (%)",
    "dienstleistungen": "Beschriebene Dienstleistungen",
    "online_loesungen": "Davon online",
    "quelle_stand": "Stand der Quelle",
    "bruecken_geplant": "Geplante Brücken",
    "bruecken_ausgestattet": "Ausgestattete Brücken",
    "sensoren_wittekindstrasse": "Sensoren an der Wittekindstraße",
    "sensoren": "Sensoren",
    "stationen": "Stationen",
    "standorte": "Standorte",
    "vollumfaengliche_stationen": "Stationen mit vollem Umfang",
    "funk": "Funktechnik",
    "messhoehe_m": "Messhöhe (m)",
    "stationen_bislang": "Stationen bislang",
    "stationen_erste_beschaffung": "Stationen der ersten Beschaffung",
    "messintervall_minuten": "Messung alle … Minuten",
    "stromversorgung": "Strom",
    "p_r_bahnhof": "Plätze P+R am Bahnhof",
    "stadtbad": "Plätze am Stadtbad",
    "bahnhof_und_tiefgarage": "Plätze an Bahnhof und Tiefgarage",
    "kilometer": "Befahrene Kilometer",
    "dauer_wochen": "Dauer (Wochen)",
    "flaeche_m2": "Fläche (m²)",
    "personen_max": "Plätze für höchstens … Personen",
    "nutzung_kostenfrei": "Nutzung kostenfrei",
    "frueherer_standort": "Früherer Standort",
    "infotafeln": "Infotafeln",
    "parkwegweiser": "Parkwegweiser",
    "digitale_vorwegweiser": "Digitale Vorwegweiser",
    "parkhausanzeiger": "Anzeigen an Parkhäusern",
    "hotspots": "WLAN-Punkte",
    "leuchten_gesamt": "Straßenleuchten insgesamt",
    "leuchten_programm": "Davon umzurüsten",
    "umgeruestet": "Davon umgerüstet",
    "led_anzeigen": "LED-Anzeigen",
    "statische_wegweiser": "Feste Wegweiser",
}


def labelled(facts: Mapping[str, Any]) -> dict[str, str | int | float]:
    """Return the loose facts under words that people read; money stands in fields of its own."""
    return {FACT_LABELS[key]: _in_words(value) for key, value in facts.items() if key in FACT_LABELS}


def _in_words(value: Any) -> str | int | float:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return value
