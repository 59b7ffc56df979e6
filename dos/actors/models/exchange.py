"""What organisations offer each other and look for, and what binds two of them by their own word."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.actors.models.organisation import Organisation
from dos.actors.models.profile import Keeper
from dos.core.models import Sourced
from dos.core.text import refuse_hidden_characters


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Adjectives of notices."""

    def shown(self, today: date) -> Self:
        """Those that hold today, of published organisations that somebody verified speaks for."""
        kept = Keeper.objects.verified().values("organisation_id")
        return self.filter(
            withdrawn_at=None, ends_on__gte=today, organisation__live=True, organisation__in=kept
        ).select_related("organisation__city")


class Notice(models.Model):
    """An organisation offers something or looks for something, until a day (Biete, Suche)."""

    class Kind(models.TextChoices):
        """Which of the two."""

        OFFER = "biete", _("Biete")
        SEEK = "suche", _("Suche")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="notices", verbose_name=_("Organisation")
    )
    kind = models.CharField(_("Art"), max_length=5, choices=Kind.choices)
    topic = models.CharField(_("Handlungsfeld"), max_length=80)
    title = models.CharField(_("In einem Satz"), max_length=120, validators=[refuse_hidden_characters])
    text = models.TextField(_("Genauer"), max_length=1_500, blank=True)
    ends_on = models.DateField(_("gilt bis"))
    created_at = models.DateTimeField(_("eingetragen am"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("zurückgezogen am"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("eingetragen von"),
    )
    form_token = models.CharField(max_length=60, unique=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["ends_on", "kind"], name="notice_ends_kind")]
        verbose_name = _("Biete-Suche-Eintrag")
        verbose_name_plural = _("Biete-Suche-Einträge")

    def __str__(self) -> str:
        return self.title


class TieQuerySet(models.QuerySet["Tie"]):
    """Adjectives of ties."""

    def shown(self, today: date) -> Self:
        """Those to which both sides have said yes and that hold today."""
        return self.filter(
            models.Q(starts_on=None) | models.Q(starts_on__lte=today),
            models.Q(ends_on=None) | models.Q(ends_on__gte=today),
            state=Tie.State.AGREED,
            first__live=True,
            second__live=True,
        )

    def of(self, organisation: Organisation) -> Self:
        """Those in which an organisation is one of the two."""
        return self.filter(models.Q(first=organisation) | models.Q(second=organisation))


class Tie(Sourced):
    """What two organisations say binds them; public only when both have said so (Verbindung)."""

    class Kind(models.TextChoices):
        """How they are bound; it reads from the first to the second."""

        PARTNER = "partner", _("arbeitet zusammen mit")
        MEMBER = "member", _("ist Mitglied von")
        FUNDER = "funder", _("fördert")
        SUPPLIER = "supplier", _("liefert an")

    class State(models.TextChoices):
        """What became of the proposal."""

        PROPOSED = "proposed", _("wartet auf Zustimmung")
        AGREED = "agreed", _("von beiden bestätigt")
        DECLINED = "declined", _("abgelehnt")
        ENDED = "ended", _("beendet")

    first = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="ties_proposed", verbose_name=_("Organisation")
    )
    second = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="ties_received", verbose_name=_("mit")
    )
    kind = models.CharField(_("Art"), max_length=10, choices=Kind.choices, default=Kind.PARTNER)
    starts_on = models.DateField(_("gilt ab"), null=True, blank=True)
    ends_on = models.DateField(_("gilt bis"), null=True, blank=True)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_at = models.DateTimeField(_("vorgeschlagen am"), default=timezone.now)
    answered_at = models.DateTimeField(_("beantwortet am"), null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vorgeschlagen von"),
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beantwortet von"),
    )

    objects = TieQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(first=models.F("second")), name="tie_of_two"),
            models.UniqueConstraint(
                fields=["first", "second", "kind"],
                condition=models.Q(state__in=["proposed", "agreed"]),
                name="tie_once_while_open",
            ),
        ]
        verbose_name = _("Verbindung")
        verbose_name_plural = _("Verbindungen")

    def back_label(self) -> str:
        """How it reads from the second to the first."""
        labels = {
            self.Kind.PARTNER: _("arbeitet zusammen mit"),
            self.Kind.MEMBER: _("hat als Mitglied"),
            self.Kind.FUNDER: _("wird gefördert von"),
            self.Kind.SUPPLIER: _("wird beliefert von"),
        }
        return str(labels[self.Kind(self.kind)])

    def __str__(self) -> str:
        return f"{self.first} {self.get_kind_display()} {self.second}"
