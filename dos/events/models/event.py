"""The event: what takes place, for whom, where and when, and afterwards what came of it."""

import uuid
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from dos.actors.models import Organisation
from dos.cities.models import City, District
from dos.core import geo
from dos.core.models import Editorial, EditorialQuerySet, Sourced, known_field
from dos.core.text import refuse_hidden_characters
from dos.events.models import choices
from dos.events.models.moments import is_skipped, is_twice, moment
from dos.events.models.recurrence import Repeats, Rule
from dos.strategy.models import ActionField, Project

# Words that addresses below /termine/ need for something else.
RESERVED_SLUGS = frozenset(
    {"neu", "karte", "liste", "kalender", "archiv", "vorschlagen", "melden", "anmeldung", "einlass", "meine", "status"}
)


class EventQuerySet(EditorialQuerySet):
    """Adjectives of events."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Events of these cities, and of none."""
        if not city_ids:
            return self.none()
        return self.filter(models.Q(cities__in=city_ids) | models.Q(cities=None)).distinct()

    def in_city(self, city: City | None) -> Self:
        """Events of one city, joint ones included; all where no city is named."""
        return self.filter(cities=city) if city is not None else self

    def reported(self) -> Self:
        """Events whose report is written."""
        return self.exclude(report_summary="", results="")


class Event(Sourced, Editorial, ClusterableModel):
    """Something to come to (Veranstaltung), or a rule by which it comes back; its dates are occurrences.

    Local times of the first date and the rule stand here; moments stand in the occurrences alone.
    """

    Kind = choices.Kind
    Status = choices.Status
    Precision = choices.Precision
    Mode = choices.Mode
    Hour = choices.Hour
    Origin = choices.Origin

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=100, unique=True)
    uid = models.UUIDField(_("Kennung in Kalendern"), default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("Titel"), max_length=160, validators=[refuse_hidden_characters])
    title_en = models.CharField(_("Titel (Englisch)"), max_length=160, blank=True)
    summary = models.TextField(_("Worum es geht, in einem Satz"), max_length=400)
    summary_en = models.TextField(_("Worum es geht (Englisch)"), max_length=400, blank=True)
    description = models.TextField(_("Was Sie wissen sollten"), blank=True)
    description_en = models.TextField(_("Was Sie wissen sollten (Englisch)"), blank=True)
    kind = models.CharField(_("Art"), max_length=16, choices=choices.Kind.choices, default=choices.Kind.OTHER)
    audience = models.CharField(_("Für wen"), max_length=200, blank=True)
    audience_en = models.CharField(_("Für wen (Englisch)"), max_length=200, blank=True)
    language = models.CharField(_("Sprache"), max_length=2, choices=choices.Language.choices, blank=True)

    cities = ParentalManyToManyField(City, blank=True, related_name="+", verbose_name=_("Kommunen"))
    district = models.ForeignKey(
        District, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Ortsteil")
    )
    organisers = ParentalManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("Veranstalter*innen")
    )
    host = models.CharField(
        _("Wer außerdem einlädt"),
        max_length=160,
        blank=True,
        validators=[refuse_hidden_characters],
        help_text=_("Nur, wer nicht unter den Organisationen steht."),
    )
    projects = ParentalManyToManyField(Project, blank=True, related_name="+", verbose_name=_("Vorhaben"))
    action_fields = ParentalManyToManyField(
        ActionField, blank=True, related_name="+", verbose_name=_("Handlungsfelder")
    )

    status = models.CharField(
        _("Stand"), max_length=10, choices=choices.Status.choices, default=choices.Status.CONFIRMED
    )
    date_precision = models.CharField(
        _("wie genau ist der Tag bekannt"),
        max_length=9,
        choices=choices.Precision.choices,
        default=choices.Precision.DAY,
    )
    starts_on = models.DateField(_("Beginn: Tag"), null=True, blank=True)
    start_time = models.TimeField(_("Beginn: Uhrzeit"), null=True, blank=True, help_text=_("Leer: ganztägig."))
    ends_on = models.DateField(
        _("Ende: Tag"), null=True, blank=True, help_text=_("Der letzte Tag. Leer: am Tag des Beginns.")
    )
    end_time = models.TimeField(_("Ende: Uhrzeit"), null=True, blank=True)
    hour = models.CharField(
        _("welche der doppelten Stunden"),
        max_length=6,
        choices=choices.Hour.choices,
        blank=True,
        help_text=_("Nur in der Nacht, in der die Uhr zurückgestellt wird."),
    )
    repeats = models.CharField(_("wiederholt sich"), max_length=16, choices=Repeats.choices, default=Repeats.NEVER)
    interval = models.PositiveSmallIntegerField(
        _("jedes wievielte Mal"), default=1, validators=[MinValueValidator(1), MaxValueValidator(52)]
    )
    weekdays = models.JSONField(_("an diesen Wochentagen"), default=list, blank=True)
    repeats_until = models.DateField(_("wiederholt sich bis"), null=True, blank=True)
    repeats_count = models.PositiveSmallIntegerField(
        _("Zahl der Termine"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    exceptions = models.JSONField(_("fällt aus an diesen Tagen"), default=list, blank=True)
    recurrence_note = models.CharField(_("Anmerkung zur Wiederholung"), max_length=200, blank=True)

    mode = models.CharField(
        _("Wo man teilnimmt"), max_length=8, choices=choices.Mode.choices, default=choices.Mode.PLACE
    )
    place = models.CharField(_("Ort"), max_length=160, blank=True)
    address = models.CharField(_("Anschrift"), max_length=200, blank=True)
    room = models.CharField(_("Raum"), max_length=120, blank=True)
    latitude = models.FloatField(
        _("Breite"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("Länge"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    place_is_approximate = models.BooleanField(_("Lage ungefähr"), default=False)
    online_url = models.URLField(
        _("Zugang zur Online-Teilnahme"),
        max_length=500,
        blank=True,
        help_text=_("Sehen nur angemeldete Personen."),
    )
    step_free = known_field(_("stufenloser Zugang"))
    induction_loop = known_field(_("Induktionsschleife"))
    sign_language = known_field(_("Gebärdensprache"))
    accessible_toilet = known_field(_("barrierefreie Toilette"))
    accessibility_note = models.CharField(_("Anmerkung zur Barrierefreiheit"), max_length=300, blank=True)
    is_free = models.BooleanField(_("kostenfrei"), null=True, blank=True)
    cost = models.CharField(
        _("Kosten"), max_length=160, blank=True, help_text=_("Zum Beispiel „5 Euro, ermäßigt 3 Euro“.")
    )

    report_summary = models.TextField(_("So war es"), blank=True)
    report_summary_en = models.TextField(_("So war es (Englisch)"), blank=True)
    results = models.TextField(_("Ergebnisse"), blank=True)
    results_en = models.TextField(_("Ergebnisse (Englisch)"), blank=True)
    participants = models.PositiveIntegerField(_("Zahl der Teilnehmenden"), null=True, blank=True)
    minutes = models.ForeignKey(
        "media.Download",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Protokoll als Datei"),
    )
    report_due_on = models.DateField(_("Bericht fällig am"), null=True, blank=True)

    origin = models.CharField(
        _("Herkunft"), max_length=12, choices=choices.Origin.choices, default=choices.Origin.CONFIRMED
    )
    more_source_urls = models.JSONField(_("weitere Quellen"), default=list, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)
    sequence = models.PositiveIntegerField(_("Fassung für Kalender"), default=0, editable=False)
    cancelled_at = models.DateTimeField(_("abgesagt am"), null=True, blank=True, editable=False)
    cancel_reason = models.CharField(_("Grund der Absage (öffentlich)"), max_length=300, blank=True, editable=False)
    drawn_until = models.DateField(_("Termine stehen bis"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    objects = EventQuerySet.as_manager()

    # What belongs to the row, not to a revision: an older draft that is published does not bring it back.
    of_the_row: ClassVar[tuple[str, ...]] = (
        "uid",
        "status",
        "sequence",
        "cancelled_at",
        "cancel_reason",
        "drawn_until",
    )

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("Veranstaltung")
        verbose_name_plural = _("Veranstaltungen")
        indexes = [
            models.Index(fields=["live", "date_precision"], name="event_live_precision"),
            models.Index(fields=["changed_at"], name="event_changed"),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse reserved addresses, ends before starts, hours that the clock skips, and swapped coordinates."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes.")})
        if geo.are_swapped(self.latitude, self.longitude):
            raise ValidationError({"latitude": geo.swapped_sentence()})
        if self.starts_on is not None:
            self._refuse_impossible_times(self.starts_on)
            self._refuse_impossible_rule(self.starts_on)

    def _refuse_impossible_times(self, first: date) -> None:
        last = self.ends_on or first
        if last < first:
            raise ValidationError({"ends_on": _("Das Ende liegt vor dem Beginn.")})
        if self.end_time is not None and self.start_time is None:
            raise ValidationError({"start_time": _("Bitte geben Sie auch an, wann es beginnt.")})
        for name, day, at in (("start_time", first, self.start_time), ("end_time", last, self.end_time)):
            if is_skipped(day, at):
                words = _("Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhr wird vorgestellt.")
                raise ValidationError({name: words})
        if not self.hour and (is_twice(first, self.start_time) or is_twice(last, self.end_time)):
            words = _("Diese Uhrzeit gibt es in dieser Nacht zweimal. Bitte wählen Sie, welche gemeint ist.")
            raise ValidationError({"hour": words})
        starts_at, ends_at = self.moments_on(first)
        if self.end_time is not None and ends_at <= starts_at:
            raise ValidationError({"end_time": _("Das Ende liegt vor dem Beginn.")})

    def _refuse_impossible_rule(self, first: date) -> None:
        if self.repeats == Repeats.NEVER:
            return
        if self.repeats_until is not None and self.repeats_count is not None:
            words = _("Bitte geben Sie entweder einen letzten Tag oder eine Zahl an, nicht beides.")
            raise ValidationError({"repeats_count": words})
        if self.repeats_until is not None and self.repeats_until < first:
            raise ValidationError({"repeats_until": _("Der letzte Tag liegt vor dem ersten.")})
        if self.repeats == Repeats.MONTHLY_LAST and (first + timedelta(days=7)).month == first.month:
            words = _("Der erste Termin ist nicht der letzte seines Wochentags im Monat. Bitte wählen Sie ihn später.")
            raise ValidationError({"starts_on": words})
        if not all(isinstance(number, int) and 0 <= number <= 6 for number in self.weekdays):
            raise ValidationError({"weekdays": _("Wochentage zählen von 0 (Montag) bis 6 (Sonntag).")})
        if self.ends_on is not None and (self.ends_on - first) > timedelta(days=6):
            raise ValidationError({"ends_on": _("Ein Termin einer Reihe dauert höchstens sieben Tage.")})

    @property
    def is_series(self) -> bool:
        """Whether it comes back."""
        return self.repeats != Repeats.NEVER

    @property
    def is_cancelled(self) -> bool:
        """Whether all of it was called off."""
        return self.status == choices.Status.CANCELLED

    @property
    def is_all_day(self) -> bool:
        """Whether no hour is given."""
        return self.start_time is None

    @property
    def is_reported(self) -> bool:
        """Whether somebody wrote down what came of it."""
        return bool(self.report_summary or self.results)

    @property
    def rule(self) -> Rule | None:
        """The rule of its dates; a single event is a rule with one day. None while no day is known."""
        if self.starts_on is None or self.date_precision in choices.WITHOUT_DATES:
            return None
        return Rule(
            repeats=self.repeats,
            first=self.starts_on,
            interval=self.interval,
            weekdays=tuple(self.weekdays),
            until=self.repeats_until,
            count=self.repeats_count,
        )

    @property
    def excluded_days(self) -> frozenset[date]:
        """Days of the rule on which it was never meant to take place."""
        return frozenset(date.fromisoformat(day) for day in self.exceptions)

    def moments_on(self, day: date) -> tuple[Any, Any]:
        """Return beginning and end of its date on this day; an end that is not known is the beginning.

        In a series a double hour is the first one, as RFC 5545 reads local times.
        """
        second = self.hour == choices.Hour.SECOND and not self.is_series
        starts_at = moment(day, self.start_time, second=second)
        last = day + ((self.ends_on - self.starts_on) if self.ends_on and self.starts_on else timedelta())
        if self.is_all_day:
            return starts_at, moment(last + timedelta(days=1), None)
        if self.end_time is None:
            return starts_at, starts_at
        ends_at = moment(last, self.end_time, second=second)
        # Around a clock change an end on the wall may lie before its start.
        return starts_at, ends_at if day == self.starts_on else max(starts_at, ends_at)

    def writing_city_ids(self) -> set[int]:
        """Cities whose editors may change it; what belongs to none belongs to all."""
        own = {city.pk for city in self.cities.all()}
        return own or set(City.objects.values_list("pk", flat=True))

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Give the content of a revision, with what belongs to the row as the row has it."""
        obj = super().with_content_json(content)
        for name in self.of_the_row:
            setattr(obj, name, getattr(self, name))
        return obj


class EventPicture(Orderable):
    """A picture of the event; alternative text and licence stand with the picture itself."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="pictures", verbose_name=_("Veranstaltung"))
    picture = models.ForeignKey("media.Picture", on_delete=models.CASCADE, related_name="+", verbose_name=_("Bild"))
    caption = models.CharField(_("Bildunterschrift"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("Bild")
        verbose_name_plural = _("Bilder")

    def __str__(self) -> str:
        return self.caption or str(self.picture)


class EventLink(Orderable):
    """What came of the event and stands elsewhere: an idea that was born there, a recording, slides."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="links", verbose_name=_("Veranstaltung"))
    label = models.CharField(_("Titel"), max_length=160)
    url = models.CharField(_("Adresse"), max_length=500, validators=[choices.refuse_foreign_schemes])

    class Meta(Orderable.Meta):
        verbose_name = _("Das ist daraus entstanden")
        verbose_name_plural = _("Das ist daraus entstanden")

    def __str__(self) -> str:
        return self.label
