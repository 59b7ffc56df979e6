"""How the room sensors shows itself."""

from django.utils.translation import gettext_noop as _

from dos.core.module import MenuEntry, Module
from dos.sensors.selectors import doors, panels, search

MODULE = Module(
    name="sensors",
    label="Messwerte",
    menu=(MenuEntry(_("Messwerte"), "sensors:station_list", order=45),),
    # What people write at the desk. Values come every few seconds: pages are at most a minute behind them.
    tables=(
        "sensors_thing",
        "sensors_datastream",
        "sensors_location",
        "sensors_place",
        "sensors_sensor",
        "sensors_observedproperty",
        "sensors_threshold",
        "sensors_network",
    ),
    desk_models=("sensors.Device", "sensors.DeviceProfile"),
    door=doors.door,
    panels=panels.panels,
    search_documents=search.documents,
    sitemap=doors.sitemap,
    personal_fields={
        "sensors.Thing.alarm_email": _("Nachricht, wenn eine Station verstummt; Art. 6 (1) e DSGVO; bis zur Änderung"),
    },
)
