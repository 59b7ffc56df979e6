"""The desk's addresses of registration, and its entry in the menu."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dos.events.permissions import may_see_registrations
from dos.events.views import registration_desk as desk


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail is untyped
def registration_urls() -> list[URLPattern]:
    """Add the room's own addresses to the desk's."""
    base = "anmeldungen/"
    return [
        path(base, desk.dates, name="desk_registrations"),
        path(base + "veranstaltung/<int:pk>/", desk.terms, name="desk_registration_terms"),
        path(base + "termin/<int:pk>/", desk.date, name="desk_registration_date"),
        path(base + "termin/<int:pk>/liste/", desk.printed, name="desk_registration_list"),
        path(base + "termin/<int:pk>/einlass/", desk.entry_list, name="desk_registration_entry"),
        path(base + "termin/<int:pk>.csv", desk.table, name="desk_registration_table"),
        path(base + "anmeldung/<int:pk>/", desk.one, name="desk_registration"),
        path("einlass/<slug:code>/", desk.entry_code, name="desk_entry"),
    ]


class RegistrationMenuItem(MenuItem):
    """Shown to those who run events."""

    def is_shown(self, request: Any) -> bool:
        """Ask the permission."""
        return may_see_registrations(request.user)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # wagtail is untyped
def registration_menu_item() -> MenuItem:
    """Add the way to the registrations."""
    return RegistrationMenuItem(
        _("Anmeldungen"), reverse("desk_registrations"), name="registrations", icon_name="clipboard-list", order=125
    )
