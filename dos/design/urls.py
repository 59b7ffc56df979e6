"""Addresses of the component gallery."""

from django.urls import path

from dos.design import views

app_name = "design"

urlpatterns = [
    path("gestaltung/", views.gallery, name="gallery"),
    path("gestaltung/fehler/<int:status>/", views.error_page, name="error_page"),
]
