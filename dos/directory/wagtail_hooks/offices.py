"""Offices at the desk, with their hours."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from dos.cities.views.desk import CityViewSet
from dos.directory.forms.desk import OfficeForm
from dos.directory.models import Office
from dos.directory.wagtail_hooks.services import SOURCE

WHERE = [
    FieldPanel("name"),
    FieldPanel("slug", help_text=_("Leer lassen: Das Kürzel entsteht aus dem Namen. Danach bleibt es.")),
    FieldPanel("name_en"),
    FieldPanel("city", help_text=_("Leer lassen, wenn sie für mehrere Kommunen da ist, wie eine Stelle des Kreises.")),
    FieldPanel("organisation"),
    FieldPanel("address"),
    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
    FieldPanel("website"),
    FieldPanel("appointment_url"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("step_free"), FieldPanel("accessible_toilet")]),
            FieldRowPanel([FieldPanel("induction_loop"), FieldPanel("accessible_parking")]),
            FieldPanel("accessibility_note"),
        ],
        heading=_("Barrierefreiheit"),
    ),
    FieldPanel("note"),
    SOURCE,
    FieldPanel("is_example", help_text=_("Nur für Erfundenes zum Zeigen. Es ist überall als Beispiel gekennzeichnet.")),
    PublishingPanel(),
]
WHEN = [
    InlinePanel(
        "hours",
        [FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")]), FieldPanel("note")],
        heading=_("Öffnungszeiten jeder Woche"),
        label=_("Öffnungszeit"),
        help_text=_("Vormittag und Nachmittag sind zwei Einträge. Feiertage in NRW kennt die Website von selbst."),
    ),
    InlinePanel(
        "exceptions",
        [
            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
            FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
            FieldPanel("reason"),
        ],
        heading=_("Ausnahmen"),
        label=_("Ausnahme"),
        help_text=_("Betriebsferien, Brückentage, andere Zeiten. Ohne Uhrzeit: geschlossen."),
    ),
]


class OfficeViewSet(CityViewSet):
    """Offices."""

    model = Office
    icon = "home"
    menu_label = _("Stellen")
    list_display = ["name", "city", "address", "origin"]
    list_filter = ["city", "origin"]
    search_fields = ["name", "address"]
    ordering = ["name"]
    edit_handler = TabbedInterface(
        [ObjectList(WHERE, heading=_("Stelle")), ObjectList(WHEN, heading=_("Öffnungszeiten"))],
        base_form_class=OfficeForm,
    )
