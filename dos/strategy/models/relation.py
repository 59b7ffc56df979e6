"""What hangs on a project's sheet: goals it serves, partners, money, documents."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from dos.actors.models import Organisation
from dos.core.models import Sourced
from dos.strategy.models.field import Objective
from dos.strategy.models.programme import FundingProgramme, ProgrammeGoal
from dos.strategy.models.project import Project


class Contribution(Orderable):
    """A project serves an objective or a programme goal, with a weight."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="contributions", verbose_name=_("Vorhaben"))
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="contributions", verbose_name=_("Ziel")
    )
    goal = models.ForeignKey(
        ProgrammeGoal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("Programmziel"),
    )
    weight = models.PositiveSmallIntegerField(_("Gewicht"), default=1, validators=[MinValueValidator(1)])
    note = models.CharField(_("Beitrag in einem Satz"), max_length=300, blank=True)

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(objective=None, goal__isnull=False) | models.Q(objective__isnull=False, goal=None),
                name="contribution_to_one_thing",
            )
        ]
        verbose_name = _("Beitrag zu einem Ziel")
        verbose_name_plural = _("Beiträge zu Zielen")

    def __str__(self) -> str:
        return str(self.objective or self.goal)

    def clean(self) -> None:
        """Refuse none and both."""
        if (self.objective_id is None) == (self.goal_id is None):
            raise ValidationError(_("Bitte wählen Sie entweder ein Ziel oder ein Programmziel."))


class Partnership(Orderable):
    """An organisation takes part in a project, as what (Zusammenarbeit)."""

    class Role(models.TextChoices):
        """As what."""

        OWNER = "owner", _("trägt das Vorhaben")
        PARTNER = "partner", _("wirkt mit")
        SUPPLIER = "supplier", _("liefert, baut")
        FUNDER = "funder", _("fördert")
        SCIENCE = "science", _("forscht, begleitet")

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="partnerships", verbose_name=_("Vorhaben"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Organisation")
    )
    name = models.CharField(_("Name, wenn nicht im Verzeichnis"), max_length=160, blank=True)
    role = models.CharField(_("Rolle"), max_length=10, choices=Role.choices, default=Role.PARTNER)

    class Meta(Orderable.Meta):
        verbose_name = _("Zusammenarbeit")
        verbose_name_plural = _("Zusammenarbeit")

    def __str__(self) -> str:
        return self.name or str(self.organisation)

    def clean(self) -> None:
        """Refuse a partner without name."""
        if self.organisation_id is None and not self.name:
            raise ValidationError(_("Bitte wählen Sie eine Organisation oder tragen Sie einen Namen ein."))


class Funding(Sourced, Orderable):
    """One source of money of a project (Budgetzeile)."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="fundings", verbose_name=_("Vorhaben"))
    funding_programme = models.ForeignKey(
        FundingProgramme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="fundings",
        verbose_name=_("Förderprogramm"),
    )
    label = models.CharField(_("Geldgeber, Haushalt"), max_length=160, blank=True)
    amount_eur = models.DecimalField(
        _("Betrag in Euro"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    year = models.PositiveSmallIntegerField(_("Jahr"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("Finanzierung")
        verbose_name_plural = _("Finanzierung")

    def __str__(self) -> str:
        return self.label or str(self.funding_programme)


class ProjectDocument(Orderable):
    """A document of a project: a file of ours or an address elsewhere."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="documents", verbose_name=_("Vorhaben"))
    title = models.CharField(_("Titel"), max_length=200)
    file = models.ForeignKey(
        "media.Download", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Datei")
    )
    url = models.URLField(_("Adresse"), max_length=500, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("Dokument")
        verbose_name_plural = _("Dokumente")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a document that leads nowhere."""
        if self.file_id is None and not self.url:
            raise ValidationError(_("Bitte wählen Sie eine Datei oder tragen Sie eine Adresse ein."))
