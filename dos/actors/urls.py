"""The addresses of organisations and of the network."""

from django.urls import path, re_path

from dos.actors.views import network, organisations

app_name = "actors"

urlpatterns = [
    path("akteure/", organisations.organisation_list, name="organisation_list"),
    path("akteure/<slug:slug>/", organisations.organisation_detail, name="organisation_detail"),
    path("netzwerk/", network.network_page, name="network"),
    re_path(r"^netzwerk\.(?P<extension>csv|json|graphml)$", network.network_export, name="network_export"),
]
