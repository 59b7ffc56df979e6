"""The ways in: topics, and situations of life in which people look for a service."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.core.text import refuse_hidden_characters


class Entry(models.Model):
    """A heading under which services stand."""

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=60, unique=True)
    title = models.CharField(_("Titel"), max_length=80, validators=[refuse_hidden_characters])
    title_en = models.CharField(_("Titel (Englisch)"), max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        abstract = True
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.title


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
