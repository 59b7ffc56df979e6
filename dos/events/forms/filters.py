"""The filter of events as a form; `selectors.event_filter` reads what it sends."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from dos.core.filters import ALL, MAX_TEXT
from dos.design.forms import PlainSelect
from dos.events.selectors.event_filter import ACCESS, COSTS, MODES, TIME_LABELS, EventChoices, EventFilter


class EventFilterForm(forms.Form):
    """Asks which events somebody wants to see."""

    use_required_attribute = False

    def __init__(self, wanted: EventFilter, offered: EventChoices) -> None:
        """Offer what can be chosen, with what was chosen."""
        initial: dict[str, Any] = {parameter: getattr(wanted, name) for parameter, name in wanted.PARAMETERS.items()}
        chosen = {**initial, "stadt": wanted.city or ALL, "zeit": wanted.time or ALL}
        super().__init__(initial=chosen, auto_id="filter-%s")
        cities = {ALL: offered.all_cities, **{city.key: city.name for city in offered.cities.values()}}
        districts = {key: f"{row.name} ({row.city.name})" for key, row in offered.districts.items()}
        self.fields = {
            "zeit": _choice(_("Zeit"), {**TIME_LABELS, ALL: _("zu jeder Zeit")}, has_empty=False),
            "stadt": _choice(_("Stadt"), cities, has_empty=False),
            "q": forms.CharField(label=_("Wort im Text"), max_length=MAX_TEXT),
            "feld": _choice(_("Handlungsfeld"), offered.fields),
            "vorhaben": _choice(_("Vorhaben"), offered.projects),
            "veranstalter": _choice(_("Veranstalter*in"), offered.organisers),
            "art": _choice(_("Art"), offered.kinds),
            "ortsteil": _choice(_("Ortsteil"), districts),
            "kosten": _choice(_("Kosten"), COSTS),
            "barrierefrei": _choice(_("Barrierefreiheit"), ACCESS),
            "teilnahme": _choice(_("Teilnahme"), MODES),
        }


def _choice(label: str, options: Mapping[str, Any], *, has_empty: bool = True) -> forms.ChoiceField:
    first = [("", _("alle"))] if has_empty else []
    listed: Iterable[tuple[str, Any]] = [*first, *options.items()]
    return forms.ChoiceField(label=label, choices=list(listed), widget=PlainSelect)
