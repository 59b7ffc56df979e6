"""What came by mail: that it came and what became of it, never what it said."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.participation.models.idea import Idea


class IncomingMail(models.Model):
    """One letter that was read (eingegangene Mail); kept for 90 days so that none is taken in twice."""

    class Outcome(models.TextChoices):
        """What became of it."""

        IDEA = "idea", _("als Idee aufgenommen, wartet auf Bestätigung")
        AUTOMATIC = "automatic", _("automatische Antwort")
        BOUNCE = "bounce", _("unzustellbare Mail")
        LOOP = "loop", _("eigene Mail")
        FORGED = "forged", _("Absender nicht echt")
        TOO_BIG = "too_big", _("zu groß")
        ENCRYPTED = "encrypted", _("verschlüsselt")
        UNREADABLE = "unreadable", _("nicht lesbar")
        NO_PROCESS = "no_process", _("kein Verfahren gefunden")
        REFUSED = "refused", _("nicht angenommen")
        TOO_MANY = "too_many", _("zu viele Mails in kurzer Zeit")

    message_hash = models.CharField(max_length=64, unique=True, editable=False)
    sender_hash = models.CharField(max_length=64, editable=False)
    outcome = models.CharField(_("Was daraus wurde"), max_length=12, choices=Outcome.choices)
    idea = models.ForeignKey(
        Idea, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Idee")
    )
    at = models.DateTimeField(_("gelesen am"), default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["sender_hash", "at"], name="incoming_by_sender")]
        verbose_name = _("eingegangene Mail")
        verbose_name_plural = _("eingegangene Mails")

    def __str__(self) -> str:
        return str(self.get_outcome_display())
