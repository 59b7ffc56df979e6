"""Addresses of entities: the one place that a later version of the standard changes."""

from django.http import HttpRequest

VERSION = "v1.1"
ROOT = f"/api/sensorthings/{VERSION}"


def base_of(request: HttpRequest) -> str:
    """Return the address of the service under which it was asked."""
    return f"{request.scheme}://{request.get_host()}{ROOT}"


def self_link(base: str, kind: str, key: int) -> str:
    """Return the address of an entity."""
    return f"{base}/{kind}({key})"
