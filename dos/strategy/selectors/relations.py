"""What the strategy tells the network: who takes part in which project, and what the projects serve."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dos.actors.models import Organisation
from dos.core.db import german_order
from dos.core.relations import Relation, Theme, Thing, Told
from dos.strategy.models import ActionField, Contribution, Decision, Objective, Partnership, Project

KIND, KIND_LABEL = "project", pgettext_lazy("eines", "Vorhaben")
LEAD, LEAD_CITY, CITY, COUNCIL = "lead", "lead_city", "city", "council"
ROLES: dict[str, str | Promise] = {
    LEAD: _("verantwortlich"),
    LEAD_CITY: _("federführende Kommune"),
    CITY: _("beteiligte Kommune"),
    COUNCIL: _("hat dazu beschlossen"),
    **{role.value: role.label for role in Partnership.Role},
}
# Their task anyway: that the city and its council work on a field makes nobody a partner.
OWN_TASK = frozenset({LEAD_CITY, CITY, COUNCIL})
Part = tuple[int, str, str, str]


@dataclass(frozen=True)
class _Known:
    """The real, published projects with their fields, and the published organisations by number."""

    projects: Mapping[int, Mapping[str, Any]]
    fields: Mapping[int, list[str]]
    organisations: Mapping[int, str]


def relations() -> Told:
    """Tell who takes part in the real, published projects, and which fields and objectives these serve."""
    known = _known()
    parts = {part[:3]: part for part in _parts(known) if part[0] in known.projects}
    told = tuple(_relation(part, known) for part in parts.values())
    return Told(told, (*_fields(known), *_objectives(known)))


def _known() -> _Known:
    columns = ("pk", "slug", "name", "name_en", "source_url", "lead_organisation_id", "lead_city_id")
    rows = Project.objects.published().filter(is_example=False).order_by(german_order("name"), "pk").values(*columns)
    fields: dict[int, list[str]] = defaultdict(list)
    for project, slug in Project.action_fields.through.objects.order_by("pk").values_list(
        "project_id", "actionfield__slug"
    ):
        fields[project].append(slug)
    organisations = Organisation.objects.published().filter(is_example=False)
    return _Known({row["pk"]: row for row in rows}, fields, dict(organisations.values_list("pk", "slug")))


def _parts(known: _Known) -> Iterator[Part]:
    """Yield project, organisation, role and source, whatever row of ours says so."""
    for pk, row in known.projects.items():
        if row["lead_organisation_id"] in known.organisations:
            yield pk, known.organisations[row["lead_organisation_id"]], LEAD, row["source_url"]
    partnerships = Partnership.objects.order_by("project_id", "sort_order", "pk")
    for pk, organisation, role in partnerships.values_list("project_id", "organisation_id", "role"):
        if organisation in known.organisations and pk in known.projects:
            yield pk, known.organisations[organisation], role, known.projects[pk]["source_url"]
    yield from _of_cities(known)
    columns = ("project_id", "decision__organisation_id", "decision__source_url")
    decided = Decision.projects.through.objects.filter(decision__live=True, decision__is_example=False)
    for pk, organisation, source_url in decided.order_by("pk").values_list(*columns):
        if organisation in known.organisations:
            yield pk, known.organisations[organisation], COUNCIL, source_url


def _of_cities(known: _Known) -> Iterator[Part]:
    """A project of a city is one of the organisation that bears the city's official name."""
    themselves = Organisation.objects.published().filter(is_example=False, name=F("city__official_name"))
    offices = dict(themselves.values_list("city_id", "slug"))
    if not offices:
        return
    rows = Project.cities.through.objects.filter(city_id__in=offices).order_by("pk")
    for pk, city in rows.values_list("project_id", "city_id"):
        if pk in known.projects:
            role = LEAD_CITY if known.projects[pk]["lead_city_id"] == city else CITY
            yield pk, offices[city], role, known.projects[pk]["source_url"]


def _relation(part: Part, known: _Known) -> Relation:
    pk, organisation, role, source_url = part
    row = known.projects[pk]
    return Relation(
        organisation=organisation,
        role=role,
        role_label=ROLES[role],
        kind=KIND,
        kind_label=KIND_LABEL,
        key=row["slug"],
        label=row["name"],
        label_en=row["name_en"],
        url_name="strategy:project_detail",
        topics=tuple(known.fields.get(pk, ())),
        source_url=source_url,
        is_partner=role not in OWN_TASK,
    )


def _fields(known: _Known) -> Iterator[Theme]:
    things: dict[str, set[Thing]] = defaultdict(set)
    for pk, row in known.projects.items():
        for slug in known.fields.get(pk, ()):
            things[slug].add((KIND, row["slug"]))
    for field in ActionField.objects.only("slug", "name", "name_en"):
        yield Theme(
            kind="action_field",
            key=field.slug,
            label=field.name,
            label_en=field.name_en,
            url_name="strategy:action_field_detail",
            url_key=field.slug,
            things=frozenset(things[field.slug]),
        )


def _objectives(known: _Known) -> Iterator[Theme]:
    """What serves an objective serves those above it."""
    rows = {row.pk: row for row in Objective.objects.filter(is_example=False).select_related("action_field")}
    things: dict[int, set[Thing]] = defaultdict(set)
    served = Contribution.objects.filter(objective__in=rows).order_by("pk")
    for objective, project in served.values_list("objective_id", "project_id"):
        if project in known.projects:
            for above in _upwards(rows[objective], rows):
                things[above.pk].add((KIND, known.projects[project]["slug"]))
    for row in rows.values():
        yield Theme(
            kind="objective",
            key=row.slug,
            label=row.title,
            label_en=row.title_en,
            url_name="strategy:action_field_detail",
            url_key=row.action_field.slug,
            anchor=f"ziel-{row.slug}",
            things=frozenset(things[row.pk]),
        )


def _upwards(objective: Objective, rows: Mapping[int, Objective]) -> Iterable[Objective]:
    above: Objective | None = objective
    while above is not None:
        yield above
        above = rows.get(above.parent_id) if above.parent_id else None
