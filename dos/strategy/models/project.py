"""The project: one undertaking of the strategy, of one city or of several, told once."""

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import PreviewableMixin

from dos.actors.models import Organisation
from dos.cities.models import City, District
from dos.core import geo
from dos.core.models import EditorialQuerySet, Sourced
from dos.core.text import refuse_hidden_characters
from dos.strategy.models.base import Logged, day_text, named, precision_field
from dos.strategy.models.field import ActionField


class ProjectQuerySet(EditorialQuerySet):
    """Adjectives of projects."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Projects that these cities lead, are invited to, or own together while no lead is known."""
        return self.filter(
            models.Q(lead_city_id__in=city_ids)
            | models.Q(invited_cities__in=city_ids)
            | models.Q(lead_city=None, cities__in=city_ids)
        ).distinct()

    def in_city(self, city: City | None) -> Self:
        """Projects of one city, joint ones included; all where no city is named."""
        return self.filter(cities=city) if city is not None else self


class Project(PreviewableMixin, Sourced, Logged, ClusterableModel):
    """An undertaking (Vorhaben): a measure of the strategy, a use case inside one, or related work."""

    class Kind(models.TextChoices):
        """How the undertaking belongs to the strategy."""

        MEASURE = "measure", _("Maßnahme")
        USE_CASE = "use_case", _("Anwendungsfall")
        RELATED = "related", _("verwandtes Vorhaben")

    class Stage(models.TextChoices):
        """The seven states of a project (R3)."""

        IDEA = "idea", _("Idee")
        PLANNED = "planned", _("geplant")
        DECIDED = "decided", _("beschlossen")
        RUNNING = "running", _("in Umsetzung")
        PAUSED = "paused", _("pausiert")
        DONE = "done", _("abgeschlossen")
        STOPPED = "stopped", _("eingestellt")

    class StageGroup(models.TextChoices):
        """The three groups that the public sees."""

        PLANNED = "geplant", _("geplant")
        RUNNING = "in-umsetzung", _("in Umsetzung")
        DONE = "abgeschlossen", _("abgeschlossen")

    class Light(models.TextChoices):
        """The traffic light, always shown with its reason in words."""

        ON_TIME = "on_time", _("im Plan")
        DELAYED = "delayed", _("verspätet")
        CRITICAL = "critical", _("kritisch")
        UNKNOWN = "unknown", _("nicht berechenbar")

    class Origin(models.TextChoices):
        """Who stands behind the record."""

        RESEARCHED = "researched", _("recherchiert, vom Projektteam noch nicht bestätigt")
        CONFIRMED = "confirmed", _("vom Projektteam bestätigt")

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=100, unique=True)
    name = models.CharField(_("Name"), max_length=160, validators=[refuse_hidden_characters])
    name_en = models.CharField(_("Name (Englisch)"), max_length=160, blank=True)
    kind = models.CharField(_("Art"), max_length=10, choices=Kind.choices, default=Kind.MEASURE)
    code = models.CharField(_("amtliche Kennung"), max_length=20, blank=True)
    summary = models.TextField(
        _("Kurztext"), blank=True, help_text=_("Worum geht es? Zwei bis drei Sätze, die jede*r versteht.")
    )
    summary_en = models.TextField(_("Kurztext (Englisch)"), blank=True)
    aims = models.TextField(_("Ziele des Vorhabens"), blank=True)
    aims_en = models.TextField(_("Ziele des Vorhabens (Englisch)"), blank=True)
    plain_language = models.TextField(_("Einfache Sprache"), blank=True)
    easy_language = models.TextField(_("Leichte Sprache"), blank=True)

    lead_city = models.ForeignKey(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("federführende Kommune")
    )
    cities = ParentalManyToManyField(City, related_name="+", verbose_name=_("Kommunen"))
    invited_cities = ParentalManyToManyField(
        City,
        blank=True,
        related_name="+",
        verbose_name=_("eingeladene Kommunen"),
        help_text=_("Ihre Redaktion darf das Vorhaben mit bearbeiten."),
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("gehört zu")
    )
    action_fields = ParentalManyToManyField(ActionField, related_name="projects", verbose_name=_("Handlungsfelder"))
    action_fields_are_derived = models.BooleanField(_("Handlungsfeld aus dem Inhalt erschlossen"), default=False)

    stage = models.CharField(_("Projektstand"), max_length=10, choices=Stage.choices, default=Stage.PLANNED)
    stage_reason = models.TextField(_("Grund des Stands (öffentlich)"), blank=True)
    result = models.TextField(_("Ergebnis"), blank=True)
    result_en = models.TextField(_("Ergebnis (Englisch)"), blank=True)
    planned_start_on = models.DateField(_("Beginn laut Plan"), null=True, blank=True)
    planned_start_precision = precision_field()
    planned_end_on = models.DateField(_("Ende laut Plan"), null=True, blank=True)
    planned_end_precision = precision_field()
    start_on = models.DateField(_("Beginn"), null=True, blank=True)
    start_precision = precision_field()
    end_on = models.DateField(_("Ende"), null=True, blank=True)
    end_precision = precision_field()
    next_step = models.CharField(_("nächster Schritt"), max_length=300, blank=True)
    next_step_en = models.CharField(_("nächster Schritt (Englisch)"), max_length=300, blank=True)
    next_step_on = models.DateField(_("nächster Schritt am"), null=True, blank=True)

    total_cost = models.DecimalField(
        _("Gesamtkosten in Euro"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    is_funded = models.BooleanField(_("aus dem Programm gefördert"), null=True, blank=True)
    funding_note = models.CharField(_("Anmerkung zur Förderung"), max_length=300, blank=True)

    districts = ParentalManyToManyField(
        District, blank=True, related_name="+", verbose_name=_("Stadtbezirke, Ortsteile")
    )
    place = models.CharField(_("Ort, Anschrift"), max_length=200, blank=True)
    latitude = models.FloatField(
        _("Breite"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("Länge"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    place_is_approximate = models.BooleanField(_("Ort ungefähr"), default=False)

    target_group = models.CharField(_("Zielgruppe"), max_length=200, blank=True)
    participation = models.CharField(
        _("Beteiligung"), max_length=300, blank=True, help_text=_("Form der Beteiligung, oder warum es keine gibt.")
    )
    contact = models.CharField(
        _("Ansprechstelle"), max_length=200, blank=True, help_text=_("Eine Funktion, keine Person.")
    )
    lead_organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verantwortliche Stelle"),
    )

    last_reviewed_on = models.DateField(_("zuletzt geprüft am"), null=True, blank=True)
    review_interval_days = models.PositiveSmallIntegerField(
        _("zu prüfen alle … Tage"), default=90, validators=[MinValueValidator(7), MaxValueValidator(366)]
    )
    light_override = models.CharField(_("Ampel von Hand"), max_length=10, choices=Light.choices, blank=True)
    light_override_reason = models.CharField(_("Grund der Ampel von Hand"), max_length=300, blank=True)
    light_override_until = models.DateField(_("Ampel von Hand gilt bis"), null=True, blank=True)
    progress_estimate = models.PositiveSmallIntegerField(
        _("Fortschritt in Prozent (Schätzung)"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )

    origin = models.CharField(_("Herkunft"), max_length=12, choices=Origin.choices, default=Origin.CONFIRMED)
    confirmed_on = models.DateField(_("bestätigt am"), null=True, blank=True)
    gaps = models.JSONField(_("nicht belegte Angaben mit Grund"), default=dict, blank=True)
    facts = models.JSONField(_("weitere Fakten"), default=dict, blank=True)
    more_source_urls = models.JSONField(_("weitere Quellen"), default=list, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)
    change_reason = models.TextField(
        _("Grund der Änderung (öffentlich)"),
        blank=True,
        help_text=_("Nötig bei Verschiebung um 30 Tage, bei 10 % anderen Kosten, bei Pause und Abbruch."),
    )
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("Vorhaben")
        verbose_name_plural = _("Vorhaben")
        indexes = [
            models.Index(fields=["live", "stage"], name="project_live_stage"),
            models.Index(fields=["changed_at"], name="project_changed"),
        ]

    of_the_row = ("origin", "confirmed_on", "last_reviewed_on")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse reserved addresses, impossible periods and places, and a project inside itself."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes.")})
        for first, last in (("planned_start_on", "planned_end_on"), ("start_on", "end_on")):
            starts, ends = getattr(self, first), getattr(self, last)
            if starts and ends and ends < starts:
                raise ValidationError({last: _("Das Ende liegt vor dem Beginn.")})
        if geo.are_swapped(self.latitude, self.longitude):
            raise ValidationError({"latitude": geo.swapped_sentence()})
        self._refuse_circle()

    def _refuse_circle(self) -> None:
        above, seen = self.parent, set()
        while above is not None and above.pk not in seen:
            if above.pk == self.pk and self.pk is not None:
                raise ValidationError({"parent": _("Ein Vorhaben kann nicht zu sich selbst gehören.")})
            seen.add(above.pk)
            above = above.parent

    def public_statements(self) -> dict[str, Any]:
        """Return stage, dates, cost, lead, scope and milestones, as the public reads them."""
        days = {name: day_text(getattr(self, f"{name}_on"), getattr(self, f"{name}_precision")) for name in PERIOD}
        return {
            "slug": self.slug,
            "stage": self.stage,
            **{f"{name}_on": text for name, text in days.items()},
            "next_step_on": day_text(self.next_step_on, "day"),
            "total_cost": "" if self.total_cost is None else f"{self.total_cost:.2f}",
            "fundings": sorted(
                [str(row), "" if row.amount_eur is None else f"{row.amount_eur:.2f}"] for row in self.fundings.all()
            ),
            "lead_city": named(self.lead_city),
            "lead_organisation": named(self.lead_organisation),
            **{name: getattr(self, name) for name in SCOPE_TEXTS},
            "parent": named(self.parent),
            **{name: sorted(named(row) for row in getattr(self, name).all()) for name in SCOPE_LISTS},
            "milestones": {step.key: step.public_statements() for step in self.milestones.all()},
        }

    def writing_city_ids(self) -> set[int]:
        """Cities whose editors may change the project: the lead and the invited; all owners while no lead is known."""
        invited = {city.pk for city in self.invited_cities.all()}
        if self.lead_city_id is not None:
            return {self.lead_city_id} | invited
        return {city.pk for city in self.cities.all()} | invited

    # Django's own two hash every label of the choice each time, which lists feel.
    def get_stage_display(self) -> str:  # type: ignore[no-redef]  # the plugin knows Django's
        """The stage in words."""
        return str(self.Stage(self.stage).label)

    def get_kind_display(self) -> str:  # type: ignore[no-redef]  # as above
        """The kind in words."""
        return str(self.Kind(self.kind).label)

    @property
    def stage_group(self) -> str:
        """The group in which the public finds the stage."""
        return STAGE_GROUPS[self.stage]

    @property
    def is_joint(self) -> bool:
        """Whether several cities own the project (needs the cities, prefetched or a query)."""
        return len(self.cities.all()) > 1

    def is_review_overdue(self, today: date) -> bool:
        """Whether a confirmed, unfinished project has not been looked at for its interval and 14 days of grace (R5)."""
        if self.origin != self.Origin.CONFIRMED or self.stage in (self.Stage.DONE, self.Stage.STOPPED):
            return False
        return self.last_reviewed_on is None or (today - self.last_reviewed_on).days > self.review_interval_days + 14

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """Show drafts in the public page's own template."""
        return "strategy/project_preview.html"


RESERVED_SLUGS = frozenset({"karte", "zeitleiste", "ziele", "neu"})
PERIOD = ("planned_start", "planned_end", "start", "end")
SCOPE_TEXTS = ("name", "kind", "summary", "aims", "result", "target_group", "place")
SCOPE_LISTS = ("cities", "action_fields", "districts")

STAGE_GROUPS: dict[str, str] = {
    Project.Stage.IDEA: Project.StageGroup.PLANNED,
    Project.Stage.PLANNED: Project.StageGroup.PLANNED,
    Project.Stage.DECIDED: Project.StageGroup.PLANNED,
    Project.Stage.RUNNING: Project.StageGroup.RUNNING,
    Project.Stage.PAUSED: Project.StageGroup.RUNNING,
    Project.Stage.DONE: Project.StageGroup.DONE,
    Project.Stage.STOPPED: Project.StageGroup.DONE,
}

# R3: which step follows which. Every other step is refused.
STAGE_STEPS: dict[str, frozenset[str]] = {
    Project.Stage.IDEA: frozenset({Project.Stage.PLANNED, Project.Stage.STOPPED}),
    Project.Stage.PLANNED: frozenset(
        {Project.Stage.DECIDED, Project.Stage.RUNNING, Project.Stage.PAUSED, Project.Stage.STOPPED}
    ),
    Project.Stage.DECIDED: frozenset({Project.Stage.RUNNING, Project.Stage.PAUSED, Project.Stage.STOPPED}),
    Project.Stage.RUNNING: frozenset({Project.Stage.PAUSED, Project.Stage.DONE, Project.Stage.STOPPED}),
    Project.Stage.PAUSED: frozenset(
        {Project.Stage.PLANNED, Project.Stage.DECIDED, Project.Stage.RUNNING, Project.Stage.STOPPED}
    ),
    Project.Stage.DONE: frozenset({Project.Stage.RUNNING}),
    Project.Stage.STOPPED: frozenset({Project.Stage.PLANNED, Project.Stage.RUNNING}),
}
