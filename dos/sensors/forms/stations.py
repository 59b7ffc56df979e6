"""The filter of stations as a form; `selectors.station_filter` reads what it sends."""

from django import forms
from django.utils.translation import gettext as _

from dos.cities import selectors as cities
from dos.core.filters import ALL
from dos.design.forms import PlainSelect
from dos.sensors.models import Theme
from dos.sensors.selectors.station_filter import StationFilter, city_words
from dos.sensors.selectors.station_page import StationPage


class StationFilterForm(forms.Form):
    """Asks which stations somebody looks for."""

    use_required_attribute = False

    def __init__(self, wanted: StationFilter) -> None:
        """Offer what can be chosen, with what was chosen."""
        super().__init__(initial={"stadt": wanted.city or ALL, "thema": wanted.theme}, auto_id="filter-%s")
        towns = [(ALL, city_words("")), *((city.key, city.name) for city in cities.all_cities())]
        themes = [("", _("allen Themen")), *Theme.choices]
        self.fields = {
            "stadt": forms.ChoiceField(label=_("Stadt"), choices=towns, widget=PlainSelect),
            "thema": forms.ChoiceField(label=_("Thema"), choices=themes, widget=PlainSelect),
        }


class CompareForm(forms.Form):
    """Asks beside which other station the values shall stand."""

    use_required_attribute = False

    def __init__(self, page: StationPage) -> None:
        """Offer the stations that measure the same."""
        super().__init__(initial={"vergleich": page.wish.beside}, auto_id="%s")
        choices = [("", _("keiner anderen Station")), *page.others]
        self.fields = {"vergleich": forms.ChoiceField(label=_("Vergleichen mit"), choices=choices)}
