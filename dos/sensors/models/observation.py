"""Values and what is kept of them: the one place that names the columns which `storage` reads and writes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.sensors.models.base import Described, Placed
from dos.sensors.models.datastream import Datastream
from dos.sensors.models.thing import Thing

# Each datastream takes whole blocks of ids: an id tells its datastream, without an index over all values.
IDS_IN_BLOCK = 1 << 20


class ResultKind(models.IntegerChoices):
    """What a result is; numbers and truth stand in `number`, all else in `text`."""

    DOUBLE = 0
    INTEGER = 1
    BOOLEAN = 2
    TEXT = 3
    JSON = 4
    NOTHING = 5


class Flag(models.IntegerChoices):
    """What is wrong with a value; several add up."""

    IMPLAUSIBLE = 1, _("außerhalb des Glaubhaften")
    FUTURE = 2, _("Zeitpunkt in der Zukunft")
    LATE = 4, _("nachträglich eingetroffen")
    STUCK = 8, _("unverändert über lange Zeit")
    DOUBTFUL = 16, _("angezweifelt")
    INVALID = 32, _("für ungültig erklärt")


# Values with one of these flags count in no mean, no sum and no indicator.
NOT_COUNTED = Flag.IMPLAUSIBLE | Flag.FUTURE | Flag.INVALID


class FeatureOfInterest(Described, Placed):
    """What the values tell about, mostly the place of the thing (18-088, 8.2.8); `thing` where it was made from it."""

    encoding_type = models.CharField(max_length=120, default="application/geo+json")
    feature = models.JSONField()
    thing = models.ForeignKey(Thing, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    location = models.ForeignKey("sensors.Location", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Gegenstand der Beobachtung")
        verbose_name_plural = _("Gegenstände der Beobachtung")


class ObservedFeature(models.Model):
    """Which streams have values about which feature; it saves looking through the values."""

    datastream = models.ForeignKey(Datastream, on_delete=models.CASCADE, related_name="observed_features")
    feature = models.ForeignKey(FeatureOfInterest, on_delete=models.CASCADE, related_name="observed_features")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["datastream", "feature"], name="observed_feature_once")]
        verbose_name = _("beobachteter Gegenstand")
        verbose_name_plural = _("beobachtete Gegenstände")

    def __str__(self) -> str:
        return f"{self.datastream_id} {self.feature_id}"


class ObservationBlock(models.Model):
    """A block of ids, and the stream to which they belong."""

    number = models.BigAutoField(primary_key=True)
    datastream = models.ForeignKey(Datastream, on_delete=models.CASCADE, related_name="blocks")

    class Meta:
        verbose_name = _("Block von Nummern")
        verbose_name_plural = _("Blöcke von Nummern")

    def __str__(self) -> str:
        return str(self.number)


class Observation(models.Model):
    """A value at a time (Messwert); its table is made and kept by `storage`, Django only knows its columns.

    The key is (datastream, phenomenon time, id). Times in microseconds since 1970, UTC; an end only for intervals.
    `raw` is the value before calibration, where there was one. No foreign key leaves the table, so that it can be
    divided among machines; deeds delete values with their stream.
    """

    id = models.BigIntegerField(primary_key=True)
    datastream_id = models.BigIntegerField()
    phenomenon_start = models.BigIntegerField()
    phenomenon_end = models.BigIntegerField(null=True)
    result_time = models.BigIntegerField(null=True)
    kind = models.SmallIntegerField(choices=ResultKind.choices)
    number = models.FloatField(null=True)
    text = models.TextField(null=True)  # noqa: DJ001  # nothing is not an empty text
    raw = models.FloatField(null=True)
    quality = models.TextField(null=True)  # noqa: DJ001
    valid_start = models.BigIntegerField(null=True)
    valid_end = models.BigIntegerField(null=True)
    parameters = models.TextField(null=True)  # noqa: DJ001
    feature_id = models.BigIntegerField(null=True)
    flags = models.IntegerField(default=0)

    class Meta:
        managed = False
        db_table = "sensors_observation"
        verbose_name = _("Messwert")
        verbose_name_plural = _("Messwerte")

    def __str__(self) -> str:
        return str(self.pk)


class Rollup(models.Model):
    """Number, sum and extremes of the counted values of one span of a stream."""

    datastream = models.ForeignKey(Datastream, on_delete=models.CASCADE, related_name="+")
    start = models.BigIntegerField()
    count = models.IntegerField()
    total = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.datastream_id} {self.start}"


class HourRollup(Rollup):
    """An hour; `start` in microseconds since 1970, UTC."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["datastream", "start"], name="hour_rollup_once")]
        verbose_name = _("Stundenwert")
        verbose_name_plural = _("Stundenwerte")


class DayRollup(Rollup):
    """A day as people count it; `start` is local midnight in microseconds since 1970, UTC (23 to 25 hours)."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["datastream", "start"], name="day_rollup_once")]
        verbose_name = _("Tageswert")
        verbose_name_plural = _("Tageswerte")


class Uplink(models.Model):
    """A message of a device that is stored already, by the key of its source; kept for a month."""

    key = models.CharField(max_length=120, primary_key=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["received_at"], name="uplink_received")]
        verbose_name = _("eingegangene Meldung")
        verbose_name_plural = _("eingegangene Meldungen")

    def __str__(self) -> str:
        return self.key
