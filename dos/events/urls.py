"""The addresses of events."""

from django.urls import path, re_path

from dos.events import address  # noqa: F401  # importing it teaches addresses what a day is
from dos.events.views import detail, echo, events, registration, registration_status, report, submission

app_name = "events"

urlpatterns = [
    path("termine/", events.event_list_page, name="event_list"),
    re_path(r"^termine\.(?P<extension>csv|json|geojson|atom|ics)$", events.event_export, name="event_export"),
    path("termine/anmeldung/", registration_status.own_registrations, name="own_registrations"),
    path("termine/anmeldung/nummer/<slug:reference>/", registration_status.own_registration, name="own_registration"),
    path("termine/anmeldung/nummer/<slug:reference>/absagen/", registration_status.own_cancel, name="own_cancel"),
    path("termine/anmeldung/<str:secret>/", registration_status.registration_link, name="registration_link"),
    path("termine/melden/", submission.submission_form, name="submission_form"),
    path("termine/melden/<str:secret>/", submission.submission_link, name="submission_link"),
    path("termine/<slug:slug>/", detail.event_detail, name="event_detail"),
    path("termine/<slug:slug>.ics", detail.event_calendar, name="event_calendar"),
    path("termine/<slug:slug>/<day:day>/", detail.occurrence_detail, name="occurrence_detail"),
    path("termine/<slug:slug>/bericht/", report.event_report, name="report"),
    path("termine/<slug:slug>/<day:day>/rueckmeldung/", echo.echo_form, name="echo"),
    path("termine/<slug:slug>/anmelden/", registration.registration_form, name="register"),
    path("termine/<slug:slug>/<day:day>/anmelden/", registration.registration_form, name="register_date"),
    path("termine/<slug:slug>/<day:day>.ics", detail.occurrence_calendar, name="occurrence_calendar"),
]
