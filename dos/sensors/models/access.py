"""Keys with which devices and programs come in."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.sensors.models.datastream import Datastream
from dos.sensors.models.thing import Access


class AccessKeyQuerySet(models.QuerySet["AccessKey"]):
    """Adjectives of keys."""

    def valid(self) -> Self:
        """Keys that are neither withdrawn nor run out."""
        running = models.Q(expires_at=None) | models.Q(expires_at__gt=timezone.now())
        return self.filter(running, withdrawn_at=None)

    def writable_in(self, city_ids: set[int]) -> Self:
        """Keys of these cities."""
        return self.filter(city_id__in=city_ids)


class AccessKey(models.Model):
    """A key for a device or a program (Zugangsschlüssel); only its digest is kept.

    A key for devices may append values to the named streams and nothing else, not even read. One for programs acts
    for a city: it reads what the city's people may see and writes the city's things.
    """

    class Purpose(models.TextChoices):
        """What the key is good for."""

        DEVICE = "device", _("Gerät: Werte für die genannten Datenströme anhängen")
        NETWORK = "network", _("Netzserver: Nachrichten der Geräte der Kommune weitergeben")
        PROGRAM = "program", _("Programm: Stationen der Kommune lesen und ändern")

    name = models.CharField(_("Wofür"), max_length=120)
    purpose = models.CharField(_("Zweck"), max_length=8, choices=Purpose.choices, default=Purpose.DEVICE)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+", verbose_name=_("Kommune"))
    datastreams = models.ManyToManyField(
        Datastream, blank=True, related_name="+", verbose_name=_("Datenströme"), db_table="sensors_accesskeystream"
    )
    new_access = models.CharField(
        _("Neue Stationen sind"), max_length=10, choices=Access.choices, default=Access.INTERNAL
    )
    expires_at = models.DateTimeField(_("gilt bis"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("zurückgezogen am"), null=True, blank=True)
    created_at = models.DateTimeField(_("angelegt am"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    objects = AccessKeyQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("Zugangsschlüssel")
        verbose_name_plural = _("Zugangsschlüssel")

    def __str__(self) -> str:
        return self.name

    def writing_city_ids(self) -> set[int]:
        """The city for which it acts."""
        return {self.city_id}
