"""What an editor says about a council's original."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.cities.models import City
from dos.cities.permissions import PUBLISHING, role_city_ids
from dos.core.text import clean_line


class OriginalForm(forms.Form):
    """A PDF with its title, and whose it is; the deed looks into the file."""

    title = forms.CharField(
        label=gettext_lazy("Titel"), max_length=200, help_text=gettext_lazy("So heißt das Dokument im Rat.")
    )
    city = forms.ModelChoiceField(City.objects.none(), label=gettext_lazy("Kommune"))
    language = forms.ChoiceField(label=gettext_lazy("Sprache"), choices=settings.LANGUAGES)
    file = forms.FileField(
        label=gettext_lazy("PDF-Datei"),
        help_text=gettext_lazy("Höchstens 10 MB. Die Datei ist sofort öffentlich."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages={"empty": gettext_lazy("Die Datei ist leer.")},
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        """Offer the person's own cities; administrators also the whole programme."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["city"]
        if user.is_superuser:
            field.queryset, field.required = City.objects.all(), False
            field.empty_label = _("das ganze Programm")
            return
        field.queryset = City.objects.filter(pk__in=role_city_ids(user, PUBLISHING))
        field.initial, field.empty_label = field.queryset.first(), None

    def clean_title(self) -> str:
        """Take control and direction characters out; something has to be left."""
        title = clean_line(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError(_("Bitte geben Sie dem Dokument einen Titel."))
        return title
