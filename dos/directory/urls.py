"""The addresses of the directory."""

from django.urls import path, re_path

from dos.directory.views import detail, exchange, service_list

app_name = "directory"

urlpatterns = [
    path("leistungen/", service_list.service_list_page, name="service_list"),
    re_path(r"^leistungen\.(?P<extension>csv|json|geojson)$", service_list.service_export, name="service_export"),
    path("leistungen/vorschlaege/", service_list.suggestions, name="suggestions"),
    path("leistungen.xzufi.xml", exchange.xzufi_file, name="xzufi"),
    path("leistungen.cpsv.jsonld", exchange.cpsv_list, name="cpsv_list"),
    path("leistungen/<slug:slug>.cpsv.jsonld", exchange.cpsv_service, name="cpsv_service"),
    path("leistungen/<slug:slug>/", detail.service_detail, name="service_detail"),
    path("stellen/<slug:slug>/", detail.office_detail, name="office_detail"),
]
