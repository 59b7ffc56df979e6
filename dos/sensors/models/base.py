"""What the entities of SensorThings have in common, and the places of their geometries."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Described(models.Model):
    """An entity with a name, a description and free properties (18-088, 8.2); its key is the standard's @iot.id."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(_("Name"), max_length=255)
    description = models.TextField(_("Beschreibung"), blank=True)
    properties = models.JSONField(_("Weitere Angaben"), default=dict, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Placed(models.Model):
    """Has a geometry, and the box around it by which the database finds it (decision 0100); degrees in WGS 84."""

    west = models.FloatField(null=True, editable=False)
    south = models.FloatField(null=True, editable=False)
    east = models.FloatField(null=True, editable=False)
    north = models.FloatField(null=True, editable=False)

    class Meta:
        abstract = True
