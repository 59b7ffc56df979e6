"""The filter of the register: read from a query string in this one place, worded as a sentence, written back as one.

Every view and every format of the list takes the same filter. Unknown parameters are ignored; an unknown value of a
known one is refused, so that nobody takes an unfiltered list for a filtered one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from dos.actors.models import Organisation
from dos.cities import selectors as cities
from dos.cities.models import City, District
from dos.core.db import german_order
from dos.core.filters import ALL, AddressFilter, given, known, page_number
from dos.core.text import listed, translated
from dos.strategy.models import ActionField, Partnership, Project

LIST, TABLE, MAP, TIMELINE, GOALS, DATA = "liste", "tabelle", "karte", "zeitleiste", "ziele", "daten"
VIEWS = (LIST, TABLE, MAP, TIMELINE, GOALS, DATA)
ORDERS = {
    "name": gettext_lazy("Name"),
    "stand": gettext_lazy("Projektstand"),
    "termin": gettext_lazy("nächster Termin"),
    "beginn": gettext_lazy("Beginn"),
    "geaendert": gettext_lazy("zuletzt geändert"),
}
FUNDED = {
    "ja": gettext_lazy("gefördert"),
    "nein": gettext_lazy("nicht gefördert"),
    "unbekannt": gettext_lazy("Förderung nicht belegt"),
}
KINDS = {
    Project.Kind.MEASURE.value: gettext_lazy("Maßnahmen der Strategie"),
    Project.Kind.USE_CASE.value: gettext_lazy("Anwendungsfälle"),
    Project.Kind.RELATED.value: gettext_lazy("verwandte Vorhaben"),
}
# As the sentence says them: "Alle … Projekte".
STAGES = {
    Project.StageGroup.PLANNED.value: pgettext_lazy("Alle … Projekte", "geplanten"),
    Project.StageGroup.RUNNING.value: pgettext_lazy("Alle … Projekte", "laufenden"),
    Project.StageGroup.DONE.value: pgettext_lazy("Alle … Projekte", "abgeschlossenen"),
    Project.Stage.IDEA.value: pgettext_lazy("Alle … Projekte", "erst angedachten"),
    Project.Stage.PLANNED.value: pgettext_lazy("Alle … Projekte", "noch nicht beschlossenen"),
    Project.Stage.DECIDED.value: pgettext_lazy("Alle … Projekte", "beschlossenen"),
    Project.Stage.RUNNING.value: pgettext_lazy("Alle … Projekte", "gerade laufenden"),
    Project.Stage.PAUSED.value: pgettext_lazy("Alle … Projekte", "pausierten"),
    Project.Stage.DONE.value: pgettext_lazy("Alle … Projekte", "zu Ende geführten"),
    Project.Stage.STOPPED.value: pgettext_lazy("Alle … Projekte", "eingestellten"),
}
MAX_PARTNERS = 100
_CACHE_KEY, _SECONDS = "project_filter", 30
PARAMETERS = {
    "stadt": "city",
    "feld": "action_field",
    "stand": "stage",
    "art": "kind",
    "gefoerdert": "funded",
    "ort": "district",
    "partner": "partner",
    "q": "text",
    "ansicht": "view",
    "sortierung": "order",
    "seite": "page",
}


@dataclass(frozen=True)
class FilterChoices:
    """What can be chosen: the cities, the fields, the districts, and who takes part in a project."""

    cities: Mapping[str, City]
    action_fields: Mapping[str, ActionField]
    districts: Mapping[str, str]
    partners: Mapping[str, str]

    @property
    def all_cities(self) -> str:
        """The partner cities in words."""
        return listed(city.name for city in self.cities.values()) or _("allen Städten")


@dataclass(frozen=True)
class ProjectFilter(AddressFilter):
    """What somebody wants to see of the register; every empty text means "all"."""

    city: str = ""
    action_field: str = ""
    stage: str = ""
    kind: str = ""
    funded: str = ""
    district: str = ""
    partner: str = ""
    text: str = ""
    view: str = LIST
    order: str = ""
    site_city: str = ""

    PARAMETERS = PARAMETERS
    NARROWING = ("city", "action_field", "stage", "kind", "funded", "district", "partner", "text")

    @property
    def default(self) -> "ProjectFilter":
        """Everything; on a city's own site everything of the city."""
        return ProjectFilter(city=self.site_city, site_city=self.site_city)

    @property
    def sorted_by(self) -> str:
        """The wanted order; where none is named, periods are sorted by their beginning, all else by name."""
        return self.order or ("beginn" if self.view == TIMELINE else "name")


def filter_choices() -> FilterChoices:
    """Return what the filters offer, at most half a minute old: it stands on every list and changes on few days."""
    known: FilterChoices | None = caches["local"].get(_CACHE_KEY)
    return known or fresh_choices()


def fresh_choices() -> FilterChoices:
    """Return what the filters offer now, in three queries; of the partners the first hundred by name."""
    taking_part = Partnership.objects.filter(project__live=True).values("organisation_id")
    leading = Project.objects.published().values("lead_organisation_id")
    partners = Organisation.objects.published().filter(Q(pk__in=taking_part) | Q(pk__in=leading))
    found = FilterChoices(
        cities=cities.directory().by_key,
        action_fields={field.slug: field for field in ActionField.objects.only("slug", "name", "name_en")},
        districts=dict(District.objects.order_by(german_order("name"), "pk").values_list("slug", "name")),
        partners=dict(partners.order_by(german_order("name"), "pk").values_list("slug", "name")[:MAX_PARTNERS]),
    )
    caches["local"].set(_CACHE_KEY, found, _SECONDS)
    return found


def parse_filter(parameters: Mapping[str, str], choices: FilterChoices, city: City | None) -> ProjectFilter:
    """Read the filter from a query string; of a repeated parameter the last counts.

    Refused when a known filter has an unknown value; the sentence names the filter and the value.
    """
    asked = given(parameters, PARAMETERS)
    home = city.key if city is not None else ""
    key = asked["city"] or home
    return ProjectFilter(
        city="" if key == ALL else known(_("Stadt"), key, choices.cities),
        action_field=known(_("Handlungsfeld"), asked["action_field"], choices.action_fields),
        stage=known(_("Projektstand"), asked["stage"], STAGES),
        kind=known(_("Art"), asked["kind"], KINDS),
        funded=known(_("Förderung"), asked["funded"], FUNDED),
        district=known(_("Ort"), asked["district"], choices.districts),
        partner=_known_partner(asked["partner"], choices),
        text=asked["text"],
        view=known(_("Ansicht"), asked["view"], VIEWS) or LIST,
        order=known(_("Sortierung"), asked["order"], ORDERS),
        page=page_number(asked["page"]),
        site_city=home,
    )


def _known_partner(slug: str, choices: FilterChoices) -> str:
    """Accept a partner beyond the hundred that are offered."""
    if not slug or slug in choices.partners or Organisation.objects.published().filter(slug=slug).exists():
        return slug
    return known(_("Partner"), slug, ())


def sentence(wanted: ProjectFilter, choices: FilterChoices) -> str:
    """Word the filter as people would: "Alle laufenden Projekte in Schwerte zu Energie und Umwelt"."""
    words = {"stage": label_of(wanted, "stage", choices), "city": label_of(wanted, "city", choices)}
    parts = [
        _("Alle %(stage)s Projekte in %(city)s") % words if wanted.stage else _("Alle Projekte in %(city)s") % words
    ]
    if wanted.action_field:
        parts.append(_("zu %(field)s") % {"field": label_of(wanted, "action_field", choices)})
    more = [
        label_of(wanted, name, choices)
        for name in ("kind", "funded", "district", "partner", "text")
        if getattr(wanted, name)
    ]
    return ", ".join([" ".join(parts), *more])


def label_of(wanted: ProjectFilter, name: str, choices: FilterChoices) -> str:
    """Word one filter as the sentence says it."""
    value: str = getattr(wanted, name)
    if name == "city":
        return choices.cities[value].name if value else choices.all_cities
    if name == "action_field":
        return translated(choices.action_fields[value], "name").text if value else ""
    if name == "district":
        return choices.districts.get(value, "")
    if name == "partner":
        return _("mit %(partner)s") % {"partner": choices.partners.get(value, value)}
    if name == "text":
        return _("mit „%(text)s“ im Text") % {"text": value}
    return str({"stage": STAGES, "kind": KINDS, "funded": FUNDED}[name].get(value, ""))
