"""Events at the desk."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.snippets.models import register_snippet

from dos.cities.views.desk import CityViewSet
from dos.events.forms.desk import EventForm
from dos.events.models import Event
from dos.events.selectors.event_page import preview


class RulePanel(Panel):
    """Says in plain words what the rule means, with the days that it gives."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one event, as it was saved or sent."""

        template_name = "events/desk/_rule_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Ask what the rule says."""
            event = self.instance
            url = reverse("desk_event_dates", args=[event.pk]) if event.pk and event.live else ""
            return {
                **super().get_context_data(parent_context),
                **preview(event, timezone.localdate()),
                "dates_url": url,
            }


CONTENT = [
    FieldPanel("title"),
    FieldPanel("slug", help_text=_("Leer lassen: Das Kürzel entsteht aus dem Titel.")),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
    FieldPanel("summary", help_text=_("Ein Satz, höchstens 400 Zeichen.")),
    FieldPanel("description"),
    FieldPanel("audience", help_text=_("Zum Beispiel „alle, die Fragen zum Handy haben“.")),
    FieldPanel("cities", widget=CheckboxSelectMultiple, help_text=_("Leer lassen: Sie gehört allen Kommunen.")),
    FieldPanel("organisers"),
    FieldPanel("host"),
    FieldPanel("projects"),
    FieldPanel("action_fields", widget=CheckboxSelectMultiple),
    FieldRowPanel([FieldPanel("is_free"), FieldPanel("cost")]),
    MultiFieldPanel(
        [FieldPanel(name) for name in ("title_en", "summary_en", "description_en", "audience_en")],
        heading=_("Englisch"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [FieldPanel("source_url"), FieldRowPanel([FieldPanel("source_note"), FieldPanel("as_of")])],
        heading=_("Quelle"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("origin"), FieldPanel("is_example")])], heading=_("Herkunft"), classname="collapsed"
    ),
]
WHEN = [
    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("start_time")]),
    FieldRowPanel([FieldPanel("ends_on"), FieldPanel("end_time")]),
    FieldPanel("repeats"),
    FieldPanel("weekdays"),
    FieldPanel("interval", help_text=_("1: jedes Mal, 2: jedes zweite Mal.")),
    FieldRowPanel([FieldPanel("repeats_until"), FieldPanel("repeats_count")]),
    FieldPanel("exceptions"),
    FieldPanel("recurrence_note", help_text=_("Zum Beispiel „außerhalb der Schulferien“.")),
    RulePanel(heading=_("Das bedeutet Ihre Regel")),
    MultiFieldPanel(
        [FieldPanel("date_precision"), FieldPanel("hour")], heading=_("Sonderfälle"), classname="collapsed"
    ),
]
WHERE = [
    FieldPanel("mode"),
    FieldPanel("place"),
    FieldRowPanel([FieldPanel("address"), FieldPanel("room")]),
    FieldPanel("district"),
    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("place_is_approximate")]),
    FieldPanel("online_url"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("step_free"), FieldPanel("induction_loop")]),
            FieldRowPanel([FieldPanel("sign_language"), FieldPanel("accessible_toilet")]),
            FieldPanel("accessibility_note"),
        ],
        heading=_("Barrierefreiheit"),
    ),
]
AFTERWARDS = [
    FieldPanel("report_due_on", help_text=_("Leer lassen: zwei Wochen danach.")),
    FieldPanel("report_summary"),
    FieldPanel("results"),
    FieldRowPanel([FieldPanel("participants"), FieldPanel("minutes")]),
    InlinePanel("pictures", [FieldPanel("picture"), FieldPanel("caption")], label=_("Bild")),
    InlinePanel("links", [FieldPanel("label"), FieldPanel("url")], label=_("Das ist daraus entstanden")),
    FieldPanel("report_summary_en"),
    FieldPanel("results_en"),
    PublishingPanel(),
]


class EventViewSet(CityViewSet):
    """Events."""

    model = Event
    icon = "calendar-alt"
    menu_label = _("Termine")
    menu_order = 115
    add_to_admin_menu = True
    list_display = ["title", "kind", "starts_on", "status", "changed_at"]
    list_filter = ["kind", "status", "repeats", "cities"]
    search_fields = ["title", "summary", "place"]
    ordering = ["-starts_on"]
    edit_handler = TabbedInterface(
        [
            ObjectList(CONTENT, heading=_("Inhalt")),
            ObjectList(WHEN, heading=_("Wann")),
            ObjectList(WHERE, heading=_("Wo")),
            ObjectList(AFTERWARDS, heading=_("Danach")),
        ],
        base_form_class=EventForm,
    )


register_snippet(EventViewSet)
