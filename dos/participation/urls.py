"""The addresses of taking part."""

from django.urls import path

from dos.participation.views import overview

app_name = "participation"

urlpatterns = [
    path("mitmachen/", overview.overview, name="overview"),
]
