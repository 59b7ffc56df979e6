"""What keepers of a profile, and those who want to become one, are asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dos.actors.models import Organisation, Profile
from dos.actors.selectors.network import network
from dos.actors.services.profiles import Logo, Said
from dos.core.text import translated
from dos.media.forms import PictureField

MAX_LOGO_BYTES = 2 * 1024 * 1024


class ClaimForm(forms.Form):
    """Who wants to speak for an organisation says as what, and how the editors can tell."""

    use_required_attribute = False
    position = forms.CharField(
        label=_("Ihre Funktion in der Organisation"),
        help_text=_("Zum Beispiel: Geschäftsführung, Öffentlichkeitsarbeit, Vorstand."),
        max_length=120,
        error_messages={"required": _("Bitte nennen Sie Ihre Funktion.")},
    )
    evidence = forms.CharField(
        label=_("Woran erkennt die Redaktion, dass Sie für die Organisation sprechen?"),
        help_text=_("Zum Beispiel: Ihre Adresse gehört zur Website der Organisation. Nur die Redaktion liest das."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Bitte schreiben Sie, woran die Redaktion das erkennt.")},
    )


class ClaimLinkForm(forms.Form):
    """Where the link goes for who has no account."""

    use_required_attribute = False
    token = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse in der Organisation"),
        help_text=_("Dorthin schicken wir einen Link. Bis Sie ihn öffnen, speichern wir nichts."),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Bitte nennen Sie Ihre E-Mail-Adresse.")},
    )


class ProfileForm(forms.Form):
    """What an organisation says about itself."""

    use_required_attribute = False
    text = forms.CharField(
        label=_("Wer Sie sind und was Sie tun"),
        help_text=_("Das lesen alle. Bitte nennen Sie keine Personen und keine E-Mail-Adressen."),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    topics = forms.MultipleChoiceField(
        label=_("Handlungsfelder, zu denen Sie arbeiten"), required=False, widget=forms.CheckboxSelectMultiple
    )
    website = forms.URLField(
        label=_("Website"),
        max_length=300,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Bitte geben Sie eine Adresse an, die mit https:// beginnt.")},
    )
    contact_role = forms.CharField(
        label=_("Ansprechstelle"),
        help_text=_("Eine Funktion, keine Person. Zum Beispiel: Geschäftsstelle."),
        max_length=160,
        required=False,
    )
    logo = PictureField(
        label=_("Logo"), help_text=_("JPEG, PNG oder WebP, höchstens 2 MB."), required=False, widget=forms.FileInput
    )
    logo_alt = forms.CharField(
        label=_("Was ist auf dem Logo zu sehen?"),
        help_text=_("Ein Satz für Menschen, die es nicht sehen. Nur nötig mit einem neuen Logo."),
        max_length=200,
        required=False,
    )
    drops_logo = forms.BooleanField(label=_("Bisheriges Logo entfernen"), required=False)

    def __init__(self, *args: Any, profile: Profile | None, organisation: Organisation, **kwargs: Any) -> None:
        """Begin with what is known."""
        known = {"website": organisation.website}
        if profile is not None:
            known = {name: getattr(profile, name) for name in ("text", "topics", "website", "contact_role")}
        super().__init__(*args, **{**kwargs, "initial": known})
        fields: dict[str, Any] = self.fields
        fields["topics"].choices = [(key, translated(theme, "label").text) for key, theme in network().fields.items()]
        # The field words its own limits, which are wider.
        fields["logo"].help_text = _("JPEG, PNG oder WebP, höchstens 2 MB.")
        if profile is None or profile.logo_id is None:
            del self.fields["drops_logo"]

    def clean_logo(self) -> Any:
        """Refuse what is larger than a logo needs."""
        logo = self.cleaned_data["logo"]
        if logo is not None and logo.size > MAX_LOGO_BYTES:
            raise forms.ValidationError(_("Dieses Bild ist größer als 2 MB. Bitte verkleinern Sie es."))
        return logo

    def said(self) -> Said:
        """Return what was said."""
        return Said(**{name: self.cleaned_data[name] for name in ("text", "topics", "website", "contact_role")})

    def new_logo(self) -> Logo | None:
        """Return the new logo, if there is one."""
        file = self.cleaned_data["logo"]
        return Logo(file, self.cleaned_data["logo_alt"]) if file else None


class DecisionForm(forms.Form):
    """What an editor decides about a request."""

    use_required_attribute = False
    act = forms.ChoiceField(choices=[("grant", ""), ("refuse", ""), ("end", "")])
    reason = forms.CharField(label=_("Grund (liest die Person)"), max_length=300, required=False)
