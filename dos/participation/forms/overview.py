"""The filters of the overview as forms."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.participation.selectors.offers import ALL, OfferFilter


class OfferFilterForm(forms.Form):
    """Asks which ways to take part somebody wants to see."""

    use_required_attribute = False

    def __init__(self, wanted: OfferFilter, cities: Mapping[str, City]) -> None:
        """Offer what can be chosen, with what was chosen."""
        super().__init__(initial={"stadt": wanted.city or ALL, "stand": wanted.state or ALL}, auto_id="filter-%s")
        named = [(city.key, city.name) for city in cities.values()]
        states = [("offen", _("laufenden")), ("beendet", _("beendeten")), (ALL, _("laufenden und beendeten"))]
        self.fields = {
            "stand": forms.ChoiceField(label=_("Stand"), choices=states),
            "stadt": forms.ChoiceField(label=_("Stadt"), choices=[(ALL, _("allen Städten")), *named]),
        }
