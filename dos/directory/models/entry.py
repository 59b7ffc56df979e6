"""The ways in: topics, and situations of life in which people look for a service."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.core.text import refuse_hidden_characters


class EntryQuerySet(models.QuerySet[Any]):
    """Adjectives of headings."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Headings are the same for all cities: whoever writes for one may change them."""
        return self.all() if city_ids else self.none()


class Entry(models.Model):
    """A heading under which services stand."""

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=60, unique=True)
    title = models.CharField(_("Titel"), max_length=80, validators=[refuse_hidden_characters])
    title_en = models.CharField(_("Titel (Englisch)"), max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.title

    def writing_city_ids(self) -> set[int]:
        """Headings belong to all cities."""
        return set(City.objects.values_list("pk", flat=True))


class Topic(Entry):
    """What a service is about (Thema)."""

    class Meta(Entry.Meta):
        verbose_name = _("Thema")
        verbose_name_plural = _("Themen")


class Situation(Entry):
    """What happens in a life so that people need the office (Lebenslage, after the OZG catalogue)."""

    class Meta(Entry.Meta):
        verbose_name = _("Lebenslage")
        verbose_name_plural = _("Lebenslagen")
