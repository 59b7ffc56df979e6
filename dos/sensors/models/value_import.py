"""Files with values that the office brings in."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.sensors.models.datastream import Datastream


class ValueImportQuerySet(models.QuerySet["ValueImport"]):
    """Adjectives of imports."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Imports into streams of these cities."""
        return self.filter(datastream__thing__city_id__in=city_ids)

    def unfinished(self) -> Self:
        """Imports that wait or are under way."""
        return self.filter(state__in=[ValueImport.State.WAITING, ValueImport.State.RUNNING])


class ValueImport(models.Model):
    """A file with values for one stream (Import von Messwerten), how far it has come and what was wrong.

    The file itself is kept here until it is read to its end or given up, so that a killed worker can go on.
    """

    class State(models.TextChoices):
        """How far it is."""

        PREVIEW = "preview", _("noch nicht begonnen")
        WAITING = "waiting", _("wartet")
        RUNNING = "running", _("läuft")
        DONE = "done", _("fertig")
        REFUSED = "refused", _("nicht übernommen")

    datastream = models.ForeignKey(Datastream, on_delete=models.CASCADE, related_name="+", verbose_name=_("Datenstrom"))
    file_name = models.CharField(_("Datei"), max_length=200)
    content = models.BinaryField(null=True)
    time_column = models.CharField(_("Spalte mit dem Zeitpunkt"), max_length=120)
    value_column = models.CharField(_("Spalte mit dem Wert"), max_length=120)
    is_local_time = models.BooleanField(_("Zeitpunkte ohne Angabe sind Ortszeit"), default=True)
    leaves_out_wrong = models.BooleanField(_("fehlerhafte Zeilen auslassen"), default=False)
    state = models.CharField(_("Stand"), max_length=8, choices=State.choices, default=State.PREVIEW)
    row_count = models.PositiveIntegerField(_("Zeilen"), default=0)
    rows_read = models.PositiveIntegerField(_("gelesen"), default=0)
    stored = models.PositiveIntegerField(_("gespeichert"), default=0)
    wrong = models.PositiveIntegerField(_("fehlerhaft"), default=0)
    faults = models.JSONField(default=list)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("begonnen am"), auto_now_add=True)
    finished_at = models.DateTimeField(_("beendet am"), null=True, blank=True)

    objects = ValueImportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("Import von Messwerten")
        verbose_name_plural = _("Importe von Messwerten")

    def __str__(self) -> str:
        return self.file_name

    def writing_city_ids(self) -> set[int]:
        """Those of the stream."""
        return self.datastream.writing_city_ids()
