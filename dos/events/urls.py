"""The addresses of events."""

from datetime import date
from typing import Any

from django.urls import path, re_path, register_converter

from dos.events.views import detail, events

app_name = "events"


class DayConverter:
    """A day in an address, as 2026-12-03."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Read the day; what is none is no address."""
        return date.fromisoformat(value)

    def to_url(self, value: Any) -> str:
        """Write the day."""
        return value.isoformat() if isinstance(value, date) else str(value)


register_converter(DayConverter, "day")

urlpatterns = [
    path("termine/", events.event_list_page, name="event_list"),
    re_path(r"^termine\.(?P<extension>csv|json|geojson|atom|ics)$", events.event_export, name="event_export"),
    path("termine/<slug:slug>/", detail.event_detail, name="event_detail"),
    path("termine/<slug:slug>.ics", detail.event_calendar, name="event_calendar"),
    path("termine/<slug:slug>/<day:day>/", detail.occurrence_detail, name="occurrence_detail"),
    path("termine/<slug:slug>/<day:day>.ics", detail.occurrence_calendar, name="occurrence_calendar"),
]
