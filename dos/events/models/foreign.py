"""What came from a foreign calendar: by which name the other side knows it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.events.models.event import Event


class ForeignEntry(models.Model):
    """One entry of a foreign calendar and the event that was made of it; the same entry never makes a second one."""

    calendar = models.CharField(_("Kalender"), max_length=120)
    uid = models.CharField(_("Kennung dort"), max_length=255)
    recurrence_id = models.CharField(_("Termin der Reihe dort"), max_length=40, blank=True)
    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="foreign_entries", verbose_name=_("Veranstaltung")
    )
    digest = models.CharField(_("Prüfsumme"), max_length=64)
    revision_id = models.PositiveBigIntegerField(_("Fassung beim Übernehmen"), null=True, blank=True)
    sequence = models.PositiveIntegerField(_("Fassung dort"), default=0)
    modified_at = models.DateTimeField(_("dort geändert am"), null=True, blank=True)
    gone_at = models.DateTimeField(_("fehlt dort seit"), null=True, blank=True)

    class Meta:
        verbose_name = _("Eintrag eines fremden Kalenders")
        verbose_name_plural = _("Einträge fremder Kalender")
        constraints = [models.UniqueConstraint(fields=["calendar", "uid", "recurrence_id"], name="foreign_entry_once")]

    def __str__(self) -> str:
        return f"{self.calendar}: {self.uid}"
