"""Action fields, their objectives, and the state before the programme."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.core.models import Sourced
from dos.strategy.models.base import Shared, SharedQuerySet, precision_field
from dos.strategy.models.programme import Programme

MAX_OBJECTIVE_LEVELS = 3


class ActionField(Sourced, Shared):
    """One of the fields of the strategy (Handlungsfeld)."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="action_fields", verbose_name=_("Programm")
    )
    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=80, unique=True)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    code = models.CharField(_("amtliche Kennung"), max_length=10, blank=True)
    name = models.CharField(_("Name"), max_length=120)
    name_en = models.CharField(_("Name (Englisch)"), max_length=120, blank=True)
    goal = models.TextField(_("Ziel des Handlungsfelds"), blank=True)
    goal_en = models.TextField(_("Ziel (Englisch)"), blank=True)
    goal_is_derived = models.BooleanField(_("Ziel aus einem Projekt abgeleitet, nicht zitiert"), default=False)
    text = models.TextField(_("Text"), blank=True)
    text_en = models.TextField(_("Text (Englisch)"), blank=True)
    plain_language = models.TextField(_("Einfache Sprache"), blank=True)
    easy_language = models.TextField(_("Leichte Sprache"), blank=True)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("Handlungsfeld")
        verbose_name_plural = _("Handlungsfelder")

    def __str__(self) -> str:
        return self.name


class Objective(Sourced, Shared):
    """What an action field wants to reach (Ziel); a tree of at most three levels."""

    action_field = models.ForeignKey(
        ActionField, on_delete=models.CASCADE, related_name="objectives", verbose_name=_("Handlungsfeld")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("übergeordnetes Ziel"),
    )
    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=100, unique=True)
    title = models.CharField(_("Titel"), max_length=300)
    title_en = models.CharField(_("Titel (Englisch)"), max_length=300, blank=True)
    text = models.TextField(_("Text"), blank=True)
    text_en = models.TextField(_("Text (Englisch)"), blank=True)
    goals = models.ManyToManyField(
        "strategy.ProgrammeGoal", blank=True, related_name="objectives", verbose_name=_("Programmziele")
    )
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["action_field", "order", "pk"]
        verbose_name = _("Ziel")
        verbose_name_plural = _("Ziele")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse cycles, a parent in another field and a fourth level."""
        level, above = 1, self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": _("Ein Ziel kann nicht unter sich selbst stehen.")})
            if above.action_field_id != self.action_field_id:
                raise ValidationError({"parent": _("Das übergeordnete Ziel gehört zu einem anderen Handlungsfeld.")})
            level += 1
            if level > MAX_OBJECTIVE_LEVELS:
                raise ValidationError({"parent": _("Ziele haben höchstens drei Ebenen.")})
            above = above.parent


class BaselineQuerySet(SharedQuerySet):
    """Adjectives of baselines."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Those of these cities."""
        return self.filter(city_id__in=city_ids)


class Baseline(Sourced, Shared):
    """How things stood before the programme, in one field and one city (Bestandsaufnahme)."""

    action_field = models.ForeignKey(
        ActionField, on_delete=models.CASCADE, related_name="baselines", verbose_name=_("Handlungsfeld")
    )
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+", verbose_name=_("Kommune"))
    text = models.TextField(_("Stand vor dem Programm"))
    text_en = models.TextField(_("Stand vor dem Programm (Englisch)"), blank=True)
    on = models.DateField(_("erhoben am"), null=True, blank=True)
    on_precision = precision_field()

    objects = BaselineQuerySet.as_manager()

    class Meta:
        ordering = ["action_field", "city"]
        constraints = [models.UniqueConstraint(fields=["action_field", "city"], name="baseline_once")]
        verbose_name = _("Bestandsaufnahme")
        verbose_name_plural = _("Bestandsaufnahmen")

    def __str__(self) -> str:
        return f"{self.action_field}: {self.city}"

    def writing_city_ids(self) -> set[int]:
        """The city that was looked at."""
        return {self.city_id}
