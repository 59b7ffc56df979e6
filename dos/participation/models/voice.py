"""What people add to ideas, texts and projects: support, comments, reports."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.core.text import cut
from dos.participation.models.idea import Author, Idea
from dos.participation.models.process import Paragraph, Process


class Support(models.Model):
    """One person's support of one idea (Unterstützung): by account, by confirmed address, or by a guest's cookie.

    Of an address and of a cookie only a keyed hash is kept, made for this one idea: it tells "already", never "who".
    An account leaves the hash of its address too, so that it counts once; an erased person leaves the proof alone.
    """

    class Proof(models.TextChoices):
        """How it is known that it is one person, from weak to strong."""

        GUEST = "guest", _("ohne Nachweis")
        MAIL = "mail", _("bestätigte E-Mail-Adresse")
        ACCOUNT = "account", _("Konto")

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="supports_of")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    proof = models.CharField(_("Nachweis"), max_length=8, choices=Proof.choices, default=Proof.GUEST)
    mail_hash = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  # unique where there is one
    guest_hash = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  # unique where there is one
    created_at = models.DateTimeField(_("am"), default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["idea", "user"], name="support_once_by_account"),
            models.UniqueConstraint(fields=["idea", "mail_hash"], name="support_once_by_mail"),
            models.UniqueConstraint(fields=["idea", "guest_hash"], name="support_once_by_guest"),
        ]
        verbose_name = _("Unterstützung")
        verbose_name_plural = _("Unterstützungen")

    def __str__(self) -> str:
        return f"{self.idea_id}"


def _threads(place: str, condition: Q) -> list[models.Index]:
    """Return the indexes for the orders in which comments on one kind of place are read."""
    orders = {"time": ["-created_at", "-id"], "support": ["-supports_count", "-created_at", "-id"]}
    return [
        models.Index(fields=[place, *order], condition=condition, name=f"comment_{place}_by_{name}")
        for name, order in orders.items()
    ]


class Comment(models.Model):
    """A remark on an idea, on a paragraph of a text, or in a process on a project; answers are one level deep (P9)."""

    class State(models.TextChoices):
        """Whether it can be read."""

        AWAITING_CONFIRMATION = "awaiting_confirmation", _("wartet auf Bestätigung")
        IN_MODERATION = "in_moderation", _("wird geprüft")
        PUBLISHED = "published", _("veröffentlicht")
        WITHDRAWN = "withdrawn", _("zurückgezogen")
        HIDDEN = "hidden", _("ausgeblendet")

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="comments", verbose_name=_("Verfahren"))
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, null=True, blank=True, related_name="comments")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, null=True, blank=True, related_name="comments")
    # The wording that the writer had before them; unknown for what came before wordings were kept.
    paragraph_version = models.PositiveSmallIntegerField(_("zu Fassung"), null=True, blank=True)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    author = models.ForeignKey(
        Author, on_delete=models.PROTECT, related_name="comments", verbose_name=_("Verfasser*in")
    )
    text = models.TextField(_("Kommentar"))
    state = models.CharField(_("Stand"), max_length=24, choices=State.choices, default=State.IN_MODERATION)
    is_official = models.BooleanField(_("von der Stadt"), default=False)
    form_token = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("am"), default=timezone.now)
    supports_count = models.PositiveIntegerField(_("finden ihn wichtig"), default=0, editable=False)
    hidden_reason_key = models.CharField(_("Grund (Liste)"), max_length=30, blank=True)
    hidden_reason = models.TextField(_("Begründung"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["idea", "state", "-created_at", "-id"], name="comment_of_idea"),
            models.Index(fields=["process", "state", "-created_at", "-id"], name="comment_of_process"),
            models.Index(fields=["state", "created_at"], name="comment_waiting"),
            # A page of threads walks one of these in its order, from the first one or from a cursor on.
            *_threads("idea", Q(parent=None)),
            *_threads("paragraph", Q(parent=None)),
            *_threads("process", Q(parent=None, idea=None, paragraph=None)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(idea=None) | Q(paragraph=None), name="comment_has_one_subject")
        ]
        verbose_name = _("Kommentar")
        verbose_name_plural = _("Kommentare")

    def __str__(self) -> str:
        return cut(self.text, 60)


class CommentSupport(models.Model):
    """One account finds one comment important; an erased person leaves the row without a name, so the number stays."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="supports_of")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Konto"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField(_("am"), default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "user"], name="comment_support_once_by_account")]
        verbose_name = _("Zustimmung zu einem Kommentar")
        verbose_name_plural = _("Zustimmungen zu Kommentaren")

    def __str__(self) -> str:
        return f"{self.comment_id}"


class Report(models.Model):
    """Somebody finds that an idea or comment breaks the rules (Meldung); one row a subject, reasons counted (A38)."""

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, null=True, blank=True, related_name="report")
    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="report")
    count = models.PositiveIntegerField(_("Meldungen"), default=0)
    notes = models.JSONField(_("Hinweise"), default=list)
    first_at = models.DateTimeField(_("zuerst am"), default=timezone.now)
    closed_at = models.DateTimeField(_("erledigt am"), null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(idea=None) ^ Q(comment=None), name="report_has_one_subject")]
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")

    def __str__(self) -> str:
        return f"{self.count}"


class Transfer(models.Model):
    """The offer to a supporter of a merged idea to move the support to the target; open for 60 days (P8)."""

    support = models.OneToOneField(Support, on_delete=models.CASCADE, related_name="transfer")
    source = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+")
    valid_until = models.DateTimeField(_("gilt bis"))
    moved_at = models.DateTimeField(_("übertragen am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Angebot zur Übertragung")
        verbose_name_plural = _("Angebote zur Übertragung")

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"
