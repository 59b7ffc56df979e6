"""Addresses of the room sensors."""

from django.urls import path, re_path

from dos.sensors.api.door import sensorthings, uplinks

app_name = "sensors"

machine_doors = [
    re_path(r"^api/sensorthings/v1\.1/?$", sensorthings, name="sensorthings_root"),
    path("api/sensorthings/v1.1/<path:path>", sensorthings, name="sensorthings"),
    re_path(r"^api/uplinks/(?P<network>things-stack|chirpstack)/?$", uplinks, name="uplinks"),
]
