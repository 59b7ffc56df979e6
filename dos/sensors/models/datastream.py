"""Streams of values: what is measured, by what, in which unit, and what is plausible."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.sensors.models.base import Described, Placed
from dos.sensors.models.thing import Thing

MEASUREMENT = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement"


class Sensor(Described):
    """The device or the procedure that measures (Sensor)."""

    encoding_type = models.CharField(max_length=120, default="text/html")
    metadata = models.JSONField(default=str)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("Sensor")
        verbose_name_plural = _("Sensoren")


class ObservedProperty(Described):
    """What is measured (Messgröße); `definition` is the address of its meaning."""

    definition = models.CharField(max_length=500)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("Messgröße")
        verbose_name_plural = _("Messgrößen")


class Datastream(Described, Placed):
    """The values of one property, measured by one sensor at one thing (Datenstrom).

    `unit_of_measurement` has `name`, `symbol` and `definition`, as 18-088 and 2.0 want it. Calibration, bounds and
    expectations concern values that come in from now on.
    """

    thing = models.ForeignKey(Thing, on_delete=models.CASCADE, related_name="datastreams", verbose_name=_("Station"))
    sensor = models.ForeignKey(Sensor, on_delete=models.CASCADE, related_name="datastreams", verbose_name=_("Sensor"))
    observed_property = models.ForeignKey(
        ObservedProperty, on_delete=models.CASCADE, related_name="datastreams", verbose_name=_("Messgröße")
    )
    observation_type = models.CharField(max_length=200, default=MEASUREMENT)
    unit_of_measurement = models.JSONField(_("Einheit"), default=dict)
    observed_area = models.JSONField(null=True, blank=True)
    lower_bound = models.FloatField(_("kleinster glaubhafter Wert"), null=True, blank=True)
    upper_bound = models.FloatField(_("größter glaubhafter Wert"), null=True, blank=True)
    expected_every = models.PositiveIntegerField(_("neuer Wert alle … Sekunden"), null=True, blank=True)
    stuck_after = models.PositiveIntegerField(
        _("hängt, wenn sich der Wert … Sekunden lang nicht ändert"), null=True, blank=True
    )
    retention_days = models.PositiveIntegerField(_("Werte aufbewahren … Tage"), null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("Datenstrom")
        verbose_name_plural = _("Datenströme")

    def writing_city_ids(self) -> set[int]:
        """Those of its thing."""
        return self.thing.writing_city_ids()


class DatastreamState(models.Model):
    """What is known of a stream without reading its values; kept in the transaction that writes them.

    Apart from the stream, because it changes with each batch of values. Times in microseconds since 1970, UTC.
    """

    datastream = models.OneToOneField(Datastream, on_delete=models.CASCADE, primary_key=True, related_name="state")
    observation_count = models.BigIntegerField(default=0)
    phenomenon_start = models.BigIntegerField(null=True)
    phenomenon_end = models.BigIntegerField(null=True)
    result_start = models.BigIntegerField(null=True)
    result_end = models.BigIntegerField(null=True)
    last_id = models.BigIntegerField(null=True)
    last_time = models.BigIntegerField(null=True)
    last_kind = models.SmallIntegerField(null=True)
    last_number = models.FloatField(null=True)
    last_text = models.TextField(null=True)  # noqa: DJ001  # nothing is not an empty text
    last_flags = models.IntegerField(default=0)
    unchanged_since = models.BigIntegerField(null=True)
    received_at = models.BigIntegerField(null=True)
    block = models.BigIntegerField(null=True)
    used = models.IntegerField(default=0)
    is_silent = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("Stand eines Datenstroms")
        verbose_name_plural = _("Stände der Datenströme")

    def __str__(self) -> str:
        return str(self.datastream_id)


class Calibration(models.Model):
    """Within this time a raw value is put right: value = raw × factor + offset (Kalibrierung)."""

    datastream = models.ForeignKey(Datastream, on_delete=models.CASCADE, related_name="calibrations")
    valid_from = models.DateTimeField(_("gilt ab"))
    valid_until = models.DateTimeField(_("gilt bis (nicht eingeschlossen)"), null=True, blank=True)
    factor = models.FloatField(_("Faktor"), default=1)
    offset = models.FloatField(_("Zuschlag"), default=0)
    reason = models.CharField(_("Anlass"), max_length=300)

    class Meta:
        ordering = ["datastream", "valid_from"]
        constraints = [models.UniqueConstraint(fields=["datastream", "valid_from"], name="calibration_once")]
        verbose_name = _("Kalibrierung")
        verbose_name_plural = _("Kalibrierungen")

    def __str__(self) -> str:
        return f"× {self.factor:g} + {self.offset:g}"


class Threshold(models.Model):
    """From this value on something is said in words ("Information: 340 cm") (Schwelle)."""

    class Level(models.TextChoices):
        """How serious it is."""

        INFORMATION = "info", _("Information")
        WARNING = "warning", _("Warnung")
        DANGER = "danger", _("Gefahr")

    datastream = models.ForeignKey(Datastream, on_delete=models.CASCADE, related_name="thresholds")
    value = models.FloatField(_("ab diesem Wert"))
    is_below = models.BooleanField(_("gilt unterhalb des Werts"), default=False)
    level = models.CharField(_("Stufe"), max_length=8, choices=Level.choices, default=Level.INFORMATION)
    label = models.CharField(_("in Worten"), max_length=160)
    label_en = models.CharField(_("in Worten (Englisch)"), max_length=160, blank=True)
    source_url = models.URLField(_("Quelle"), max_length=300, blank=True)

    class Meta:
        ordering = ["datastream", "value"]
        constraints = [models.UniqueConstraint(fields=["datastream", "value"], name="threshold_once")]
        verbose_name = _("Schwelle")
        verbose_name_plural = _("Schwellen")

    def __str__(self) -> str:
        return f"{self.value:g} {self.label}"
