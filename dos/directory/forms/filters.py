"""The filter of services as a form; `selectors.service_filter` reads what it sends."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from dos.core.filters import ALL
from dos.core.text import translated
from dos.design.forms import PlainSelect
from dos.directory.selectors.service_filter import WAYS, ServiceChoices, ServiceFilter


class ServiceFilterForm(forms.Form):
    """Asks which services somebody looks for."""

    use_required_attribute = False

    def __init__(self, wanted: ServiceFilter, offered: ServiceChoices) -> None:
        """Offer what can be chosen, with what was chosen."""
        initial: dict[str, Any] = {parameter: getattr(wanted, name) for parameter, name in wanted.PARAMETERS.items()}
        super().__init__(initial={**initial, "stadt": wanted.city or ALL}, auto_id="filter-%s")
        cities = {ALL: offered.all_cities, **{city.key: city.name for city in offered.cities.values()}}
        self.fields = {
            "stadt": _choice(_("Stadt"), cities, has_empty=False),
            "thema": _choice(_("Thema"), _titles(offered.topics, "title"), empty=_("allen Themen")),
            "lebenslage": _choice(_("Lebenslage"), _titles(offered.situations, "title")),
            "stelle": _choice(_("Stelle"), _titles(offered.offices, "name")),
            "nur": _choice(_("Nur"), WAYS),
        }


def _titles(rows: Mapping[str, Any], column: str) -> dict[str, str]:
    return {key: translated(row, column).text for key, row in rows.items()}


def _choice(label: str, options: Mapping[str, Any], *, has_empty: bool = True, empty: str = "") -> forms.ChoiceField:
    first = [("", empty or _("alle"))] if has_empty else []
    listed: Iterable[tuple[str, Any]] = [*first, *options.items()]
    return forms.ChoiceField(label=label, choices=list(listed), widget=PlainSelect)
