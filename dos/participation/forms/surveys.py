"""A survey as a form: every question at once, each answer as it was sent. The deed checks, so that rules stand once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dos.core.text import translated
from dos.participation.forms.ideas import TokenForm, email_field
from dos.participation.models import Question
from dos.participation.selectors.questions import Option, condition_words, options_of
from dos.participation.services.sheets import MAX_PLACE, MAX_TEXT

# What others answered stays with the team, so the map shows the ground alone.
NO_PLACES = {"type": "FeatureCollection", "features": []}


class RankingWidget(forms.Widget):
    """One select for each option: which place does it take? Needs no pointer and no script."""

    template_name = "participation/survey_ranking.html"
    use_fieldset = True

    def __init__(self, options: Sequence[Option], most: int) -> None:
        """Offer as many places as may be given."""
        super().__init__()
        self.options, self.most = options, most

    def id_for_label(self, id_: str) -> str:
        """The group has a legend, each select its own label."""
        return ""

    def value_from_datadict(self, data: Any, files: MultiValueDict[str, Any], name: str) -> Any:
        """Return {option: place} for the places that were given."""
        sent = {option.key: data.get(f"{name}-{option.key}", "") for option in self.options}
        return {key: place for key, place in sent.items() if place}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give each option with its select."""
        chosen = value if isinstance(value, Mapping) else {}
        rows = [(option, f"{name}-{option.key}", str(chosen.get(option.key, ""))) for option in self.options]
        return {"rows": rows, "places": [str(place) for place in range(1, self.most + 1)]}


class PlaceWidget(forms.Widget):
    """A place in words, and as a point: typed, or chosen on a map whose ground are these areas."""

    template_name = "participation/survey_place.html"
    use_fieldset = True
    parts = ("words", "latitude", "longitude")

    def __init__(self, areas: Mapping[str, Any] | None = None) -> None:
        """Take the ground of the map."""
        super().__init__()
        self.areas = areas

    def id_for_label(self, id_: str) -> str:
        """The group has a legend, each input its own label."""
        return ""

    def value_from_datadict(self, data: Any, files: MultiValueDict[str, Any], name: str) -> dict[str, str]:
        """Return what was written in the three inputs."""
        return {part: data.get(f"{name}-{part}", "") for part in self.parts}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the three inputs with what was written."""
        written = value if isinstance(value, Mapping) else {}
        parts = {part: written.get(part, "") for part in self.parts}
        map_of = {"areas": self.areas, "places": NO_PLACES, "map_id": f"karte-{name}"}
        return {"name": name, "most": MAX_PLACE, **map_of, **parts}


class AnswerField(forms.Field):
    """One answer as it was sent."""

    def clean(self, value: Any) -> Any:
        """Leave the check to the deed, which knows the other answers."""
        return value


class AddressForm(TokenForm):
    """The address to which the link to the questions goes."""

    email = email_field(
        gettext_lazy("Dorthin schicken wir den Link zu den Fragen. Wir speichern die Adresse nicht."), required=True
    )


@dataclass(frozen=True)
class AskedField:
    """A question on the page, with what the script needs to know about when it is asked."""

    field: forms.BoundField
    asked_when: str
    asked_options: str


class SurveyForm(forms.Form):
    """All questions of a survey or poll."""

    use_required_attribute = False

    def __init__(
        self,
        questions: Sequence[Question],
        area_name: str = "",
        areas: Callable[[], Mapping[str, Any]] | None = None,
        **inputs: Any,
    ) -> None:
        """Ask each question in the way of its kind; names begin with `frage-`, so that no key is mistaken."""
        super().__init__(prefix="frage", **inputs)
        self.questions = questions
        self.has_places = any(question.kind == Question.Kind.PLACE for question in questions)
        ground = areas() if areas is not None and self.has_places else None
        for question in questions:
            self.fields[question.key] = AnswerField(
                label=translated(question, "text").text,
                help_text=_hints(question, questions, area_name),
                required=question.is_required,
                widget=_widget(question, ground),
            )

    def asked(self) -> list[AskedField]:
        """Return the fields with their conditions."""
        named = {question.key: f"{self.prefix}-{question.key}" for question in self.questions}
        return [
            AskedField(
                field=self[question.key],
                asked_when=named.get(question.asked_when_key, ""),
                asked_options=" ".join(str(one) for one in question.asked_when_options),
            )
            for question in self.questions
        ]


def _widget(question: Question, ground: Mapping[str, Any] | None) -> forms.Widget:
    options = options_of(question)
    choices = [(option.key, option.label) for option in options]
    match Question.Kind(question.kind):
        case Question.Kind.MULTIPLE:
            return forms.CheckboxSelectMultiple(choices=choices)
        case Question.Kind.RANKING:
            return RankingWidget(options, min(question.max_choices or len(options), len(options)))
        case Question.Kind.TEXT:
            return forms.Textarea(attrs={"rows": 5, "maxlength": MAX_TEXT})
        case Question.Kind.PLACE:
            return PlaceWidget(ground)
        case _:
            return forms.RadioSelect(choices=choices)


def _hints(question: Question, questions: Sequence[Question], area_name: str) -> str:
    """Say when to answer, how much, and what the editors added."""
    hints = [condition_words(question, questions), translated(question, "hint").text]
    if question.kind == Question.Kind.MULTIPLE and question.max_choices:
        most = question.max_choices
        hints.append(ngettext("Höchstens %(n)s Antwort.", "Höchstens %(n)s Antworten.", most) % {"n": most})
    if question.kind == Question.Kind.RANKING:
        hints.append(_("Platz 1 ist Ihnen am wichtigsten. Lassen Sie frei, was Ihnen nicht wichtig ist."))
    if question.kind == Question.Kind.TEXT:
        hints.append(_("Höchstens 2.000 Zeichen. Bitte nennen Sie keine Namen und keine Adressen."))
    if question.kind == Question.Kind.PLACE and area_name:
        hints.append(_("Der Ort liegt in: %(area)s.") % {"area": area_name})
    return escape(" ".join(filter(None, hints)))
