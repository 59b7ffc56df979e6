"""The addresses of taking part."""

from django.urls import path

from dos.participation.views import overview, surveys

app_name = "participation"

urlpatterns = [
    path("mitmachen/", overview.overview, name="overview"),
    path("mitmachen/<slug:slug>/umfrage/", surveys.survey, name="survey"),
    path("mitmachen/<slug:slug>/umfrage/danke/", surveys.survey_thanks, name="survey_thanks"),
    path("mitmachen/<slug:slug>/ergebnis/", surveys.survey_thanks, name="survey_result"),
]
