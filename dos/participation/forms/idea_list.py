"""The filter of the ideas of a process as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from dos.core.filters import MAX_TEXT
from dos.core.text import translated
from dos.participation.forms.overview import choice
from dos.participation.selectors.idea_list import GROUPS, NEWEST, ORDERS, IdeaChoices, IdeaFilter


class IdeaFilterForm(forms.Form):
    """Asks which ideas somebody wants to see."""

    use_required_attribute = False

    def __init__(self, wanted: IdeaFilter, offered: IdeaChoices) -> None:
        """Offer what can be chosen, with what was chosen."""
        initial: dict[str, Any] = {parameter: getattr(wanted, name) for parameter, name in wanted.PARAMETERS.items()}
        super().__init__(initial=initial, auto_id="filter-%s")
        fields = {slug: translated(row, "name").text for slug, row in offered.action_fields.items()}
        self.fields = {
            "stand": choice(
                _("Stand"), {name: words for name, (_states, words) in GROUPS.items()}, empty=_("bisherigen")
            ),
            "feld": choice(_("Handlungsfeld"), fields, empty=_("allen Handlungsfeldern")),
            "ort": choice(_("Stadtbezirk oder Ortsteil"), offered.districts),
            "q": forms.CharField(label=_("Wort im Text"), max_length=MAX_TEXT),
            "sortierung": choice(_("Sortiert nach"), ORDERS, has_empty=False),
        }
        self.initial["sortierung"] = wanted.order or NEWEST
