"""The form of an idea, one question at a time: which field belongs to which question."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dos.participation.forms.ideas import SLOTS, IdeaForm


@dataclass(frozen=True)
class Step:
    """One question: its name, its words, its fields."""

    key: str
    question: str | Promise
    fields: tuple[str, ...]
    is_voluntary: bool = False


_PICTURES = tuple(f"{part}_{slot}" for slot in SLOTS for part in ("picture", "alt", "kept"))
STEPS = (
    Step("titel", _("Welche Idee haben Sie?"), ("title",)),
    Step("text", _("Was soll sich ändern?"), ("text",)),
    Step("ort", _("Wo soll das sein?"), ("city", "district", "place")),
    Step("punkt", _("Wo ist der genaue Punkt?"), ("latitude", "longitude"), is_voluntary=True),
    Step("feld", _("Zu welchem Handlungsfeld passt sie?"), ("action_field",), is_voluntary=True),
    Step("bilder", _("Haben Sie Bilder dazu?"), _PICTURES, is_voluntary=True),
    Step("antwort", _("Wohin schreiben wir Ihnen?"), ("email",), is_voluntary=True),
    Step("name", _("Welcher Name soll dabeistehen?"), ("name",), is_voluntary=True),
    Step("einverstanden", _("Darf die Idee veröffentlicht werden?"), ("consent",)),
)


def steps_of(form: IdeaForm) -> list[Step]:
    """Return the questions that this form asks."""
    return [step for step in STEPS if any(name in form.fields for name in step.fields)]


def fields_of(form: IdeaForm, step: Step) -> Iterator[BoundField]:
    """Give the fields of one question that people see."""
    return (form[name] for name in step.fields if name in form.fields and not form[name].is_hidden)


def carried(form: IdeaForm, step: Step) -> list[tuple[str, str]]:
    """Return what was said at the other questions; pictures wait under their signed names."""
    return [(name, value) for name, value in form.hidden_values() if name not in (*step.fields, "token")]


def first_wrong(form: IdeaForm, steps: list[Step]) -> int | None:
    """Return the place of the first question whose answer is refused; the last one for what belongs to none."""
    wrong = (place for place, step in enumerate(steps) if any(name in form.errors for name in step.fields))
    return next(wrong, len(steps) - 1 if form.errors else None)


def keep_errors(form: IdeaForm, step: Step | None) -> None:
    """Leave only what concerns this question, so that nothing is refused before it was asked; None: nothing at all."""
    shown = (*step.fields, "__all__", "token") if step is not None else ()
    for name in [name for name in form.errors if name not in shown]:
        del form.errors[name]
