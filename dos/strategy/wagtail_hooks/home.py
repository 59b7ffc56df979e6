"""The first page of the desk: what waits for me, by deadline, each with one button; and the way to the CSV files."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from dos.strategy.permissions import may_import
from dos.strategy.selectors import desk
from dos.strategy.views import confirm, originals, register, versions


class WaitingPanel(Component):
    """Everything of the register that waits for the person."""

    name = "waiting"
    order = 100
    template_name = "strategy/desk_waiting.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Ask what waits."""
        request = parent_context["request"]
        stale = desk.stale_projects(request.user, timezone.localdate())
        return {
            "request": request,
            "csrf_token": parent_context.get("csrf_token"),
            "reviews": desk.reviews(request.user),
            "called_off": desk.called_off(request.user),
            "stale": stale[: desk.SHOWN],
            "stale_more": max(len(stale) - desk.SHOWN, 0),
        }


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]  # wagtail is untyped
def what_waits(request: Any, panels: list[Any]) -> None:
    """Put it first, and leave out the library's own panels, which know nothing of cities."""
    panels[:] = [WaitingPanel(), *(panel for panel in panels if type(panel).__module__.startswith("dos."))]


@hooks.register("construct_homepage_summary_items", order=1000)  # type: ignore[untyped-decorator]  # wagtail is untyped
def no_counts(request: Any, summary_items: list[Any]) -> None:
    """Leave out counts of pages, pictures and documents: they say nothing to do."""
    summary_items.clear()


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail is untyped
def register_urls() -> list[URLPattern]:
    """Add our own addresses to the desk's."""
    return [
        path("register/", register.register, name="desk_register"),
        path("fassungen/", originals.desk_editions, name="desk_editions"),
        path("fassungen/schreiben/", originals.write_editions, name="desk_editions_write"),
        path("fassungen/<int:pk>/zuruecknehmen/", originals.take_back, name="desk_edition_take_back"),
        path("kennzahlen/<int:pk>/neue-fassung/", versions.new_version, name="desk_indicator_version"),
        path("vorhaben/<int:pk>/bestaetigen/", confirm.confirm_project, name="desk_confirm_project"),
    ]


class PublishersMenuItem(MenuItem):
    """Shown to those who publish."""

    def is_shown(self, request: Any) -> bool:
        """Ask the permission."""
        return may_import(request.user)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # wagtail is untyped
def register_menu_item() -> MenuItem:
    """Add the way to the CSV files."""
    return PublishersMenuItem(_("Import, Export"), reverse("desk_register"), icon_name="download", order=140)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # wagtail is untyped
def editions_menu_item() -> MenuItem:
    """Add the way to the editions of the strategy."""
    return PublishersMenuItem(_("Fassungen der Strategie"), reverse("desk_editions"), icon_name="doc-full", order=115)
