"""Editions of the strategy: written from the data at one moment, or the councils' original."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.strategy.models.base import Shared, SharedQuerySet
from dos.strategy.models.field import ActionField


class Edition(Shared):
    """One PDF of the strategy: the whole, one city's part or one field's; older ones stay available."""

    class Origin(models.TextChoices):
        """Who wrote it."""

        GENERATED = "generated", _("aus dem Register erzeugt")
        COUNCIL = "council", _("Original der Räte")

    key = models.SlugField(_("Kürzel in der Adresse"), max_length=120, unique=True)
    origin = models.CharField(_("Herkunft"), max_length=10, choices=Origin.choices, default=Origin.GENERATED)
    title = models.CharField(_("Titel"), max_length=200)
    city = models.ForeignKey(
        City, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("Kommune")
    )
    action_field = models.ForeignKey(
        ActionField,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="editions",
        verbose_name=_("Handlungsfeld"),
    )
    language = models.CharField(_("Sprache"), max_length=5, default="de")
    number = models.PositiveIntegerField(_("Fassung"), default=1)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    file = models.FileField(_("PDF"), upload_to="strategie/")
    created_at = models.DateTimeField(_("erstellt am"), default=timezone.now)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("Fassung der Strategie")
        verbose_name_plural = _("Fassungen der Strategie")

    def __str__(self) -> str:
        return self.title
