"""Questions and anonymous answers of surveys and polls."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from dos.participation.models.process import Process


class Question(Orderable):
    """One question of a survey or poll."""

    class Kind(models.TextChoices):
        """How it is answered."""

        SINGLE = "single", _("eine Antwort")
        MULTIPLE = "multiple", _("mehrere Antworten")
        SCALE = "scale", _("Skala")
        RANKING = "ranking", _("Rangfolge")
        TEXT = "text", _("freier Text")
        PLACE = "place", _("Ort")

    process = ParentalKey(Process, on_delete=models.CASCADE, related_name="questions", verbose_name=_("Verfahren"))
    key = models.SlugField(_("Kürzel"), max_length=40)
    kind = models.CharField(_("Art"), max_length=10, choices=Kind.choices, default=Kind.SINGLE)
    text = models.CharField(_("Frage"), max_length=300)
    text_en = models.CharField(_("Frage (Englisch)"), max_length=300, blank=True)
    hint = models.CharField(_("Hilfe"), max_length=300, blank=True)
    hint_en = models.CharField(_("Hilfe (Englisch)"), max_length=300, blank=True)
    is_required = models.BooleanField(_("muss beantwortet werden"), default=False)
    # [{"key": "ja", "label": "Ja", "label_en": "Yes"}, …]; for a scale its ends: {"from", "to", …}.
    options = models.JSONField(_("Antworten"), default=list, blank=True)
    max_choices = models.PositiveSmallIntegerField(_("höchstens so viele Antworten"), null=True, blank=True)
    # The question is asked when the one named was answered with one of these options.
    asked_when_key = models.SlugField(_("nur fragen, wenn bei Frage"), max_length=40, blank=True)
    asked_when_options = models.JSONField(_("eine dieser Antworten steht"), default=list, blank=True)

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["process", "key"], name="question_once")]
        verbose_name = _("Frage")
        verbose_name_plural = _("Fragen")

    def __str__(self) -> str:
        return self.text


class Participant(models.Model):
    """The mark that somebody has answered: a keyed hash of account, address or cookie, without time and answers.

    It is written beside the response in one transaction and shares nothing with it: keys are random, so that even the
    order of the rows joins no person to an answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="participants")
    who = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["process", "who"], name="participant_once")]
        verbose_name = _("Teilnahme")
        verbose_name_plural = _("Teilnahmen")

    def __str__(self) -> str:
        return str(self.process_id)


class Response(models.Model):
    """One filled-in sheet, without a name and without a time of day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="responses")
    on = models.DateField(_("am"))
    # {question key: option key | [option keys] | number | text | {"latitude", "longitude"}}
    answers = models.JSONField(_("Antworten"), default=dict)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        indexes = [models.Index(fields=["process", "on"], name="response_of_process")]
        verbose_name = _("Antwortbogen")
        verbose_name_plural = _("Antwortbögen")

    def __str__(self) -> str:
        return str(self.process_id)
