"""Offices: where people go, write and call, and when somebody is there."""

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from dos.actors.models import Organisation
from dos.cities.models import City
from dos.core import geo
from dos.core.models import Editorial, EditorialQuerySet, Sourced, known_field
from dos.core.text import refuse_hidden_characters
from dos.directory.models.choices import Origin


class Weekday(models.IntegerChoices):
    """Days of the week as Python counts them."""

    MONDAY = 0, _("Montag")
    TUESDAY = 1, _("Dienstag")
    WEDNESDAY = 2, _("Mittwoch")
    THURSDAY = 3, _("Donnerstag")
    FRIDAY = 4, _("Freitag")
    SATURDAY = 5, _("Samstag")
    SUNDAY = 6, _("Sonntag")


class OfficeQuerySet(EditorialQuerySet):
    """Adjectives of offices."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Offices of these cities, and those of no city."""
        return self.filter(models.Q(city_id__in=city_ids) | models.Q(city=None)) if city_ids else self.none()

    def for_city(self, city: City | None) -> Self:
        """Offices of one city, and those that are there for several; all where no city is named."""
        return self.filter(models.Q(city=city) | models.Q(city=None)) if city is not None else self


class Office(Sourced, Editorial, ClusterableModel):
    """An office to which people turn (Stelle); one of no city serves several, as that of a district does."""

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=100, unique=True)
    name = models.CharField(_("Name"), max_length=160, validators=[refuse_hidden_characters])
    name_en = models.CharField(_("Name (Englisch)"), max_length=160, blank=True)
    city = models.ForeignKey(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kommune")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Organisation im Netzwerk"),
    )
    address = models.CharField(_("Anschrift"), max_length=200, blank=True)
    latitude = models.FloatField(
        _("Breite"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("Länge"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    website = models.URLField(_("Website"), max_length=300, blank=True)
    appointment_url = models.URLField(_("Terminvereinbarung (Adresse)"), max_length=300, blank=True)
    step_free = known_field(_("stufenloser Zugang"))
    accessible_toilet = known_field(_("barrierefreie Toilette"))
    induction_loop = known_field(_("Induktionsschleife"))
    accessible_parking = known_field(_("barrierefreier Parkplatz"))
    accessibility_note = models.CharField(_("Anmerkung zur Barrierefreiheit"), max_length=300, blank=True)
    note = models.CharField(_("Anmerkung"), max_length=300, blank=True)
    origin = models.CharField(_("Herkunft"), max_length=12, choices=Origin.choices, default=Origin.CONFIRMED)
    is_example = models.BooleanField(_("Beispiel"), default=False)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("Stelle")
        verbose_name_plural = _("Stellen")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse swapped coordinates."""
        super().clean()
        if geo.are_swapped(self.latitude, self.longitude):
            raise ValidationError({"latitude": geo.swapped_sentence()})

    def writing_city_ids(self) -> set[int]:
        """Cities whose editors may change it; what belongs to none belongs to all."""
        return {self.city_id} if self.city_id else set(City.objects.values_list("pk", flat=True))


class OpeningHours(Orderable):
    """One span in which an office is open in every week; local time."""

    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="hours", verbose_name=_("Stelle"))
    weekday = models.PositiveSmallIntegerField(_("Wochentag"), choices=Weekday.choices)
    opens = models.TimeField(_("von"))
    closes = models.TimeField(_("bis"))
    note = models.CharField(_("Anmerkung"), max_length=120, blank=True, help_text=_("Zum Beispiel: nur mit Termin."))

    class Meta(Orderable.Meta):
        verbose_name = _("Öffnungszeit")
        verbose_name_plural = _("Öffnungszeiten")

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self) -> None:
        """Refuse a span that ends before it begins."""
        super().clean()
        _refuse_backwards(self)


class OpeningException(Orderable):
    """Days on which an office is closed, or open at other hours; a holiday of the state needs no entry."""

    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="exceptions", verbose_name=_("Stelle"))
    first_day = models.DateField(_("erster Tag"))
    last_day = models.DateField(_("letzter Tag"))
    opens = models.TimeField(_("offen von"), null=True, blank=True, help_text=_("Leer: geschlossen."))
    closes = models.TimeField(_("offen bis"), null=True, blank=True)
    reason = models.CharField(_("Grund (öffentlich)"), max_length=120, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("Ausnahme von den Öffnungszeiten")
        verbose_name_plural = _("Ausnahmen von den Öffnungszeiten")

    def __str__(self) -> str:
        return f"{self.first_day:%d.%m.%Y}–{self.last_day:%d.%m.%Y}"

    def clean(self) -> None:
        """Refuse days and hours that end before they begin, and half a span of hours."""
        super().clean()
        if None not in (self.first_day, self.last_day) and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("Der letzte Tag liegt vor dem ersten.")})
        if (self.opens is None) != (self.closes is None):
            raise ValidationError({"closes": _("Bitte geben Sie beide Uhrzeiten an oder keine.")})
        _refuse_backwards(self)


def _refuse_backwards(span: OpeningHours | OpeningException) -> None:
    if span.opens is not None and span.closes is not None and span.closes <= span.opens:
        raise ValidationError({"closes": _("Das Ende liegt vor dem Beginn.")})
