"""The directory's menu, its own addresses at the desk, and what waits on the first page."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from dos.directory.models import Service
from dos.directory.permissions import may_import, may_see_desk
from dos.directory.selectors import review
from dos.directory.services import publishing
from dos.directory.views import desk, exchange_desk
from dos.directory.wagtail_hooks import offices, services


class DirectoryGroup(SnippetViewSetGroup):
    """Everything that people need to reach the right office."""

    menu_label = _("Leistungen")
    menu_icon = "clipboard-list"
    menu_order = 113
    items = (
        services.ServiceViewSet,
        services.ProvisionViewSet,
        offices.OfficeViewSet,
        services.TopicViewSet,
        services.SituationViewSet,
    )


register_snippet(DirectoryGroup)


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail is untyped
def desk_urls() -> list[URLPattern]:
    """Add the room's own addresses to the desk's."""
    base = "leistungen/"
    return [
        path(base + "pruefen/", desk.reviews, name="desk_directory_reviews"),
        path(base + "<int:pk>/geprueft/", desk.checked, name="desk_directory_checked"),
        path(base + "woerter/", desk.synonyms, name="desk_directory_synonyms"),
        path(base + "woerter.csv", desk.synonym_table, name="desk_directory_synonym_table"),
        path(base + "verstaendlich/", desk.wording, name="desk_directory_wording"),
        path(base + "austausch/", exchange_desk.exchange, name="desk_directory_exchange"),
        path(base + "austausch/<slug:kind>.csv", exchange_desk.table, name="desk_directory_table"),
    ]


class DeskItem(MenuItem):
    """Shown to those who write."""

    def is_shown(self, request: Any) -> bool:
        """Ask the permission."""
        return may_see_desk(request.user)


class ExchangeItem(MenuItem):
    """Shown to those who publish."""

    def is_shown(self, request: Any) -> bool:
        """Ask the permission."""
        return may_import(request.user)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # wagtail is untyped
def reviews_item() -> MenuItem:
    """Add the way to the texts that are to be checked, and from there to the other words."""
    url = reverse("desk_directory_reviews")
    return DeskItem(_("Leistungen: Pflege"), url, name="directory-care", icon_name="check", order=114)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # wagtail is untyped
def exchange_item() -> MenuItem:
    """Add the way to import and export."""
    url = reverse("desk_directory_exchange")
    return ExchangeItem(
        _("Leistungen: Import, Export"), url, name="directory-exchange", icon_name="download", order=141
    )


class ReviewsPanel(Component):
    """How many texts are to be checked, on the first page."""

    name = "directory_reviews"
    order = 96
    template_name = "directory/desk/home.html"

    def __init__(self, number: int) -> None:
        self.number = number

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Give the number."""
        return {"number": self.number}


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]  # wagtail is untyped
def reviews_due(request: Any, panels: list[Any]) -> None:
    """Show it to those whose texts they are."""
    if may_see_desk(request.user) and (number := review.number_due(request.user, timezone.localdate())):
        panels.append(ReviewsPanel(number))


@hooks.register("before_delete_snippet")  # type: ignore[untyped-decorator]  # wagtail is untyped
def keep_what_cities_provide(request: Any, objects: list[Any]) -> None:
    """Refuse to delete a service while a city provides it."""
    for obj in objects:
        if isinstance(obj, Service):
            publishing.refuse_deletion(obj)
