"""What somebody answered, question by question: read, checked, and refused with the reason at the question."""

from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dos.core import geo
from dos.core.errors import Refused
from dos.core.text import clean_line, clean_text, length
from dos.participation.models import Process, Question
from dos.participation.selectors.questions import is_asked, options_of

MAX_TEXT, MAX_PLACE = 2_000, 160
# About a metre: more exact than anybody needs, and than anybody points.
DIGITS = 5


def checked_sheet(process: Process, questions: Iterable[Question], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers as they are stored; what was not asked is left out, whatever was sent.

    Refused, with the reason at each question: a required answer that is missing, an answer that is not on offer, too
    many, too long, a place outside the area; and a sheet without any answer.
    """
    answers: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for question in questions:
        if not is_asked(question, answers):
            continue
        try:
            answer = _READERS[Question.Kind(question.kind)](question, given.get(question.key), process)
        except Refused as refusal:
            wrong[question.key] = refusal.message
            continue
        if answer not in (None, "", [], {}):
            answers[question.key] = answer
        elif question.is_required:
            wrong[question.key] = _("Bitte beantworten Sie diese Frage.")
    if wrong:
        raise Refused(" ".join(wrong.values()), fields=wrong)
    if not answers:
        raise Refused(_("Bitte beantworten Sie mindestens eine Frage."))
    return answers


def _single(question: Question, given: Any, _process: Process) -> str | None:
    if given in (None, ""):
        return None
    return _on_offer(question, given)


def _scale(question: Question, given: Any, _process: Process) -> int | None:
    if given in (None, ""):
        return None
    return int(_on_offer(question, str(given) if type(given) is int else given))


def _multiple(question: Question, given: Any, _process: Process) -> list[str]:
    if given in (None, ""):
        return []
    chosen = {_on_offer(question, one) for one in _list(given)}
    most = question.max_choices
    if most and len(chosen) > most:
        raise Refused(
            ngettext("Bitte wählen Sie höchstens %(n)s Antwort.", "Bitte wählen Sie höchstens %(n)s Antworten.", most)
            % {"n": most}
        )
    return [option.key for option in options_of(question) if option.key in chosen]


def _ranking(question: Question, given: Any, _process: Process) -> list[str]:
    """Read {option: rank}; ranks begin at 1, leave no gap and stand once; not everything has to be ranked."""
    if given in (None, ""):
        return []
    if not isinstance(given, Mapping):
        raise _not_on_offer()
    ranks = {_on_offer(question, key): _rank(rank) for key, rank in given.items() if rank not in (None, "")}
    if sorted(ranks.values()) != list(range(1, len(ranks) + 1)):
        raise Refused(_("Bitte vergeben Sie jeden Platz nur einmal, beginnend mit 1."))
    if question.max_choices and len(ranks) > question.max_choices:
        raise Refused(_("Bitte vergeben Sie höchstens %(n)s Plätze.") % {"n": question.max_choices})
    return sorted(ranks, key=lambda key: ranks[key])


def _text(_question: Question, given: Any, _process: Process) -> str:
    if given is None:
        return ""
    if not isinstance(given, str):
        raise _not_on_offer()
    text = clean_text(given)
    if length(text) > MAX_TEXT:
        raise Refused(_("Bitte schreiben Sie höchstens 2.000 Zeichen."))
    return text


def _place(_question: Question, given: Any, process: Process) -> dict[str, Any]:
    """Read words and a point; either may be missing."""
    if given in (None, ""):
        return {}
    if not isinstance(given, Mapping) or not isinstance(given.get("words") or "", str):
        raise _not_on_offer()
    words = clean_line(given.get("words") or "")
    if length(words) > MAX_PLACE:
        raise Refused(_("Bitte nennen Sie den Ort mit höchstens %(n)s Zeichen.") % {"n": MAX_PLACE})
    point = (_degrees(given.get("latitude"), 90), _degrees(given.get("longitude"), 180))
    if (point[0] is None) != (point[1] is None):
        raise Refused(_("Ein Punkt braucht Breite und Länge."))
    place: dict[str, Any] = {"words": words} if words else {}
    if point[0] is not None and point[1] is not None:
        if geo.are_swapped(*point):
            raise Refused(geo.swapped_sentence())
        if process.area is not None and not geo.contains(process.area, point[0], point[1]):
            area = process.area_name or process.title
            raise Refused(_("Der Ort liegt außerhalb des Gebiets „%(area)s“.") % {"area": area})
        place |= {"latitude": round(point[0], DIGITS), "longitude": round(point[1], DIGITS)}
    return place


def _on_offer(question: Question, given: Any) -> str:
    if not isinstance(given, str) or given not in {option.key for option in options_of(question)}:
        raise _not_on_offer()
    return given


def _not_on_offer() -> Refused:
    return Refused(_("Diese Antwort steht nicht zur Wahl."))


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def _rank(given: Any) -> int:
    text = str(given)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else 0


def _degrees(given: Any, most: int) -> float | None:
    """Read degrees, with point or comma; None where nothing was given."""
    if given in (None, ""):
        return None
    try:
        degrees = float(given.strip().replace(",", ".") if isinstance(given, str) else given)
    except (TypeError, ValueError):
        degrees = float("nan")
    if not isfinite(degrees) or abs(degrees) > most or isinstance(given, bool):
        raise Refused(_("Bitte geben Sie Breite und Länge als Zahl an, zum Beispiel 51,44 und 7,57."))
    return degrees


_READERS: dict[Question.Kind, Callable[[Question, Any, Process], Any]] = {
    Question.Kind.SINGLE: _single,
    Question.Kind.MULTIPLE: _multiple,
    Question.Kind.SCALE: _scale,
    Question.Kind.RANKING: _ranking,
    Question.Kind.TEXT: _text,
    Question.Kind.PLACE: _place,
}
