"""Deeds on cities and roles."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _

from dos.cities import selectors
from dos.cities.models import City, CityRole
from dos.core.errors import Refused

GROUPS = {
    CityRole.Role.AUTHOR: "Autor*innen",
    CityRole.Role.EDITOR: "Redaktion",
    CityRole.Role.ADMINISTRATOR: "Verwaltung",
}
RESERVED_KEYS = frozenset({"en", "de", "api", "desk", "static", "look", "konto", "anmelden", "projekte", "programm"})


@transaction.atomic
def add_city(*, key: str, name: str, **fields: Any) -> City:
    """Add a partner city, or bring the one with this key up to date.

    Refused when the key is a word that addresses need for something else.
    """
    if key in RESERVED_KEYS:
        raise Refused(_("„%(key)s“ ist als Kürzel vergeben. Bitte wählen Sie ein anderes.") % {"key": key})
    city, _created = City.objects.update_or_create(key=key, defaults={"name": name, **fields})
    transaction.on_commit(selectors.forget_directory)
    return city


def role_group(city: City, role: str) -> Group:
    """Return the desk's group for a role in a city; page and media rights of the city's tree hang on it."""
    group, created = Group.objects.get_or_create(name=f"{GROUPS[CityRole.Role(role)]} {city.name}")
    if created:
        group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return group


@transaction.atomic
def grant_role(*, user: Any, city: City, role: str) -> CityRole:
    """Give a person a role in a city; effective at once."""
    granted, _created = CityRole.objects.get_or_create(user=user, city=city, role=role)
    user.groups.add(role_group(city, role))
    return granted


@transaction.atomic
def revoke_role(*, user: Any, city: City, role: str) -> None:
    """Take a role from a person; effective at once, open sessions included."""
    CityRole.objects.filter(user=user, city=city, role=role).delete()
    user.groups.remove(role_group(city, role))
