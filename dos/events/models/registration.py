"""Who comes: the terms of registration, the places of one date, the people who want them."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.core.text import cut, refuse_hidden_characters
from dos.events.models.event import Event
from dos.events.models.occurrence import Occurrence

MAX_CAPACITY, MAX_GROUP, MAX_DAYS = 100_000, 20, 365


class Terms(models.Model):
    """On what terms people register for the dates of an event (Anmeldung); without this row nobody registers."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="terms", verbose_name=_("Veranstaltung"))
    is_open = models.BooleanField(_("Anmeldung geöffnet"), default=True)
    is_unlimited = models.BooleanField(_("unbegrenzt viele Plätze"), default=False)
    capacity = models.PositiveIntegerField(
        _("Plätze je Termin"), default=30, validators=[MinValueValidator(1), MaxValueValidator(MAX_CAPACITY)]
    )
    max_group = models.PositiveSmallIntegerField(
        _("höchstens so viele Personen in einer Anmeldung"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_GROUP)],
    )
    closes_hours = models.PositiveSmallIntegerField(
        _("Anmeldeschluss: Stunden vor Beginn"), default=0, validators=[MaxValueValidator(24 * 60)]
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("ein angebotener Platz gilt so viele Stunden"),
        default=48,
        validators=[MinValueValidator(1), MaxValueValidator(168)],
        help_text=_("Kurz vor dem Beginn gilt er kürzer."),
    )
    retention_days = models.PositiveSmallIntegerField(
        _("Angaben löschen: Tage nach dem Ende"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_DAYS)],
        help_text=_("Die Zahlen bleiben."),
    )

    class Meta:
        verbose_name = _("Bedingungen der Anmeldung")
        verbose_name_plural = _("Bedingungen der Anmeldung")

    def __str__(self) -> str:
        return str(self.event)


class Question(models.Model):
    """Something that an event asks those who register; each answer has its own day of deletion."""

    class Kind(models.TextChoices):
        """How it is answered."""

        TEXT = "text", _("ein kurzer Text")
        YES_NO = "yes_no", _("ja oder nein")

    terms = models.ForeignKey(Terms, on_delete=models.CASCADE, related_name="questions")
    label = models.CharField(_("Frage"), max_length=160)
    label_en = models.CharField(_("Frage (Englisch)"), max_length=160, blank=True)
    kind = models.CharField(_("Art der Antwort"), max_length=6, choices=Kind.choices, default=Kind.TEXT)
    is_required = models.BooleanField(_("muss beantwortet werden"), default=False)
    retention_days = models.PositiveSmallIntegerField(
        _("Antworten löschen: Tage nach dem Ende"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_DAYS)],
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Frage bei der Anmeldung")
        verbose_name_plural = _("Fragen bei der Anmeldung")

    def __str__(self) -> str:
        return self.label


class Admission(models.Model):
    """The places of one date: how many, what was promised last, and the numbers that outlive the names.

    Whoever gives or takes a place locks this row first. `told_…` is what the registered people know of the date.
    """

    occurrence = models.OneToOneField(Occurrence, on_delete=models.CASCADE, related_name="admission")
    is_open = models.BooleanField(_("Anmeldung geöffnet"), default=True)
    is_unlimited = models.BooleanField(_("unbegrenzt viele Plätze"), default=False)
    capacity = models.PositiveIntegerField(
        _("Plätze"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MAX_CAPACITY)]
    )
    last_rank = models.PositiveIntegerField(default=0, editable=False)
    told_starts_at = models.DateTimeField(null=True, editable=False)
    told_place = models.CharField(max_length=200, blank=True, editable=False)
    told_cancelled = models.BooleanField(default=False, editable=False)
    kept_registered = models.PositiveIntegerField(_("angemeldete Personen"), default=0, editable=False)
    kept_attended = models.PositiveIntegerField(_("erschienene Personen"), default=0, editable=False)
    kept_no_show = models.PositiveIntegerField(_("nicht erschienene Personen"), default=0, editable=False)

    class Meta:
        verbose_name = _("Plätze eines Termins")
        verbose_name_plural = _("Plätze der Termine")

    def __str__(self) -> str:
        return str(self.occurrence)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Adjectives of registrations."""

    def holding(self) -> Self:
        """Those that hold a place: promised, offered, used, left unused."""
        return self.filter(state__in=Registration.HOLDING)

    def coming(self) -> Self:
        """Those whose people still count on the date."""
        return self.filter(state__in=Registration.COMING)

    def seats(self) -> int:
        """How many people they are together."""
        return self.aggregate(number=models.Sum("group_size"))["number"] or 0


class Registration(models.Model):
    """One person, or a group under one name, wants to come to one date; never public.

    Two secrets are drawn from `nonce` and the signature of the installation: that of the status link and that of the
    ticket. Stored are their hashes alone, so that a copy of the database opens nothing.
    """

    class State(models.TextChoices):
        """How it stands."""

        REQUESTED = "requested", _("Adresse noch nicht bestätigt")
        CONFIRMED = "confirmed", _("angemeldet")
        WAITLISTED = "waitlisted", _("auf der Warteliste")
        OFFERED = "offered", _("Platz angeboten")
        DECLINED = "declined", _("Angebot nicht angenommen")
        CANCELLED = "cancelled", _("abgemeldet")
        ATTENDED = "attended", _("war da")
        NO_SHOW = "no_show", _("nicht erschienen")

    class Source(models.TextChoices):
        """How it came."""

        WEB = "web", _("Website")
        PHONE = "phone", _("Telefon")
        PAPER = "paper", _("Papier oder Gespräch")

    HOLDING = (State.CONFIRMED, State.OFFERED, State.ATTENDED, State.NO_SHOW)
    COMING = (State.CONFIRMED, State.WAITLISTED, State.OFFERED)
    # With one of these the same mailbox cannot register again.
    ACTIVE = (State.REQUESTED, *COMING, State.ATTENDED)

    admission = models.ForeignKey(Admission, on_delete=models.PROTECT, related_name="registrations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("Name"), max_length=120, validators=[refuse_hidden_characters])
    email = models.EmailField(_("E-Mail-Adresse"), max_length=200, blank=True)
    mail_key = models.CharField(max_length=64, null=True, editable=False)  # noqa: DJ001  # unique where there is one
    language = models.CharField(max_length=2, default="de", editable=False)
    group_size = models.PositiveSmallIntegerField(
        _("Personen"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MAX_GROUP)]
    )
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.REQUESTED)
    source = models.CharField(_("kam über"), max_length=6, choices=Source.choices, default=Source.WEB)
    reference = models.CharField(_("Nummer"), max_length=9, unique=True)
    rank = models.PositiveIntegerField(_("Reihenfolge"), null=True, editable=False)
    offered_until = models.DateTimeField(_("Angebot gilt bis"), null=True, blank=True)
    arrived_at = models.DateTimeField(_("da seit"), null=True, blank=True)
    nonce = models.CharField(max_length=40, unique=True, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    ticket_hash = models.CharField(max_length=64, unique=True, editable=False)
    form_token = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  # as above
    created_at = models.DateTimeField(_("eingegangen am"), default=timezone.now)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["rank", "pk"]
        indexes = [
            models.Index(fields=["admission", "state", "rank"], name="registration_in_line"),
            models.Index(fields=["state", "offered_until"], name="registration_offer_ends"),
            models.Index(fields=["mail_key"], name="registration_mail"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["admission", "mail_key"],
                condition=models.Q(state__in=["requested", "confirmed", "waitlisted", "offered", "attended"]),
                name="registration_once_by_mail",
            ),
            models.CheckConstraint(condition=models.Q(group_size__gte=1), name="registration_has_people"),
        ]
        verbose_name = _("Anmeldung")
        verbose_name_plural = _("Anmeldungen")

    def __str__(self) -> str:
        return self.reference

    @property
    def occurrence(self) -> Occurrence:
        """The date."""
        return self.admission.occurrence

    @property
    def is_coming(self) -> bool:
        """Whether its people still count on the date."""
        return self.state in self.COMING


class RegistrationAnswer(models.Model):
    """What somebody answered to a question of the event."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    text = models.CharField(_("Antwort"), max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["registration", "question"], name="registration_answer_once")]
        verbose_name = _("Antwort bei der Anmeldung")
        verbose_name_plural = _("Antworten bei der Anmeldung")

    def __str__(self) -> str:
        return cut(self.text, 60)


def closes_at(occurrence: Occurrence, terms: Terms) -> datetime:
    """Return the moment from which nobody registers any more; at that very second it is closed."""
    return occurrence.starts_at - timedelta(hours=terms.closes_hours)
