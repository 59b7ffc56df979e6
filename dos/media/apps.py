"""Wiring of the room media."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Pictures and documents."""

    name = "dos.media"
    label = "media"
    verbose_name = _("Medien")
