"""The filter of the organisations as a form; `selectors.parse_filter` reads what it sends."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _

from dos.actors.models import Organisation
from dos.actors.selectors.organisations import ALL_CITIES, MAX_TEXT, OrganisationFilter
from dos.cities.models import City
from dos.core.text import listed


class OrganisationFilterForm(forms.Form):
    """Asks which organisations somebody wants to see."""

    use_required_attribute = False

    def __init__(self, wanted: OrganisationFilter, cities: Mapping[str, City]) -> None:
        """Offer what can be chosen, with what was chosen."""
        initial = {"gruppe": wanted.category, "stadt": wanted.city or ALL_CITIES, "q": wanted.text}
        super().__init__(initial=initial, auto_id="filter-%s")
        named = {ALL_CITIES: listed(city.name for city in cities.values()) or _("allen Städten")}
        self.fields = {
            "gruppe": forms.ChoiceField(
                label=_("Gruppe"), choices=[("", _("allen Gruppen")), *Organisation.Category.choices]
            ),
            "stadt": forms.ChoiceField(
                label=_("Stadt"), choices=[*named.items(), *[(city.key, city.name) for city in cities.values()]]
            ),
            "q": forms.CharField(
                label=_("Wort im Namen oder in der Rolle"),
                max_length=MAX_TEXT,
                widget=forms.TextInput(attrs={"placeholder": _("beliebig")}),
            ),
        }
