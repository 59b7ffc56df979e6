"""Opening a city: the one deed that touches every room, therefore it lives on the roof."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from dos.accounts import services as accounts
from dos.cities import services as cities
from dos.cities.models import Boundary, City, CityRole, District
from dos.core import geo, module
from dos.portal.models import HomePage

Role = CityRole.Role
PAGE_RIGHTS = {Role.MODERATOR: (), Role.AUTHOR: ("add", "change"), Role.EDITOR: ("add", "change", "publish", "lock")}
MEDIA_RIGHTS = ("add", "change", "choose")


@transaction.atomic
def open_programme(name: str) -> HomePage:
    """Make the programme's home the root of the site and take away the page that Wagtail brings along."""
    home = HomePage.objects.filter(city=None).first()
    if home is None:
        root = Page.objects.get(depth=1)
        home = root.add_child(instance=HomePage(title=name, slug=slugify(name)))
        home.save_revision()
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name=name)
    elif site.root_page_id != home.pk:
        welcome = site.root_page
        site.root_page, site.site_name = home, name
        site.save()
        if welcome.depth > 1 and welcome.content_type.model_class() is Page:
            Page.objects.get(pk=welcome.pk).delete()
    return home


@transaction.atomic
def open_city(
    *,
    key: str,
    name: str,
    districts: Sequence[str] = (),
    outline: Mapping[str, Any] | None = None,
    outline_source: str = "",
    editor: str = "",
    **fields: Any,
) -> City:
    """Open a partner city, or bring it up to date: row, districts, outline, groups, pages, first editor, rooms.

    Refused when the key is a word that addresses need for something else, or the outline is no area.
    """
    home = open_programme(settings.WAGTAIL_SITE_NAME)
    city = cities.add_city(key=key, name=name, **fields)
    for district in districts:
        District.objects.get_or_create(city=city, slug=slugify(district), defaults={"name": district})
    if outline is not None:
        geometry = geo.area_from(outline)
        Boundary.objects.update_or_create(city=city, defaults={"geometry": geometry, "source": outline_source})
    _open_home(home, city)
    collection = _open_collection(city)
    page = HomePage.objects.get(city=city)
    for role in Role:
        group = cities.role_group(city, role)
        _grant_pages(group, role, page)
        if role != Role.MODERATOR:
            _grant_media(group, collection)
    if editor:
        cities.grant_role(user=accounts.open_account(email=editor, is_staff=True), city=city, role=Role.EDITOR)
    for room in module.modules():
        if room.open_city is not None:
            room.open_city(city)
    return city


def _open_home(programme: HomePage, city: City) -> None:
    if not HomePage.objects.filter(city=city).exists():
        page = programme.add_child(instance=HomePage(title=city.name, slug=city.key, city=city))
        page.save_revision()


def _open_collection(city: City) -> Collection:
    root = Collection.get_first_root_node()
    found: Collection | None = root.get_children().filter(name=city.name).first()
    return found or root.add_child(instance=Collection(name=city.name))


def _grant_pages(group: Group, role: str, page: HomePage) -> None:
    for action in PAGE_RIGHTS.get(Role(role), PAGE_RIGHTS[Role.EDITOR]):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _grant_media(group: Group, collection: Collection) -> None:
    for permission in _media_permissions():
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _media_permissions() -> Iterable[Permission]:
    names = [f"{action}_{noun}" for action in MEDIA_RIGHTS for noun in ("image", "document")]
    return Permission.objects.filter(content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=names)
