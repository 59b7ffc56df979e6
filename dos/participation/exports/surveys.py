"""Surveys as files: the result without small numbers as CSV and JSON, the codebook, and for the team every sheet."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from dos.core.exports import About, Column, csv_lines, described
from dos.participation.models import Process, Question
from dos.participation.selectors.questions import options_of, questions_of
from dos.participation.selectors.results import QuestionResult, Row, SurveyResult
from dos.participation.selectors.suppression import Shown

RESULT_COLUMNS = (
    "frage",
    "frage_text",
    "art",
    "beantwortet",
    "antwort",
    "antwort_text",
    "anzahl",
    "anteil_prozent",
    "breite",
    "laenge",
    "hinweis",
)
CODEBOOK_COLUMNS = (
    "spalte",
    "frage",
    "frage_text",
    "frage_text_en",
    "art",
    "pflicht",
    "bedingung",
    "wert",
    "bedeutung",
)
NOTES = {Shown.EXACT: "", Shown.FEW: "unter 5", Shown.WITHHELD: "nicht gezeigt"}
PLACE_PARTS = {"ort": "words", "breite": "latitude", "laenge": "longitude"}
CHUNK = 1_000


def result_csv(result: SurveyResult) -> Iterator[str]:
    """Yield one line for each answer on offer, with its count or the reason why there is none."""
    return _csv(RESULT_COLUMNS, (line for question in result.questions for line in _result_lines(question)))


def codebook_csv(process: Process) -> Iterator[str]:
    """Yield what every column and every value of the other files means."""
    return _csv(CODEBOOK_COLUMNS, (line for question in questions_of(process) for line in _codebook_lines(question)))


def sheets_csv(process: Process) -> Iterator[str]:
    """Yield every sheet, free texts included, in no order and without its day; for the team alone."""
    questions = questions_of(process)
    columns = [column for question in questions for column in columns_of(question)]
    rows = process.responses.order_by("pk").values_list("answers", flat=True).iterator(CHUNK)
    return _csv(columns, ([cell for question in questions for cell in _cells(question, answers)] for answers in rows))


def result_json(result: SurveyResult, url: str) -> dict[str, Any]:
    """Return the result with everything that a machine needs to read it."""
    return {
        **described(About(title=result.process.title, html_url=url, count=len(result.questions))),
        "beispiel": result.process.is_example,
        "antwortboegen": result.sheets,
        "ohne_anmeldung": result.process.allows_guests,
        "fragen": [_question_json(question) for question in result.questions],
    }


def columns_of(question: Question) -> list[str]:
    """Return the columns of a question in the file of sheets; a place has three."""
    if question.kind == Question.Kind.PLACE:
        return [f"{question.key}_{part}" for part in PLACE_PARTS]
    return [question.key]


def _csv(names: Iterable[str], lines: Iterable[Sequence[Any]]) -> Iterator[str]:
    return csv_lines([Column(name, "", itemgetter(place)) for place, name in enumerate(names)], lines)


def _result_lines(result: QuestionResult) -> Iterator[tuple[Any, ...]]:
    question = result.question
    head = (question.key, question.text, question.kind, result.answered or None)
    if result.is_hidden:
        yield (*head, None, None, None, None, None, None, NOTES[Shown.WITHHELD])
    elif result.squares:
        for square in result.squares:
            note = "" if square.count else NOTES[Shown.FEW]
            yield (*head, None, None, square.count, None, square.latitude, square.longitude, note)
    elif not result.rows:
        yield (*head, None, None, None, None, None, None, None)
    for row in result.rows:
        yield (*head, row.option.key, row.option.label, row.count, row.share, None, None, NOTES[row.mark])


def _codebook_lines(question: Question) -> Iterator[tuple[str, ...]]:
    when = " | ".join(str(one) for one in question.asked_when_options)
    condition = f"{question.asked_when_key}: {when}" if question.asked_when_key else ""
    required = "ja" if question.is_required else "nein"
    for column in columns_of(question):
        head = (column, question.key, question.text, question.text_en, question.kind, required, condition)
        options = options_of(question)
        if not options:
            yield (*head, "", "")
        for option in options:
            yield (*head, option.key, option.label)


def _cells(question: Question, answers: dict[str, Any]) -> list[Any]:
    answer = answers.get(question.key)
    if question.kind == Question.Kind.PLACE:
        place = answer if isinstance(answer, dict) else {}
        return [place.get(part) for part in PLACE_PARTS.values()]
    return [answer]


def _question_json(result: QuestionResult) -> dict[str, Any]:
    return {
        "frage": result.question.key,
        "text": result.question.text,
        "text_en": result.question.text_en or None,
        "art": result.question.kind,
        "beantwortet": result.answered or None,
        "mittelwert": None if result.mean is None else round(result.mean, 2),
        "antworten": [_row_json(row) for row in result.rows],
        "orte": [
            {"breite": square.latitude, "laenge": square.longitude, "anzahl": square.count} for square in result.squares
        ],
    }


def _row_json(row: Row) -> dict[str, Any]:
    return {
        "antwort": row.option.key,
        "text": row.option.label,
        "anzahl": row.count,
        "anteil_prozent": row.share,
        "mittlerer_rang": None if row.mean_rank is None else round(row.mean_rank, 2),
        "hinweis": NOTES[row.mark] or None,
    }
