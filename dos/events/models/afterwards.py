"""What those who came say afterwards, without their names."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.events.models.occurrence import Occurrence


class Echo(models.Model):
    """What one person said after a date (Rückmeldung zum Termin); nobody knows who, stored is the day alone."""

    class Voice(models.TextChoices):
        """Whether one could have a say."""

        YES = "yes", _("ja")
        PARTLY = "partly", _("teils")
        NO = "no", _("nein")

    occurrence = models.ForeignKey(
        Occurrence, on_delete=models.CASCADE, related_name="echoes", verbose_name=_("Termin")
    )
    worth = models.PositiveSmallIntegerField(
        _("Wie hat es sich gelohnt? (1 bis 5)"), validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    voice = models.CharField(_("Konnten Sie sich einbringen?"), max_length=6, choices=Voice.choices)
    text = models.CharField(_("Was sollten wir anders machen?"), max_length=1_000, blank=True)
    form_hash = models.CharField(max_length=64, unique=True, editable=False)
    day = models.DateField(_("am"), default=timezone.localdate)

    class Meta:
        ordering = ["day", "form_hash"]
        verbose_name = _("Rückmeldung zu einem Termin")
        verbose_name_plural = _("Rückmeldungen zu Terminen")

    def __str__(self) -> str:
        return f"{self.occurrence}: {self.worth}"
