"""Calendars of others on the web that are read regularly, and what each reading brought."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City


class CalendarSource(models.Model):
    """A foreign calendar at an address of the web (Kalenderquelle); until it is switched on it is only looked at."""

    name = models.CharField(
        _("Name des Kalenders"), max_length=120, unique=True, help_text=_("Steht öffentlich als Quelle beim Termin.")
    )
    url = models.URLField(_("Adresse der Kalenderdatei"), max_length=500, unique=True)
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("Kommune"))
    is_active = models.BooleanField(_("wird übernommen"), default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("angelegt am"), default=timezone.now)
    checked_at = models.DateTimeField(_("zuletzt versucht"), null=True, blank=True)
    read_at = models.DateTimeField(_("zuletzt gelesen"), null=True, blank=True)
    fault = models.CharField(_("warum es zuletzt nicht ging"), max_length=300, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("Kalenderquelle")
        verbose_name_plural = _("Kalenderquellen")

    def __str__(self) -> str:
        return self.name

    def writing_city_ids(self) -> set[int]:
        """The city for which its entries become drafts."""
        return {self.city_id}


class CalendarRun(models.Model):
    """One reading of a foreign calendar and what was different (Abruf); a preview changed nothing."""

    source = models.ForeignKey(
        CalendarSource, on_delete=models.CASCADE, related_name="runs", verbose_name=_("Kalenderquelle")
    )
    at = models.DateTimeField(_("am"), default=timezone.now)
    is_preview = models.BooleanField(_("nur angesehen"), default=False)
    fault = models.CharField(_("warum es nicht ging"), max_length=300, blank=True)
    counts = models.JSONField(_("Zahlen"), default=dict)
    lines = models.JSONField(_("Unterschiede"), default=list)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("Abruf eines Kalenders")
        verbose_name_plural = _("Abrufe der Kalender")

    def __str__(self) -> str:
        return f"{self.source} {self.at:%Y-%m-%d %H:%M}"
