"""The filter of stations as it stands in the address, and how people would say it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dos.cities import selectors as cities
from dos.cities.models import City
from dos.core.filters import ALL, AddressFilter, given, known, page_number
from dos.core.text import listed
from dos.sensors.models import Theme
from dos.sensors.selectors import wording

LIST, TABLE, MAP = "liste", "tabelle", "karte"
VIEWS = (LIST, TABLE, MAP)


@dataclass(frozen=True)
class StationFilter(AddressFilter):
    """Which stations somebody looks for."""

    text: str = ""
    city: str = ""
    theme: str = ""
    view: str = LIST
    site_city: str = ""

    PARAMETERS = {"q": "text", "stadt": "city", "thema": "theme", "ansicht": "view", "seite": "page"}
    NARROWING = ("text", "city", "theme")

    @property
    def default(self) -> "StationFilter":
        """All stations; on a city's own site those of that city."""
        return StationFilter(city=self.site_city, site_city=self.site_city)

    @property
    def is_entrance(self) -> bool:
        """Whether nothing was asked yet, so that the ways in are shown."""
        return self.view == LIST and self.page == 1 and set(self.active) <= {"city"}


def parse_filter(parameters: Mapping[str, str], city: City | None) -> StationFilter:
    """Read the filter from a query string; refused when a known filter has an unknown value."""
    asked = given(parameters, StationFilter.PARAMETERS)
    home = city.key if city is not None else ""
    key = asked["city"] or home
    return StationFilter(
        text=asked["text"],
        city="" if key == ALL else known(_("Stadt"), key, cities.directory().by_key),
        theme=known(_("Thema"), asked["theme"], Theme.values),
        view=known(_("Ansicht"), asked["view"], VIEWS) or LIST,
        page=page_number(asked["page"]),
        site_city=home,
    )


def sentence(wanted: StationFilter) -> str:
    """Word the filter as people would: "Messwerte in Schwerte, Thema Luft"."""
    parts = [_("Messwerte in %(city)s") % {"city": city_words(wanted.city)}]
    if wanted.theme:
        parts.append(_("Thema %(theme)s") % {"theme": wording.theme_label(wanted.theme)})
    if wanted.text:
        parts.append(_("gesucht: „%(word)s“") % {"word": wanted.text})
    return ", ".join(parts)


def city_words(key: str) -> str:
    """Name a city, or all of them."""
    by_key = cities.directory().by_key
    if key in by_key:
        return by_key[key].name
    return listed(city.name for city in by_key.values()) or _("allen Städten")
