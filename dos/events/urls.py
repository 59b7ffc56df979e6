"""The addresses of events."""

from django.urls import path, re_path

from dos.events import address  # noqa: F401  # importing it teaches addresses what a day is
from dos.events.views import detail, events

app_name = "events"

urlpatterns = [
    path("termine/", events.event_list_page, name="event_list"),
    re_path(r"^termine\.(?P<extension>csv|json|geojson|atom|ics)$", events.event_export, name="event_export"),
    path("termine/<slug:slug>/", detail.event_detail, name="event_detail"),
    path("termine/<slug:slug>.ics", detail.event_calendar, name="event_calendar"),
    path("termine/<slug:slug>/<day:day>/", detail.occurrence_detail, name="occurrence_detail"),
    path("termine/<slug:slug>/<day:day>.ics", detail.occurrence_calendar, name="occurrence_calendar"),
]
