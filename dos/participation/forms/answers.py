"""What somebody says who answers for a city."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dos.core.db import german_order
from dos.participation.models import CouncilStep, Idea
from dos.participation.services.answers import Answer, possible_answers
from dos.strategy.models import Decision, Milestone, Project


class MilestoneField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the checker alone
    """Milestones with the project that they belong to."""

    def label_from_instance(self, obj: Any) -> str:
        """Name both."""
        return f"{obj.project}: {obj}"


class AnswerForm(forms.Form):
    """An answer; only what is public can be named in it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    is_correction = forms.BooleanField(widget=forms.HiddenInput, required=False)
    state = forms.ChoiceField(label=_("Was wird aus der Idee?"))
    reason = forms.CharField(
        label=_("Antwort"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Öffentlich. Sagen Sie in kurzen Sätzen, was geschieht und warum. Ein Nein braucht 30 Zeichen."),
    )
    responsible_unit = forms.CharField(
        label=_("Zuständige Stelle"),
        required=False,
        max_length=160,
        help_text=_("Zum Beispiel „Tiefbauamt“. Keine Namen von Personen."),
    )
    decision = forms.ModelChoiceField(
        Decision.objects.none(), label=_("Beschluss"), required=False, empty_label=_("keiner")
    )
    project = forms.ModelChoiceField(
        Project.objects.none(),
        label=_("Vorhaben"),
        required=False,
        empty_label=_("keines"),
        help_text=_("Ein Ja braucht einen Beschluss oder ein Vorhaben."),
    )
    milestone = MilestoneField(
        Milestone.objects.none(), label=_("Meilenstein"), required=False, empty_label=_("keiner")
    )
    reason_en = forms.CharField(
        label=_("Antwort auf Englisch"), required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, idea: Idea, is_correction: bool = False, **kwargs: Any) -> None:
        """Offer the states that may follow, and what exists and is public."""
        super().__init__(*args, **kwargs)
        self.corrects = is_correction
        labels = dict(Idea.State.choices)
        state: Any = self.fields["state"]
        possible = possible_answers(idea, is_correction=is_correction)
        state.choices = [("", _("Bitte wählen")), *((value, labels[value]) for value in possible)]
        self._offer("decision", Decision.objects.published().order_by("-on", german_order("title")))
        self._offer("project", Project.objects.published().order_by(german_order("name")))
        steps = Milestone.objects.filter(project__live=True).select_related("project")
        self._offer("milestone", steps.order_by(german_order("project__name"), "sort_order", "pk"))

    def answer(self) -> Answer:
        """Return it as the deed takes it."""
        told = dict(self.cleaned_data)
        for name in ("version", "is_correction"):
            told.pop(name)
        return Answer(**told)

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        field: Any = self.fields[name]
        field.queryset = rows


class CouncilForm(forms.Form):
    """When a committee sits, and what it decided."""

    opened = forms.CharField(widget=forms.HiddenInput)
    body = forms.CharField(label=_("Gremium"), max_length=160)
    planned_on = forms.DateField(
        label=_("Sitzung am"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label=_("Beschluss"),
        required=False,
        empty_label=_("noch keiner"),
        help_text=_("Mit dem Beschluss ist die Beratung abgeschlossen."),
    )

    def __init__(self, *args: Any, step: CouncilStep, **kwargs: Any) -> None:
        """Offer public decisions, the newest first."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["decision"]
        field.queryset = Decision.objects.published().order_by("-on", german_order("title"))


class ResultForm(forms.Form):
    """What came of a process."""

    result = forms.CharField(
        label=_("Ergebnis"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Sofort öffentlich. Was kam heraus, was geschieht damit, bis wann?"),
    )
    result_en = forms.CharField(
        label=_("Ergebnis auf Englisch"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )
