"""The filter of the network: read from the address in this one place; table, drawing and formats share it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dos.actors.models import Organisation
from dos.actors.selectors.network import Network
from dos.cities.models import City
from dos.core.filters import ALL, AddressFilter, given, known, page_number
from dos.core.text import listed, translated

TABLE, DRAWING, GAPS = "tabelle", "grafik", "luecken"
VIEWS = (TABLE, DRAWING, GAPS)
PARAMETERS = {
    "gruppe": "category",
    "stadt": "city",
    "feld": "topic",
    "ziel": "objective",
    "rolle": "role",
    "q": "text",
    "akteur": "around",
    "ansicht": "view",
    "seite": "page",
}


@dataclass(frozen=True)
class NetworkFilter(AddressFilter):
    """Whom somebody wants to see; every empty text means "all". `around` is one organisation and whom it works with."""

    category: str = ""
    city: str = ""
    topic: str = ""
    objective: str = ""
    role: str = ""
    text: str = ""
    around: str = ""
    view: str = TABLE
    site_city: str = ""

    PARAMETERS = PARAMETERS
    NARROWING = ("category", "city", "topic", "objective", "role", "text", "around")

    @property
    def default(self) -> "NetworkFilter":
        """Everybody; on a city's own site those of the city."""
        return NetworkFilter(city=self.site_city, site_city=self.site_city)


def parse_network_filter(
    parameters: Mapping[str, str], network: Network, cities: Mapping[str, City], home: City | None
) -> NetworkFilter:
    """Read the filter; refused when a known filter has an unknown value, with a sentence that names both."""
    asked = given(parameters, PARAMETERS)
    site_city = home.key if home is not None else ""
    # Whoever asks for one organisation wants its partners, wherever they are.
    key = asked["city"] or ("" if asked["around"] else site_city) or ALL
    return NetworkFilter(
        category=known(_("Gruppe"), asked["category"], Organisation.Category.values),
        city="" if key == ALL else known(_("Stadt"), key, cities),
        topic=known(_("Handlungsfeld"), asked["topic"], network.fields),
        objective=known(_("Ziel"), asked["objective"], network.objectives),
        role=known(_("Rolle"), asked["role"], network.roles),
        text=asked["text"],
        around=known(_("Akteur"), asked["around"], network.members),
        view=known(_("Ansicht"), asked["view"], VIEWS) or TABLE,
        page=page_number(asked["page"]),
        site_city=site_city,
    )


def network_sentence(wanted: NetworkFilter, network: Network, cities: Mapping[str, City]) -> str:
    """Word the filter as people would."""
    words = {
        "group": str(Organisation.Category(wanted.category).label) if wanted.category else _("allen Gruppen"),
        "city": cities[wanted.city].name if wanted.city else _("allen Orten"),
    }
    parts = [_("Akteure aus %(group)s in %(city)s") % words]
    if wanted.topic:
        parts.append(_("zu %(field)s") % {"field": translated(network.fields[wanted.topic], "label").text})
    if wanted.objective:
        name = translated(network.objectives[wanted.objective], "label").text
        parts.append(_("für das Ziel „%(objective)s“") % {"objective": name})
    if wanted.role:
        parts.append(_("als „%(role)s“") % {"role": network.roles[wanted.role]})
    if wanted.around:
        parts.append(_("um %(name)s") % {"name": translated(network.members[wanted.around], "name").text})
    if wanted.text:
        parts.append(_("mit „%(text)s“ im Text") % {"text": wanted.text})
    return listed(parts[:1]) if len(parts) == 1 else f"{parts[0]} {', '.join(parts[1:])}"
