"""What is written down about projects: status notes, the typed change log, adoptions elsewhere."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.core.models import Editorial, Sourced
from dos.strategy.models.base import OfProjectQuerySet, precision_field
from dos.strategy.models.project import Project


class StatusNote(Sourced, Editorial):
    """A dated sentence on how a project stands (Sachstand)."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="status_notes", verbose_name=_("Vorhaben")
    )
    on = models.DateField(_("Stand vom"))
    on_precision = precision_field()
    text = models.TextField(_("Sachstand"))
    text_en = models.TextField(_("Sachstand (Englisch)"), blank=True)

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("Sachstand")
        verbose_name_plural = _("Sachstände")

    def __str__(self) -> str:
        return f"{self.project}, {self.on:%d.%m.%Y}"

    def writing_city_ids(self) -> set[int]:
        """Those of the project."""
        return self.project.writing_city_ids()


class Change(models.Model):
    """One entry of the change log that cannot be quiet (R4); written by deeds, never changed."""

    class Kind(models.TextChoices):
        """What kind of thing changed."""

        START = "start", _("ins Register aufgenommen")
        DATE = "date", _("Termin verschoben")
        COST = "cost", _("Kosten geändert")
        SCOPE = "scope", _("Inhalt geändert")
        STAGE = "stage", _("Projektstand geändert")
        LEAD = "lead", _("Zuständigkeit geändert")
        TARGET = "target", _("Zielwert geändert")
        MILESTONE = "milestone", _("Meilenstein geändert")

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="changes", verbose_name=_("Vorhaben"))
    at = models.DateTimeField(_("am"), default=timezone.now)
    kind = models.CharField(_("Art"), max_length=10, choices=Kind.choices)
    field = models.CharField(_("Angabe"), max_length=60)
    subject = models.CharField(_("betrifft"), max_length=200, blank=True)
    subject_key = models.CharField(_("betrifft (Kürzel)"), max_length=100, blank=True)
    old = models.TextField(_("vorher"), blank=True)
    new = models.TextField(_("nachher"), blank=True)
    days = models.IntegerField(_("Verschiebung in Tagen"), null=True, blank=True)
    reason = models.TextField(_("Grund"), blank=True)
    by_role = models.CharField(_("durch"), max_length=80, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["project", "-at"], name="change_project_at"),
            models.Index(fields=["-at"], name="change_at"),
        ]
        verbose_name = _("Änderung")
        verbose_name_plural = _("Änderungen")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.project}"


class Adoption(Sourced):
    """Somebody reuses what a project built: who, since when, with source (Übernahme)."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="adoptions", verbose_name=_("Lösung"))
    builder_city = models.ForeignKey(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("gebaut von")
    )
    adopter_city = models.ForeignKey(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("übernommen von")
    )
    adopter_name = models.CharField(_("übernommen von (andere Stadt)"), max_length=120, blank=True)
    since_on = models.DateField(_("seit"), null=True, blank=True)
    since_precision = precision_field()
    note = models.CharField(_("Was wird übernommen"), max_length=300, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-since_on", "pk"]
        verbose_name = _("Übernahme")
        verbose_name_plural = _("Übernahmen")

    def __str__(self) -> str:
        return f"{self.project} → {self.adopter_city or self.adopter_name}"

    def writing_city_ids(self) -> set[int]:
        """Those of the project."""
        return self.project.writing_city_ids()
