"""The way to a new version, in the menu of actions of an indicator."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.action_menu import ActionMenuItem

from dos.strategy.models import Indicator
from dos.strategy.permissions import may_edit


class NewVersionItem(ActionMenuItem):
    """Offered for an indicator that no newer one has replaced."""

    label = _("Neue Fassung (andere Einheit)")
    name = "new-version"
    icon_name = "copy"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Ask the permission, and whether there is a newer one."""
        indicator = context.get("instance")
        if context["view"] != "edit" or not isinstance(indicator, Indicator):
            return False
        return may_edit(context["request"].user, indicator) and not indicator.replaced_by.exists()

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """Return the form's address."""
        return reverse("desk_indicator_version", args=[parent_context["instance"].pk])


@hooks.register("register_snippet_action_menu_item")  # type: ignore[untyped-decorator]  # wagtail is untyped
def new_version_item(model: type[Any]) -> ActionMenuItem | None:
    """Add it to indicators."""
    return NewVersionItem(order=50) if model is Indicator else None
