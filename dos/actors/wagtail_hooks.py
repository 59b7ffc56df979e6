"""The editors' door of organisations."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, PublishingPanel
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from dos.actors.models import Organisation
from dos.actors.permissions import may_decide_claims
from dos.actors.selectors.profiles import waiting_claims
from dos.actors.views import desk
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
            FieldPanel("mail_domain"),
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


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail is untyped
def register_urls() -> list[URLPattern]:
    """Give the page of requests its address."""
    return [path("akteure/profile/", desk.desk_claims, name="desk_claims")]


class ClaimsMenuItem(MenuItem):
    """Shown to those who decide."""

    def is_shown(self, request: Any) -> bool:
        """Ask the permission."""
        return may_decide_claims(request.user)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # wagtail is untyped
def claims_menu_item() -> MenuItem:
    """Add the way to the requests."""
    return ClaimsMenuItem(_("Profilpflege"), reverse("desk_claims"), name="claims", icon_name="user", order=125)


class ClaimsPanel(Component):
    """How many ask to speak for an organisation."""

    name = "claims"
    order = 130
    template_name = "actors/desk_claims_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Count them."""
        return {"number": waiting_claims(parent_context["request"].user)}


@hooks.register("construct_homepage_panels", order=30)  # type: ignore[untyped-decorator]  # wagtail is untyped
def claims(request: Any, panels: list[Any]) -> None:
    """Show it to those who decide."""
    if may_decide_claims(request.user):
        panels.append(ClaimsPanel())
