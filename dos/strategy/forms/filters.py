"""The filter of the register as a form; `selectors.project_filter` reads what it sends."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from dos.core.filters import ALL, MAX_TEXT
from dos.core.text import translated
from dos.design.forms import PlainSelect
from dos.strategy.selectors.project_filter import (
    FUNDED,
    KINDS,
    ORDERS,
    PARAMETERS,
    STAGES,
    FilterChoices,
    ProjectFilter,
)


class ProjectFilterForm(forms.Form):
    """Asks what somebody wants to see; the fields are called like the parameters of the address."""

    use_required_attribute = False

    def __init__(self, wanted: ProjectFilter, choices: FilterChoices) -> None:
        """Offer what can be chosen, with what was chosen."""
        initial: dict[str, Any] = {parameter: getattr(wanted, name) for parameter, name in PARAMETERS.items()}
        super().__init__(initial={**initial, "stadt": wanted.city or ALL}, auto_id="filter-%s")
        fields = {field.slug: translated(field, "name").text for field in choices.action_fields.values()}
        cities = {ALL: choices.all_cities, **{city.key: city.name for city in choices.cities.values()}}
        usual = wanted.having(order="").sorted_by
        orders = {order: label for order, label in ORDERS.items() if order != usual}
        partners = dict(choices.partners)
        if wanted.partner and wanted.partner not in partners:
            partners[wanted.partner] = wanted.partner
        self.fields = {
            "stand": _choice(_("Projektstand"), STAGES, empty=_("bekannten")),
            "stadt": forms.ChoiceField(label=_("Stadt"), choices=list(cities.items()), widget=PlainSelect),
            "feld": _choice(_("Handlungsfeld"), fields, empty=_("allen Handlungsfeldern")),
            "q": forms.CharField(label=_("Wort im Text"), max_length=MAX_TEXT),
            "art": _choice(_("Art"), KINDS),
            "gefoerdert": _choice(_("Förderung aus dem Programm"), FUNDED),
            "ort": _choice(_("Stadtbezirk oder Ortsteil"), choices.districts),
            "partner": _choice(_("Wer mitwirkt"), partners),
            "sortierung": _choice(_("Sortiert nach"), orders, empty=str(ORDERS[usual])),
        }


def _choice(label: str, options: Mapping[str, Any], *, empty: str = "") -> forms.ChoiceField:
    listed: Iterable[tuple[str, Any]] = [("", empty or _("alle")), *options.items()]
    return forms.ChoiceField(label=label, choices=list(listed), widget=PlainSelect)
