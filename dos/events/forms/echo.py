"""Three questions after an event."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dos.events.models import Echo
from dos.events.services.echoes import MAX_TEXT

WORTH = [
    (5, _("5: sehr")),
    (4, _("4: eher ja")),
    (3, _("3: teils, teils")),
    (2, _("2: eher nicht")),
    (1, _("1: gar nicht")),
]


class EchoForm(forms.Form):
    """How it was."""

    use_required_attribute = False
    token = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    worth = forms.TypedChoiceField(
        label=_("Hat sich der Termin für Sie gelohnt?"),
        choices=WORTH,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie eine Zahl.")},
    )
    voice = forms.ChoiceField(
        label=_("Konnten Sie sich einbringen?"),
        choices=Echo.Voice.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie eine Antwort.")},
    )
    text = forms.CharField(
        label=_("Was sollten wir anders machen?"),
        help_text=_("Höchstens 1.000 Zeichen. Bitte nennen Sie keine Namen."),
        max_length=MAX_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
