"""One date of an event: the rows that lists, calendars, registrations and feeds read."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.events.models.event import Event
from dos.events.models.moments import ZONE_NAME, last_day, local_day


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    """Adjectives of dates."""

    def published(self) -> Self:
        """Dates of public events."""
        return self.filter(event__live=True)

    def in_city(self, city: City | None) -> Self:
        """Dates of events that belong to the city, and of those that belong to none; all where no city is named."""
        if city is None:
            return self
        return self.filter(event__in=Event.objects.in_city(city))

    def between(self, start: datetime, end: datetime) -> Self:
        """Dates that have begun before the end and are not over at the start."""
        return self.filter(starts_at__lt=end, ends_at__gt=start)

    def upcoming(self, start_of_today: datetime) -> Self:
        """Dates of today and later; what was this morning stands here until midnight."""
        return self.filter(ends_at__gt=start_of_today)


class Occurrence(models.Model):
    """One date (Termin) of an event; a single event has one, a series one for each day of its rule in the window.

    `day` is the day that the rule gave it. It stays when the date is moved, because addresses and subscribed
    calendars know the date by it.
    """

    class Status(models.TextChoices):
        """What became of the date."""

        PLANNED = "planned", _("findet statt")
        MOVED = "moved", _("verlegt")
        CANCELLED = "cancelled", _("abgesagt")

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="occurrences", verbose_name=_("Veranstaltung")
    )
    day = models.DateField(_("Tag laut Regel"))
    original_starts_at = models.DateTimeField(_("Beginn laut Regel"))
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"))
    zone = models.CharField(_("Zeitzone"), max_length=40, default=ZONE_NAME, editable=False)
    all_day = models.BooleanField(_("ganztägig"), default=False)
    end_is_known = models.BooleanField(_("Ende bekannt"), default=True)
    status = models.CharField(_("Stand"), max_length=10, choices=Status.choices, default=Status.PLANNED)
    status_at = models.DateTimeField(_("Stand seit"), null=True, blank=True, editable=False)
    reason = models.CharField(_("Grund (öffentlich)"), max_length=300, blank=True)
    place_override = models.CharField(_("anderer Ort an diesem Tag"), max_length=200, blank=True)
    note = models.CharField(_("Hinweis zu diesem Tag"), max_length=300, blank=True)
    sequence = models.PositiveIntegerField(_("Fassung für Kalender"), default=0, editable=False)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("Termin")
        verbose_name_plural = _("Termine")
        constraints = [
            models.UniqueConstraint(fields=["event", "day"], name="occurrence_once"),
            models.CheckConstraint(
                condition=models.Q(starts_at__lte=models.F("ends_at")), name="occurrence_ends_later"
            ),
        ]
        indexes = [
            models.Index(fields=["starts_at", "id"], name="occurrence_starts"),
            models.Index(fields=["ends_at"], name="occurrence_ends"),
            # Lists ask for one date of each event, and read it from here alone.
            models.Index(fields=["event", "ends_at", "starts_at"], name="occurrence_of_event"),
        ]

    def __str__(self) -> str:
        return f"{self.event} · {self.day:%d.%m.%Y}"

    @property
    def is_cancelled(self) -> bool:
        """Whether this date or its whole event was called off; asks the event."""
        return self.status == self.Status.CANCELLED or self.event.is_cancelled

    @property
    def is_override(self) -> bool:
        """Whether it differs from what the rule says."""
        return self.status != self.Status.PLANNED or bool(self.place_override or self.note)

    @property
    def starts_on(self) -> date:
        """The day on which it begins."""
        return local_day(self.starts_at)

    @property
    def ends_on(self) -> date:
        """Its last day."""
        return self.starts_on if self.ends_at == self.starts_at else last_day(self.ends_at)
