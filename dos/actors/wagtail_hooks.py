"""The editors' door of organisations."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, PublishingPanel
from wagtail.snippets.models import register_snippet

from dos.actors.models import Organisation
from dos.cities.forms import OwnedForm
from dos.cities.views.desk import CityViewSet


class OrganisationViewSet(CityViewSet):
    """Organisations."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisationen")
    menu_order = 120
    add_to_admin_menu = True
    list_display = ["name", "category", "city"]
    list_filter = ["category", "city"]
    search_fields = ["name", "short_name"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("slug"),
            FieldPanel("short_name"),
            FieldPanel("category"),
            FieldRowPanel([FieldPanel("city"), FieldPanel("place")]),
            FieldPanel("role"),
            FieldPanel("website"),
            MultiFieldPanel(
                [FieldPanel("name_en"), FieldPanel("role_en")], heading=_("Englisch"), classname="collapsed"
            ),
            MultiFieldPanel(
                [FieldPanel("source_url"), FieldPanel("source_note"), FieldPanel("as_of")], heading=_("Quelle")
            ),
            FieldPanel(
                "is_example",
                help_text=_(
                    "Nur für Erfundenes zum Zeigen. Es ist überall als Beispiel gekennzeichnet und zählt nirgends mit."
                ),
            ),
            PublishingPanel(),
        ],
        base_form_class=OwnedForm,
    )


register_snippet(OrganisationViewSet)
