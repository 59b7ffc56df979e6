"""The filter of the network as a form; `selectors.network_filter` reads what it sends."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from dos.actors.models import Organisation
from dos.actors.selectors.network import Network
from dos.actors.selectors.network_filter import PARAMETERS, NetworkFilter
from dos.cities.models import City
from dos.core.filters import ALL, MAX_TEXT
from dos.core.text import translated
from dos.design.forms import PlainSelect


class NetworkFilterForm(forms.Form):
    """Asks whom somebody wants to see."""

    use_required_attribute = False

    def __init__(self, wanted: NetworkFilter, network: Network, cities: Mapping[str, City]) -> None:
        """Offer what can be chosen, with what was chosen."""
        initial: dict[str, Any] = {parameter: getattr(wanted, name) for parameter, name in PARAMETERS.items()}
        super().__init__(initial={**initial, "stadt": wanted.city or ALL}, auto_id="filter-%s")
        fields = [(key, translated(theme, "label").text) for key, theme in network.fields.items()]
        objectives = [(key, translated(theme, "label").text) for key, theme in network.objectives.items()]
        places = [(ALL, _("allen Orten")), *((city.key, city.name) for city in cities.values())]
        self.fields = {
            "gruppe": _choice(_("Gruppe"), Organisation.Category.choices, _("allen Gruppen")),
            "stadt": forms.ChoiceField(label=_("Stadt"), choices=places, widget=PlainSelect),
            "feld": _choice(_("Handlungsfeld"), fields, _("allen Handlungsfeldern")),
            "ziel": _choice(_("Ziel"), objectives, _("beliebig")),
            "rolle": _choice(_("Rolle"), sorted(network.roles.items()), _("beliebig")),
            "q": forms.CharField(
                label=_("Wort im Namen oder in der Rolle"),
                max_length=MAX_TEXT,
                widget=forms.TextInput(attrs={"placeholder": _("beliebig")}),
            ),
        }


def _choice(label: str, options: Iterable[tuple[str, Any]], empty: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", empty), *options], widget=PlainSelect)
