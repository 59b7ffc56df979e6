"""The addresses of the directory."""

from django.urls import path, re_path

from dos.directory.views import detail, service_list

app_name = "directory"

urlpatterns = [
    path("leistungen/", service_list.service_list_page, name="service_list"),
    re_path(r"^leistungen\.(?P<extension>csv|json|geojson)$", service_list.service_export, name="service_export"),
    path("leistungen/vorschlaege/", service_list.suggestions, name="suggestions"),
    path("leistungen/<slug:slug>/", detail.service_detail, name="service_detail"),
    path("stellen/<slug:slug>/", detail.office_detail, name="office_detail"),
]
