"""Decisions of councils and committees."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel

from dos.actors.models import Organisation
from dos.cities.models import City
from dos.core.models import Editorial, EditorialQuerySet, Sourced
from dos.strategy.models.base import precision_field
from dos.strategy.models.project import Project


class DecisionQuerySet(EditorialQuerySet):
    """Adjectives of decisions."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Decisions of these cities, and of none."""
        return self.filter(models.Q(city_id__in=city_ids) | models.Q(city=None)) if city_ids else self.none()


class Decision(Sourced, Editorial, ClusterableModel):
    """What a council or committee decided, with day and paper (Beschluss)."""

    class Outcome(models.TextChoices):
        """How it ended."""

        ANNOUNCED = "announced", _("angekündigt")
        ADOPTED = "adopted", _("beschlossen")
        AMENDED = "amended", _("geändert beschlossen")
        POSTPONED = "postponed", _("vertagt")
        REJECTED = "rejected", _("abgelehnt")

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=120, unique=True)
    title = models.CharField(_("Titel"), max_length=200)
    title_en = models.CharField(_("Titel (Englisch)"), max_length=200, blank=True)
    body = models.CharField(_("Gremium"), max_length=160)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Gremium im Verzeichnis"),
    )
    city = models.ForeignKey(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kommune")
    )
    on = models.DateField(_("am"))
    on_precision = precision_field()
    outcome = models.CharField(_("Ergebnis"), max_length=10, choices=Outcome.choices, default=Outcome.ADOPTED)
    reference = models.CharField(_("Drucksache"), max_length=80, blank=True)
    text = models.TextField(_("Worum ging es"), blank=True)
    text_en = models.TextField(_("Worum ging es (Englisch)"), blank=True)
    concerns_programme = models.BooleanField(_("betrifft das ganze Programm"), default=False)
    projects = ParentalManyToManyField(Project, blank=True, related_name="decisions", verbose_name=_("Vorhaben"))
    document = models.ForeignKey(
        "media.Download",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Vorlage als Datei"),
    )
    more_source_urls = models.JSONField(_("weitere Quellen"), default=list, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "pk"]
        verbose_name = _("Beschluss")
        verbose_name_plural = _("Beschlüsse")

    def __str__(self) -> str:
        return self.title

    def writing_city_ids(self) -> set[int]:
        """The city whose council decided; all cities for a joint one."""
        return {self.city_id} if self.city_id else set(City.objects.values_list("pk", flat=True))
