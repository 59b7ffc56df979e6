"""What an editor says when an indicator is counted in another unit from now on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dos.core.text import clean_line


class NewVersionForm(forms.Form):
    """The new unit, and why."""

    unit = forms.CharField(
        label=_("Neue Einheit"), max_length=40, help_text=_("Zum Beispiel: Prozent, Tonnen im Jahr, Personen.")
    )
    reason = forms.CharField(
        label=_("Grund"),
        max_length=300,
        help_text=_("Steht öffentlich bei der neuen Fassung: Warum wird jetzt anders gezählt?"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_unit(self) -> str:
        """Take control and direction characters out."""
        return clean_line(self.cleaned_data["unit"])

    def clean_reason(self) -> str:
        """Take control and direction characters out; one line."""
        return clean_line(self.cleaned_data["reason"])
