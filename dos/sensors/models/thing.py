"""Things (stations), where they are and where they were."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.actors.models import Organisation
from dos.cities.models import City
from dos.sensors.models.base import Described, Placed
from dos.strategy.models import Project


class Access(models.TextChoices):
    """Who may see a thing and everything that hangs on it."""

    PUBLIC = "public", _("öffentlich")
    INTERNAL = "internal", _("für alle Mitarbeitenden des Programms")
    RESTRICTED = "restricted", _("nur für die eigene Kommune")


class Theme(models.TextChoices):
    """What a station is about, in the words of citizens; each has a page."""

    HEAT = "hitze", _("Hitze und Wetter")
    AIR = "luft", _("Luft")
    WATER = "wasser", _("Wasser")
    PARKING = "parken", _("Parken")
    TRAFFIC = "verkehr", _("Verkehr")
    OTHER = "weiteres", _("Weiteres")


class ThingQuerySet(models.QuerySet["Thing"]):
    """Adjectives of things."""

    def public(self) -> Self:
        """Things that everybody may see."""
        return self.filter(access=Access.PUBLIC)

    def writable_in(self, city_ids: set[int]) -> Self:
        """Things of these cities."""
        return self.filter(city_id__in=city_ids)


class Thing(Described):
    """Something that is measured or measures: a station, a car park, a bridge (Ding, Station)."""

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=120, unique=True)
    city = models.ForeignKey(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kommune")
    )
    project = models.ForeignKey(
        Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Vorhaben")
    )
    operator = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Betrieb")
    )
    access = models.CharField(_("Wer darf es sehen"), max_length=10, choices=Access.choices, default=Access.PUBLIC)
    theme = models.CharField(_("Thema"), max_length=10, choices=Theme.choices, default=Theme.OTHER)
    position_accuracy = models.FloatField(
        _("Genauigkeit des Standorts in Metern"), null=True, blank=True, help_text=_("Leer: nicht bekannt.")
    )
    privacy_statement = models.CharField(
        _("Personenbezug"),
        max_length=300,
        blank=True,
        help_text=_("Warum aus den Werten niemand erkannt werden kann, in einem Satz."),
    )
    alarm_email = models.EmailField(_("E-Mail bei Ausfall"), blank=True)
    is_simulation = models.BooleanField(_("simuliert"), default=False)
    locations = models.ManyToManyField("sensors.Location", blank=True, related_name="things", db_table="sensors_place")
    created_at = models.DateTimeField(_("angelegt am"), auto_now_add=True)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    objects = ThingQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["theme", "city"], name="thing_theme")]
        verbose_name = _("Station")
        verbose_name_plural = _("Stationen")

    def writing_city_ids(self) -> set[int]:
        """The city to which it belongs; what belongs to none is the administrators' own."""
        return {self.city_id} if self.city_id else set()


class Location(Described, Placed):
    """A place of things (Standort); `location` is GeoJSON, or what else `encoding_type` names."""

    encoding_type = models.CharField(max_length=120, default="application/geo+json")
    location = models.JSONField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["west", "south"], name="location_box")]
        verbose_name = _("Standort")
        verbose_name_plural = _("Standorte")


class HistoricalLocation(models.Model):
    """Since when a thing is or was at its places (18-088, 8.2.3); time in microseconds since 1970, UTC."""

    id = models.BigAutoField(primary_key=True)
    thing = models.ForeignKey(Thing, on_delete=models.CASCADE, related_name="historical_locations")
    time = models.BigIntegerField()
    locations = models.ManyToManyField(
        Location, blank=True, related_name="historical_locations", db_table="sensors_formerplace"
    )

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["thing", "-time"], name="historical_location_time")]
        verbose_name = _("früherer Standort")
        verbose_name_plural = _("frühere Standorte")

    def __str__(self) -> str:
        return f"{self.thing_id} {self.time}"
