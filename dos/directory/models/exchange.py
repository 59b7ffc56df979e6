"""What stands behind the desk: the catalogue of keys, what files said last, and which reminders went out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.directory.models.service import Service, is_leika_key


class LeikaKey(models.Model):
    """One key of the national catalogue of services (LeiKa), as the operator has loaded it."""

    key = models.CharField(_("LeiKa-Schlüssel"), max_length=14, unique=True, validators=[is_leika_key])
    name = models.CharField(_("Name im Katalog"), max_length=300)

    class Meta:
        ordering = ["key"]
        verbose_name = _("LeiKa-Schlüssel")
        verbose_name_plural = _("LeiKa-Schlüssel")

    def __str__(self) -> str:
        return f"{self.key} {self.name}"


class ImportedService(models.Model):
    """What a foreign catalogue said last about a service: what differs from it was changed at the desk."""

    agency = models.CharField(_("Herausgeber der Kennung"), max_length=120)
    identifier = models.CharField(_("Kennung dort"), max_length=200)
    service = models.ForeignKey(
        Service, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Leistung")
    )
    said = models.JSONField(_("zuletzt gesagt"), default=dict)
    imported_at = models.DateTimeField(_("übernommen am"), auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "identifier"], name="imported_service_once")]
        verbose_name = _("Eintrag eines fremden Leistungskatalogs")
        verbose_name_plural = _("Einträge fremder Leistungskataloge")

    def __str__(self) -> str:
        return f"{self.agency} {self.identifier}"


class ReviewReminder(models.Model):
    """Somebody was reminded that a text is to be checked by a day; one reminder for each such day."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+", verbose_name=_("Leistung"))
    due_on = models.DateField(_("zu prüfen bis"))
    sent_at = models.DateTimeField(_("erinnert am"), auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "due_on"], name="review_reminder_once")]
        verbose_name = _("Erinnerung an eine Prüfung")
        verbose_name_plural = _("Erinnerungen an Prüfungen")

    def __str__(self) -> str:
        return f"{self.service} {self.due_on:%d.%m.%Y}"
