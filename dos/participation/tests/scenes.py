"""Surveys for tests: one question of each kind, with a condition."""

from typing import Any

from dos.participation.models import Process, Question
from dos.participation.tests.factories import ProcessFactory

AREA = {"type": "Polygon", "coordinates": [[[7.5, 51.4], [7.6, 51.4], [7.6, 51.5], [7.5, 51.5], [7.5, 51.4]]]}
YES_NO = [{"key": "ja", "label": "Ja", "label_en": "Yes"}, {"key": "nein", "label": "Nein", "label_en": "No"}]
WAYS = [{"key": key, "label": key.capitalize()} for key in ("rad", "bus", "auto", "fuss")]


def survey(**values: Any) -> Process:
    """Make an open survey with one question of each kind."""
    process = ProcessFactory(**{"kind": Process.Kind.SURVEY, "area": AREA, "area_name": "Schwerte", **values})
    ask(process, "mobil", "single", "Sind Sie oft unterwegs?", options=YES_NO, is_required=True)
    when = {"asked_when_key": "mobil", "asked_when_options": ["ja"]}
    ask(process, "wege", "multiple", "Womit fahren Sie?", options=WAYS, max_choices=2, is_required=True, **when)
    ask(process, "note", "scale", "Wie zufrieden sind Sie?", options={"from": 1, "to": 5, "from_label": "gar nicht"})
    ask(process, "vorrang", "ranking", "Was ist Ihnen wichtig?", options=WAYS)
    ask(process, "wunsch", "text", "Was wünschen Sie sich?")
    ask(process, "ort", "place", "Wo hakt es?")
    return process


def poll(**values: Any) -> Process:
    """Make an open poll with one question."""
    process = ProcessFactory(kind=Process.Kind.POLL, **values)
    ask(process, "bank", "single", "Wo soll die Bank stehen?", options=YES_NO, is_required=True)
    return process


def ask(process: Process, key: str, kind: str, text: str, **values: Any) -> Question:
    """Add a question at the end."""
    return Question.objects.create(
        process=process, key=key, kind=kind, text=text, sort_order=process.questions.count(), **values
    )


SHEET: dict[str, Any] = {
    "mobil": "ja",
    "wege": ["rad", "bus"],
    "note": "4",
    "vorrang": {"bus": "1", "rad": "2"},
    "wunsch": "Mehr Bänke am Markt.",
    "ort": {"words": "Markt", "latitude": "51,44", "longitude": "7.57"},
}
