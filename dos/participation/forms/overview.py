"""The filters of the overview and of a process as forms; `selectors` read what they send."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from dos.core.filters import ALL, MAX_TEXT
from dos.design.forms import PlainSelect
from dos.participation.models import Process
from dos.participation.selectors.overview import ACCOUNTS, STATES, OverviewChoices, OverviewFilter


class OverviewFilterForm(forms.Form):
    """Asks which ways to take part somebody wants to see."""

    use_required_attribute = False

    def __init__(self, wanted: OverviewFilter, offered: OverviewChoices) -> None:
        """Offer what can be chosen, with what was chosen."""
        initial: dict[str, Any] = {parameter: getattr(wanted, name) for parameter, name in wanted.PARAMETERS.items()}
        chosen = {**initial, "stadt": wanted.city or ALL, "stand": wanted.state or ALL}
        super().__init__(initial=chosen, auto_id="filter-%s")
        cities = {ALL: offered.all_cities, **{city.key: city.name for city in offered.cities.values()}}
        states = {**STATES, ALL: _("laufenden, kommenden und beendeten")}
        kinds = {**{slug: Process.Kind(kind).label for slug, kind in offered.kinds.items()}, **offered.channels}
        self.fields = {
            "stand": choice(_("Stand"), states, has_empty=False),
            "stadt": choice(_("Stadt"), cities, has_empty=False),
            "art": choice(_("Art"), kinds),
            "fuer": choice(_("Für wen"), offered.audiences),
            "konto": choice(_("Konto"), ACCOUNTS),
            "q": forms.CharField(label=_("Wort im Text"), max_length=MAX_TEXT),
        }


def choice(label: str, options: Mapping[str, Any], *, empty: str = "", has_empty: bool = True) -> forms.ChoiceField:
    """Return a list to choose from; without a choice it means all."""
    first = [("", empty or _("alle"))] if has_empty else []
    listed: Iterable[tuple[str, Any]] = [*first, *options.items()]
    return forms.ChoiceField(label=label, choices=list(listed), widget=PlainSelect)
