"""Who may do what with services, provisions and offices. Every door asks here."""

from typing import Any

from dos.cities import permissions as cities
from dos.cities.models import City
from dos.directory.models import Office, Provision, Service


def may_edit(user: Any, obj: Service | Provision | Office) -> bool:
    """Those who write for one of its cities, and administrators of the programme."""
    return cities.may_write_for(user, obj.writing_city_ids())


def may_publish(user: Any, obj: Service | Provision | Office) -> bool:
    """Editors and administrators of one of its cities; the text of a service belongs to all of them."""
    return cities.may_write_for(user, obj.writing_city_ids(), roles=cities.PUBLISHING)


def may_see_desk(user: Any) -> bool:
    """Whoever writes for some city: lists of synonyms, of texts to check, hints on wording."""
    return bool(user.is_active and (user.is_superuser or cities.role_city_ids(user)))


def may_import(user: Any) -> bool:
    """Whoever publishes for some city; whose rows they may change is asked for each."""
    return bool(user.is_active and (user.is_superuser or cities.role_city_ids(user, cities.PUBLISHING)))


def publishing_city_ids(user: Any) -> set[int]:
    """Cities for which the person publishes; all of them for administrators of the programme."""
    if getattr(user, "is_active", False) and user.is_superuser:
        return set(City.objects.values_list("pk", flat=True))
    return cities.role_city_ids(user, cities.PUBLISHING)
