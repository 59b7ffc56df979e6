"""Indicators, their targets and their values."""

import math
from datetime import date, timedelta
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from dos.cities.models import City
from dos.core.models import EditorialQuerySet, Sourced
from dos.strategy.models.base import Logged, day_text, precision_field
from dos.strategy.models.field import ActionField, Objective
from dos.strategy.models.milestone import Milestone
from dos.strategy.models.programme import ProgrammeGoal
from dos.strategy.models.project import Project


class IndicatorQuerySet(EditorialQuerySet):
    """Adjectives of indicators."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Indicators of these cities or of projects that they may change; joint ones belong to all."""
        if not city_ids:
            return self.none()
        return self.filter(
            models.Q(city_id__in=city_ids)
            | models.Q(city=None, project=None)
            | models.Q(city=None, project__lead_city_id__in=city_ids)
            | models.Q(city=None, project__lead_city=None, project__cities__in=city_ids)
        ).distinct()


class Indicator(Sourced, Logged, ClusterableModel):
    """What is counted, in which unit, and which way is better (Kennzahl)."""

    class Direction(models.TextChoices):
        """Which way is better."""

        UP = "up", _("mehr ist besser")
        DOWN = "down", _("weniger ist besser")

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=100, unique=True)
    name = models.CharField(_("Name"), max_length=160)
    name_en = models.CharField(_("Name (Englisch)"), max_length=160, blank=True)
    unit = models.CharField(_("Einheit"), max_length=40)
    unit_en = models.CharField(_("Einheit (Englisch)"), max_length=40, blank=True)
    direction = models.CharField(_("Richtung"), max_length=4, choices=Direction.choices, default=Direction.UP)
    definition = models.TextField(_("Was genau wird gezählt"), blank=True)
    definition_en = models.TextField(_("Was genau wird gezählt (Englisch)"), blank=True)
    city = models.ForeignKey(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kommune")
    )
    action_field = models.ForeignKey(
        ActionField,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("Handlungsfeld"),
    )
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators", verbose_name=_("Ziel")
    )
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators", verbose_name=_("Vorhaben")
    )
    milestone = models.ForeignKey(
        Milestone,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("Meilenstein"),
    )
    goals = ParentalManyToManyField(
        ProgrammeGoal, blank=True, related_name="indicators", verbose_name=_("Programmziele")
    )
    baseline_value = models.FloatField(_("Ausgangswert"), null=True, blank=True)
    baseline_on = models.DateField(_("Ausgangswert vom"), null=True, blank=True)
    lower_bound = models.FloatField(_("kleinster möglicher Wert"), null=True, blank=True, default=0)
    upper_bound = models.FloatField(_("größter möglicher Wert"), null=True, blank=True)
    update_interval_days = models.PositiveSmallIntegerField(_("neuer Wert erwartet alle … Tage"), null=True, blank=True)
    provenance = models.CharField(_("Herkunft der Werte"), max_length=200, blank=True)
    licence = models.CharField(_("Lizenz"), max_length=120, blank=True)
    version = models.PositiveSmallIntegerField(_("Fassung"), default=1)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("ersetzt")
    )
    note = models.CharField(_("Anmerkung"), max_length=300, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)
    change_reason = models.TextField(_("Grund der Änderung (öffentlich)"), blank=True)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("Kennzahl")
        verbose_name_plural = _("Kennzahlen")

    def __str__(self) -> str:
        return self.name

    def public_statements(self) -> dict[str, Any]:
        """Return unit, baseline and targets."""
        return {
            "slug": self.slug,
            "unit": self.unit,
            "direction": self.direction,
            "baseline_value": self.baseline_value,
            "targets": {day_text(row.on, row.on_precision): row.value for row in self.targets.all()},
        }

    def writing_city_ids(self) -> set[int]:
        """The city that is measured, else those of the project, else all."""
        if self.city_id:
            return {self.city_id}
        if self.project is not None:
            return self.project.writing_city_ids()
        return set(City.objects.values_list("pk", flat=True))

    def is_stale(self, latest_on: date | None, today: date) -> bool:
        """Whether a value was due (interval and a tenth of it as grace) and none came."""
        if self.update_interval_days is None:
            return False
        return latest_on is None or today - latest_on > timedelta(days=math.ceil(self.update_interval_days * 1.1))

    def refuse_impossible(self, value: float, on: date, today: date) -> None:
        """Refuse NaN, infinity, values outside the bounds and days after tomorrow (R7)."""
        if not math.isfinite(value):
            raise ValidationError(_("Bitte geben Sie eine Zahl an."))
        if self.lower_bound is not None and value < self.lower_bound:
            raise ValidationError(
                _("Der Wert liegt unter dem kleinsten möglichen Wert %(bound)s.") % {"bound": self.lower_bound}
            )
        if self.upper_bound is not None and value > self.upper_bound:
            raise ValidationError(
                _("Der Wert liegt über dem größten möglichen Wert %(bound)s.") % {"bound": self.upper_bound}
            )
        if on > today + timedelta(days=1):
            raise ValidationError(_("Der Tag liegt in der Zukunft."))


class IndicatorTarget(Sourced, Orderable):
    """A value to reach and by when, if that is known (Zielwert)."""

    indicator = ParentalKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    on = models.DateField(
        _("zu erreichen bis"), null=True, blank=True, help_text=_("Leer, wenn kein Termin belegt ist.")
    )
    on_precision = precision_field()
    value = models.FloatField(_("Zielwert"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["indicator", "on"], name="target_once")]
        verbose_name = _("Zielwert")
        verbose_name_plural = _("Zielwerte")

    def __str__(self) -> str:
        return f"{self.value:g} ({self.on:%d.%m.%Y})" if self.on else f"{self.value:g}"


class IndicatorValueQuerySet(models.QuerySet["IndicatorValue"]):
    """Adjectives of values."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Values of indicators that these cities may change."""
        return self.filter(indicator__in=Indicator.objects.writable_in(city_ids).values("pk"))


class IndicatorValue(Sourced):
    """A value on a day, with its source (Ausprägung)."""

    class Origin(models.TextChoices):
        """How the value came in."""

        MANUAL = "manual", _("von Hand")
        CSV = "csv", _("aus einer CSV-Datei")
        SERIES = "series", _("aus der Datenplattform")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="values")
    on = models.DateField(_("am"))
    on_precision = precision_field()
    value = models.FloatField(_("Wert"))
    origin = models.CharField(_("Herkunft"), max_length=10, choices=Origin.choices, default=Origin.MANUAL)
    recorded_at = models.DateTimeField(_("eingetragen am"), auto_now=True)

    objects = IndicatorValueQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "on"]
        constraints = [models.UniqueConstraint(fields=["indicator", "on"], name="value_once_a_day")]
        verbose_name = _("Wert einer Kennzahl")
        verbose_name_plural = _("Werte von Kennzahlen")

    def __str__(self) -> str:
        return f"{self.value:g} ({self.on:%d.%m.%Y})"

    def writing_city_ids(self) -> set[int]:
        """Those of the indicator."""
        return self.indicator.writing_city_ids()
