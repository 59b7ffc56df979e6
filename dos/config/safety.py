"""What no public installation starts with: settings that are fine on one's own machine and a hole anywhere else."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

_OWN_MACHINE = {"127.0.0.1", "localhost", "::1"}


def refuse_unsafe(*, public_url: str, debug: bool, demo: bool, hosts: Sequence[str]) -> None:
    """Refuse to start when the public address is not the own machine's and a setting is made for that alone."""
    address = urlsplit(public_url)
    if address.hostname is None or address.scheme not in ("http", "https"):
        raise ImproperlyConfigured(f"DOS_PUBLIC_URL muss mit http:// oder https:// beginnen, nicht „{public_url}“.")
    if address.hostname in _OWN_MACHINE:
        return
    if debug:
        raise ImproperlyConfigured(
            "DOS_DEBUG zeigt Fremden das Innere. Unter einer öffentlichen Adresse geht das nicht."
        )
    if "*" in hosts:
        raise ImproperlyConfigured("DOS_ALLOWED_HOSTS darf unter einer öffentlichen Adresse nicht „*“ enthalten.")
    if address.scheme == "http" and not demo:
        raise ImproperlyConfigured(
            "DOS_PUBLIC_URL beginnt mit http://. Anmeldungen gingen unverschlüsselt über das Netz; nötig ist https://."
        )
