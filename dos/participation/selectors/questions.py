"""What a survey asks: the answers to choose from, the ends of a scale, and when a question is asked at all.

Answers of a question stand in `Question.options`: for one, several and a ranking a list of `{"key", "label",
"label_en"}`; for a scale its ends, `{"from": 1, "to": 5, "from_label", "to_label"}` (with `_en` twins of the labels).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.core.text import translated
from dos.participation.models import Process, Question

MAX_STEPS = 11
CHOSEN = (Question.Kind.SINGLE, Question.Kind.MULTIPLE, Question.Kind.RANKING)


@dataclass(frozen=True)
class Option:
    """One answer to choose: its key in the data, its words in the active language."""

    key: str
    label: str


def questions_of(process: Process) -> list[Question]:
    """Return the questions in their order."""
    return list(process.questions.all())


def options_of(question: Question) -> tuple[Option, ...]:
    """Return what can be chosen; the steps of a scale too; nothing for text and place."""
    if question.kind == Question.Kind.SCALE:
        return _steps(question.options)
    if question.kind in CHOSEN:
        return tuple(Option(str(one["key"]), _words(one, "label")) for one in question.options or ())
    return ()


def is_asked(question: Question, answers: Mapping[str, Any]) -> bool:
    """Tell whether a question is asked, after the answers to those before it."""
    if not question.asked_when_key:
        return True
    given = answers.get(question.asked_when_key)
    chosen = given if isinstance(given, list) else [given]
    wanted = {str(one) for one in question.asked_when_options}
    return any(str(one) in wanted for one in chosen if one is not None)


def condition_words(question: Question, questions: Iterable[Question]) -> str:
    """Say in a sentence when a question is to be answered; empty where it always is."""
    before = next((one for one in questions if one.key == question.asked_when_key), None)
    if before is None:
        return ""
    wanted = {str(one) for one in question.asked_when_options}
    chosen = [f"„{option.label}“" for option in options_of(before) if option.key in wanted]
    words = {"question": translated(before, "text").text, "answers": _(" oder ").join(chosen)}
    return _("Nur wenn Sie bei „%(question)s“ %(answers)s gewählt haben.") % words


def _steps(ends: Any) -> tuple[Option, ...]:
    """Return the steps of a scale; the words of its ends stand at the first and the last."""
    ends = ends[0] if isinstance(ends, list) and ends else ends or {}
    first, last = int(ends.get("from", 1)), int(ends.get("to", 5))
    last = min(last, first + MAX_STEPS - 1)
    words = {first: _words(ends, "from_label"), last: _words(ends, "to_label")}
    return tuple(
        Option(str(step), f"{step} – {words[step]}" if words.get(step) else str(step))
        for step in range(first, last + 1)
    )


def _words(one: Mapping[str, Any], name: str) -> str:
    english = "" if (get_language() or "de").startswith("de") else one.get(f"{name}_en")
    return str(english or one.get(name) or "")
