"""Devices of a LoRaWAN, and what their messages mean."""

from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from dos.cities.models import City
from dos.sensors.models.datastream import Datastream, ObservedProperty
from dos.sensors.models.thing import Thing


class DeviceProfileQuerySet(models.QuerySet["DeviceProfile"]):
    """Adjectives of profiles."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """All of them, for whoever writes for some city."""
        return self.all() if city_ids else self.none()


class DeviceProfile(ClusterableModel):
    """What the messages of one kind of device hold (Geräteprofil); its measures become streams of each device."""

    name = models.CharField(_("Name"), max_length=120, unique=True)
    description = models.TextField(_("Beschreibung des Geräts"), blank=True)

    objects = DeviceProfileQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("Geräteprofil")
        verbose_name_plural = _("Geräteprofile")

    def __str__(self) -> str:
        return self.name

    def writing_city_ids(self) -> set[int]:
        """All partner cities: both use the same devices."""
        return set(City.objects.values_list("pk", flat=True))


class ProfileMeasure(Orderable):
    """One number in the messages of a kind of device, and the stream that it becomes (Messung eines Profils)."""

    profile = ParentalKey(DeviceProfile, on_delete=models.CASCADE, related_name="measures")
    payload_key = models.CharField(
        _("Feld der Nachricht"), max_length=80, help_text=_("Zum Beispiel temperature, oder umwelt/temperatur.")
    )
    observed_property = models.ForeignKey(
        ObservedProperty, on_delete=models.PROTECT, related_name="+", verbose_name=_("Messgröße")
    )
    unit_name = models.CharField(_("Einheit"), max_length=60, help_text=_("Zum Beispiel Grad Celsius."))
    unit_symbol = models.CharField(_("Zeichen der Einheit"), max_length=20, blank=True)
    unit_definition = models.CharField(_("Bedeutung der Einheit (Adresse)"), max_length=200, blank=True)
    lower_bound = models.FloatField(_("kleinster glaubhafter Wert"), null=True, blank=True)
    upper_bound = models.FloatField(_("größter glaubhafter Wert"), null=True, blank=True)

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["profile", "payload_key"], name="measure_once")]
        verbose_name = _("Messung")
        verbose_name_plural = _("Messungen")

    def __str__(self) -> str:
        return self.payload_key


class DeviceQuerySet(models.QuerySet["Device"]):
    """Adjectives of devices."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Devices at things of these cities."""
        return self.filter(thing__city_id__in=city_ids)


class Device(models.Model):
    """A device of a LoRaWAN at a station (Gerät), known by its DevEUI."""

    dev_eui = models.CharField(
        "DevEUI",
        max_length=16,
        unique=True,
        validators=[RegexValidator(r"^[0-9A-F]{16}$", _("Eine DevEUI hat 16 Zeichen aus 0 bis 9 und A bis F."))],
    )
    thing = models.ForeignKey(Thing, on_delete=models.CASCADE, related_name="devices", verbose_name=_("Station"))
    profile = models.ForeignKey(
        DeviceProfile, on_delete=models.PROTECT, related_name="devices", verbose_name=_("Geräteprofil")
    )

    objects = DeviceQuerySet.as_manager()

    class Meta:
        ordering = ["dev_eui"]
        verbose_name = _("Gerät")
        verbose_name_plural = _("Geräte")

    def __str__(self) -> str:
        return self.dev_eui

    def writing_city_ids(self) -> set[int]:
        """Those of its station."""
        return self.thing.writing_city_ids()


class DeviceStream(models.Model):
    """Which stream takes a measure of a device."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="streams")
    measure = models.ForeignKey(ProfileMeasure, on_delete=models.CASCADE, related_name="+")
    datastream = models.ForeignKey(Datastream, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "measure"], name="device_stream_once")]
        verbose_name = _("Datenstrom eines Geräts")
        verbose_name_plural = _("Datenströme der Geräte")

    def __str__(self) -> str:
        return f"{self.device_id} {self.measure_id}"
