"""The filters of the smaller lists: decisions and indicators. Fields are called like the parameters of the address."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _

from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core.text import translated
from dos.strategy.models import ActionField

ALL_CITIES = "alle"


class ListFilterForm(forms.Form):
    """Asks for one choice in each field; a value that is not offered is an error."""

    use_required_attribute = False

    def __init__(self, given: Mapping[str, Any], fields: Mapping[str, forms.ChoiceField], city: City | None) -> None:
        """Fill in what the address does not say: on a city's own site that city, else everything."""
        default = {"stadt": city.key if city else ALL_CITIES}
        super().__init__({name: given.get(name) or default.get(name, "") for name in fields}, auto_id="filter-%s")
        self.fields = dict(fields)

    def chosen(self, name: str) -> str:
        """Return what was chosen, "" for everything."""
        value = str(self.cleaned_data.get(name, ""))
        return "" if value == ALL_CITIES else value

    def query(self) -> str:
        """Return what was chosen as a query string, for the pages of the list."""
        return urlencode({name: value for name, value in self.data.items() if value})


def decision_filter(given: Mapping[str, Any], city: City | None, years: Iterable[int]) -> ListFilterForm:
    """Ask for city and year."""
    fields = {"stadt": _city(), "jahr": _choice(_("Jahr"), {str(year): str(year) for year in years}, _("allen Jahren"))}
    return ListFilterForm(given, fields, city)


def indicator_filter(given: Mapping[str, Any], city: City | None, topics: Iterable[ActionField]) -> ListFilterForm:
    """Ask for city, field and whether a value is due."""
    names = {field.slug: translated(field, "name").text for field in topics}
    fields = {
        "stadt": _city(),
        "feld": _choice(_("Handlungsfeld"), names, _("allen Handlungsfeldern")),
        "aktualitaet": _choice(_("Aktualität"), {"aktuell": _("aktuellen"), "veraltet": _("veralteten")}, _("allen")),
    }
    return ListFilterForm(given, fields, city)


def _city() -> forms.ChoiceField:
    names = {city.key: city.name for city in cities.all_cities()}
    return _choice(_("Stadt"), {ALL_CITIES: _("beiden Städten") if len(names) == 2 else _("allen Städten"), **names})


def _choice(label: str, options: Mapping[str, str], empty: str = "") -> forms.ChoiceField:
    first = [("", empty)] if empty else []
    return forms.ChoiceField(
        label=label,
        choices=[*first, *options.items()],
        required=False,
        error_messages={"invalid_choice": _("„%(value)s“ steht nicht zur Wahl. Bitte wählen Sie aus der Liste.")},
    )
