"""What reporting a date asks: the date, who invites, an address; and what the desk and the person then say."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.core.db import german_order
from dos.core.models import Known
from dos.events.models import Event
from dos.events.services.submissions import TELLABLE, Proposal

COST = [("frei", _("kostenfrei")), ("kostet", _("kostet etwas")), ("", _("weiß ich nicht"))]
_FREE = {"frei": True, "kostet": False}


class SubmissionForm(forms.Form):
    """A date for the calendar."""

    use_required_attribute = False
    token = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Wie heißt Ihr Termin?"),
        max_length=160,
        error_messages={"required": _("Bitte geben Sie an, wie der Termin heißt.")},
    )
    summary = forms.CharField(
        label=_("Worum geht es?"),
        help_text=_("Ein oder zwei Sätze, höchstens 400 Zeichen."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Bitte schreiben Sie in einem Satz, worum es geht.")},
    )
    kind = forms.ChoiceField(label=_("Art"), choices=Event.Kind.choices, initial=Event.Kind.OTHER)
    starts_on = forms.DateField(
        label=_("An welchem Tag?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Bitte geben Sie den Tag an.")},
    )
    start_time = forms.TimeField(
        label=_("Beginn"),
        help_text=_("Leer: ganztägig."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    end_time = forms.TimeField(
        label=_("Ende"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    mode = forms.ChoiceField(
        label=_("Wo nimmt man teil?"), choices=Event.Mode.choices, initial=Event.Mode.PLACE, widget=forms.RadioSelect
    )
    place = forms.CharField(
        label=_("Ort"), help_text=_("Zum Beispiel „Stadtbücherei, großer Saal“."), max_length=160, required=False
    )
    address = forms.CharField(label=_("Anschrift"), max_length=200, required=False)
    city = forms.ModelChoiceField(
        label=_("Für welchen Kalender?"),
        queryset=City.objects.none(),
        empty_label=_("Bitte wählen"),
        error_messages={"required": _("Bitte wählen Sie eine Kommune.")},
    )
    is_free = forms.ChoiceField(label=_("Kosten"), choices=COST, required=False, widget=forms.RadioSelect)
    step_free = forms.ChoiceField(
        label=_("Kommt man ohne Stufen hinein?"),
        choices=Known.choices,
        initial=Known.UNKNOWN,
        required=False,
        widget=forms.RadioSelect,
    )
    description = forms.CharField(
        label=_("Was sollte man noch wissen?"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    source_url = forms.URLField(
        label=_("Eigene Seite zum Termin"),
        help_text=_("Beginnt mit https://."),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    organiser = forms.CharField(
        label=_("Wer lädt ein?"),
        help_text=_("Verein, Schule, Amt oder Gruppe. Das steht öffentlich beim Termin."),
        max_length=160,
        error_messages={"required": _("Bitte geben Sie an, wer einlädt.")},
    )
    name = forms.CharField(
        label=_("Ihr Name"),
        help_text=_("Sieht nur das Projektteam."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Bitte geben Sie Ihren Namen an.")},
    )
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Dorthin schicken wir einen Link. Erst nach Ihrem Klick sieht jemand die Meldung."),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Bitte geben Sie Ihre E-Mail-Adresse an.")},
    )
    consent = forms.BooleanField(
        label=_(
            "Ich bin einverstanden, dass Sie Name und Adresse speichern, bis 90 Tage nach der Entscheidung, "
            "höchstens ein Jahr."
        ),
        error_messages={"required": _("Ohne Ihr Einverständnis können wir die Meldung nicht annehmen.")},
    )

    def __init__(self, *args: Any, city: City | None = None, user: Any = None, **kwargs: Any) -> None:
        """Propose the city of the site; an account is known already."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["city"].queryset = City.objects.order_by(german_order("name"))
        fields["city"].initial = city
        if user is not None:
            del self.fields["email"]
            fields["name"].initial = user.name

    def clean_is_free(self) -> bool | None:
        """Yes, no, or nobody has said."""
        return _FREE.get(self.cleaned_data["is_free"])

    def clean_step_free(self) -> str:
        """Nothing chosen is not known."""
        return self.cleaned_data["step_free"] or Known.UNKNOWN

    def proposal(self) -> Proposal:
        """Return what is reported, for the deed."""
        said = self.cleaned_data
        return Proposal(
            city=said["city"],
            title=said["title"],
            organiser=said["organiser"],
            name=said["name"],
            email=said.get("email", ""),
            values={name: said[name] for name in TELLABLE if name in said},
        )


class ReplyForm(forms.Form):
    """The answer to what the desk asked."""

    use_required_attribute = False
    text = forms.CharField(
        label=_("Ihre Antwort"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Bitte schreiben Sie einen Satz.")},
    )


class QuestionBackForm(forms.Form):
    """What the desk wants to know."""

    question = forms.CharField(
        label=_("Rückfrage"),
        help_text=_("Geht als E-Mail an die Person, die den Termin gemeldet hat."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RefusalForm(forms.Form):
    """Why a date does not come into the calendar."""

    reason = forms.CharField(
        label=_("Grund der Ablehnung"),
        help_text=_("Geht als E-Mail an die Person, die den Termin gemeldet hat."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
