"""Deeds on cities and roles."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Workflow, WorkflowContentType, WorkflowMixin, WorkflowTask

from dos.cities import selectors
from dos.cities.models import City, CityReview, CityRole
from dos.core import module
from dos.core.errors import Refused

GROUPS = {
    CityRole.Role.AUTHOR: "Autor*innen",
    CityRole.Role.MODERATOR: "Moderation",
    CityRole.Role.EDITOR: "Redaktion",
    CityRole.Role.ADMINISTRATOR: "Verwaltung",
}
REVIEW = "Prüfung durch eine zweite Person"
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


@transaction.atomic
def role_group(city: City, role: str) -> Group:
    """Return the desk's group for a role in a city, with the rights on everything that the rooms offer at the desk.

    Which city's rows somebody may change is decided by the role itself; the group says which kinds of things.
    """
    group, _created = Group.objects.get_or_create(name=f"{GROUPS[CityRole.Role(role)]} {city.name}")
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    if role != CityRole.Role.MODERATOR:
        labels = [label for room in module.modules() for label in room.desk_models]
        allow_models(group, labels, may_publish=role != CityRole.Role.AUTHOR)
    return group


@transaction.atomic
def allow_models(group: Group, model_labels: Iterable[str], *, may_publish: bool) -> None:
    """Give a group the rights of the desk on models, and a review to those that are published."""
    editing = ["add", "change"] + (["delete", "publish", "lock", "unlock"] if may_publish else [])
    for label in model_labels:
        model = apps.get_model(label)
        content_type = ContentType.objects.get_for_model(model)
        names = [get_permission_codename(action, model._meta) for action in editing]
        group.permissions.add(*Permission.objects.filter(content_type=content_type, codename__in=names))
        if issubclass(model, WorkflowMixin):
            WorkflowContentType.objects.get_or_create(
                content_type=content_type, defaults={"workflow": review_workflow()}
            )


def review_workflow() -> Workflow:
    """Return the one workflow: a draft is published by a second person of the same city."""
    workflow, is_new = Workflow.objects.get_or_create(name=REVIEW)
    if is_new:
        step, _created = CityReview.objects.get_or_create(name=REVIEW)
        WorkflowTask.objects.create(workflow=workflow, task=step, sort_order=0)
    return workflow


@transaction.atomic
def grant_role(*, user: Any, city: City, role: str) -> CityRole:
    """Give a person a role in a city; effective at once."""
    granted, _created = CityRole.objects.get_or_create(user=user, city=city, role=role)
    user.groups.add(role_group(city, role))
    return granted


@transaction.atomic
def renew_rights(*, user: Any) -> None:
    """Give a person's roles the rights on what the rooms offer now: a new version may have brought new things."""
    for row in CityRole.objects.of(user).select_related("city"):
        role_group(row.city, row.role)


@transaction.atomic
def revoke_role(*, user: Any, city: City, role: str) -> None:
    """Take a role from a person; effective at once, open sessions included."""
    CityRole.objects.filter(user=user, city=city, role=role).delete()
    user.groups.remove(role_group(city, role))


@transaction.atomic
def take_over_roles(*, user: Any, claimed: Iterable[str]) -> None:
    """Give a person the roles that their identity provider names ("schwerte:editor"), take those it no longer names.

    Roles given at the desk stay. What names no city or role of ours is passed over.
    """
    known, roles = selectors.directory().by_key, set(CityRole.Role.values)
    named = {(key, role) for key, _colon, role in (word.partition(":") for word in claimed)}
    wanted = {(known[key], role) for key, role in named if key in known and role in roles}
    present = {(row.city, row.role): row for row in CityRole.objects.filter(user=user).select_related("city")}
    for city, role in wanted - present.keys():
        grant_role(user=user, city=city, role=role)
        CityRole.objects.filter(user=user, city=city, role=role).update(is_from_provider=True)
    for (city, role), row in present.items():
        if row.is_from_provider and (city, role) not in wanted:
            revoke_role(user=user, city=city, role=role)
