"""The addresses of organisations."""

from django.urls import path

from dos.actors.views import organisations

app_name = "actors"

urlpatterns = [
    path("akteure/", organisations.organisation_list, name="organisation_list"),
    path("akteure/<slug:slug>/", organisations.organisation_detail, name="organisation_detail"),
]
