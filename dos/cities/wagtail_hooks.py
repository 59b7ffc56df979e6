"""The editors' door of cities: districts; roles and cities for administrators of the programme."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from dos.cities.forms import OwnedForm
from dos.cities.models import District
from dos.cities.permissions import CityPermissionPolicy, may_read_reports
from dos.cities.views.desk import CityViewSet


class DistrictViewSet(CityViewSet):
    """Districts."""

    model = District
    icon = "home"
    list_display = ["name", "city"]
    list_filter = ["city"]
    search_fields = ["name"]
    edit_handler = ObjectList(
        [
            FieldPanel("city"),
            FieldPanel("name"),
            FieldPanel("slug"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        ],
        base_form_class=OwnedForm,
    )


class CitiesGroup(SnippetViewSetGroup):
    """Places."""

    menu_label = _("Orte")
    menu_icon = "home"
    menu_order = 130
    items = (DistrictViewSet,)


register_snippet(CitiesGroup)


@hooks.register("construct_snippet_action_menu")  # type: ignore[untyped-decorator]  # wagtail is untyped
def hide_what_is_not_allowed(menu_items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Show buttons to publish and withdraw only where the person publishes for the object's city."""
    policy = context["model"].snippet_viewset.permission_policy
    obj = context.get("instance")
    if not isinstance(policy, CityPermissionPolicy) or obj is None:
        return
    if not policy.user_has_permission_for_instance(request.user, "publish", obj):
        menu_items[:] = [item for item in menu_items if item.name not in ("action-publish", "action-unpublish")]


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]  # wagtail is untyped
def hide_what_leads_nowhere(request: Any, menu_items: list[Any]) -> None:
    """Leave out links to foreign handbooks, and reports where the person may not read them."""
    hidden = {"help"} if may_read_reports(request.user) else {"help", "reports"}
    menu_items[:] = [item for item in menu_items if item.name not in hidden]
