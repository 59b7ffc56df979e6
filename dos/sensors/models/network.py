"""Measuring networks of the cities, as public pages describe them."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.core.models import DatePrecision, Sourced
from dos.sensors.models.thing import Theme
from dos.strategy.models import Project


class NetworkQuerySet(models.QuerySet["Network"]):
    """Adjectives of networks."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Networks of these cities."""
        return self.filter(city_id__in=city_ids)


class Network(Sourced):
    """What a city measures with many devices of one kind (Messnetz), whether their values come in here or not."""

    class Phase(models.TextChoices):
        """How far it is."""

        PLANNED = "geplant", _("geplant")
        RUNNING = "in_betrieb", _("in Betrieb")
        ENDED = "projekt_beendet", _("Projekt beendet")

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=120)
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+", verbose_name=_("Kommune"))
    project = models.ForeignKey(
        Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Vorhaben")
    )
    theme = models.CharField(_("Thema"), max_length=10, choices=Theme.choices, default=Theme.OTHER)
    measures = models.CharField(_("Was es misst"), max_length=200)
    measures_en = models.CharField(_("Was es misst (Englisch)"), max_length=200, blank=True)
    operator_name = models.CharField(_("Betrieb"), max_length=120, blank=True)
    device_count = models.PositiveIntegerField(_("Anzahl der Geräte"), null=True, blank=True)
    technology = models.CharField(_("Funknetz"), max_length=60, blank=True)
    phase = models.CharField(_("Stand"), max_length=20, choices=Phase.choices, default=Phase.RUNNING)
    place = models.CharField(_("Wo"), max_length=200, blank=True)
    as_of_precision = models.CharField(max_length=5, choices=DatePrecision.choices, default=DatePrecision.DAY)

    objects = NetworkQuerySet.as_manager()

    class Meta:
        ordering = ["city", "name", "pk"]
        verbose_name = _("Messnetz")
        verbose_name_plural = _("Messnetze")

    def __str__(self) -> str:
        return self.name

    def writing_city_ids(self) -> set[int]:
        """The city to which it belongs."""
        return {self.city_id}
