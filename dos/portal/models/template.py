"""Templates for answers: what clerks would otherwise write again and again."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.portal.models.case import Feedback

PLACEHOLDERS = ("{reference}", "{project}")


class AnswerTemplateQuerySet(models.QuerySet["AnswerTemplate"]):
    """Adjectives of templates."""

    def fitting(self, case: Feedback) -> Self:
        """Those for this kind of case and this city."""
        return self.filter(
            models.Q(kind="") | models.Q(kind=case.kind), models.Q(city=None) | models.Q(city=case.city_id)
        )

    def writable_in(self, city_ids: set[int]) -> Self:
        """Templates of these cities, and those of all."""
        return self.filter(models.Q(city_id__in=city_ids) | models.Q(city=None)) if city_ids else self.none()


class AnswerTemplate(models.Model):
    """A template for answers (Antwortvorlage), of one city or of all, for one kind of case or for all."""

    title = models.CharField(_("Titel"), max_length=120)
    kind = models.CharField(
        _("Anlass"), max_length=12, choices=Feedback.Kind.choices, blank=True, help_text=_("Leer: für alle.")
    )
    city = models.ForeignKey(
        City,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Kommune"),
        help_text=_("Leer: für alle."),
    )
    text = models.TextField(
        _("Text"), help_text=_("{reference} wird zur Nummer des Anliegens, {project} zum Namen des Vorhabens.")
    )
    text_en = models.TextField(_("Text (Englisch)"), blank=True)

    objects = AnswerTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("Antwortvorlage")
        verbose_name_plural = _("Antwortvorlagen")

    def __str__(self) -> str:
        return self.title

    def writing_city_ids(self) -> set[int]:
        """Its city, else all."""
        return {self.city_id} if self.city_id else set(City.objects.values_list("pk", flat=True))
