"""The sheet of a process at the desk: phases with checkboxes, answers of questions as lines, an area as text."""

import json
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from dos.cities.forms import OwnedForm
from dos.cities.models import City
from dos.cities.permissions import role_city_ids
from dos.core import geo
from dos.core.errors import Refused
from dos.core.text import clean_line, clean_text
from dos.participation.models import Activity, Process, Question
from dos.participation.services import processes
from dos.participation.services.paragraphs import RESERVED_KEYS

MAX_OPTIONS = 40
_SCALE = {"von": "from", "bis": "to"}


class PhaseForm(WagtailAdminModelForm):
    """A phase; what it opens is ticked."""

    activities = forms.MultipleChoiceField(
        label=gettext_lazy("Was in dieser Phase geht"),
        choices=Activity.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Ohne Haken ist alles nur zu lesen, zum Beispiel während die Stadt auswertet."),
    )

    def clean(self) -> dict[str, Any]:
        """Take hidden characters out, and keep the end behind the start."""
        cleaned = _cleaned(super().clean())
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("Das Ende liegt vor dem Beginn."))
        return cleaned


class ParagraphForm(WagtailAdminModelForm):
    """A paragraph; its anchor comes from the heading where none is typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].required = False

    def clean(self) -> dict[str, Any]:
        """Take hidden characters out and fill in the anchor."""
        cleaned = _cleaned(super().clean())
        if cleaned.get("key") in RESERVED_KEYS:
            self.add_error("key", _("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
        if not cleaned.get("key"):
            words = cleaned.get("heading") or cleaned.get("text") or ""
            cleaned["key"] = slugify(str(words)[:40])[:40] or "absatz"
        return cleaned


class LinesField(forms.CharField):
    """Keys, one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Read lines; commas separate too."""
        words = str(value or "").replace(",", "\n").splitlines()
        return [word.strip() for word in words if word.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is meant."""
        return bool(self.to_python(self.prepare_value(initial)) != self.to_python(data))


class OptionsField(forms.CharField):
    """Answers of a question, one a line: "kürzel: Text" or "kürzel: Text | Englisch"."""

    widget = forms.Textarea(attrs={"rows": 6})

    def prepare_value(self, value: Any) -> Any:
        """Show a list of answers, or the ends of a scale, as lines."""
        if isinstance(value, dict):
            words = {english: german for german, english in _SCALE.items()}
            return "\n".join(f"{words.get(key, key)}: {text}" for key, text in value.items())
        if isinstance(value, list):
            return "\n".join(_line(option) for option in value)
        return value

    def to_python(self, value: Any) -> Any:
        """Read the lines; faults name their line."""
        found: list[dict[str, str]] = []
        for number, line in enumerate(str(value or "").splitlines(), start=1):
            if line.strip():
                found.append(_option(number, clean_line(line)))
        keys = [option["key"] for option in found]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise forms.ValidationError(_("Das Kürzel „%(key)s“ steht zweimal da.") % {"key": twice})
        if len(found) > MAX_OPTIONS:
            raise forms.ValidationError(_("Bitte höchstens %(n)s Antworten.") % {"n": MAX_OPTIONS})
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is meant."""
        return str(self.prepare_value(initial) or "").split() != str(data or "").split()


def _line(option: Any) -> str:
    english = option.get("label_en", "")
    return f"{option.get('key', '')}: {option.get('label', '')}" + (f" | {english}" if english else "")


def _option(number: int, line: str) -> dict[str, str]:
    key, colon, words = line.partition(":")
    label, _bar, english = words.partition("|")
    if not colon or not label.strip():
        raise forms.ValidationError(_("Zeile %(n)s: bitte als „kürzel: Text“ schreiben.") % {"n": number})
    if slugify(key) != key.strip().lower():
        raise forms.ValidationError(
            _("Zeile %(n)s: Das Kürzel hat nur kleine Buchstaben, Ziffern und Striche.") % {"n": number}
        )
    found = {"key": key.strip().lower(), "label": label.strip()}
    return {**found, "label_en": english.strip()} if english.strip() else found


class QuestionForm(WagtailAdminModelForm):
    """A question with its answers as lines."""

    options = OptionsField(
        label=gettext_lazy("Antworten"),
        required=False,
        help_text=gettext_lazy(
            "Eine Antwort je Zeile, als „kürzel: Text“ oder „kürzel: Text | Englisch“. "
            "Bei einer Skala nur zwei Zeilen: „von: 1“ und „bis: 5“."
        ),
    )
    asked_when_options = LinesField(
        label=gettext_lazy("… und eine dieser Antworten gewählt wurde"),
        required=False,
        help_text=gettext_lazy("Die Kürzel der Antworten, eines je Zeile."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for answers where there is something to choose, and read the ends of a scale."""
        cleaned = _cleaned(super().clean())
        kind, options = cleaned.get("kind"), cleaned.get("options")
        choosing = (Question.Kind.SINGLE, Question.Kind.MULTIPLE, Question.Kind.RANKING)
        if kind in choosing and options is not None and len(options) < 2:
            self.add_error("options", _("Bitte geben Sie mindestens zwei Antworten zur Wahl."))
        if kind == Question.Kind.SCALE and options is not None:
            cleaned["options"] = self._scale(options)
        return cleaned

    def _scale(self, options: list[dict[str, str]]) -> dict[str, Any]:
        told = {option["key"]: option["label"] for option in options} or {"von": "1", "bis": "5"}
        ends = [told.get("von", ""), told.get("bis", "")]
        if not all(end.isdecimal() and len(end) < 4 for end in ends) or int(ends[0]) >= int(ends[1]):
            self.add_error("options", _("Eine Skala braucht zwei Zahlen, zum Beispiel „von: 1“ und „bis: 5“."))
            return {}
        rest = {key: text for key, text in told.items() if key not in _SCALE}
        return {"from": int(ends[0]), "to": int(ends[1]), **rest}


class AreaField(forms.CharField):
    """An area as GeoJSON text; empty means everywhere."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        """Show the geometry as text."""
        return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> Any:
        """Read a polygon, also out of a feature or a collection of one."""
        if not str(value or "").strip():
            return None
        try:
            return geo.read_area(str(value))
        except Refused as refused:
            raise forms.ValidationError(refused.message) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is meant."""
        return str(self.prepare_value(initial) or "").split() != str(data or "").split()


class ProcessForm(OwnedForm):
    """The sheet of a process; the deeds decide what may be published."""

    area = AreaField(
        label=gettext_lazy("Gebiet (GeoJSON)"),
        required=False,
        help_text=gettext_lazy("Ein Punkt auf der Karte muss darin liegen. Leer lassen: überall."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.for_user
        if user is not None and not user.is_superuser and "city" in self.fields:
            own = role_city_ids(user)
            if self.instance.city_id:
                own |= {self.instance.city_id}
            self.fields["city"].queryset = City.objects.filter(pk__in=own)

    def clean_slug(self) -> str:
        """Keep the words that addresses need, and the address of what is public already."""
        slug = str(self.cleaned_data["slug"])
        if slug in processes.RESERVED_SLUGS:
            raise forms.ValidationError(_("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
        known = Process.objects.filter(pk=self.instance.pk, first_published_at__isnull=False).first()
        if known is not None and slug != known.slug:
            raise forms.ValidationError(_("Das Verfahren ist schon öffentlich. Seine Adresse bleibt, wie sie ist."))
        return slug

    def is_valid(self) -> bool:
        """Look at the phases together, once each of them is right."""
        if not super().is_valid():
            return False
        text = self.formsets.get("paragraphs")
        if text is not None and self.instance.first_published_at is not None and text.has_changed():
            self.add_error(None, _("Der Text war schon öffentlich. Er ändert sich nur mit einer neuen Fassung."))
            return False
        formset = self.formsets.get("phases")
        if formset is None:
            return True
        kept = [form.instance for form in formset.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        try:
            processes.refuse_overlap(kept)
        except Refused as refusal:
            self.add_error(None, refusal.message)
            return False
        return True


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    return {name: clean_text(value) if isinstance(value, str) else value for name, value in values.items()}
