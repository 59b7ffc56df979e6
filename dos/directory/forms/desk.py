"""What an editor may send about services, provisions and offices; the deeds decide what may be published."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dos.cities.forms import OwnedForm
from dos.cities.models import City
from dos.cities.permissions import role_city_ids
from dos.core.errors import Refused
from dos.directory.models import SynonymKind
from dos.directory.services.publishing import refuse_unknown_key


class SteadyForm(OwnedForm):
    """A form for something whose address stays once it is public."""

    def clean_slug(self) -> str:
        """Keep the address of what is public already: people and other websites know it."""
        slug = str(self.cleaned_data["slug"])
        known = type(self.instance)._default_manager.filter(pk=self.instance.pk, live=True).first()
        if known is not None and slug and slug != known.slug:
            raise forms.ValidationError(_("Das ist schon öffentlich. Die Adresse bleibt, wie sie ist."))
        return slug

    def _keep_to_own_cities(self, present: int | None) -> None:
        """Offer the person's own cities, and the one that is chosen already."""
        user = self.for_user
        if user is not None and not user.is_superuser and "city" in self.fields:
            field = self.fields["city"]
            field.queryset = City.objects.filter(pk__in=role_city_ids(user) | ({present} - {None}))
            if self.instance.pk is None and field.initial is None:
                field.initial = field.queryset.first()


class ServiceForm(SteadyForm):
    """The text of a service with its other words."""

    def clean_leika_key(self) -> str:
        """Refuse a key that the loaded catalogue does not have."""
        key = str(self.cleaned_data["leika_key"]).replace(" ", "")
        try:
            refuse_unknown_key(key)
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from None
        return key

    def is_valid(self) -> bool:
        """Refuse the same other word twice: the library compares rows of one form only with what is stored."""
        is_valid = bool(super().is_valid())
        if is_valid and (twice := self._doubled()):
            self.add_error(None, _("Dieses andere Wort steht zweimal da: %(word)s.") % {"word": twice})
            return False
        return is_valid

    def _doubled(self) -> str:
        rows = self.formsets["synonyms"].forms if "synonyms" in self.formsets else []
        kept = [row.cleaned_data for row in rows if not row.cleaned_data.get("DELETE")]
        terms = [str(told["term"]).strip() for told in kept if told.get("term")]
        folded = [term.casefold() for term in terms]
        return next((term for term in terms if folded.count(term.casefold()) > 1), "")


class ProvisionForm(SteadyForm):
    """Who does a service for the people of one city."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keep_to_own_cities(self.instance.city_id)


class OfficeForm(SteadyForm):
    """An office with its hours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keep_to_own_cities(self.instance.city_id)


class CheckedForm(forms.Form):
    """Says until when a text that was checked today is to be checked again."""

    next_due = forms.DateField(
        label=gettext_lazy("nächste Prüfung bis"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class WordsForm(forms.Form):
    """A text to look at, without keeping it."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Er wird nicht gespeichert."),
    )


class SynonymFilterForm(forms.Form):
    """Which other words somebody wants to see."""

    art = forms.ChoiceField(
        label=gettext_lazy("Art"), required=False, choices=[("", gettext_lazy("alle")), *SynonymKind.choices]
    )
    q = forms.CharField(label=gettext_lazy("Wort oder Leistung"), required=False, max_length=80)
