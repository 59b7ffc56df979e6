"""The office's door to stations, streams and keys."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dos.sensors import permissions
from dos.sensors.views import desk


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail is untyped
def desk_urls() -> list[URLPattern]:
    """Add the room's own addresses to the desk's."""
    base = "messwerte/"
    return [
        path(base, desk.stations, name="desk_sensors_stations"),
        path(base + "stationen/<int:pk>/", desk.station, name="desk_sensors_station"),
        path(base + "datenstroeme/<int:pk>/", desk.stream, name="desk_sensors_stream"),
        path(base + "schluessel/", desk.key_list, name="desk_sensors_keys"),
        path(base + "schluessel/<int:pk>/zurueckziehen/", desk.withdraw_key, name="desk_sensors_withdraw_key"),
    ]


class DeskItem(MenuItem):
    """Shown to those who write."""

    def is_shown(self, request: Any) -> bool:
        """Ask the permission."""
        return permissions.may_see_desk(request.user)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # wagtail is untyped
def stations_item() -> MenuItem:
    """Add the way to the stations, and from there to their streams and keys."""
    return DeskItem(_("Messwerte"), reverse("desk_sensors_stations"), name="sensors", icon_name="view", order=115)
