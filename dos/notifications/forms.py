"""What people say when they want to follow something."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dos.notifications.models import Subscriber

MAX_EMAIL = 200


class FrequencyForm(forms.Form):
    """How often mails come."""

    frequency = forms.ChoiceField(
        label=_("Wie oft möchten Sie Mails bekommen?"),
        choices=Subscriber.Frequency.choices,
        widget=forms.RadioSelect,
        initial=Subscriber.Frequency.DAILY,
    )


class AddressForm(forms.Form):
    """An address, and the name of the form."""

    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        max_length=MAX_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Bitte geben Sie Ihre E-Mail-Adresse an.")},
    )
    token = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)


class FollowForm(FrequencyForm, AddressForm):
    """An address and how often; the consent is the sentence above the button."""

    field_order = ["email", "frequency", "token"]


class ChangeForm(forms.Form):
    """What somebody does with the own list."""

    UNFOLLOW, FREQUENCY, ALL = "unfollow", "frequency", "all"

    action = forms.ChoiceField(choices=[(UNFOLLOW, ""), (FREQUENCY, ""), (ALL, "")])
    follow = forms.IntegerField(required=False)
    frequency = forms.ChoiceField(choices=Subscriber.Frequency.choices, required=False)

    def clean(self) -> dict[str, Any]:
        """Each action brings what it needs."""
        said = super().clean() or {}
        needed = {self.UNFOLLOW: "follow", self.FREQUENCY: "frequency"}.get(said.get("action", ""))
        if needed and not said.get(needed):
            raise forms.ValidationError(_("Bitte wählen Sie, was sich ändern soll."))
        return said
