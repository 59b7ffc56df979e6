"""Ways to take part that exist elsewhere."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.core.models import Editorial, EditorialQuerySet, Sourced
from dos.strategy.models import ActionField, Project


class OfferQuerySet(EditorialQuerySet):
    """Adjectives of offers to take part."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Offers of these cities, and of none."""
        return self.filter(models.Q(city_id__in=city_ids) | models.Q(city=None)) if city_ids else self.none()


class Offer(Sourced, Editorial):
    """A way to take part that exists elsewhere: the city's portal, a survey, a place, an address (Angebot)."""

    class State(models.TextChoices):
        """Whether one can still take part."""

        OPEN = "open", _("läuft")
        CLOSED = "closed", _("abgeschlossen")

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=100, unique=True)
    title = models.CharField(_("Titel"), max_length=160)
    title_en = models.CharField(_("Titel (Englisch)"), max_length=160, blank=True)
    city = models.ForeignKey(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kommune")
    )
    channel = models.CharField(_("Wie"), max_length=60)
    audience = models.CharField(_("Für wen"), max_length=120, blank=True)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.OPEN)
    summary = models.TextField(_("Kurztext"), blank=True)
    summary_en = models.TextField(_("Kurztext (Englisch)"), blank=True)
    rules = models.TextField(_("Regeln"), blank=True, help_text=_("Ein Satz je Zeile."))
    url = models.URLField(_("Adresse zum Mitmachen"), max_length=500, blank=True)
    email = models.EmailField(_("E-Mail zum Mitmachen"), blank=True)
    place = models.CharField(_("Ort"), max_length=200, blank=True)
    latitude = models.FloatField(_("Breite"), null=True, blank=True)
    longitude = models.FloatField(_("Länge"), null=True, blank=True)
    place_is_approximate = models.BooleanField(_("Lage ungefähr"), default=False)
    starts_on = models.DateField(_("beginnt am"), null=True, blank=True)
    ends_on = models.DateField(_("endet am"), null=True, blank=True)
    needs_registration = models.BooleanField(_("Anmeldung nötig"), null=True, blank=True)
    action_fields = models.ManyToManyField(ActionField, blank=True, related_name="+", verbose_name=_("Handlungsfelder"))
    projects = models.ManyToManyField(Project, blank=True, related_name="+", verbose_name=_("Vorhaben"))
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("Angebot zum Mitmachen")
        verbose_name_plural = _("Angebote zum Mitmachen")

    def __str__(self) -> str:
        return self.title

    def writing_city_ids(self) -> set[int]:
        """The city that offers it, else all."""
        return {self.city_id} if self.city_id else set(City.objects.values_list("pk", flat=True))
