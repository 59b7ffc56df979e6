"""Processes of taking part, their phases, and the paragraphs of a text under discussion."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from dos.cities.models import City
from dos.core.models import Editorial, EditorialQuerySet, Sourced
from dos.core.text import refuse_hidden_characters
from dos.strategy.models import ActionField, Project


class Activity(models.TextChoices):
    """What a phase opens (Tätigkeit)."""

    SUBMIT = "submit", _("Ideen einreichen")
    SUPPORT = "support", _("Ideen unterstützen")
    COMMENT = "comment", _("kommentieren")
    ANSWER = "answer", _("Fragen beantworten, abstimmen")


class ProcessQuerySet(EditorialQuerySet):
    """Adjectives of processes."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Processes of these cities, and joint ones."""
        return self.filter(models.Q(city_id__in=city_ids) | models.Q(city=None)) if city_ids else self.none()

    def in_city(self, city: City | None) -> Self:
        """Processes in which people of this city take part; all where no city is named."""
        return self.filter(models.Q(city=city) | models.Q(city=None)) if city is not None else self


class Process(Sourced, Editorial, ClusterableModel):
    """One call for participation with its rules (Beteiligungsverfahren); the rules are fields, not code."""

    class Kind(models.TextChoices):
        """In which form people take part (P1)."""

        IDEAS = "ideas", _("Ideen")
        MAP = "map", _("Ideen auf der Karte")
        TEXT = "text", _("Text Absatz für Absatz")
        COMMENTS = "comments", _("Vorhaben kommentieren")
        SURVEY = "survey", _("Umfrage")
        POLL = "poll", _("Abstimmung")

    class Moderation(models.TextChoices):
        """When somebody checks what comes in."""

        BEFORE = "before", _("vor der Veröffentlichung")
        AFTER = "after", _("nach der Veröffentlichung")

    class Counting(models.TextChoices):
        """Whose support counts towards the threshold (a cookie alone never does)."""

        ACCOUNTS = "accounts", _("nur mit Konto")
        CONFIRMED = "confirmed", _("mit Konto oder bestätigter E-Mail-Adresse")

    class ClockStart(models.TextChoices):
        """From when the days until the answer are counted (P7)."""

        PUBLICATION = "publication", _("ab Veröffentlichung der Idee")
        PHASE_END = "phase_end", _("ab Ende der Phase")

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=80, unique=True)
    kind = models.CharField(_("Form"), max_length=10, choices=Kind.choices, default=Kind.IDEAS)
    title = models.CharField(_("Titel"), max_length=160, validators=[refuse_hidden_characters])
    title_en = models.CharField(_("Titel (Englisch)"), max_length=160, blank=True)
    summary = models.TextField(_("Worum es geht, in einem Satz"), max_length=400)
    summary_en = models.TextField(_("Worum es geht (Englisch)"), max_length=400, blank=True)
    text = models.TextField(_("Was Sie wissen sollten"), blank=True)
    text_en = models.TextField(_("Was Sie wissen sollten (Englisch)"), blank=True)
    plain_language = models.TextField(_("Einfache Sprache"), blank=True)
    easy_language = models.TextField(_("Leichte Sprache"), blank=True)
    city = models.ForeignKey(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kommune")
    )
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Vorhaben")
    )
    action_field = models.ForeignKey(
        ActionField, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Handlungsfeld")
    )
    contact_unit = models.CharField(_("Wer antwortet"), max_length=160, blank=True)
    audience = models.CharField(_("Wer mitmachen darf"), max_length=160, blank=True)
    audience_en = models.CharField(_("Wer mitmachen darf (Englisch)"), max_length=160, blank=True)

    allows_guests = models.BooleanField(_("auch ohne Konto"), default=True)
    asks_address = models.BooleanField(_("ohne Konto nur mit bestätigter E-Mail-Adresse"), default=False)
    moderation = models.CharField(_("Prüfung"), max_length=10, choices=Moderation.choices, default=Moderation.BEFORE)
    threshold = models.PositiveIntegerField(
        _("Unterstützungen, die verpflichten"), null=True, blank=True, validators=[MinValueValidator(2)]
    )
    threshold_counts = models.CharField(
        _("Es zählen"), max_length=10, choices=Counting.choices, default=Counting.CONFIRMED
    )
    threshold_body = models.CharField(_("Wer dann berät"), max_length=160, blank=True)
    answer_days = models.PositiveSmallIntegerField(
        _("Antwort binnen Tagen"), default=60, validators=[MinValueValidator(1), MaxValueValidator(730)]
    )
    answer_from = models.CharField(
        _("Die Frist zählt"), max_length=12, choices=ClockStart.choices, default=ClockStart.PUBLICATION
    )
    similar_from = models.PositiveSmallIntegerField(
        _("Auf ähnliche Ideen hinweisen ab (Prozent)"),
        default=22,
        validators=[MinValueValidator(5), MaxValueValidator(90)],
    )
    area = models.JSONField(_("Gebiet (GeoJSON)"), null=True, blank=True)
    area_name = models.CharField(_("Name des Gebiets"), max_length=120, blank=True)
    retention_months = models.PositiveSmallIntegerField(
        _("Angaben der Verfasser*innen löschen nach Monaten"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    result = models.TextField(_("Ergebnis"), blank=True)
    result_en = models.TextField(_("Ergebnis (Englisch)"), blank=True)
    result_at = models.DateTimeField(_("Ergebnis veröffentlicht am"), null=True, blank=True, editable=False)
    result_due_on = models.DateField(_("Ergebnis bis"), null=True, blank=True)
    archived_at = models.DateTimeField(_("abgelegt am"), null=True, blank=True, editable=False)
    is_example = models.BooleanField(_("Beispiel"), default=False)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    objects = ProcessQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("Beteiligungsverfahren")
        verbose_name_plural = _("Beteiligungsverfahren")

    def __str__(self) -> str:
        return self.title

    def with_content_json(self, content: Any) -> Any:
        """Give the object as a revision says; what deeds have written stays.

        That is the day of the result, being put away, and the paragraphs of a text that has been public.
        """
        obj = super().with_content_json(content)
        obj.result_at, obj.archived_at = self.result_at, self.archived_at
        if self.first_published_at is not None:
            obj.paragraphs.set(list(Paragraph.objects.filter(process_id=self.pk)))
        return obj

    @property
    def takes_ideas(self) -> bool:
        """Whether people send ideas in it."""
        return self.kind in (self.Kind.IDEAS, self.Kind.MAP)

    @property
    def asks_questions(self) -> bool:
        """Whether people answer questions in it."""
        return self.kind in (self.Kind.SURVEY, self.Kind.POLL)

    def phase_at(self, now: datetime) -> "Phase | None":
        """The phase that runs at this moment; there is at most one."""
        return next((phase for phase in self.phases.all() if phase.starts_at <= now < phase.ends_at), None)

    def next_phase(self, now: datetime, activity: Activity | None = None) -> "Phase | None":
        """The next phase that opens the activity (any where none is named)."""
        coming = [phase for phase in self.phases.all() if phase.starts_at > now and phase.opens(activity)]
        return min(coming, key=lambda phase: phase.starts_at, default=None)

    def allows(self, activity: Activity, now: datetime) -> bool:
        """Whether a phase is open for the activity at this moment (start included, end excluded)."""
        phase = self.phase_at(now)
        return self.live and self.archived_at is None and phase is not None and phase.opens(activity)

    def ends_at(self) -> datetime | None:
        """The end of the last phase."""
        return max((phase.ends_at for phase in self.phases.all()), default=None)

    def answer_due_on(self, published_at: datetime) -> Any:
        """The day by which an idea published at this moment is to be answered (P7)."""
        start = published_at
        if self.answer_from == self.ClockStart.PHASE_END:
            phase = self.phase_at(published_at)
            start = phase.ends_at if phase is not None else published_at
        return start.date() + timedelta(days=self.answer_days)

    def writing_city_ids(self) -> set[int]:
        """The city that asks, else all."""
        return {self.city_id} if self.city_id else set(City.objects.values_list("pk", flat=True))


class Phase(Orderable):
    """A period that opens activities (Zeitraum): start included, end excluded, no two of one process overlap."""

    process = ParentalKey(Process, on_delete=models.CASCADE, related_name="phases", verbose_name=_("Verfahren"))
    title = models.CharField(_("Name"), max_length=80)
    title_en = models.CharField(_("Name (Englisch)"), max_length=80, blank=True)
    starts_at = models.DateTimeField(_("von"))
    ends_at = models.DateTimeField(_("bis"))
    activities = models.JSONField(_("Was geht"), default=list, blank=True)

    class Meta(Orderable.Meta):
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(starts_at__lt=models.F("ends_at")), name="phase_ends_after_start")
        ]
        verbose_name = _("Phase")
        verbose_name_plural = _("Phasen")

    def __str__(self) -> str:
        return self.title

    def opens(self, activity: Activity | None) -> bool:
        """Whether the activity is open in it."""
        return activity is None or activity in self.activities


def overlapping(phases: Iterable[Phase]) -> tuple[Phase, Phase] | None:
    """Return the first two phases that overlap, or None."""
    rows = sorted(phases, key=lambda phase: phase.starts_at)
    return next((pair for pair in pairwise(rows) if pair[1].starts_at < pair[0].ends_at), None)


class Paragraph(Orderable):
    """One paragraph of a text under discussion; its key stays when the text gets a new version.

    What has been public changes by `revise_paragraphs` alone: each wording is kept, a struck paragraph keeps its place.
    """

    process = ParentalKey(Process, on_delete=models.CASCADE, related_name="paragraphs", verbose_name=_("Verfahren"))
    key = models.SlugField(_("Anker"), max_length=40)
    heading = models.CharField(_("Überschrift"), max_length=160, blank=True)
    heading_en = models.CharField(_("Überschrift (Englisch)"), max_length=160, blank=True)
    text = models.TextField(_("Text"))
    text_en = models.TextField(_("Text (Englisch)"), blank=True)
    version = models.PositiveSmallIntegerField(_("Fassung"), default=1)
    is_dropped = models.BooleanField(_("gestrichen"), default=False)

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["process", "key"], name="paragraph_once")]
        verbose_name = _("Absatz")
        verbose_name_plural = _("Absätze")

    def __str__(self) -> str:
        return self.heading or self.text[:60]


class ParagraphText(models.Model):
    """One wording of a paragraph that was public (Fassung), kept since the second came; all later ones say why."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="wordings")
    number = models.PositiveSmallIntegerField(_("Fassung"))
    heading = models.CharField(_("Überschrift"), max_length=160, blank=True)
    heading_en = models.CharField(_("Überschrift (Englisch)"), max_length=160, blank=True)
    text = models.TextField(_("Text"))
    text_en = models.TextField(_("Text (Englisch)"), blank=True)
    is_dropped = models.BooleanField(_("gestrichen"), default=False)
    reason = models.TextField(_("Begründung"), blank=True)
    reason_en = models.TextField(_("Begründung (Englisch)"), blank=True)
    at = models.DateTimeField(_("am"), default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["paragraph", "number"], name="paragraph_text_once")]
        verbose_name = _("Fassung eines Absatzes")
        verbose_name_plural = _("Fassungen eines Absatzes")

    def __str__(self) -> str:
        return f"{self.paragraph_id} {self.number}"
