"""The office's door to stations, streams and keys."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from dos.cities.forms import OwnedForm
from dos.cities.views.desk import CityViewSet
from dos.sensors import permissions
from dos.sensors.forms.desk import DeviceForm
from dos.sensors.models import Device, DeviceProfile
from dos.sensors.views import desk, importing


class DeviceProfileViewSet(CityViewSet):
    """What the messages of a kind of device hold."""

    model = DeviceProfile
    icon = "cogs"
    menu_label = _("Geräteprofile")
    list_display = ["name"]
    search_fields = ["name"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("description"),
            InlinePanel(
                "measures",
                [
                    FieldRowPanel([FieldPanel("payload_key"), FieldPanel("observed_property")]),
                    FieldRowPanel([FieldPanel("unit_name"), FieldPanel("unit_symbol"), FieldPanel("unit_definition")]),
                    FieldRowPanel([FieldPanel("lower_bound"), FieldPanel("upper_bound")]),
                ],
                heading=_("Messungen"),
                label=_("Messung"),
                help_text=_("Jede wird bei jedem Gerät ein Datenstrom. Felder, die hier fehlen, bleiben unbeachtet."),
            ),
        ],
        base_form_class=OwnedForm,
    )


class DeviceViewSet(CityViewSet):
    """Devices of a LoRaWAN and the stations at which they hang."""

    model = Device
    icon = "mobile-alt"
    menu_label = _("Geräte")
    list_display = ["dev_eui", "thing", "profile"]
    list_filter = ["profile"]
    search_fields = ["dev_eui"]
    edit_handler = ObjectList(
        [FieldPanel("dev_eui"), FieldPanel("thing"), FieldPanel("profile")], base_form_class=DeviceForm
    )


class SensorsGroup(SnippetViewSetGroup):
    """What a network server needs to know."""

    menu_label = _("Geräte")
    menu_icon = "mobile-alt"
    menu_order = 116
    items = (DeviceViewSet, DeviceProfileViewSet)


register_snippet(SensorsGroup)


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail is untyped
def desk_urls() -> list[URLPattern]:
    """Add the room's own addresses to the desk's."""
    base = "messwerte/"
    return [
        path(base, desk.stations, name="desk_sensors_stations"),
        path(base + "stationen/<int:pk>/", desk.station, name="desk_sensors_station"),
        path(base + "datenstroeme/<int:pk>/", desk.stream, name="desk_sensors_stream"),
        path(base + "import/", importing.import_list, name="desk_sensors_imports"),
        path(base + "import/<int:pk>/", importing.import_detail, name="desk_sensors_import"),
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
