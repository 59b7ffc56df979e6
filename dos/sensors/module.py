"""How the room sensors shows itself."""

from django.utils.translation import gettext_noop as _

from dos.core.module import Module

MODULE = Module(
    name="sensors",
    label="Messwerte",
    tables=("sensors_",),
    personal_fields={
        "sensors.Thing.alarm_email": _("Nachricht, wenn eine Station verstummt; Art. 6 (1) e DSGVO; bis zur Änderung"),
    },
)
