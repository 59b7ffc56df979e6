"""The result of a survey or poll: counted in one pass over the sheets, and shown without small numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import caches
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.core.text import translated
from dos.participation.models import Process, Question
from dos.participation.selectors.questions import Option, options_of, questions_of
from dos.participation.selectors.suppression import LEAST, Shown, protected, protected_overlapping

CHUNK = 2_000
REMEMBERED_SECONDS = 3_600
# Squares of about a hundred metres: a thousandth of a degree north, a little more of one east.
NORTH, EAST = 0.001, 0.0015
MAX_SQUARES = 100
Kind = Question.Kind


@dataclass
class Count:
    """What was answered to one question."""

    answered: int = 0
    options: Counter[str] = field(default_factory=Counter)
    # Of a scale the sum of the steps, of a ranking for each option the sum of its ranks and how often it got one.
    steps: int = 0
    ranks: Counter[str] = field(default_factory=Counter)
    ranked: Counter[str] = field(default_factory=Counter)
    squares: Counter[tuple[int, int]] = field(default_factory=Counter)


@dataclass(frozen=True)
class Row:
    """One answer in a result: its count and share, or why they are not shown."""

    option: Option
    count: int | None
    share: int | None
    mark: Shown
    mean_rank: float | None = None

    @property
    def words(self) -> str:
        """Say what is not shown and why; empty where the count is."""
        return {Shown.FEW: _("unter %(n)s") % {"n": LEAST}, Shown.WITHHELD: _("nicht gezeigt")}.get(self.mark, "")


@dataclass(frozen=True)
class Square:
    """Where answers lie, no more exactly than a hundred metres."""

    latitude: float
    longitude: float
    count: int | None


@dataclass(frozen=True)
class QuestionResult:
    """The result of one question; `answered` is None where it would give a small number away."""

    question: Question
    text: str
    answered: int | None
    rows: tuple[Row, ...] = ()
    mean: float | None = None
    squares: tuple[Square, ...] = ()

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of it can be shown."""
        return self.answered is None

    @property
    def has_ranks(self) -> bool:
        """Whether the mean rank of an option is known."""
        return any(row.mean_rank is not None for row in self.rows)

    @property
    def hides_some(self) -> bool:
        """Whether one of its counts is not shown."""
        return any(row.mark != Shown.EXACT for row in self.rows)


@dataclass(frozen=True)
class SurveyResult:
    """The result of a survey; the number of sheets is None below five."""

    process: Process
    sheets: int | None
    questions: tuple[QuestionResult, ...]


def survey_result(process: Process) -> SurveyResult:
    """Return what may be shown of all sheets; remembered until there are more, or the process changes."""
    number = process.responses.count()
    if number < LEAST:
        return SurveyResult(process, None, ())
    name = f"survey-result:{process.pk}:{process.changed_at.timestamp()}:{number}:{get_language()}"
    known = caches["local"].get(name)
    if known is None:
        known = _counted_result(process)
        caches["local"].set(name, known, REMEMBERED_SECONDS)
    return known


def _counted_result(process: Process) -> SurveyResult:
    questions = questions_of(process)
    total, counts = _counted(process, questions)
    found: dict[str, QuestionResult] = {}
    for question in questions:
        is_open = not question.asked_when_key or _tells_its_condition(question, found)
        found[question.key] = question_result(question, counts[question.key], is_open=is_open)
    return SurveyResult(process, total, tuple(found.values()))


def free_texts(process: Process, question: Question, limit: int) -> list[str]:
    """Return what was written to a question, in no order; for the team alone."""
    written: list[str] = []
    rows = process.responses.filter(answers__has_key=question.key).order_by("pk").values_list("answers", flat=True)
    for answers in rows[:limit]:
        answer = answers.get(question.key)
        text = answer if isinstance(answer, str) else (answer or {}).get("words", "")
        if text:
            written.append(text)
    return written


def question_result(question: Question, count: Count, *, is_open: bool) -> QuestionResult:
    """Return what may be shown of one question; nothing where fewer than five answered.

    Answers that are no longer on offer count for nothing: their number could be told from the rest.
    """
    text = translated(question, "text").text
    if question.kind in (Kind.SINGLE, Kind.SCALE, Kind.RANKING):
        count.answered = sum(count.options[option.key] for option in options_of(question))
    if not is_open or count.answered < LEAST:
        return QuestionResult(question, text, None)
    if question.kind == Kind.PLACE:
        # How many places there are would tell how many stand behind a square.
        return QuestionResult(question, text, 0, squares=_squares(count.squares))
    if question.kind == Kind.TEXT:
        return QuestionResult(question, text, count.answered)
    rows = _rows(question, count)
    is_whole = all(row.mark == Shown.EXACT for row in rows)
    mean = count.steps / count.answered if question.kind == Kind.SCALE and is_whole else None
    return QuestionResult(question, text, count.answered, rows, mean)


def _rows(question: Question, count: Count) -> tuple[Row, ...]:
    options = options_of(question)
    numbers = [count.options[option.key] for option in options]
    most = question.max_choices or len(options)
    if question.kind == Kind.MULTIPLE and most > 1:
        marks = protected_overlapping(numbers, count.answered, min(most, len(options)))
    else:
        marks = protected(numbers, count.answered)
    shows_ranks = question.kind == Kind.RANKING and set(marks) == {Shown.EXACT}
    return tuple(
        Row(
            option,
            number if mark == Shown.EXACT else None,
            round(100 * number / count.answered) if mark == Shown.EXACT else None,
            mark,
            count.ranks[option.key] / count.ranked[option.key]
            if shows_ranks and count.ranked[option.key] >= LEAST
            else None,
        )
        for option, number, mark in zip(options, numbers, marks, strict=True)
    )


def _tells_its_condition(question: Question, found: Mapping[str, QuestionResult]) -> bool:
    """Tell whether the number of people who were asked is public anyway, from the question that decides about it."""
    before = found.get(question.asked_when_key)
    if before is None or before.is_hidden:
        return False
    wanted = {str(one) for one in question.asked_when_options}
    return all(row.mark == Shown.EXACT for row in before.rows if row.option.key in wanted)


def _squares(found: Counter[tuple[int, int]]) -> tuple[Square, ...]:
    return tuple(
        Square(round(north * NORTH, 4), round(east * EAST, 4), number if number >= LEAST else None)
        for (north, east), number in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MAX_SQUARES]
    )


def _counted(process: Process, questions: Iterable[Question]) -> tuple[int, dict[str, Count]]:
    """Read every sheet once, in chunks."""
    counts = {question.key: Count() for question in questions}
    kinds = {question.key: question.kind for question in questions}
    total = 0
    for answers in process.responses.values_list("answers", flat=True).iterator(CHUNK):
        total += 1
        for key, answer in answers.items():
            if key in counts:
                _count(counts[key], kinds[key], answer)
    return total, counts


def _count(count: Count, kind: str, answer: Any) -> None:
    count.answered += 1
    match kind, answer:
        case Kind.SINGLE, str():
            count.options[answer] += 1
        case Kind.SCALE, int():
            count.options[str(answer)] += 1
            count.steps += answer
        case Kind.MULTIPLE, list():
            count.options.update(answer)
        case Kind.RANKING, [first, *_rest]:
            count.options[first] += 1
            for rank, key in enumerate(answer, start=1):
                count.ranks[key] += rank
                count.ranked[key] += 1
        case Kind.PLACE, {"latitude": latitude, "longitude": longitude}:
            count.squares[round(latitude / NORTH), round(longitude / EAST)] += 1
