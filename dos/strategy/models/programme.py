"""The joint programme, what it serves, who funds it, what happened."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.core.models import Sourced
from dos.strategy.models.base import Shared, SharedQuerySet, precision_field


class Programme(Sourced, Shared):
    """The joint effort of several cities; one row in each installation."""

    slug = models.SlugField(_("Kürzel"), max_length=60, unique=True)
    name = models.CharField(_("Name"), max_length=160)
    name_en = models.CharField(_("Name (Englisch)"), max_length=160, blank=True)
    short_name = models.CharField(_("Kurzname"), max_length=40)
    motto = models.CharField(_("Leitspruch"), max_length=160, blank=True)
    motto_en = models.CharField(_("Leitspruch (Englisch)"), max_length=160, blank=True)
    summary = models.TextField(_("Kurztext"), blank=True)
    summary_en = models.TextField(_("Kurztext (Englisch)"), blank=True)
    vision = models.TextField(_("Vision"), blank=True, help_text=_("Ein Satz je Zeile."))
    vision_en = models.TextField(_("Vision (Englisch)"), blank=True)
    governance = models.TextField(_("Wer steuert"), blank=True)
    governance_en = models.TextField(_("Wer steuert (Englisch)"), blank=True)
    monitoring = models.TextField(_("Wie der Erfolg geprüft wird"), blank=True)
    monitoring_en = models.TextField(_("Wie der Erfolg geprüft wird (Englisch)"), blank=True)
    plain_language = models.TextField(_("Einfache Sprache"), blank=True)
    easy_language = models.TextField(_("Leichte Sprache"), blank=True)

    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Programm")
        verbose_name_plural = _("Programme")

    def __str__(self) -> str:
        return self.short_name


class Guideline(Sourced, Shared):
    """A rule or value that every project follows (Leitlinie, Querschnittsthema, Wert der Vision)."""

    class Kind(models.TextChoices):
        """What the rule is called in the strategy."""

        GUIDELINE = "guideline", _("Leitlinie")
        VALUE = "value", _("Wert der Vision")
        THEME = "theme", _("Querschnittsthema")

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="guidelines", verbose_name=_("Programm")
    )
    kind = models.CharField(_("Art"), max_length=20, choices=Kind.choices, default=Kind.GUIDELINE)
    slug = models.SlugField(_("Kürzel"), max_length=80, unique=True)
    title = models.CharField(_("Titel"), max_length=160)
    title_en = models.CharField(_("Titel (Englisch)"), max_length=160, blank=True)
    text = models.TextField(_("Text"), blank=True)
    text_en = models.TextField(_("Text (Englisch)"), blank=True)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "order", "pk"]
        verbose_name = _("Leitlinie")
        verbose_name_plural = _("Leitlinien")

    def __str__(self) -> str:
        return self.title


class ProgrammeGoal(Sourced, Shared):
    """What the whole programme serves (Programmziel)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="goals", verbose_name=_("Programm"))
    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=80, unique=True)
    title = models.CharField(_("Titel"), max_length=160)
    title_en = models.CharField(_("Titel (Englisch)"), max_length=160, blank=True)
    text = models.TextField(_("Text"), blank=True)
    text_en = models.TextField(_("Text (Englisch)"), blank=True)
    plain_language = models.TextField(_("Einfache Sprache"), blank=True)
    easy_language = models.TextField(_("Leichte Sprache"), blank=True)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    action_fields = models.ManyToManyField(
        "strategy.ActionField", blank=True, related_name="goals", verbose_name=_("Handlungsfelder")
    )
    action_fields_are_derived = models.BooleanField(_("Handlungsfelder aus dem Inhalt erschlossen"), default=False)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("Programmziel")
        verbose_name_plural = _("Programmziele")

    def __str__(self) -> str:
        return self.title


class FundingProgramme(Sourced, Shared):
    """A programme of the federation or the state that pays a share."""

    slug = models.SlugField(_("Kürzel"), max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=160)
    name_en = models.CharField(_("Name (Englisch)"), max_length=160, blank=True)
    abbreviation = models.CharField(_("Abkürzung"), max_length=20, blank=True)
    funder = models.CharField(_("Wer fördert"), max_length=200, blank=True)
    since_year = models.PositiveSmallIntegerField(_("seit"), null=True, blank=True)
    text = models.TextField(_("Text"), blank=True)
    text_en = models.TextField(_("Text (Englisch)"), blank=True)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("Förderprogramm")
        verbose_name_plural = _("Förderprogramme")

    def __str__(self) -> str:
        return self.name


class Cohort(Sourced):
    """One round of a funding programme (Staffel)."""

    funding_programme = models.ForeignKey(FundingProgramme, on_delete=models.CASCADE, related_name="cohorts")
    number = models.PositiveSmallIntegerField(_("Nummer"))
    year = models.PositiveSmallIntegerField(_("Jahr"))
    theme = models.CharField(_("Thema"), max_length=200, blank=True)
    projects = models.PositiveSmallIntegerField(_("Modellprojekte"), null=True, blank=True)
    amount_eur = models.DecimalField(_("Mittel in Euro"), max_digits=14, decimal_places=2, null=True, blank=True)
    amount_note = models.CharField(_("Anmerkung"), max_length=200, blank=True)
    is_ours = models.BooleanField(_("hierin wird das Programm gefördert"), default=False)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["funding_programme", "number"], name="cohort_once")]
        verbose_name = _("Staffel")
        verbose_name_plural = _("Staffeln")

    def __str__(self) -> str:
        return f"{self.funding_programme} {self.number}"


class Figure(Sourced, Shared):
    """A number about the programme that stands on pages, with its source and day."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="figures", verbose_name=_("Programm")
    )
    key = models.SlugField(_("Kürzel"), max_length=80, unique=True)
    label = models.CharField(_("Was"), max_length=160)
    label_en = models.CharField(_("Was (Englisch)"), max_length=160, blank=True)
    value = models.DecimalField(_("Wert"), max_digits=16, decimal_places=2)
    unit = models.CharField(_("Einheit"), max_length=40, blank=True)
    note = models.CharField(_("Anmerkung"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("Zahl des Programms")
        verbose_name_plural = _("Zahlen des Programms")

    def __str__(self) -> str:
        return self.label


class TimelineEntry(Sourced, Shared):
    """Something that happened, or a phase, in the history of the programme."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="timeline", verbose_name=_("Programm")
    )
    slug = models.SlugField(_("Kürzel"), max_length=120, unique=True)
    title = models.CharField(_("Titel"), max_length=200)
    title_en = models.CharField(_("Titel (Englisch)"), max_length=200, blank=True)
    text = models.TextField(_("Text"), blank=True)
    text_en = models.TextField(_("Text (Englisch)"), blank=True)
    starts_on = models.DateField(_("am, ab"))
    starts_precision = precision_field()
    ends_on = models.DateField(_("bis"), null=True, blank=True)
    ends_precision = precision_field()
    is_phase = models.BooleanField(_("Phase"), default=False)

    objects = SharedQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("Eintrag der Zeitleiste")
        verbose_name_plural = _("Zeitleiste")

    def __str__(self) -> str:
        return self.title
