"""What people send to the project team, and what becomes of it: a case with owner, state and deadline."""

import base64
import hashlib
import secrets
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from dos.actors.models import Organisation
from dos.cities.models import City
from dos.events.models import Event
from dos.strategy.models import Project

SECRET_BYTES = 24


def new_reference() -> str:
    """Return a reference that can be read out on the telephone."""
    alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    return "R-" + "".join(secrets.choice(alphabet) for _position in range(7))


def secret_of(form_token: str) -> str:
    """Return the secret of the status link (192 bit), stored nowhere: a form sent twice gives the same one."""
    digest = salted_hmac("portal:case", form_token, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:SECRET_BYTES]).decode()


def hashed(secret: str) -> str:
    """Return what is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    """Adjectives of cases."""

    def unfinished(self) -> Self:
        """Somebody still waits for something."""
        return self.exclude(state__in=Feedback.FINISHED)

    def overdue(self, today: date) -> Self:
        """Unfinished, and the day of the answer is over."""
        return self.unfinished().filter(due_on__lt=today)

    def kept_by(self, user: Any) -> Self:
        """Cases of one clerk."""
        return self.filter(owner=user)

    def writable_in(self, city_ids: set[int]) -> Self:
        """What was sent to these cities and to the programme."""
        return self.filter(models.Q(city_id__in=city_ids) | models.Q(city=None)) if city_ids else self.none()


class Feedback(models.Model):
    """A case (Anliegen): a message about the website, barriers above all, or a request to the project team.

    To be answered in time (BITVNRW section 5, for barriers). Kept for a year.
    """

    class Kind(models.TextChoices):
        """What it is about: the first four the website, the others the work of the project team."""

        BARRIER = "barrier", _("Ich komme an einer Stelle nicht weiter (Barriere melden)")
        MISTAKE = "mistake", _("Etwas stimmt nicht")
        KNOWLEDGE = "knowledge", _("Ich weiß mehr über ein Vorhaben")
        OTHER = "other", _("Etwas anderes")
        QUESTION = "question", _("Ich habe eine Frage")
        COOPERATION = "cooperation", _("Ich möchte mitarbeiten oder etwas anbieten")
        PRESS = "press", _("Ich frage für die Presse")
        COMPLAINT = "complaint", _("Ich möchte mich beschweren")

    class State(models.TextChoices):
        """How far it is."""

        NEW = "new", _("neu")
        IN_PROGRESS = "in_progress", _("in Bearbeitung")
        WAITING = "waiting", _("wartet auf andere")
        ANSWERED = "answered", _("beantwortet")
        CLOSED = "closed", _("abgeschlossen")

    WEBSITE_KINDS = (Kind.BARRIER, Kind.MISTAKE, Kind.KNOWLEDGE, Kind.OTHER)
    REQUEST_KINDS = (Kind.QUESTION, Kind.COOPERATION, Kind.PRESS, Kind.COMPLAINT)
    FINISHED = (State.ANSWERED, State.CLOSED)

    reference = models.CharField(_("Nummer"), max_length=12, unique=True, default=new_reference, editable=False)
    city = models.ForeignKey(
        City, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kommune")
    )
    kind = models.CharField(_("Anlass"), max_length=12, choices=Kind.choices)
    page = models.CharField(_("Seite"), max_length=500, blank=True)
    message = models.TextField(_("Nachricht"))
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    language = models.CharField(_("Sprache"), max_length=2, default="de", editable=False)
    form_token = models.CharField(max_length=64, unique=True, editable=False)
    # None: sent before there were status links.
    secret_hash = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(_("eingegangen am"), default=timezone.now)
    # When the person last wrote something more; a clerk who had the form open is told so.
    added_at = models.DateTimeField(_("Nachtrag vom"), null=True, blank=True)
    due_on = models.DateField(_("zu beantworten bis"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("zuständig"),
    )
    state = models.CharField(_("Stand"), max_length=12, choices=State.choices, default=State.NEW)
    project = models.ForeignKey(
        Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Vorhaben")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Akteur")
    )
    event = models.ForeignKey(
        Event, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Veranstaltung")
    )
    answer = models.TextField(_("Antwort"), blank=True)
    answered_at = models.DateTimeField(_("beantwortet am"), null=True, blank=True)
    closing_reason = models.TextField(
        _("Grund, wenn es keine Antwort gibt"), blank=True, help_text=_("Steht auf der Seite der Person, die fragt.")
    )
    closed_at = models.DateTimeField(_("abgeschlossen am"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("zurückgezogen am"), null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="feedback_by_state")]
        verbose_name = _("Anliegen")
        verbose_name_plural = _("Anliegen")

    def __str__(self) -> str:
        return self.reference

    @property
    def is_finished(self) -> bool:
        """Nobody waits for anything."""
        return self.state in self.FINISHED

    @property
    def secret(self) -> str:
        """The secret of the status link; empty where there is none."""
        return secret_of(self.form_token) if self.secret_hash else ""

    def writing_city_ids(self) -> set[int]:
        """The city that was written to, else all."""
        return {self.city_id} if self.city_id else set(City.objects.values_list("pk", flat=True))


class CaseAddition(models.Model):
    """What the person who asked wrote later (Nachtrag)."""

    case = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="additions", verbose_name=_("Anliegen"))
    form_token = models.CharField(max_length=64, unique=True, editable=False)
    at = models.DateTimeField(_("eingegangen am"), default=timezone.now)
    text = models.TextField(_("Nachtrag"))

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("Nachtrag")
        verbose_name_plural = _("Nachträge")

    def __str__(self) -> str:
        return f"{self.case} {self.at:%Y-%m-%d}"


class CaseNote(models.Model):
    """What clerks tell one another about a case; never public, never in a mail, never changed."""

    case = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="notes", verbose_name=_("Anliegen"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("geschrieben von"),
    )
    at = models.DateTimeField(_("geschrieben am"), default=timezone.now)
    text = models.TextField(_("Notiz"))

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("interne Notiz")
        verbose_name_plural = _("interne Notizen")

    def __str__(self) -> str:
        return f"{self.case} {self.at:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to change what was written."""
        if self.pk is not None:
            raise TypeError("A note is never changed; write another one.")
        super().save(*args, **kwargs)
