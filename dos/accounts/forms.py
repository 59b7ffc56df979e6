"""What a person may send to get an account."""

from typing import Any

from allauth.account.forms import AddEmailForm, SignupForm
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from dos.core import once
from dos.core.errors import Refused

# As long as the column: the library's forms allow more.
_FITS = MaxLengthValidator(200, _("Diese Adresse ist zu lang."))


class AddressForm(AddEmailForm):
    """Another e-mail address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Neue E-Mail-Adresse")
        self.fields["email"].validators.append(_FITS)


class SignUpForm(SignupForm):
    """E-mail address and password; the signed name of the form keeps programs away, without a puzzle for people."""

    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-Mail-Adresse")
        self.fields["email"].validators.append(_FITS)
        self.fields["password1"].label = _("Passwort")
        self.fields["password1"].help_text = _("Mindestens zwölf Zeichen. Ein ganzer Satz ist gut.")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.initial["token"] = once.new_form_token()
        told: Any = kwargs.get("data") or (args[0] if args else None)
        if self.is_bound and once.is_stale(told.get("token", "")):
            self.data = {**told.dict(), "token": once.new_form_token()}

    def clean_token(self) -> str:
        """Refuse what was sent faster than anybody can write."""
        try:
            return once.opened_token(self.cleaned_data["token"])
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from None
