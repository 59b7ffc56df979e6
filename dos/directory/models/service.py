"""Services: what the offices do for people, told once, whoever does it in which city."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from dos.cities.models import City
from dos.core.models import Editorial, EditorialQuerySet, Sourced
from dos.core.text import refuse_hidden_characters
from dos.directory.models.choices import Origin, SynonymKind
from dos.directory.models.entry import Situation, Topic

# Words that addresses below /leistungen/ need for something else.
RESERVED_SLUGS = frozenset({"karte", "a-z", "themen", "lebenslagen", "stellen", "suche", "neu", "vorschlaege"})
is_leika_key = RegexValidator(r"^99\d{12}\Z", _("Ein LeiKa-Schlüssel hat 14 Ziffern und beginnt mit 99."))


class ServiceQuerySet(EditorialQuerySet):
    """Adjectives of services."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """The text of a service is the same for all cities: whoever publishes for one may change it."""
        return self.all() if city_ids else self.none()

    def in_city(self, city: City | None) -> Self:
        """Services that somebody provides for the people of one city; all where no city is named."""
        return self.filter(provisions__city=city, provisions__live=True) if city is not None else self

    def due_on(self, day: date) -> Self:
        """Services whose text should have been checked by then."""
        return self.filter(review_due_on__lte=day)


class Service(Sourced, Editorial, ClusterableModel):
    """What the office does for people (Verwaltungsleistung); who does it where stands in its provisions."""

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=100, unique=True)
    title = models.CharField(
        _("Titel"),
        max_length=120,
        validators=[refuse_hidden_characters],
        help_text=_("So, wie Bürger*innen es sagen: „Hund anmelden“."),
    )
    title_en = models.CharField(_("Titel (Englisch)"), max_length=120, blank=True)
    official_name = models.CharField(_("amtlicher Name"), max_length=200, blank=True)
    short_text = models.CharField(
        _("Kurztext"), max_length=200, blank=True, help_text=_("Worum geht es? Ein Satz, höchstens 200 Zeichen.")
    )
    short_text_en = models.CharField(_("Kurztext (Englisch)"), max_length=200, blank=True)
    leika_key = models.CharField(
        _("LeiKa-Schlüssel"),
        max_length=14,
        blank=True,
        db_index=True,
        validators=[is_leika_key],
    )
    leika_is_confirmed = models.BooleanField(_("LeiKa-Schlüssel geprüft"), default=False)
    ozg_id = models.CharField(_("OZG-Nummer"), max_length=10, blank=True)
    topics = ParentalManyToManyField(Topic, blank=True, related_name="services", verbose_name=_("Themen"))
    situations = ParentalManyToManyField(Situation, blank=True, related_name="services", verbose_name=_("Lebenslagen"))
    related = ParentalManyToManyField("self", blank=True, verbose_name=_("verwandte Leistungen"))
    audience = models.CharField(_("Für wen"), max_length=200, blank=True)

    description = models.TextField(_("Was Sie wissen sollten"), blank=True)
    documents = models.TextField(_("Was Sie mitbringen"), blank=True, help_text=_("Eine Zeile für jede Unterlage."))
    requirements = models.TextField(_("Voraussetzungen"), blank=True, help_text=_("Eine Zeile für jede."))
    procedure = models.TextField(_("So läuft es ab"), blank=True, help_text=_("Eine Zeile für jeden Schritt."))
    deadline = models.CharField(_("Frist"), max_length=300, blank=True)
    processing_time = models.CharField(_("Wie lange es dauert"), max_length=200, blank=True)
    legal_basis = models.TextField(
        _("Rechtsgrundlagen"), blank=True, help_text=_("Eine Zeile für jede, danach die Adresse, wenn es eine gibt.")
    )
    appeal = models.TextField(_("Wenn Sie nicht einverstanden sind"), blank=True)
    notes = models.TextField(_("Hinweise"), blank=True)
    plain_text = models.TextField(_("In einfacher Sprache"), blank=True)
    easy_text = models.TextField(_("In Leichter Sprache"), blank=True)

    valid_from = models.DateField(_("gibt es ab"), null=True, blank=True)
    valid_until = models.DateField(_("gibt es bis"), null=True, blank=True)
    checked_on = models.DateField(_("zuletzt fachlich geprüft am"), null=True, blank=True)
    review_due_on = models.DateField(_("nächste Prüfung bis"), null=True, blank=True, db_index=True)
    reviewer_email = models.EmailField(
        _("Erinnerung an die Prüfung geht an"), blank=True, help_text=_("Eine Adresse der Dienststelle.")
    )
    origin = models.CharField(_("Herkunft"), max_length=12, choices=Origin.choices, default=Origin.CONFIRMED)
    is_example = models.BooleanField(_("Beispiel"), default=False)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True, db_index=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("Leistung")
        verbose_name_plural = _("Leistungen")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse reserved addresses and an end before the start."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes.")})
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("Das Ende liegt vor dem Beginn.")})

    def writing_city_ids(self) -> set[int]:
        """The text is the same for all cities: editors of each may change it."""
        return set(City.objects.values_list("pk", flat=True))


class Synonym(Orderable):
    """A word by which people call a service and that stands nowhere in its text."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="synonyms", verbose_name=_("Leistung"))
    term = models.CharField(_("Wort"), max_length=80, validators=[refuse_hidden_characters])
    kind = models.CharField(_("Art"), max_length=16, choices=SynonymKind.choices, default=SynonymKind.COLLOQUIAL)

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["service", "term"], name="synonym_once")]
        verbose_name = _("anderes Wort")
        verbose_name_plural = _("andere Wörter")

    def __str__(self) -> str:
        return self.term
