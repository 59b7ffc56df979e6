"""Milestones of a project, and the internal tasks behind them."""

import secrets
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from dos.strategy.models.base import OfProjectQuerySet, day_text, precision_field
from dos.strategy.models.project import Project


def new_key() -> str:
    """Return a short public name that says nothing and never changes."""
    return secrets.token_hex(6)


class Milestone(Orderable):
    """A dated step of a project with planned and actual day (Meilenstein)."""

    class State(models.TextChoices):
        """How far the step is."""

        PLANNED = "planned", _("geplant")
        RUNNING = "running", _("läuft")
        DONE = "done", _("erreicht")
        STOPPED = "stopped", _("entfallen")

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="milestones", verbose_name=_("Vorhaben"))
    key = models.SlugField(_("Kürzel in der Adresse"), max_length=40, unique=True, default=new_key, editable=False)
    title = models.CharField(_("Meilenstein"), max_length=200)
    title_en = models.CharField(_("Meilenstein (Englisch)"), max_length=200, blank=True)
    planned_on = models.DateField(_("geplant für"), null=True, blank=True)
    planned_precision = precision_field()
    reached_on = models.DateField(_("erreicht am"), null=True, blank=True)
    reached_precision = precision_field()
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.PLANNED)
    weight = models.PositiveSmallIntegerField(_("Gewicht"), default=1, validators=[MinValueValidator(1)])
    reason = models.CharField(_("Grund einer Verschiebung"), max_length=300, blank=True)
    source_url = models.URLField(_("Quelle"), max_length=500, blank=True)

    objects = OfProjectQuerySet.as_manager()

    class Meta(Orderable.Meta):
        indexes = [models.Index(fields=["planned_on"], name="milestone_planned")]
        verbose_name = _("Meilenstein")
        verbose_name_plural = _("Meilensteine")

    def __str__(self) -> str:
        return self.title

    # Django's own hashes every label of the choice each time, which a page with many steps feels.
    def get_state_display(self) -> str:
        """The state in words."""
        return str(self.State(self.state).label)

    def public_statements(self) -> dict[str, Any]:
        """Return what the change log watches."""
        return {
            "title": self.title,
            "planned_on": day_text(self.planned_on, self.planned_precision),
            "reached_on": day_text(self.reached_on, self.reached_precision),
            "state": self.state,
            "weight": self.weight,
            "reason": self.reason,
        }

    def clean(self) -> None:
        """Refuse a step that is reached without a day, or in a state that does not fit one."""
        super().clean()
        if self.state == self.State.DONE and self.reached_on is None:
            raise ValidationError({"reached_on": _("Bitte tragen Sie ein, wann der Meilenstein erreicht wurde.")})
        if self.state != self.State.DONE and self.reached_on is not None:
            raise ValidationError(
                {"state": _("Ein Tag ist eingetragen: Bitte wählen Sie „erreicht“ oder löschen Sie ihn.")}
            )

    def writing_city_ids(self) -> set[int]:
        """Those of the project."""
        return self.project.writing_city_ids()


class TaskQuerySet(models.QuerySet["Task"]):
    """Adjectives of tasks."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Tasks in projects that these cities may change."""
        return self.filter(milestone__in=Milestone.objects.writable_in(city_ids).values("pk"))


class Task(models.Model):
    """What the office has to do for a milestone; internal, never public."""

    milestone = models.ForeignKey(
        Milestone, on_delete=models.CASCADE, related_name="tasks", verbose_name=_("Meilenstein")
    )
    title = models.CharField(_("Aufgabe"), max_length=200)
    due_on = models.DateField(_("fällig am"), null=True, blank=True)
    done_on = models.DateField(_("erledigt am"), null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("Aufgabe")
        verbose_name_plural = _("Aufgaben")

    def __str__(self) -> str:
        return self.title

    def writing_city_ids(self) -> set[int]:
        """Those of the milestone's project."""
        return self.milestone.project.writing_city_ids()
