"""Who does a service for the people of one city: level, office, ways, link, fee."""

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from dos.cities.models import City
from dos.core.models import Editorial, EditorialQuerySet, Known, Sourced, known_field
from dos.core.text import refuse_hidden_characters
from dos.directory.models.choices import Level, Origin, TrustLevel
from dos.directory.models.office import Office
from dos.directory.models.service import Service


class ProvisionQuerySet(EditorialQuerySet):
    """Adjectives of provisions."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Provisions of these cities."""
        return self.filter(city_id__in=city_ids)


class Provision(Sourced, Editorial, ClusterableModel):
    """One service in one city (Zuständigkeit vor Ort): city is a dimension of a service, not a copy of it."""

    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, related_name="provisions", verbose_name=_("Leistung")
    )
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("Kommune"))
    level = models.CharField(_("Wer ist zuständig"), max_length=12, choices=Level.choices, default=Level.MUNICIPALITY)
    responsible = models.CharField(
        _("zuständig in Worten"),
        max_length=120,
        blank=True,
        validators=[refuse_hidden_characters],
        help_text=_("Zum Beispiel „Kreis Unna“."),
    )
    level_reason = models.CharField(_("warum"), max_length=200, blank=True)
    office = models.ForeignKey(
        Office, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Stelle")
    )
    office_name = models.CharField(
        _("Stelle in Worten"),
        max_length=160,
        blank=True,
        help_text=_("Nur, wenn die Stelle noch keine eigene Seite hat."),
    )
    office_is_typical = models.BooleanField(_("Stelle nur üblich, nicht belegt"), default=False)
    online = known_field(_("online möglich"))
    on_site = known_field(_("vor Ort möglich"))
    by_post = known_field(_("per Post möglich"))
    by_phone = known_field(_("telefonisch möglich"))
    online_url = models.URLField(_("Online-Antrag (Adresse)"), max_length=500, blank=True)
    online_provider = models.CharField(_("Der Online-Antrag steht bei"), max_length=120, blank=True)
    trust_level = models.CharField(
        _("Anmeldung für den Online-Antrag"), max_length=12, choices=TrustLevel.choices, default=TrustLevel.UNKNOWN
    )
    appointment_url = models.URLField(_("Terminvereinbarung (Adresse)"), max_length=500, blank=True)
    processing_time = models.CharField(
        _("Wie lange es hier dauert"), max_length=200, blank=True, help_text=_("Leer: wie bei der Leistung.")
    )
    note = models.CharField(_("Anmerkung"), max_length=300, blank=True)
    origin = models.CharField(_("Herkunft"), max_length=12, choices=Origin.choices, default=Origin.CONFIRMED)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    objects = ProvisionQuerySet.as_manager()

    class Meta:
        ordering = ["service", "city"]
        constraints = [models.UniqueConstraint(fields=["service", "city"], name="provision_once")]
        verbose_name = _("Zuständigkeit vor Ort")
        verbose_name_plural = _("Zuständigkeiten vor Ort")

    def __str__(self) -> str:
        return f"{self.service} – {self.city}"

    def clean(self) -> None:
        """Refuse a link where nothing can be done online, and an office of another city."""
        super().clean()
        if self.online_url and self.online == Known.NO:
            raise ValidationError({"online_url": _("Online ist hier als nicht möglich eingetragen.")})
        if self.office is not None and self.office.city_id not in {None, self.city_id}:
            raise ValidationError({"office": _("Diese Stelle gehört zu einer anderen Kommune.")})

    def writing_city_ids(self) -> set[int]:
        """The city whose people it serves."""
        return {self.city_id}


class Fee(Orderable):
    """What a service costs in one city; amounts in euros, each with the condition under which it holds."""

    provision = ParentalKey(
        Provision, on_delete=models.CASCADE, related_name="fees", verbose_name=_("Zuständigkeit vor Ort")
    )
    amount = models.DecimalField(
        _("Betrag in Euro"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("0 heißt: kostenfrei."),
    )
    amount_to = models.DecimalField(
        _("bis Betrag in Euro"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    condition = models.CharField(_("Wofür, unter welcher Bedingung"), max_length=200, blank=True)
    words = models.CharField(
        _("Gebühr in Worten"), max_length=200, blank=True, help_text=_("Nur, wenn es keinen festen Betrag gibt.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("Gebühr")
        verbose_name_plural = _("Gebühren")

    def __str__(self) -> str:
        return self.words or self.condition

    def clean(self) -> None:
        """Refuse a fee that says nothing, and a span that ends below its beginning."""
        super().clean()
        if self.amount is None and not self.words:
            raise ValidationError({"amount": _("Bitte geben Sie einen Betrag an oder sagen Sie es in Worten.")})
        if self.amount_to is not None and (self.amount is None or self.amount_to <= self.amount):
            raise ValidationError({"amount_to": _("Der höchste Betrag liegt nicht über dem niedrigsten.")})
