"""Headings and fixed sentences of an edition, in the active language."""

from django.utils.translation import gettext as _


def labels() -> dict[str, str]:
    """Return every fixed text that the template sets."""
    return {
        "contents": _("Inhalt"),
        "vision": _("Vision"),
        "guidelines": _("Leitlinien, Werte und Querschnittsthemen"),
        "goals": _("Programmziele"),
        "fields": _("Handlungsfelder"),
        "funding": _("Förderung in Zahlen"),
        "figures": _("Zahlen des Programms"),
        "indicators": _("Kennzahlen"),
        "decisions": _("Beschlüsse"),
        "adoptions": _("Übernahmen"),
        "timeline": _("Was bisher geschah"),
        "organisation": _("Wer steuert und wie der Erfolg geprüft wird"),
        "gaps": _("Was noch nicht belegt ist"),
        "sources": _("Quellen"),
        "thread": _("Der rote Faden: vom Ziel zur Wirkung"),
        "about": _(
            "Dieses Dokument ist aus dem gemeinsamen Register der Städte geschrieben. "
            "Zahlen in eckigen Klammern nennen die Quelle. Was unbekannt ist, heißt „nicht belegt“."
        ),
        "serves": _("Dazu tragen bei:"),
        "goal": _("Ziel"),
        "derived": _("Aus einem Projekt abgeleitet, nicht wörtlich aus der Strategie."),
        "objectives": _("Ziele im Einzelnen"),
        "baseline": _("Bestandsaufnahme"),
        "projects": _("Vorhaben"),
        "no_projects": _("Hier gibt es noch kein Vorhaben."),
        "see": _("beschrieben unter"),
        "researched": _("recherchiert, vom Projektteam noch nicht bestätigt"),
        "example": _("Beispiel"),
        "milestones": _("Meilensteine"),
        "milestone": _("Meilenstein"),
        "when": _("Wann"),
        "state": _("Stand"),
        "what": _("Was"),
        "value": _("Wert"),
        "target": _("Zielwert"),
        "place": _("Ort"),
        "source": _("Quelle"),
        "as_of": _("Stand"),
        "cohort": _("Staffel"),
        "model_projects": _("Modellprojekte"),
        "amount": _("Mittel"),
        "ours": _("hierin wird das Programm gefördert"),
        "body": _("Gremium"),
        "outcome": _("Ergebnis"),
        "solution": _("Lösung"),
        "builder": _("gebaut von"),
        "adopter": _("übernommen von"),
        "since": _("seit"),
        "unknown": _("nicht belegt"),
        "online": _("Seite dazu"),
        "page": _("Seite"),
        "none": _("Dazu ist noch nichts belegt."),
        "thread_alt": _("Linie mit Knoten von den Zielen bis zu den Messwerten; der Text daneben sagt dasselbe."),
    }
