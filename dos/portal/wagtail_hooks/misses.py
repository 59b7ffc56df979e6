"""The desk's way to what was searched for and not found."""

from typing import Any

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dos.portal.permissions import may_read_misses
from dos.portal.views import misses


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail is untyped
def misses_addresses() -> list[URLPattern]:
    """Give the page and the table their addresses."""
    return [
        path("gesucht/", misses.search_misses, name="desk_search_misses"),
        path("gesucht.csv", misses.search_misses_csv, name="desk_search_misses_csv"),
    ]


class MissesItem(MenuItem):
    """Shown to those who may read it."""

    def is_shown(self, request: Any) -> bool:
        """Ask the permission."""
        return may_read_misses(request.user)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # wagtail is untyped
def misses_item() -> MenuItem:
    """Put it beside what people write."""
    return MissesItem(_("Gesucht und nicht gefunden"), reverse_lazy("desk_search_misses"), icon_name="search", order=92)
