"""What registering for a date asks: a name, an address, how many, consent, and the event's own questions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dos.core.text import translated
from dos.events.models import Event, Question, Registration, Terms
from dos.events.selectors.registration import Openness
from dos.events.services.registration import MAX_ANSWER, Wish
from dos.events.services.registration_terms import MAX_QUESTIONS

YES_NO = [("ja", _("ja")), ("nein", _("nein"))]


class RegisterForm(forms.Form):
    """Two fields and a tick; how many people only where one registration may bring several."""

    use_required_attribute = False
    token = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Ihr Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Bitte geben Sie Ihren Namen an.")},
    )
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Dorthin schicken wir einen Link. Erst Ihr Klick darauf zählt."),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Bitte geben Sie Ihre E-Mail-Adresse an.")},
    )
    group_size = forms.IntegerField(
        label=_("Wie viele Personen kommen?"),
        min_value=1,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Ohne Ihr Einverständnis können wir Sie nicht anmelden.")},
    )

    def __init__(self, *args: Any, found: Openness, user: Any = None, **kwargs: Any) -> None:
        """Ask what this date and this person leave open."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        days = found.terms.retention_days
        fields["consent"].label = ngettext(
            "Ich bin einverstanden, dass Sie meine Angaben für diesen Termin speichern, bis einen Tag danach.",
            "Ich bin einverstanden, dass Sie meine Angaben für diesen Termin speichern, bis %(n)s Tage danach.",
            days,
        ) % {"n": days}
        if user is not None:
            del self.fields["email"]
            fields["name"].initial = user.name
        if found.largest_group == 1:
            del self.fields["group_size"]
        else:
            fields["group_size"].widget.attrs["max"] = found.largest_group
            fields["group_size"].help_text = _("Höchstens %(n)s.") % {"n": found.largest_group}
        for question in found.terms.questions.all():
            self.fields[_key(question)] = _field(question)
        self.order_fields([name for name in self.fields if name != "consent"])

    def wish(self) -> Wish:
        """Return what was asked for, for the deed."""
        said = self.cleaned_data
        answers = {int(key.removeprefix("question_")): said[key] for key in said if key.startswith("question_")}
        return Wish(said["name"], said.get("email", ""), said.get("group_size") or 1, answers)


class FewerForm(forms.Form):
    """How many of a group come after all."""

    use_required_attribute = False
    group_size = forms.IntegerField(
        label=_("So viele kommen"), min_value=1, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group_size"].widget.attrs["max"] = most


class EnterForm(forms.Form):
    """Somebody called or came by."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-Mail-Adresse"), max_length=200, required=False)
    group_size = forms.IntegerField(label=_("Personen"), min_value=1, initial=1)
    source = forms.ChoiceField(
        label=_("kam über"),
        choices=[(one.value, one.label) for one in (Registration.Source.PHONE, Registration.Source.PAPER)],
    )

    def wish(self) -> Wish:
        """Return what is entered, for the deed."""
        said = self.cleaned_data
        return Wish(said["name"], said["email"], said["group_size"])


class PlacesForm(forms.Form):
    """The places of one date."""

    is_open = forms.BooleanField(label=_("Anmeldung geöffnet"), required=False)
    is_unlimited = forms.BooleanField(label=_("unbegrenzt viele Plätze"), required=False)
    capacity = forms.IntegerField(label=_("Plätze"), min_value=0)


class TermsForm(forms.ModelForm[Terms]):
    """The terms of all dates of an event."""

    class Meta:
        model = Terms
        fields = (
            "is_open",
            "is_unlimited",
            "capacity",
            "max_group",
            "closes_hours",
            "offer_hours",
            "retention_days",
        )


class QuestionForm(forms.ModelForm[Question]):
    """One question; without words it is none."""

    label = forms.CharField(label=_("Frage"), max_length=160, required=False)

    class Meta:
        model = Question
        fields = ("label", "label_en", "kind", "is_required", "retention_days")


def question_forms(data: Any, terms: Terms | None) -> list[QuestionForm]:
    """Return a form for each question, and empty ones up to five."""
    known = list(terms.questions.all()) if terms is not None and terms.pk else []
    rows = [*known, *([None] * (MAX_QUESTIONS - len(known)))][:MAX_QUESTIONS]
    return [QuestionForm(data, instance=row, prefix=f"frage{number}") for number, row in enumerate(rows)]


def terms_of(event: Event) -> Terms:
    """Return the terms of an event, or those that would be proposed."""
    return Terms.objects.filter(event=event).first() or Terms(event=event)


def _key(question: Question) -> str:
    return f"question_{question.pk}"


def _field(question: Question) -> forms.Field:
    label = translated(question, "label").text
    if question.kind == Question.Kind.YES_NO:
        return forms.ChoiceField(label=label, choices=YES_NO, required=question.is_required, widget=forms.RadioSelect)
    return forms.CharField(label=label, max_length=MAX_ANSWER, required=question.is_required)
