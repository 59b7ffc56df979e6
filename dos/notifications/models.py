"""Mails that wait or went out, people who follow, what they follow, and what happened to it."""

from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext_lazy as _

# How long a mail may be on its way before another process takes it up again.
LEASE = timedelta(minutes=2)
LANGUAGE_LENGTH = 2


def hashed(key: str) -> str:
    """Return what is kept of the key of a mail: it tells "already", and nothing about whom or what.

    Keyed, because it names the letter in its Message-ID: who quotes that has seen the letter.
    """
    return salted_hmac("notifications", key, algorithm="sha256").hexdigest()


def new_seed() -> str:
    """Return 190 random bits as letters and digits."""
    return get_random_string(32)


class MailQuerySet(models.QuerySet["Mail"]):
    """Adjectives of mails."""

    def due(self, now: datetime) -> Self:
        """Those to be sent now, and those that somebody began to send and never came back from."""
        waiting = models.Q(state=Mail.State.WAITING, due_at__lte=now)
        return self.filter(waiting | models.Q(state=Mail.State.SENDING, claimed_at__lt=now - LEASE))

    def undelivered(self) -> Self:
        """Those that will never arrive."""
        return self.filter(state__in=[Mail.State.REFUSED, Mail.State.GIVEN_UP])


class Mail(models.Model):
    """One letter to one address. The body is erased 30 days after sending; hash of the key and time stay."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("wartet")
        SENDING = "sending", _("wird verschickt")
        SENT = "sent", _("verschickt")
        REFUSED = "refused", _("abgelehnt")
        GIVEN_UP = "given_up", _("aufgegeben")
        CANCELLED = "cancelled", _("nicht mehr gewünscht")

    # SHA-256 of what makes the mail one and the same: person, event, way. Also the name in its Message-ID.
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    to = models.EmailField(_("an"), max_length=254, blank=True)
    language = models.CharField(_("Sprache"), max_length=LANGUAGE_LENGTH, default="de")
    subject = models.CharField(_("Betreff"), max_length=250, blank=True)
    text = models.TextField(_("Text"), blank=True)
    html = models.TextField(_("Text mit Auszeichnung"), blank=True)
    # The one thing that may go with a letter: an iCalendar entry, as it is sent.
    calendar = models.TextField(_("Kalendereintrag"), blank=True)
    headers = models.JSONField(_("Kopfzeilen"), default=dict, blank=True)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(_("geschrieben am"), default=timezone.now)
    due_at = models.DateTimeField(_("zu versenden ab"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    first_tried_at = models.DateTimeField(_("erster Versuch am"), null=True, blank=True)
    claimed_at = models.DateTimeField(_("letzter Versuch am"), null=True, blank=True)
    sent_at = models.DateTimeField(_("verschickt am"), null=True, blank=True)
    erased_at = models.DateTimeField(_("Inhalt gelöscht am"), null=True, blank=True)
    last_error = models.CharField(_("letzter Fehler"), max_length=300, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "due_at"], name="mail_due"),
            models.Index(fields=["claimed_at"], name="mail_claimed"),
            models.Index(fields=["to"], name="mail_to"),
        ]
        verbose_name = _("Mail")
        verbose_name_plural = _("Mails")

    def __str__(self) -> str:
        return self.subject or self.key_hash[:12]

    @property
    def message_id(self) -> str:
        """The same for every attempt, so that mail programs know a letter that arrives twice."""
        return message_id(self.key_hash)


def message_id(key_hash: str) -> str:
    """Return a Message-ID made of a hash."""
    return f"<{key_hash[:32]}@{urlsplit(settings.PUBLIC_URL).hostname or 'localhost'}>"


class Address(models.Model):
    """An address that mail servers have refused for good; after three times in a row nothing is sent to it."""

    email = models.EmailField(_("E-Mail-Adresse"), max_length=254, unique=True)
    hard_failures = models.PositiveSmallIntegerField(_("endgültige Ablehnungen in Folge"), default=0)
    disabled_at = models.DateTimeField(_("abgeschaltet am"), null=True, blank=True)
    last_error = models.CharField(_("Antwort des Mailservers"), max_length=300, blank=True)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("Adresse, die nicht annimmt")
        verbose_name_plural = _("Adressen, die nicht annehmen")

    def __str__(self) -> str:
        return self.email


class Subscriber(models.Model):
    """Somebody who follows something by mail: an address, with or without an account."""

    class Frequency(models.TextChoices):
        """How often mails come."""

        IMMEDIATE = "immediate", _("sofort")
        DAILY = "daily", _("einmal am Tag")
        WEEKLY = "weekly", _("einmal in der Woche, am Montag")

    email = models.EmailField(_("E-Mail-Adresse"), max_length=254, unique=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    language = models.CharField(_("Sprache"), max_length=LANGUAGE_LENGTH, default="de")
    frequency = models.CharField(_("wie oft"), max_length=10, choices=Frequency.choices, default=Frequency.DAILY)
    # Half of the secret in the links; the other half is the signature with the secret of the installation, so that
    # neither a copy of the database nor a look at one link opens the others.
    seed = models.CharField(max_length=32, unique=True, default=new_seed, editable=False)
    created_at = models.DateTimeField(_("angelegt am"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("Adresse bestätigt am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Abonnent*in")
        verbose_name_plural = _("Abonnent*innen")

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def token(self) -> str:
        """What stands in the links of mails and opens the own list."""
        return link_signer().sign(self.seed)


def link_signer() -> Signer:
    """Return what signs the links of mails."""
    return Signer(salt="notifications.link", sep=".")


class Follow(models.Model):
    """One subscriber follows one thing; until the address has confirmed it, nothing is sent."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="follows")
    kind = models.CharField(_("Art"), max_length=20)
    key = models.CharField(_("Kürzel"), max_length=120)
    label = models.CharField(_("Name"), max_length=200)
    url = models.CharField(_("Adresse"), max_length=500)
    created_at = models.DateTimeField(_("gewünscht am"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("bestätigt am"), null=True, blank=True)

    class Meta:
        ordering = ["label", "pk"]
        constraints = [models.UniqueConstraint(fields=["subscriber", "kind", "key"], name="follow_once")]
        indexes = [models.Index(fields=["kind", "key"], name="follow_topic")]
        verbose_name = _("Abo")
        verbose_name_plural = _("Abos")

    def __str__(self) -> str:
        return self.label


class Notice(models.Model):
    """Something that happened and that followers are told once; its first topic is what it happened to."""

    key = models.CharField(max_length=200, unique=True)
    subject = models.CharField(_("was geschah"), max_length=200)
    subject_en = models.CharField(_("was geschah (Englisch)"), max_length=200, blank=True)
    text = models.TextField(_("Text"), blank=True)
    text_en = models.TextField(_("Text (Englisch)"), blank=True)
    url = models.CharField(_("Adresse"), max_length=500)
    about = models.CharField(_("woran"), max_length=200)
    about_key = models.CharField(max_length=150)
    thread_line = models.CharField(_("der rote Faden in Worten"), max_length=500, blank=True)
    thread_line_en = models.CharField(_("der rote Faden in Worten (Englisch)"), max_length=500, blank=True)
    # Told with the letter of the morning, also to those who want mails at once: too many of its kind come in a day.
    is_for_digest = models.BooleanField(_("nur gesammelt"), default=False)
    happened_at = models.DateTimeField(_("geschehen am"), default=timezone.now)
    announced_at = models.DateTimeField(_("gemeldet am"), default=timezone.now)
    fanned_out_at = models.DateTimeField(_("verteilt am"), null=True, blank=True)

    class Meta:
        ordering = ["-happened_at", "-pk"]
        indexes = [
            models.Index(fields=["fanned_out_at"], name="notice_to_fan_out"),
            models.Index(fields=["about_key"], name="notice_about"),
        ]
        verbose_name = _("Ereignis")
        verbose_name_plural = _("Ereignisse")

    def __str__(self) -> str:
        return self.subject


class NoticeTopic(models.Model):
    """One thing that a notice is about; whoever follows it is told."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="topics")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "kind", "key"], name="notice_topic_once")]
        verbose_name = _("Thema eines Ereignisses")
        verbose_name_plural = _("Themen eines Ereignisses")

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Delivery(models.Model):
    """One notice for one subscriber; without a mail it has not been told yet."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="deliveries")
    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "subscriber"], name="delivery_once")]
        indexes = [models.Index(fields=["subscriber", "mail"], name="delivery_open")]
        verbose_name = _("Zustellung")
        verbose_name_plural = _("Zustellungen")

    def __str__(self) -> str:
        return f"{self.notice_id} {self.subscriber_id}"
