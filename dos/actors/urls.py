"""The addresses of organisations."""

from django.urls import path

from dos.actors import views

app_name = "actors"

urlpatterns = [
    path("akteure/", views.organisation_list, name="organisation_list"),
    path("akteure/<slug:slug>/", views.organisation_detail, name="organisation_detail"),
]
