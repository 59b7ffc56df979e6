"""What an address of SensorThings leads to, for somebody: a set, an entity, or nothing.

What may not be seen does not exist: the same answer, the same number, the same order as without it.
"""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from dos.sensors.permissions import Reach
from dos.sensors.query.errors import NOT_FOUND, QueryRefused
from dos.sensors.query.tree import Options, ResourcePath, Step
from dos.sensors.storage.expanding import Expander, with_merged_expansions
from dos.sensors.storage.pages import Page
from dos.sensors.storage.reading import Parent, exists, id_behind, read_entity, read_set
from dos.sensors.storage.tables import TABLES, Navigation, Table, target_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: a table, the entity above it, and the id of one entity where it names one."""

    table: Table
    parent: Parent | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was read; one row where an entity was named."""

    page: Page
    is_set: bool


def nowhere() -> QueryRefused:
    """Return the refusal of an address that leads nowhere (404)."""
    return QueryRefused(_("Unter dieser Adresse gibt es nichts."), status=NOT_FOUND)


def read(reach: Reach, path: ResourcePath, options: Options) -> Found:
    """Return what an address with options leads to; 404 where there is nothing, 400 where the options do not fit."""
    place = place_of(reach, path)
    if path.property and place.id is None:
        raise nowhere()
    options = with_merged_expansions(place.table, _fitting(place, path, options))
    if place.id is None:
        page: Page | None = _read_set(reach, place, options)
    else:
        page = read_entity(reach, place.table, options, place.id, place.parent)
    if page is None:
        raise nowhere()
    return Found(Expander(reach).expand(page), is_set=place.id is None)


def _read_set(reach: Reach, place: Place, options: Options) -> Page | None:
    page = read_set(reach, place.table, options, place.parent)
    above = place.parent
    # Rows prove that the entity above is there; only without any it has to be looked up.
    if page.rows or above is None or above.unproven is None or exists(reach, above.unproven, above.id):
        return page
    return None


def _fitting(place: Place, path: ResourcePath, options: Options) -> Options:
    """Return the options with what the address itself selects; refused where they have no meaning there."""
    if path.property:
        if place.table.property(path.property[0]) is None:
            raise nowhere()
        options = replace(options, select=path.property[:1], expand=())
    if path.is_ref:
        options = replace(options, select=("@iot.id",), expand=())
    if place.id is not None and (options.filter or options.orderby or options.count or options.skiptoken):
        raise QueryRefused(_("$filter, $orderby, $count und $skiptoken gelten nur für Mengen."))
    if options.result_format == "dataArray" and (place.table.name != "Observations" or options.expand):
        raise QueryRefused(_("dataArray gibt es nur für Observations und ohne $expand."))
    return options


def place_of(reach: Reach, path: ResourcePath) -> Place:
    """Return where an address leads; every entity on the way has to be there and visible (404)."""
    first, *others = path.steps or (Step(""),)
    table = TABLES.get(first.name)
    if table is None:
        raise nowhere()
    place = Place(table, id=_number(first))
    for step in others:
        place = _next(reach, place, step)
    return place


def _next(reach: Reach, place: Place, step: Step) -> Place:
    navigation = place.table.navigation(step.name)
    if navigation is None or place.id is None:
        raise nowhere()
    is_last_set = not navigation.is_one and step.key is None
    if is_last_set and place.parent is None:
        return Place(target_of(navigation), Parent(navigation, place.id, unproven=place.table))
    if not exists(reach, place.table, place.id, place.parent):
        raise nowhere()
    if navigation.is_one:
        return _one(reach, place, step, navigation)
    return Place(target_of(navigation), Parent(navigation, place.id), _number(step))


def _one(reach: Reach, place: Place, step: Step, navigation: Navigation) -> Place:
    number = None if place.id is None else id_behind(reach, place.table, place.id, navigation)
    if number is None or step.key is not None:
        raise nowhere()
    return Place(target_of(navigation), id=number)


def _number(step: Step) -> int | None:
    if isinstance(step.key, str):
        raise nowhere()
    return step.key
