"""Wiring of the room design."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DesignConfig(AppConfig):
    """The look of the house, without data of its own."""

    name = "dos.design"
    label = "design"
    verbose_name = _("Gestaltung")
