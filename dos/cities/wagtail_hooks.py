"""The editors' door of cities: districts; roles and cities for administrators of the programme."""

from typing import Any

from django.db.models import Q, QuerySet
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from dos.cities import services
from dos.cities.forms import OwnedForm, OwnPageForm
from dos.cities.models import City, CityRole, District
from dos.cities.permissions import CityPermissionPolicy, ForAdministrators, may_read_reports
from dos.cities.views.desk import CityChooserViewSet, CityViewSet


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


class CityDataViewSet(SnippetViewSet):
    """Cities themselves; opening one is a deed of the portal, so there is no form for a new one."""

    model = City
    icon = "site"
    list_display = ["name", "key", "official_name"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("official_name"),
            FieldPanel("colour"),
            FieldPanel("website"),
            FieldPanel("office_name"),
            FieldRowPanel([FieldPanel("office_email"), FieldPanel("office_phone")]),
            FieldRowPanel([FieldPanel("population"), FieldPanel("area_km2")]),
        ]
    )

    @property
    def permission_policy(self) -> ForAdministrators:
        """Administrators change them."""
        return ForAdministrators(self.model, {"change", "view"})


class GrantView(snippets.CreateView):
    """Give a role by the deed that also opens the desk."""

    def save_instance(self) -> CityRole:
        """Call the deed."""
        told = self.form.cleaned_data
        granted = services.grant_role(user=told["user"], city=told["city"], role=told["role"])
        log(instance=granted, action="wagtail.create", content_changed=True)
        return granted


class RevokeView(snippets.DeleteView):
    """Take a role by the deed that also closes the desk."""

    def delete_action(self) -> None:
        """Call the deed."""
        log(instance=self.object, action="wagtail.delete")
        services.revoke_role(user=self.object.user, city=self.object.city, role=self.object.role)


class RoleViewSet(SnippetViewSet):
    """Who has which role in which city; a role is given or taken, never changed."""

    model = CityRole
    icon = "key"
    list_display = ["user", "city", "role"]
    list_filter = ["city", "role"]
    add_view_class = GrantView
    delete_view_class = RevokeView
    chooser_viewset_class = CityChooserViewSet
    copy_view_enabled = False
    edit_handler = ObjectList([FieldPanel("user", widget=Select), FieldPanel("city"), FieldPanel("role")])

    @property
    def permission_policy(self) -> ForAdministrators:
        """Administrators give and take them."""
        return ForAdministrators(self.model, {"add", "delete", "view"})


class CitiesGroup(SnippetViewSetGroup):
    """Places."""

    menu_label = _("Orte")
    menu_icon = "home"
    menu_order = 130
    items = (DistrictViewSet, CityDataViewSet, RoleViewSet)


register_snippet(CitiesGroup)

# Every kind of page is edited with it.
Page.base_form_class = OwnPageForm


@hooks.register("construct_page_chooser_queryset")  # type: ignore[untyped-decorator]  # wagtail is untyped
def choose_public_and_own_pages(pages: QuerySet[Page], request: Any) -> QuerySet[Page]:
    """Offer public pages and own drafts, never another city's draft."""
    own = PagePermissionPolicy().instances_user_has_permission_for(request.user, "change")
    return pages.filter(Q(live=True) | Q(pk__in=own.values("pk")))


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
