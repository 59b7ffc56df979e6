"""The desk's addresses of events, and the reports that are due on the first page."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from dos.events import address  # noqa: F401  # importing it teaches addresses what a day is
from dos.events.permissions import may_see_registrations
from dos.events.selectors import desk as questions
from dos.events.selectors import submissions
from dos.events.views import desk, foreign, sources, submission_desk

SHOWN = 5


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # wagtail is untyped
def desk_urls() -> list[URLPattern]:
    """Add the room's own addresses to the desk's."""
    base = "termine/"
    return [
        path(base, desk.waiting, name="desk_event_waiting"),
        path(base + "uebernehmen/", foreign.import_calendar, name="desk_event_import"),
        path(base + "kalender/", sources.sources, name="desk_calendar_sources"),
        path(base + "kalender/<int:pk>/", sources.source, name="desk_calendar_source"),
        path(base + "meldungen/", submission_desk.submissions, name="desk_submissions"),
        path(base + "meldungen/<int:pk>/", submission_desk.submission, name="desk_submission"),
        path(base + "<int:pk>/", desk.dates, name="desk_event_dates"),
        path(base + "<int:pk>/bericht/", desk.report, name="desk_event_report"),
        path(base + "<int:pk>/absagen/", desk.cancel_all, name="desk_event_cancel_all"),
        path(base + "<int:pk>/<day:day>/verlegen/", desk.move, name="desk_event_move"),
        path(base + "<int:pk>/<day:day>/absagen/", desk.cancel, name="desk_event_cancel"),
    ]


class ReportsPanel(Component):
    """The reports that are due longest, and how many reported dates wait, on the first page."""

    name = "reports"
    order = 95
    template_name = "events/desk/home.html"

    def __init__(self, due: list[questions.Due], reported: int) -> None:
        self.due, self.reported = due, reported

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Give the most urgent ones."""
        return {"due": self.due[:SHOWN], "number": len(self.due), "reported": self.reported}


class WaitingMenuItem(MenuItem):
    """Shown to those who run events."""

    def is_shown(self, request: Any) -> bool:
        """Ask the permission."""
        return may_see_registrations(request.user)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]  # wagtail is untyped
def waiting_menu_item() -> MenuItem:
    """Add the way to reports that are due, reported dates and calendars of others."""
    url = reverse("desk_event_waiting")
    return WaitingMenuItem(_("Termine: Eingang"), url, name="event-waiting", icon_name="download", order=120)


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]  # wagtail is untyped
def reports(request: Any, panels: list[Any]) -> None:
    """Show it to those who owe a report, or a decision."""
    due, reported = questions.reports_due(request.user, timezone.localdate()), submissions.number_waiting(request.user)
    if due or reported:
        panels.append(ReportsPanel(due, reported))
