"""The component gallery: every component in every state, with made-up data that says so."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dos.core.thread import Fill, Node
from dos.design import charts

ERRORS = (400, 403, 404, 405, 413, 429, 500, 503)
FIELDS = (
    ("daten-und-plattformen", "Daten und Plattformen"),
    ("zusammenleben-und-mitmachen", "Zusammenleben und Mitmachen"),
    ("trends-forschung-und-entwicklung", "Trends, Forschung und Entwicklung"),
    ("sicherheit-und-vertrauen", "Sicherheit und Vertrauen"),
    ("raum-und-infrastruktur", "Raum und Infrastruktur"),
    ("intelligente-mobilitaet", "Intelligente Mobilität"),
    ("wirtschaft-handel-und-tourismus", "Wirtschaft, Handel und Tourismus"),
    ("bildung-kultur-und-freizeit", "Bildung, Kultur und Freizeit"),
    ("bauen-und-wohnen", "Bauen und Wohnen"),
    ("energie-und-umwelt", "Energie und Umwelt"),
    ("gesundheit-und-soziales", "Gesundheit und Soziales"),
    ("digitale-verwaltung", "Digitale Verwaltung"),
)
STAGES = (
    ("idea", "Idee"),
    ("planned", "geplant"),
    ("decided", "beschlossen"),
    ("running", "in Umsetzung"),
    ("paused", "pausiert"),
    ("done", "abgeschlossen"),
    ("stopped", "eingestellt"),
)
SPRITE = Path(__file__).parent / "static" / "design" / "pictograms.svg"


class ExampleForm(forms.Form):
    """Every kind of field once."""

    title = forms.CharField(label="Titel", max_length=80, help_text="Worum geht es, in einem Satz?")
    text = forms.CharField(label="Ihre Idee", widget=forms.Textarea(attrs={"rows": 4}))
    email = forms.EmailField(label="E-Mail", required=False, help_text="So erfahren Sie, was daraus wird.")
    day = forms.DateField(label="Datum", required=False, widget=forms.DateInput(attrs={"placeholder": "TT.MM.JJJJ"}))
    field = forms.ChoiceField(label="Handlungsfeld", choices=FIELDS)
    place = forms.ChoiceField(
        label="Wo?", choices=(("city", "ganze Stadt"), ("place", "ein Ort")), widget=forms.RadioSelect
    )
    topics = forms.MultipleChoiceField(
        label="Themen", required=False, choices=FIELDS[:3], widget=forms.CheckboxSelectMultiple
    )
    consent = forms.BooleanField(label="Ich habe die Hinweise zum Datenschutz gelesen.")


class FilterForm(forms.Form):
    """The filters of the example sentence."""

    stage = forms.ChoiceField(label="Projektstand", choices=(("", "alle"), *STAGES), required=False)
    city = forms.ChoiceField(label="Stadt", choices=(("", "beiden Städten"), ("s", "Schwerte")), required=False)
    field = forms.ChoiceField(label="Handlungsfeld", choices=(("", "allen Themen"), *FIELDS), required=False)


def error_page(request: HttpRequest, status: int) -> HttpResponse:
    """Show an error page as visitors get it, so that it can be looked at and checked."""
    if status not in ERRORS:
        raise Http404
    return render(request, f"{status}.html")


def gallery(request: HttpRequest) -> HttpResponse:
    """Show all components on one page."""
    now = timezone.now()
    today = timezone.localdate()
    context: dict[str, Any] = {
        "crumbs": [("Start", "/"), ("Gestaltung", "")],
        "fields": FIELDS,
        "stages": STAGES,
        "symbols": re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text()),
        "lights": _lights(),
        "now": now,
        "days": [today - timedelta(days=days) for days in (0, 1, 3, 90)],
        "nodes": _nodes(today),
        "points": _points(today),
        "target": charts.Point(date(today.year + 3, 12, 31), 120),
        "bars": _bars(today),
        "places": _places(),
        "areas": _areas(),
        "page_of_many": Paginator(range(200), 20).page(4),
        "form": ExampleForm({"email": "keine Adresse"} if "fehler" in request.GET else None),
        "filter_form": FilterForm(request.GET or None, auto_id="filter-%s"),
        "facts": [("Stadt", "Dortmund und Schwerte"), ("Seit", "April 2023"), ("Kosten", "1,2 Mio. €")],
        "table_head": ["Projekt", "Stadt", "Stand", "Nächster Schritt"],
        "table_rows": [
            ["Klimastationen", "Schwerte", "in Umsetzung", "Auswertung im März"],
            ["Offene Daten", "Dortmund", "geplant", "Beschluss im Rat"],
        ],
        "tasks": [
            {"label": "Idee 12 beantworten", "url": "#aufgaben", "state": "fällig heute", "type": "danger"},
            {"label": "Sachstand bestätigen", "url": "#aufgaben", "state": "in 12 Tagen", "type": "info"},
        ],
        "views": [("Liste", "#liste", True), ("Tabelle", "#liste", False), ("Karte", "#karte", False)],
        "weeks": _weeks(today),
        "missing": ["Kosten", "Ansprechperson", "Ende"],
    }
    return render(request, "design/gallery.html", context)


def _lights() -> list[tuple[str, str, str]]:
    return [
        ("on_time", "Im Zeitplan", "alle Meilensteine erreicht"),
        ("delayed", "Verspätet", "Lieferung der Sensoren um 6 Wochen verschoben"),
        ("critical", "Kritisch", "Förderung läuft vor dem Abschluss aus"),
        ("unknown", "Nicht belegt", "kein Zeitplan veröffentlicht"),
    ]


def _nodes(today: date) -> list[Node]:
    rows: list[tuple[str, str, str, str, Fill, str, int]] = [
        ("goal", "ziel", "Programmziel", "Lebensqualität", "half", "läuft", 0),
        ("idea", "idee", "Idee", "Schatten auf dem Marktplatz", "full", "beantwortet", -500),
        ("decision", "beschluss", "Beschluss", "Rat stimmt zu", "full", "gefasst", -380),
        ("project", "projekt", "Projekt", "Kühle Plätze", "half", "in Umsetzung", -200),
        ("milestone", "meilenstein", "Meilenstein", "Bäume gepflanzt", "open", "verspätet", 40),
        ("indicator", "kennzahl", "Kennzahl", "Beschattete Fläche", "stub", "nicht öffentlich", 0),
        ("value", "wert", "Messwert", "Messreihe am Brunnen", "crossed", "eingestellt", -10),
    ]
    return [
        Node(
            kind=kind,
            slug=slug,
            kind_label=kind_label,
            label=label,
            fill=fill,
            state_label=state,
            on=today + timedelta(days=days) if days else None,
            url="#faden",
            reason="Lieferung fiel aus" if kind == "milestone" else "",
            is_here=kind == "project",
            is_example=kind == "idea",
        )
        for kind, slug, kind_label, label, fill, state, days in rows
    ]


def _points(today: date) -> list[charts.Point]:
    values = (12, 18, 31, 30, 52, 76)
    return [charts.Point(date(today.year - 5 + place, 6, 1), value) for place, value in enumerate(values)]


def _bars(today: date) -> list[charts.Bar]:
    year = today.year
    return [
        charts.Bar(
            "Klimastationen", date(year - 3, 4, 1), date(year - 1, 9, 1), "#zeitleiste", "abgeschlossen", fill="full"
        ),
        charts.Bar("Offene Daten", date(year - 1, 1, 1), None, "#zeitleiste", "läuft, Ende offen", fill="half"),
        charts.Bar("Digitaler Zwilling", date(year + 1, 1, 1), date(year + 2, 1, 1), "#zeitleiste", "geplant"),
        charts.Bar("Gesundheitskiosk", None, None, "#zeitleiste", "Zeitraum nicht belegt"),
    ]


def _places() -> dict[str, Any]:
    places = (("Klimastation am Markt", 7.5652, 51.4458), ("Offene Daten", 7.4653, 51.5136))
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"label": label, "url": "#karte", "text": "Beispiel"},
                "geometry": {"type": "Point", "coordinates": [lon, lat]},
            }
            for label, lon, lat in places
        ],
    }


def _areas() -> dict[str, Any]:
    outline = [[7.30, 51.45], [7.45, 51.42], [7.63, 51.46], [7.62, 51.58], [7.46, 51.60], [7.31, 51.55], [7.30, 51.45]]
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"label": "Beispielgebiet"},
                "geometry": {"type": "Polygon", "coordinates": [outline]},
            }
        ],
    }


def _weeks(today: date) -> list[list[dict[str, Any]]]:
    """Return one week with something on two of its days."""
    monday = today - timedelta(days=today.weekday())
    entry = {"url": "#monat", "title": "Bürgerwerkstatt", "at": "18", "is_example": True}
    days = [monday + timedelta(days=number) for number in range(7)]
    return [
        [
            {"on": day, "label": f"{day:%d.%m.%Y}", "is_today": day == today, "rest": 0, "entries": entries}
            for day, entries in zip(days, ([entry], [], [], [entry | {"is_cancelled": True}], [], [], []), strict=True)
        ]
    ]
