"""The editors' door of mails: what did not arrive, on the first page of the desk and on a page of its own."""

from typing import Any

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from dos.notifications import permissions, selectors
from dos.notifications.views import desk


class UndeliveredPanel(Component):
    """How many mails never arrived, for those who can do something about it."""

    name = "undelivered"
    order = 210
    template_name = "notifications/desk_undelivered_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Count them."""
        return {
            "mails": selectors.undelivered_mails().count(),
            "addresses": selectors.disabled_addresses().count(),
            "waiting": selectors.late_mails().count(),
        }


@hooks.register("construct_homepage_panels", order=210)  # type: ignore[untyped-decorator]  # wagtail is untyped
def undelivered_mails(request: Any, panels: list[Any]) -> None:
    """Put it below what waits for the person."""
    if permissions.may_see_undelivered(request.user):
        panels.append(UndeliveredPanel())


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail is untyped
def register_urls() -> list[URLPattern]:
    """Give the page its address."""
    return [path("mails/", desk.undelivered, name="desk_undelivered")]
