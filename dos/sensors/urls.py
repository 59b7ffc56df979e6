"""Addresses of the room sensors."""

from django.urls import path, re_path

from dos.sensors.api.door import sensorthings, uplinks
from dos.sensors.views import station, stations

app_name = "sensors"

machine_doors = [
    re_path(r"^api/sensorthings/v1\.1/?$", sensorthings, name="sensorthings_root"),
    path("api/sensorthings/v1.1/<path:path>", sensorthings, name="sensorthings"),
    re_path(r"^api/uplinks/(?P<network>things-stack|chirpstack)/?$", uplinks, name="uplinks"),
]
urlpatterns = [
    path("messwerte/", stations.station_list_page, name="station_list"),
    re_path(r"^messwerte\.(?P<extension>csv|json|geojson)$", stations.station_export, name="station_export"),
    path("messwerte/messnetze/", stations.network_list, name="network_list"),
    path("messwerte/thema/<slug:theme>/", station.topic, name="topic"),
    path("messwerte/<slug:slug>.csv", station.station_values, name="station_values"),
    path("messwerte/<slug:slug>/", station.station, name="station"),
    path("einbetten/messwerte/<slug:slug>/", station.station_embed, name="station_embed"),
]
