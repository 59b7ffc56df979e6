"""What others report: a date that a partner would like to see in the calendar, and what became of it."""

from typing import Any, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.core.text import refuse_hidden_characters
from dos.events.models.event import Event


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Adjectives of submissions."""

    def waiting(self) -> Self:
        """Those about which the desk has to decide."""
        return self.filter(state=Submission.State.WAITING)

    def undecided(self) -> Self:
        """Those whose address is confirmed and that are neither accepted nor refused nor withdrawn."""
        return self.filter(state__in=Submission.UNDECIDED)

    def in_cities(self, city_ids: set[int]) -> Self:
        """What was reported for these cities."""
        return self.filter(city__in=city_ids)


class Submission(models.Model):
    """A date that somebody reported for the calendar (Terminmeldung); the draft that was made of it is `event`.

    The secret of the status link is drawn from `nonce` and the signature of the installation; stored is its hash alone.
    """

    class State(models.TextChoices):
        """How it stands."""

        REQUESTED = "requested", _("Adresse noch nicht bestätigt")
        WAITING = "waiting", _("wird geprüft")
        ASKED = "asked", _("Rückfrage an Sie")
        ACCEPTED = "accepted", _("im Kalender")
        REFUSED = "refused", _("nicht übernommen")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    UNDECIDED = (State.WAITING, State.ASKED)

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("Kommune"))
    event = models.OneToOneField(
        Event,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="submission",
        verbose_name=_("Veranstaltung"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    title = models.CharField(_("Titel"), max_length=160, validators=[refuse_hidden_characters])
    told = models.JSONField(_("Angaben zum Termin"), default=dict, encoder=DjangoJSONEncoder)
    organiser = models.CharField(_("Wer lädt ein"), max_length=160, validators=[refuse_hidden_characters])
    name = models.CharField(_("Name"), max_length=120, blank=True, validators=[refuse_hidden_characters])
    email = models.EmailField(_("E-Mail-Adresse"), max_length=200, blank=True)
    language = models.CharField(max_length=2, default="de", editable=False)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.REQUESTED)
    question = models.TextField(_("Rückfrage"), max_length=1_000, blank=True)
    reply = models.TextField(_("Antwort auf die Rückfrage"), max_length=2_000, blank=True)
    reason = models.CharField(_("Grund der Ablehnung"), max_length=500, blank=True)
    reference = models.CharField(_("Nummer"), max_length=9, unique=True)
    nonce = models.CharField(max_length=40, unique=True, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    form_token = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("eingegangen am"), default=timezone.now)
    # Since when the desk has it before it: the address was confirmed, a question answered.
    waiting_since = models.DateTimeField(_("wartet seit"), null=True, blank=True)
    decided_at = models.DateTimeField(_("entschieden am"), null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["waiting_since", "pk"]
        indexes = [models.Index(fields=["state", "waiting_since"], name="submission_in_line")]
        verbose_name = _("Terminmeldung")
        verbose_name_plural = _("Terminmeldungen")

    def __str__(self) -> str:
        return self.reference

    @property
    def is_undecided(self) -> bool:
        """Whether the desk still has to say yes or no."""
        return self.state in self.UNDECIDED

    def writing_city_ids(self) -> set[int]:
        """The city for whose calendar it was reported."""
        return {self.city_id}

    def fact(self, name: str) -> Any:
        """Return what was told of the date."""
        return self.told.get(name)
