"""Who is asking: a key in the header, or a person who has signed in."""

import base64
import binascii

from django.http import HttpRequest

from dos.sensors import permissions
from dos.sensors.permissions import EVERYBODY, Reach
from dos.sensors.selectors import keys


class KeyRefused(Exception):
    """Somebody came with a key that is not known, has run out or was withdrawn (401)."""


def reach_of_request(request: HttpRequest) -> Reach:
    """Return how far whoever is asking sees and writes; refused where a key is named and not valid.

    A key comes as `Authorization: Bearer …` or as the password of HTTP Basic, under any name: that is what clients of
    SensorThings know. Whoever comes without one is everybody, or a person who has signed in and may only read.
    """
    header = request.headers.get("Authorization", "")
    if header:
        reach = keys.reach_of_secret(_secret(header))
        if reach is None:
            raise KeyRefused
        return reach
    if not request.COOKIES:
        return EVERYBODY
    return permissions.reach_of(request.user)


def _secret(header: str) -> str:
    scheme, _, told = header.strip().partition(" ")
    if scheme.lower() == "bearer":
        return told.strip()
    if scheme.lower() != "basic":
        raise KeyRefused
    try:
        return base64.b64decode(told, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        raise KeyRefused from None
