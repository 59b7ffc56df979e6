"""Organisations: the offices, firms, schools, associations and bodies that the programme names."""

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.core.models import Editorial, EditorialQuerySet, Sourced
from dos.core.text import refuse_hidden_characters

RESERVED_SLUGS = frozenset({"biete-suche"})


class OrganisationQuerySet(EditorialQuerySet):
    """Adjectives of organisations."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Organisations that editors of these cities may change: their own and those of no city."""
        return self.filter(models.Q(city_id__in=city_ids) | models.Q(city=None)) if city_ids else self.none()


class Organisation(Sourced, Editorial):
    """An organisation as the programme's sources name it; never a private person."""

    class Category(models.TextChoices):
        """Which of the groups of the programme an organisation belongs to."""

        ADMINISTRATION = "verwaltung", _("Verwaltung")
        POLITICS = "politik", _("Politik")
        BUSINESS = "wirtschaft", _("Wirtschaft")
        CIVIL_SOCIETY = "zivilgesellschaft", _("Zivilgesellschaft")
        SCIENCE = "wissenschaft", _("Wissenschaft")
        FUNDING = "foerderung_und_begleitung", _("Förderung und Begleitung")
        PARTNER_CITY = "partnerkommune", _("andere Kommune")

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=100, unique=True)
    name = models.CharField(_("Name"), max_length=160, validators=[refuse_hidden_characters])
    name_en = models.CharField(_("Name (Englisch)"), max_length=160, blank=True)
    short_name = models.CharField(_("Kurzname"), max_length=60, blank=True)
    category = models.CharField(_("Gruppe"), max_length=40, choices=Category.choices)
    city = models.ForeignKey(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kommune")
    )
    place = models.CharField(_("Ort"), max_length=80, blank=True)
    role = models.CharField(_("Rolle im Programm"), max_length=300, blank=True)
    role_en = models.CharField(_("Rolle im Programm (Englisch)"), max_length=300, blank=True)
    website = models.URLField(_("Website"), max_length=300, blank=True)
    mail_domain = models.CharField(
        _("Domain der E-Mail-Adressen"),
        max_length=100,
        blank=True,
        validators=[RegexValidator(r"^[a-z0-9-]+(\.[a-z0-9-]+)+\Z", _("Zum Beispiel verein.de, klein und ohne @."))],
        help_text=_(
            "Wer eine Adresse dieser Domain bestätigt, pflegt das Profil ohne Prüfung. "
            "Nur eintragen, wenn dort niemand außer der Geschäftsstelle Adressen hat, keine Hochschule, kein Anbieter."
        ),
    )
    is_example = models.BooleanField(_("Beispiel"), default=False)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisationen")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse the address at which offers and searches stand."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes.")})

    def writing_city_ids(self) -> set[int]:
        """Cities whose editors may change the organisation; those of no city belong to all cities."""
        return {self.city_id} if self.city_id else set(City.objects.values_list("pk", flat=True))
