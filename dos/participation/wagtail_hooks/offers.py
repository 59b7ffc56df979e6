"""Offers at the desk."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, PublishingPanel
from wagtail.snippets.models import register_snippet

from dos.cities.forms import OwnedForm
from dos.cities.views.desk import CityViewSet
from dos.participation.models import Offer


class OfferViewSet(CityViewSet):
    """Ways to take part."""

    model = Offer
    icon = "group"
    menu_label = _("Mitmachen")
    menu_order = 130
    add_to_admin_menu = True
    list_display = ["title", "city", "state"]
    list_filter = ["city", "state"]
    search_fields = ["title", "summary"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("slug"),
            FieldRowPanel([FieldPanel("city"), FieldPanel("state")]),
            FieldRowPanel([FieldPanel("channel"), FieldPanel("audience")]),
            FieldPanel("summary"),
            FieldPanel("rules"),
            FieldRowPanel([FieldPanel("url"), FieldPanel("email")]),
            FieldRowPanel([FieldPanel("place"), FieldPanel("needs_registration")]),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("place_is_approximate")]),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            FieldPanel("action_fields", widget=CheckboxSelectMultiple),
            FieldPanel("projects"),
            MultiFieldPanel(
                [FieldPanel("title_en"), FieldPanel("summary_en")], heading=_("Englisch"), classname="collapsed"
            ),
            MultiFieldPanel(
                [FieldPanel("source_url"), FieldPanel("source_note"), FieldPanel("as_of")], heading=_("Quelle")
            ),
            PublishingPanel(),
        ],
        base_form_class=OwnedForm,
    )


register_snippet(OfferViewSet)
