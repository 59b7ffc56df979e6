"""Wiring of the room core."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """The ground floor."""

    name = "dos.core"
    label = "core"
    verbose_name = _("Grundlagen")
