"""Ideas of citizens: who sent them, what they say, what became of them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City, District
from dos.core.text import refuse_hidden_characters
from dos.participation.models.process import Process
from dos.strategy.models import ActionField, Decision, Milestone, Project

UNANSWERED = models.ExpressionWrapper(models.Q(answered_at__isnull=True), models.BooleanField())


class Author(models.Model):
    """Who wrote something: an account, or a guest known by a secret link alone. All that is personal stands here.

    An account has one row; a guest has one for each contribution. Erasing empties the row and keeps the contribution.
    """

    class Source(models.TextChoices):
        """By which way it came in."""

        WEB = "web", _("Website")
        MAIL = "mail", _("E-Mail")
        PAPER = "paper", _("Papier, Gespräch")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("öffentlicher Name"), max_length=80, blank=True, validators=[refuse_hidden_characters])
    email = models.EmailField(_("E-Mail-Adresse"), max_length=200, blank=True)
    email_confirmed_at = models.DateTimeField(_("Adresse bestätigt am"), null=True, blank=True)
    # SHA-256 of the secret in the status link (at least 128 bit); the link itself is known to the author alone.
    secret_hash = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    source = models.CharField(_("eingegangen über"), max_length=6, choices=Source.choices, default=Source.WEB)
    language = models.CharField(_("Sprache"), max_length=2, default="de")
    wants_mail = models.BooleanField(_("will Nachricht"), default=True)
    is_blocked = models.BooleanField(_("gesperrt"), default=False)
    erased_at = models.DateTimeField(_("gelöscht am"), null=True, blank=True)
    created_at = models.DateTimeField(_("angelegt am"), default=timezone.now)

    class Meta:
        verbose_name = _("Verfasser*in")
        verbose_name_plural = _("Verfasser*innen")

    def __str__(self) -> str:
        return self.name or str(self.get_source_display())

    @property
    def is_guest(self) -> bool:
        """Whether there is no account behind it."""
        return self.user_id is None


class IdeaQuerySet(models.QuerySet["Idea"]):
    """Adjectives of ideas."""

    def published(self) -> "IdeaQuerySet":
        """Only what the public may see: public state, in a public process."""
        return self.filter(state__in=Idea.PUBLIC_STATES, process__live=True)

    def in_city(self, city: City | None) -> "IdeaQuerySet":
        """Ideas for one city; all where none is named."""
        return self.filter(city=city) if city is not None else self

    def writable_in(self, city_ids: set[int]) -> "IdeaQuerySet":
        """Ideas that the teams of these cities look after."""
        return self.filter(city_id__in=city_ids)


class Idea(models.Model):
    """A contribution of a citizen (Idee, Vorschlag). Its state changes by deeds alone, each with an `IdeaEvent`."""

    class State(models.TextChoices):
        """The life of an idea (P6)."""

        DRAFT = "draft", _("Entwurf")
        AWAITING_CONFIRMATION = "awaiting_confirmation", _("wartet auf Bestätigung")
        IN_MODERATION = "in_moderation", _("wird geprüft")
        PUBLISHED = "published", _("veröffentlicht")
        UNDER_REVIEW = "under_review", _("in Bearbeitung bei der Stadt")
        ADOPTED = "adopted", _("wird umgesetzt")
        PARTLY_ADOPTED = "partly_adopted", _("wird teilweise umgesetzt")
        NOT_ADOPTED = "not_adopted", _("wird nicht umgesetzt")
        NOT_RESPONSIBLE = "not_responsible", _("liegt nicht bei der Stadt")
        IN_IMPLEMENTATION = "in_implementation", _("in Umsetzung")
        IMPLEMENTED = "implemented", _("umgesetzt")
        MERGED = "merged", _("mit anderer Idee zusammengeführt")
        WITHDRAWN = "withdrawn", _("zurückgezogen")
        HIDDEN = "hidden", _("ausgeblendet")

    ANSWERED_STATES = (
        State.ADOPTED,
        State.PARTLY_ADOPTED,
        State.NOT_ADOPTED,
        State.NOT_RESPONSIBLE,
        State.IN_IMPLEMENTATION,
        State.IMPLEMENTED,
    )
    PUBLIC_STATES = (State.PUBLISHED, State.UNDER_REVIEW, *ANSWERED_STATES, State.MERGED)

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="ideas", verbose_name=_("Verfahren"))
    # What people read out on the telephone, and the name in the address: it says nothing about text or author.
    reference = models.SlugField(_("Nummer"), max_length=12, unique=True)
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="ideas", verbose_name=_("Verfasser*in"))
    title = models.CharField(_("Titel"), max_length=120)
    text = models.TextField(_("Idee"))
    state = models.CharField(_("Stand"), max_length=24, choices=State.choices, default=State.IN_MODERATION)
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("Kommune"))
    district = models.ForeignKey(
        District, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Stadtteil")
    )
    action_field = models.ForeignKey(
        ActionField, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Handlungsfeld")
    )
    place = models.CharField(_("Ort in Worten"), max_length=160, blank=True)
    latitude = models.FloatField(_("Breite"), null=True, blank=True)
    longitude = models.FloatField(_("Länge"), null=True, blank=True)
    language = models.CharField(_("Sprache"), max_length=2, default="de")

    created_at = models.DateTimeField(_("eingegangen am"), default=timezone.now)
    published_at = models.DateTimeField(_("veröffentlicht am"), null=True, blank=True)
    # Counted from here for the people of the desk; moved on by every deed.
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)
    # Optimistic lock of the desk: two moderators on one item (P5).
    version = models.PositiveIntegerField(default=1, editable=False)
    answer_due_on = models.DateField(_("Antwort bis"), null=True, blank=True)
    answered_at = models.DateTimeField(_("beantwortet am"), null=True, blank=True)
    # How much of the time for the answer had passed (75, 100) when the team was last reminded.
    reminded_at_percent = models.PositiveSmallIntegerField(default=0, editable=False)
    # The name of the form that it came with: the same form sent twice is one idea.
    form_token = models.CharField(max_length=64, unique=True, editable=False)
    held_because = models.CharField(_("zurückgehalten, weil"), max_length=120, blank=True)

    responsible_unit = models.CharField(_("zuständig"), max_length=160, blank=True)
    decision = models.ForeignKey(
        Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Beschluss")
    )
    project = models.ForeignKey(
        Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Vorhaben")
    )
    milestone = models.ForeignKey(
        Milestone, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Meilenstein")
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        verbose_name=_("aufgegangen in"),
    )
    supports_by_account = models.PositiveIntegerField(_("Unterstützungen mit Konto"), default=0)
    supports_by_mail = models.PositiveIntegerField(_("Unterstützungen mit bestätigter Adresse"), default=0)
    supports_by_guest = models.PositiveIntegerField(_("Unterstützungen ohne Nachweis"), default=0)
    comments_count = models.PositiveIntegerField(_("Kommentare"), default=0)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        indexes = [
            # Lists are walked in their order, counts read the index alone.
            models.Index(fields=["process", "-published_at", "-id"], name="idea_newest"),
            models.Index(
                "process",
                (models.F("supports_by_account") + models.F("supports_by_mail") + models.F("supports_by_guest")).desc(),
                models.F("id").desc(),
                name="idea_most_supported",
            ),
            models.Index(fields=["process", "state", "answer_due_on"], name="idea_counted"),
            models.Index(fields=["action_field", "process", "state", "answer_due_on"], name="idea_counted_by_field"),
            models.Index(fields=["district", "process", "state", "answer_due_on"], name="idea_counted_by_district"),
            # What has no answer stands last on both databases, which disagree about the place of nothing.
            models.Index(
                "process", UNANSWERED, models.F("answered_at").desc(), models.F("id").desc(), name="idea_answered"
            ),
            models.Index(fields=["state", "created_at"], name="idea_waiting"),
            models.Index(fields=["answer_due_on"], name="idea_due"),
        ]
        verbose_name = _("Idee")
        verbose_name_plural = _("Ideen")

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        """Whether it is in a state that the public sees."""
        return self.state in self.PUBLIC_STATES

    @property
    def is_answered(self) -> bool:
        """Whether the city has answered."""
        return self.state in self.ANSWERED_STATES

    @property
    def supports(self) -> int:
        """All supports together."""
        return self.supports_by_account + self.supports_by_mail + self.supports_by_guest

    @property
    def supports_that_count(self) -> int:
        """The supports that count towards the threshold of its process."""
        if self.process.threshold_counts == Process.Counting.ACCOUNTS:
            return self.supports_by_account
        return self.supports_by_account + self.supports_by_mail

    def writing_city_ids(self) -> set[int]:
        """The city that it is for."""
        return {self.city_id}


class IdeaText(models.Model):
    """One earlier or present wording of an idea; redaction reaches every one of them."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveSmallIntegerField(_("Fassung"))
    title = models.CharField(_("Titel"), max_length=120)
    text = models.TextField(_("Idee"))
    at = models.DateTimeField(_("am"), default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["idea", "number"], name="idea_text_once")]
        verbose_name = _("Fassung einer Idee")
        verbose_name_plural = _("Fassungen einer Idee")

    def __str__(self) -> str:
        return f"{self.idea_id} {self.number}"


class IdeaPicture(models.Model):
    """A picture that an author sent with an idea: re-encoded, without place and camera (P3).

    Of one that moderators took away the row alone is left, without file and description, so that its place says so.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="pictures")
    file = models.FileField(_("Bild"), upload_to="ideen/", blank=True)
    alt = models.CharField(_("Was ist zu sehen?"), max_length=200, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    covered_at = models.DateTimeField(_("geschwärzt am"), null=True, blank=True)
    removed_at = models.DateTimeField(_("entfernt am"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Bild zu einer Idee")
        verbose_name_plural = _("Bilder zu einer Idee")

    def __str__(self) -> str:
        return self.alt


class IdeaWord(models.Model):
    """One word of an idea as stem, or one end of a long word; finds ideas that say the same (P8)."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="words")
    stem = models.CharField(max_length=24)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stem", "idea"], name="idea_word_once")]
        verbose_name = _("Wort einer Idee")
        verbose_name_plural = _("Wörter einer Idee")

    def __str__(self) -> str:
        return self.stem


class IdeaEvent(models.Model):
    """One step in the life of an idea: who (by role), when, from where to where, why. Appended, never changed (P6).

    An event that leads to an answered state is the city's answer (Stellungnahme): its reason is the text of the answer.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(_("am"), default=timezone.now)
    by_role = models.CharField(_("durch"), max_length=80)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    from_state = models.CharField(_("von"), max_length=24, choices=Idea.State.choices, blank=True)
    to_state = models.CharField(_("nach"), max_length=24, choices=Idea.State.choices)
    reason_key = models.CharField(_("Grund (Liste)"), max_length=30, blank=True)
    reason = models.TextField(_("Begründung"), blank=True)
    reason_en = models.TextField(_("Begründung (Englisch)"), blank=True)
    responsible_unit = models.CharField(_("zuständig"), max_length=160, blank=True)
    decision = models.ForeignKey(Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_public = models.BooleanField(_("öffentlich"), default=True)
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name=_("berichtigt"),
    )

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["idea", "at"], name="idea_event_at")]
        verbose_name = _("Schritt einer Idee")
        verbose_name_plural = _("Schritte einer Idee")

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once: what was said stays; a mistake gets a correcting event."""
        if not self._state.adding:
            raise TypeError("An event is never changed; append one that corrects it.")
        super().save(*args, **kwargs)


class CouncilStep(models.Model):
    """The duty of a committee to deal with an idea, opened by itself, exactly once, when the threshold is crossed."""

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="council_step")
    opened_at = models.DateTimeField(_("eröffnet am"), default=timezone.now)
    supports = models.PositiveIntegerField(_("Unterstützungen dabei"))
    body = models.CharField(_("Gremium"), max_length=160)
    planned_on = models.DateField(_("Sitzung am"), null=True, blank=True)
    decision = models.ForeignKey(
        Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Beschluss")
    )
    closed_at = models.DateTimeField(_("beraten am"), null=True, blank=True)

    class Meta:
        ordering = ["opened_at", "pk"]
        verbose_name = _("Beratung im Gremium")
        verbose_name_plural = _("Beratungen im Gremium")

    def __str__(self) -> str:
        return f"{self.body}: {self.idea}"
