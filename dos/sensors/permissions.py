"""Who sees which things, and who writes them; one answer for every way in and out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dos.cities import permissions as cities
from dos.cities.models import CityRole
from dos.sensors.models import Access, AccessKey, Thing


@dataclass(frozen=True)
class Reach:
    """How far somebody sees and writes: nothing but the public, some cities, or everything.

    `appends_to` are the streams to which a device may append; who comes with a device's key has nothing else.
    `new_access` is who may see the things that it makes.
    """

    is_administrator: bool = False
    is_of_programme: bool = False
    reads_nothing: bool = False
    city_ids: frozenset[int] = frozenset()
    writes_city_ids: frozenset[int] = frozenset()
    appends_to: frozenset[int] = frozenset()
    receives_city_ids: frozenset[int] = frozenset()
    new_access: str = Access.INTERNAL

    def sees(self, *, access: str, city_id: int | None) -> bool:
        """Tell whether a thing with this access in this city may be seen."""
        if self.reads_nothing:
            return False
        if self.is_administrator or access == Access.PUBLIC:
            return True
        if access == Access.INTERNAL and self.is_of_programme:
            return True
        return city_id in self.city_ids


EVERYBODY = Reach()


def reach_of(user: Any) -> Reach:
    """Return the reach of a person: administrators see everything, people of a city their own and what is internal.

    Nobody writes as a person: a foreign page could make a browser do it. The desk has its own forms.
    """
    if not cities.may_use_desk(user):
        return EVERYBODY
    city_ids = frozenset(cities.role_city_ids(user, CityRole.Role.values))
    return Reach(is_administrator=user.is_superuser, is_of_programme=True, city_ids=city_ids)


def reach_of_key(key: AccessKey) -> Reach:
    """Return the reach of a valid key: a program acts for its city, a device appends to its streams.

    A network server hands on the messages of the city's devices, and nothing else.
    """
    if key.purpose == AccessKey.Purpose.DEVICE:
        return Reach(reads_nothing=True, appends_to=frozenset(key.datastreams.values_list("pk", flat=True)))
    own = frozenset({key.city_id})
    if key.purpose == AccessKey.Purpose.NETWORK:
        return Reach(reads_nothing=True, receives_city_ids=own)
    return Reach(is_of_programme=True, city_ids=own, writes_city_ids=own, new_access=key.new_access)


def may_see_thing(reach: Reach, thing: Thing) -> bool:
    """Whoever may see its access level in its city."""
    return reach.sees(access=thing.access, city_id=thing.city_id)


def may_write_for(reach: Reach, city_id: int | None) -> bool:
    """Programs of the city; what belongs to no city is written at the desk alone."""
    return city_id in reach.writes_city_ids


def may_write_thing(reach: Reach, thing: Thing) -> bool:
    """Programs of its city."""
    return may_write_for(reach, thing.city_id)


def may_receive_for(reach: Reach, thing: Thing) -> bool:
    """Network servers of its city."""
    return thing.city_id in reach.receives_city_ids


def may_write_shared(reach: Reach) -> bool:
    """Sensors, observed properties, locations and features belong to all who write for some city."""
    return bool(reach.writes_city_ids)


def may_see_desk(user: Any) -> bool:
    """Administrators and whoever writes for some city."""
    return bool(user.is_active and (user.is_superuser or cities.role_city_ids(user)))


def may_describe(user: Any, thing: Thing) -> bool:
    """Administrators, and whoever writes for the city of the thing."""
    return cities.may_write_for(user, thing.writing_city_ids())


def may_issue_keys(user: Any, city_ids: Iterable[int]) -> bool:
    """Administrators, and whoever publishes for the city: a key can change what everybody sees."""
    return cities.may_write_for(user, city_ids, roles=cities.PUBLISHING)
